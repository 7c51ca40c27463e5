#include "core/model/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

[[noreturn]] void refuse(Code code, Message message) { throw Error(code, std::move(message)); }

/// The workspace as it would be once the draft is committed.
class After {
public:
    After(Draft const& draft, Reader const& reader) : draft_(draft), reader_(reader) {
        for (auto const& record : draft.puts) puts_[ref_of(record)] = &record;
        erases_.insert(draft.erases.begin(), draft.erases.end());
    }

    std::optional<Record> find(Ref ref) const {
        if (erases_.contains(ref)) return std::nullopt;
        if (auto const put = puts_.find(ref); put != puts_.end()) return *put->second;
        return reader_.find(ref);
    }
    template <class T>
    std::optional<T> find(Id<T> id) const {
        auto record = find(ref(id));
        if (!record) return std::nullopt;
        return std::get<T>(std::move(*record));
    }
    bool erased(Ref ref) const { return erases_.contains(ref); }
    Record const* put(Ref ref) const {
        auto const found = puts_.find(ref);
        return found == puts_.end() ? nullptr : found->second;
    }
    std::optional<std::string> bytes(Digest const& digest) const {
        for (auto const& blob : draft_.blobs)
            if (sha256(blob) == digest) return blob;
        return reader_.bytes(digest);
    }
    Reader const& reader() const { return reader_; }
    Draft const& draft() const { return draft_; }

private:
    Draft const& draft_;
    Reader const& reader_;
    std::map<Ref, Record const*> puts_;
    std::set<Ref> erases_;
};

void require(std::string const& value, Message message) {
    if (value.find_first_not_of(" \t\n\r") == value.npos)
        refuse(Code::bad_input, std::move(message));
}

void check(Source const& source, After const&) {
    require(source.title, say("A source needs a title."));
}

void check(Capture const& capture, After const& after) {
    auto const bytes = after.bytes(capture.digest);
    if (!bytes || static_cast<std::int64_t>(bytes->size()) != capture.size)
        refuse(Code::refused, say("The bytes of the capture “{origin}” are not in the workspace.",
                                  {{"origin", capture.origin}}));
}

void check(Text const& text, After const& after) {
    auto const bytes = after.bytes(text.digest);
    if (!bytes || count(length(*bytes)) != text.code_points)
        refuse(Code::refused, say("The extracted text is not in the workspace."));
}

void check(Quotation const& quotation, After const& after) {
    auto const text = after.find(quotation.text);
    if (!text || text->digest != quotation.text_digest)
        refuse(Code::refused, say("The quotation “{words}” refers to another text than the one stored.",
                                  {{"words", quotation.exact}}));
    auto const bytes = after.bytes(text->digest);
    auto const span = quotation.span();
    if (quotation.exact.empty() || span.start < 0 || span.end <= span.start ||
        span.end > text->code_points || !bytes || Offsets(*bytes).slice(span) != quotation.exact)
        refuse(Code::refused,
               say("The words “{words}” do not stand at {start}–{end} in the text.",
                   {{"words", quotation.exact},
                    {"start", std::to_string(span.start)},
                    {"end", std::to_string(span.end)}}));
    if (quotation.quoted_from == quotation.id)
        refuse(Code::refused, say("A quotation cannot be quoted from itself."));
}

void check(Party const& party, After const&) {
    require(party.name, say("A party needs a name."));
}

void check(Statement const& statement, After const&) {
    require(statement.text, say("A statement needs the words that were said."));
}

void check(Claim const& claim, After const&) {
    require(claim.text, say("A claim needs a sentence that can be checked."));
}

void check(Topic const& topic, After const&) {
    require(topic.name, say("A topic needs a name."));
}

void check(Link const& link, After const& after) {
    if (link.from == link.to)
        refuse(Code::refused, say("A record cannot be linked to itself."));
    if (!find_rule(link.relation, link.from.kind, link.to.kind))
        refuse(Code::refused, say("There is no relation “{relation}” from a {from} to a {to}.",
                                  {{"relation", std::string(key_of(link.relation))},
                                   {"from", std::string(kind_name(link.from.kind))},
                                   {"to", std::string(kind_name(link.to.kind))}}));
    auto const same = [&](Link const& other) {
        return other.id != link.id && other.from == link.from && other.to == link.to &&
               other.relation == link.relation;
    };
    auto const twice = [&] {
        for (auto const& record : after.draft().puts)
            if (auto const* other = std::get_if<Link>(&record); other && same(*other)) return true;
        for (auto const& other : after.reader().referring<Link>("from", link.from))
            if (same(other) && !after.erased(ref(other.id)) && !after.put(ref(other.id)))
                return true;
        return false;
    };
    if (twice())
        refuse(Code::refused, say("That link exists already: it {relation} the same record.",
                                  {{"relation", label_of(link.relation)}}));
}

void check(Review const& review, After const& after) {
    auto const scale = after.find(review.scale);
    if (!scale || !scale->find(review.rating))
        refuse(Code::refused, say("The rating “{rating}” is not on the rating scale “{scale}”.",
                                  {{"rating", review.rating},
                                   {"scale", scale ? scale->key : std::string("?")}}));
}

void check(Scale const& scale, After const&) {
    if (scale.ratings.empty())
        refuse(Code::bad_input, say("The rating scale “{scale}” has no ratings.",
                                    {{"scale", scale.key}}));
    std::set<std::string> seen;
    for (auto const& rating : scale.ratings)
        if (rating.key.empty() || !seen.insert(rating.key).second)
            refuse(Code::bad_input, say("The rating scale “{scale}” names the rating “{rating}” twice.",
                                        {{"scale", scale.key}, {"rating", rating.key}}));
}

void check_references(Record const& record, After const& after) {
    for (auto const& reference : references_of(record))
        if (!after.find(reference.to))
            refuse(Code::refused, say("The {kind} it refers to ({id}) is not in the workspace.",
                                      {{"kind", std::string(kind_name(reference.to.kind))},
                                       {"id", id_text(reference.to.id)}}));
}

bool still_refers(Record const& record, std::string_view field, Ref to) {
    return std::ranges::any_of(references_of(record), [&](Reference const& reference) {
        return reference.field == field && reference.to == to;
    });
}

void check_erasure(Ref gone, After const& after) {
    for (auto const& place : fields_referring_to(gone.kind))
        for (auto const id : after.reader().referring(place.kind, place.field, gone)) {
            Ref const user{place.kind, id};
            if (after.erased(user)) continue;
            if (auto const* put = after.put(user); put && !still_refers(*put, place.field, gone))
                continue;
            auto const record = after.reader().find(gone);
            refuse(Code::refused,
                   say("“{what}” cannot be deleted: a {kind} still refers to it ({id}).",
                       {{"what", record ? caption_of(*record) : id_text(gone.id)},
                        {"kind", std::string(kind_name(place.kind))},
                        {"id", id_text(id)}}));
        }
}

} // namespace

void check_rules(Draft const& draft, Reader const& reader) {
    After const after(draft, reader);
    for (auto const& record : draft.puts) {
        if (ref_of(record).id <= 0)
            refuse(Code::bad_input, say("A record without an identity cannot be stored."));
        check_references(record, after);
        std::visit([&](auto const& entity) { check(entity, after); }, record);
    }
    for (auto const& gone : draft.erases) check_erasure(gone, after);
}

} // namespace core
