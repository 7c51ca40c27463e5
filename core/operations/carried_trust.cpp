#include "core/operations/carried_trust.h"

#include "core/rules/publication.h"
#include "core/rules/rules.h"
#include "core/text/person.h"

#include <algorithm>

namespace core {

namespace {

/// What a workspace begins with and what people set up before they work.
constexpr bool is_setting(Kind kind) {
    return kind == Kind::scale || kind == Kind::desk_rules || kind == Kind::saved_search;
}

bool is_empty(Reader const& reader) {
    auto empty = true;
    each_kind([&]<class T>(std::type_identity<T>) {
        if (!is_setting(Model<T>::kind)) empty = empty && reader.list(Model<T>::kind, 0, 1).empty();
    });
    return empty;
}

/// Whether nothing was ever done here but bringing things in.
bool only_imports(Reader const& reader) {
    constexpr int a_page = 100;
    Seq before = 0;
    for (auto revisions = reader.revisions(before, a_page); !revisions.empty();
         revisions = reader.revisions(before, a_page)) {
        for (auto const& each : revisions)
            if (each.operation != import_operation && each.operation != "scale.add" && each.kind != RevisionKind::foundation)
                return false;
        before = revisions.back().seq;
    }
    return true;
}

/// Of somebody else, by that name or one that looks like it.
bool is_colleagues(Reader const& reader, std::string const& name, std::string const& actor) {
    return !same_person(name, actor) &&
           std::ranges::any_of(reader.people(Reader::everything), [&](std::string const& each) { return looks_like(each, name); });
}

} // namespace

Into what_they_come_into(Reader const& reader, std::set<Id<Claim>> const& in_file) {
    if (is_empty(reader)) return Into::empty_workspace;
    if (!only_imports(reader)) return Into::desk;
    auto const of_file = [&](RawId id) { return in_file.contains(Id<Claim>{id}); };
    return std::ranges::all_of(reader.list(Kind::claim), of_file) ? Into::empty_workspace : Into::desk;
}

std::optional<Review> as_from_elsewhere(Review review) {
    if (review.state == ReviewState::withdrawn) return std::nullopt;
    review.state = is_ever_out(review) ? ReviewState::published : ReviewState::draft;
    Review const none;
    review.reviewers = none.reviewers;
    review.remark = none.remark;
    review.round = none.round;
    review.submitter = none.submitter;
    review.submitted = none.submitted;
    review.gate_override = none.gate_override;
    review.approved = none.approved;
    review.approval_form = none.approval_form;
    return review;
}

std::string proposer_here(Reader const& reader, std::string const& author, std::string const& actor) {
    return is_colleagues(reader, author, actor) ? actor : author;
}

std::string publisher_elsewhere(Reader const& reader, std::string const& author, std::string const& actor) {
    return is_colleagues(reader, author, actor) ? std::string() : author;
}

bool works_here(Reader const& reader, std::string const& name, std::string const& actor) {
    return !name.empty() && (same_person(name, actor) || looks_like(name, actor) || is_colleagues(reader, name, actor));
}

bool only_ever_came_in(Reader const& reader, Ref what) {
    auto const revisions = reader.revisions_of(what);
    return !revisions.empty() &&
           std::ranges::all_of(revisions, [](Revision const& each) { return each.operation == import_operation; });
}

bool only_came_in(Reader const& reader, Id<Claim> claim) {
    return reader.count_referring(Kind::review, "claim", ref(claim)) == 0 && only_ever_came_in(reader, ref(claim));
}

} // namespace core
