// Claims as JSON lines: what core/formats/claims_jsonl.h reads, by the same names.
#include "core/formats/claims_jsonl.h"

#include "core/base/progress.h"
#include "core/formats/carried_records.h"
#include "core/editorial/reviews.h"
#include "core/editorial/verdict.h"
#include "core/formats/put_said.h"
#include "core/text/signs.h"

#include <array>
#include <utility>

namespace core {

namespace {

using ClaimJson = nlohmann::ordered_json;

/// Who said it, when and where: of several statements the first that tells any of it.
void put_statement(ClaimJson& line, Reader const& reader, Claim const& claim) {
    for (auto const& link : reader.referring<Link>("to", claim.id)) {
        if (link.relation != Relation::asserts) continue;
        auto const statement = reader.find(id_as<Statement>(link.from));
        if (!statement || (!statement->speaker && !statement->said_on.known() && statement->occasion.empty())) continue;
        if (auto const speaker = reader.find(statement->speaker)) put_said(line, "speaker", speaker->name);
        put_said(line, "said_on", statement->said_on);
        put_said(line, "occasion", statement->occasion);
        return;
    }
}

void put_review(ClaimJson& line, Reader const& reader, Review const& review) {
    auto const scale = reader.find(review.scale);
    auto const* rating = scale ? scale->find(review.rating) : nullptr;
    if (review.rating != no_verdict) {
        put_said(line, "verdict", rating ? in_language(rating->labels, "en") : review.rating);
        if (scale) put_said(line, "scale", scale->key);
        put_said(line, "rating_key", review.rating);
    }
    put_said(line, "title", review.summary);
    put_said(line, "body", review.rationale);
    put_said(line, "date", review.checked_on);
    put_said(line, "author", review.author);
    put_said(line, "url", review.url);
    put_said(line, "state", std::string(key_of(review.state)));
}

/// Kinds in the order in which what refers follows what it refers to.
constexpr std::array kinds_in_order{Kind::scale, Kind::topic, Kind::party, Kind::source, Kind::capture, Kind::text,
                                    Kind::statement, Kind::quotation, Kind::link, Kind::desk_rules, Kind::saved_search};

/// Lines as they go out: records stand in the line of a claim as far as they find room, else in lines of their own
/// before it. The line of the last claim takes in what hangs on none.
class LinesOut {
public:
    explicit LinesOut(Sink const& sink) : sink_(sink) {}

    void claim(ClaimJson line) {
        send();
        line_ = std::move(line);
    }
    void record(Record const& record, std::optional<std::string> const& bytes, EarlierValues const& before) {
        auto json = carried_json(record, bytes, before);
        auto const size = json.dump().size();
        if (size_ + size > carried_at_once && !records_.empty()) send_records();
        size_ += size;
        records_.push_back(std::move(json));
    }
    void send() {
        if (line_.is_null()) {
            if (!records_.empty()) send_records();
            return;
        }
        line_["records"] = std::exchange(records_, ClaimJson::array());
        put(std::exchange(line_, ClaimJson()));
        size_ = 0;
    }

private:
    void send_records() {
        ClaimJson line;
        line["counterpoint"] = our_claim_lines;
        line["records"] = std::exchange(records_, ClaimJson::array());
        put(line);
        size_ = 0;
    }
    void put(ClaimJson const& line) { sink_(escaped_json(line.dump()) + "\n"); }

    Sink const& sink_;
    ClaimJson line_; ///< of the claim whose records are being gathered; null before the first one
    ClaimJson records_ = ClaimJson::array();
    std::size_t size_ = 0;
};

/// What hangs on no claim.
void write_the_rest(Reader const& reader, CarriedRecords& carried, CarriedRecords::Take const& take) {
    constexpr int a_page = 500;
    for (auto const kind : kinds_in_order)
        for (RawId after = 0;;) {
            // The newest first, as lists come; identities are in order of time, and readers keep them.
            auto const ids = reader.list(kind, after, a_page);
            if (ids.empty()) break;
            after = ids.back();
            for (auto const id : ids) carried.one({kind, id}, take);
        }
}

} // namespace

WrittenClaims write_claim_lines(Reader const& reader, ClaimSelection const& selection, LinesTell tell, Sink const& sink,
                                Progress& progress) {
    WrittenClaims written;
    std::uint64_t const total = static_cast<std::uint64_t>(selection.total);
    CarriedRecords carried(reader, sink, selection.holds, tell.remarks ? std::set<Kind>{} : std::set<Kind>{Kind::remark});
    LinesOut lines(sink);
    CarriedRecords::Take const take = [&](Record const& record, std::optional<std::string> const& bytes) {
        lines.record(record, bytes, tell.before ? earlier_values(reader, ref_of(record)) : EarlierValues{});
    };
    reader.together([&] {
        for (auto claims = selection.next(); !claims.empty(); claims = selection.next()) {
            for (auto const id : claims) {
                progress.update(static_cast<std::uint64_t>(written.claims), total ? total + 1 : 0);
                auto const claim = reader.find(id);
                if (!claim) continue; // deleted since it was listed
                ClaimJson line;
                line["counterpoint"] = our_claim_lines;
                line["id"] = claim->identifier.empty() ? id_text(claim->id.value) : claim->identifier;
                put_said(line, "text", claim->text);
                put_said(line, "language", claim->language);
                put_said(line, "note", claim->note);
                put_statement(line, reader, *claim);
                auto const review = current_review(reader, id);
                auto const concealed = review && is_concealed(reader, *review, selection.person);
                if (concealed)
                    ++written.concealed;
                else if (review)
                    put_review(line, reader, *review);
                lines.claim(std::move(line));
                carried.claim(id, concealed, take);
                ++written.claims;
            }
        }
        if (selection.whole)
            write_the_rest(reader, carried, [&](Record const& record, std::optional<std::string> const& bytes) {
                if (std::holds_alternative<Source>(record)) ++written.loose_sources;
                take(record, bytes);
            });
        lines.send();
    });
    return written;
}

WrittenClaims write_claims_jsonl(Reader const& reader, ClaimSelection const& selection, Sink const& sink, Progress& progress) {
    return write_claim_lines(reader, selection, {}, sink, progress);
}

} // namespace core
