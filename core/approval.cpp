#include "core/approval.h"

#include "core/model/codec.h"

#include <algorithm>

namespace core {

namespace {

void put_part(Sha256& hash, std::string_view part) {
    auto const length = static_cast<std::uint64_t>(part.size());
    std::string head;
    for (int shift = 56; shift >= 0; shift -= 8) head += static_cast<char>(length >> shift & 0xFF);
    hash.update(head);
    hash.update(part);
}

} // namespace

std::vector<Ref> covered_by_approval(Reader const& reader, Review const& review) {
    std::vector<Ref> refs{ref(review.claim), ref(review.id)};
    for (auto const* end : {"to", "from"})
        for (auto const& link : reader.referring<Link>(end, review.claim)) {
            refs.push_back(ref(link.id));
            if (link.from.kind != Kind::statement) continue;
            refs.push_back(link.from);
            for (auto const id : reader.referring(Kind::quotation, "statement", link.from))
                refs.push_back({Kind::quotation, id});
        }
    std::ranges::sort(refs);
    refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
    return refs;
}

Digest content_digest(Reader const& reader, Review const& review, Claim const* claim) {
    auto const record_at = [&](Ref covered) {
        if (covered == ref(review.id)) return std::optional<Record>(review);
        if (claim && covered == ref(claim->id)) return std::optional<Record>(*claim);
        return reader.find(covered);
    };
    Sha256 hash;
    hash.update("counterpoint approval 1");
    for (auto const& covered : covered_by_approval(reader, review)) {
        auto const record = record_at(covered);
        if (!record) continue;
        put_part(hash, kind_name(covered.kind));
        put_part(hash, id_text(covered.id));
        put_part(hash, encode(*record, workflow));
    }
    return hash.finish();
}

bool is_stale(Reader const& reader, Review const& review) {
    auto const stands = review.state == ReviewState::approved || review.state == ReviewState::published ||
                        review.state == ReviewState::corrected;
    return stands && !review.approved.empty() && content_digest(reader, review) != review.approved;
}

Seq approved_at(Reader const& reader, Review const& review) {
    Seq seq = 0;
    for (auto const& step : reader.history(ref(review.id))) {
        auto const* after = step.after ? std::get_if<Review>(&*step.after) : nullptr;
        auto const* before = step.before ? std::get_if<Review>(&*step.before) : nullptr;
        if (after && after->approved == review.approved && (!before || before->approved != after->approved))
            seq = step.revision.seq;
    }
    return seq;
}

} // namespace core
