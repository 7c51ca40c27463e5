// Claims as JSON lines: what core/formats/claims_jsonl.h reads, by the same names.
#include "core/formats/claims_jsonl.h"

#include "core/base/progress.h"
#include "core/editorial/reviews.h"
#include "core/editorial/verdict.h"
#include "core/formats/put_said.h"
#include "core/text/signs.h"

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

} // namespace

WrittenClaims write_claims_jsonl(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                 Progress& progress) {
    WrittenClaims written;
    std::uint64_t const total = static_cast<std::uint64_t>(selection.total);
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
                if (review && is_concealed(reader, *review, selection.person))
                    ++written.concealed;
                else if (review)
                    put_review(line, reader, *review);
                sink(escaped_json(line.dump()) + "\n");
                ++written.claims;
            }
        }
    });
    return written;
}

} // namespace core
