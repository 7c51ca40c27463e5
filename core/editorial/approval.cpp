#include "core/editorial/approval.h"

#include "core/model/codec.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

void put_part(Sha256& hash, std::string_view part) {
    auto const length = static_cast<std::uint64_t>(part.size());
    std::string head;
    for (int shift = 56; shift >= 0; shift -= 8) head += static_cast<char>(length >> shift & 0xFF);
    hash.update(head);
    hash.update(part);
}

/// What is about to be written counts as if it were.
class Coming {
public:
    Coming(Records const& reader, Review const& review, std::vector<Record> const& records)
        : reader_(reader), review_(review), records_(records) {}

    std::optional<Record> find(Ref wanted) const {
        if (wanted == ref(review_.id)) return review_;
        for (auto const& record : records_)
            if (ref_of(record) == wanted) return record;
        return reader_.find(wanted);
    }
    template <class T>
    std::optional<T> find(Id<T> id) const {
        auto record = id ? find(ref(id)) : std::nullopt;
        if (!record) return std::nullopt;
        return std::get<T>(std::move(*record));
    }
    /// Those the reader knows, and those to come.
    std::vector<Correction> corrections() const {
        auto corrections = reader_.referring<Correction>("review", review_.id);
        std::erase_if(corrections, [&](Correction const& known) { return is_coming(ref(known.id)); });
        for (auto const& record : records_)
            if (auto const* correction = std::get_if<Correction>(&record)) corrections.push_back(*correction);
        return corrections;
    }
    Records const& reader() const { return reader_; }
    Review const& review() const { return review_; }

private:
    bool is_coming(Ref wanted) const {
        return std::ranges::any_of(records_, [&](Record const& record) { return ref_of(record) == wanted; });
    }

    Records const& reader_;
    Review const& review_;
    std::vector<Record> const& records_;
};

/// Walks what a dossier shows, as load_dossier() does, without reading the saved bytes.
class Gathering {
public:
    explicit Gathering(Coming const& coming) : coming_(coming), reader_(coming.reader()) {}

    std::vector<Covered> by_first_form() {
        add(ref(coming_.review().claim));
        add(ref(coming_.review().id));
        each_link([&](Link const& link) {
            if (link.from.kind != Kind::statement) return;
            add(link.from);
            for (auto const id : reader_.referring(Kind::quotation, "statement", link.from)) add({Kind::quotation, id});
        });
        return in_order();
    }

    std::vector<Covered> by_second_form() {
        auto const claim_id = coming_.review().claim;
        add(ref(claim_id));
        add(ref(coming_.review().id));
        if (auto const claim = coming_.find(claim_id)) add(claim->topic, Cover::caption);
        each_link([&](Link const& link) {
            for (auto const end : {link.from, link.to}) {
                if (auto const statement = id_as<Statement>(end)) add_statement(statement);
                if (auto const claim = id_as<Claim>(end); claim != claim_id) add(claim, Cover::caption);
            }
        });
        for (auto const& request : reader_.referring<ReplyRequest>("claim", claim_id)) {
            add(ref(request.id));
            add(request.party, Cover::caption);
            add_statement(request.answer);
        }
        for (auto const& correction : coming_.corrections())
            if (in_force(correction)) add(ref(correction.id));
        return in_order();
    }

private:
    void add(Ref covered, Cover cover = Cover::whole) {
        if (covered) found_.push_back({covered, cover});
    }
    template <class T>
    void add(Id<T> id, Cover cover) {
        if (id) add(ref(id), cover);
    }
    template <class Call>
    void each_link(Call const& call) {
        for (auto const* end : {"to", "from"})
            for (auto const& link : reader_.referring<Link>(end, coming_.review().claim)) {
                add(ref(link.id));
                call(link);
            }
    }
    void add_statement(Id<Statement> id) {
        if (!id || !seen_.insert(ref(id)).second) return;
        add(ref(id));
        auto const statement = reader_.find(id);
        if (!statement) return;
        add(statement->speaker, Cover::whole);
        add(statement->on_behalf_of, Cover::whole);
        for (auto const quotation : reader_.referring(Kind::quotation, "statement", ref(id))) add_trail({quotation});
    }
    void add_trail(Id<Quotation> id) {
        while (id && seen_.insert(ref(id)).second) {
            auto const quotation = reader_.find(id);
            if (!quotation) return;
            add(ref(id));
            add(quotation->text, Cover::whole);
            if (auto const text = reader_.find(quotation->text)) add_capture(text->capture);
            id = quotation->quoted_from;
        }
    }
    void add_capture(Id<Capture> id) {
        if (!id || !seen_.insert(ref(id)).second) return;
        add(ref(id));
        auto const capture = reader_.find(id);
        if (!capture || !seen_.insert(ref(capture->source)).second) return;
        add(capture->source, Cover::whole);
        auto const source = reader_.find(capture->source);
        if (!source) return;
        add(source->publisher, Cover::caption);
        add(source->agency, Cover::caption);
    }
    std::vector<Covered> in_order() {
        // What is covered as a whole and by its caption is covered as a whole.
        std::ranges::sort(found_);
        auto const same = [](Covered const& one, Covered const& other) { return one.ref == other.ref; };
        found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
        return std::move(found_);
    }

    Coming const& coming_;
    Records const& reader_;
    std::vector<Covered> found_;
    std::set<Ref> seen_;
};

std::vector<Covered> covered_records(Coming const& coming) {
    Gathering gathering(coming);
    return coming.review().approval_form == first_approval_form ? gathering.by_first_form()
                                                                : gathering.by_second_form();
}

std::string covered_part(Covered const& covered, Record const& record, std::int64_t form) {
    if (covered.cover == Cover::caption) return caption_of(record);
    return encode(record, form == first_approval_form ? unsigned{workflow} : workflow | unseen);
}

std::string covered_part(Covered const& covered, std::optional<Record> const& record) {
    return record ? covered_part(covered, *record, newest_approval_form) : std::string();
}

/// The way up from a record to the claims that show it.
class Showing {
public:
    Showing(Reader const& reader, std::function<void(Id<Claim>)> const& call) : reader_(reader), call_(call) {}

    void record(Record const& record) {
        std::visit([&](auto const& entity) { show(entity); }, record);
    }

private:
    template <class T>
    void show(T const&) {} // no dossier shows it
    void show(Claim const& claim) {
        call_(claim.id);
        for (auto const* end : {"to", "from"})
            for (auto const& link : reader_.referring<Link>(end, claim.id)) show(link);
    }
    void show(Link const& link) {
        for (auto const end : {link.from, link.to})
            if (auto const claim = id_as<Claim>(end)) call_(claim);
    }
    void show(Review const& review) { call_(review.claim); }
    void show(Correction const& correction) {
        if (auto const review = reader_.find(correction.review)) call_(review->claim);
    }
    void show(ReplyRequest const& request) { call_(request.claim); }
    void show(Statement const& statement) { statement_shown(statement.id); }
    void show(Quotation const& quotation) {
        statement_shown(quotation.statement);
        quoted_from(quotation.id);
    }
    void show(Text const& text) { text_shown(ref(text.id)); }
    void show(Capture const& capture) { capture_shown(ref(capture.id)); }
    void show(Source const& source) { source_shown(ref(source.id)); }
    void show(Topic const& topic) {
        constexpr int page = 500;
        for (auto const& state : Names<ReviewState>::entries) {
            if (!has_trait(state.value, keeps_approval)) continue;
            ClaimQuery query;
            query.only = state.value;
            query.topic = topic.id;
            for (auto ids = reader_.claims(query, {}, page); !ids.empty();
                 ids = reader_.claims(query, ids.back(), page))
                for (auto const id : ids) call_(id);
        }
    }
    void show(Party const& party) {
        for (auto const* field : {"speaker", "on_behalf_of"})
            for (auto const id : reader_.referring(Kind::statement, field, ref(party.id))) statement_shown({id});
        for (auto const* field : {"publisher", "agency"})
            for (auto const id : reader_.referring(Kind::source, field, ref(party.id)))
                source_shown({Kind::source, id});
        for (auto const& request : reader_.referring<ReplyRequest>("party", party.id)) show(request);
    }

    void statement_shown(Id<Statement> id) {
        for (auto const& link : reader_.referring<Link>("from", id)) show(link);
        for (auto const& request : reader_.referring<ReplyRequest>("answer", id)) show(request);
    }
    void text_shown(Ref text) {
        for (auto const& quotation : reader_.referring<Quotation>("text", text)) show(quotation);
    }
    void capture_shown(Ref capture) {
        for (auto const id : reader_.referring(Kind::text, "capture", capture)) text_shown({Kind::text, id});
    }
    void source_shown(Ref source) {
        for (auto const id : reader_.referring(Kind::capture, "source", source)) capture_shown({Kind::capture, id});
    }
    /// A trail goes back from quotation to quotation: what was taken from this one shows it as well.
    void quoted_from(Id<Quotation> id) {
        for (auto const& later : reader_.referring<Quotation>("quoted_from", id))
            if (passed_.insert(later.id).second) show(later);
    }

    Reader const& reader_;
    std::function<void(Id<Claim>)> const& call_;
    std::set<Id<Quotation>> passed_; // trails may lead in a circle
};

} // namespace

std::vector<Covered> covered_by_approval(Records const& reader, Review const& review) {
    return covered_records(Coming(reader, review, {}));
}

bool is_covered(Covered const& covered, std::string_view field) {
    return covered.cover == Cover::whole ? is_covered(covered.ref.kind, field)
                                         : field == caption_field(covered.ref.kind);
}

Digest content_digest(Records const& reader, Review const& review, std::vector<Record> const& coming) {
    Coming const then(reader, review, coming);
    auto const form = review.approval_form;
    Sha256 hash;
    hash.update("counterpoint approval " + std::to_string(form));
    for (auto const& covered : covered_records(then)) {
        auto const record = then.find(covered.ref);
        if (!record) continue;
        put_part(hash, kind_name(covered.ref.kind));
        put_part(hash, id_text(covered.ref.id));
        if (form != first_approval_form) put_part(hash, covered.cover == Cover::whole ? "whole" : "caption");
        put_part(hash, covered_part(covered, *record, form));
    }
    return hash.finish();
}

bool stands_approved(Review const& review) {
    return !review.approved.empty() && has_trait(review.state, keeps_approval);
}

bool is_stale(Records const& reader, Review const& review) {
    return stands_approved(review) && content_digest(reader, review) != review.approved;
}

bool ApprovalCheck::is_stale(Review const& review) {
    if (!stands_approved(review)) return false;
    auto const [known, fresh] = stale_.try_emplace(review.id);
    if (fresh) known->second = core::is_stale(reader_, review);
    return known->second;
}

Seq approved_at(Records const& reader, Review const& review) {
    Seq seq = 0;
    for (auto const& step : reader.history(ref(review.id))) {
        auto const* after = state_as<Review>(step.after);
        auto const* before = state_as<Review>(step.before);
        if (after && after->approved == review.approved && (!before || before->approved != after->approved))
            seq = step.revision.seq;
    }
    return seq;
}

Seq newest_covered_change(Records const& reader, std::vector<Covered> const& covered) {
    Seq newest = 0;
    for (auto const& each : covered)
        for (auto const& revision : reader.revisions_of(each.ref)) {
            if (revision.seq <= newest) break;
            if (covered_part(each, reader.before(each.ref, revision.seq)) ==
                covered_part(each, reader.before(each.ref, revision.seq + 1)))
                continue;
            newest = revision.seq;
            break;
        }
    return newest;
}

void each_claim_showing(Reader const& reader, Record const& record, std::function<void(Id<Claim>)> const& call) {
    Showing(reader, call).record(record);
}

} // namespace core
