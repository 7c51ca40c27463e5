// What an approval covers, and whether it still does: everything a reader of the dossier is shown, as one digest that
// is kept with the approval. What covers more than it did is another form of the digest; an approval is compared by
// the form it was given in, so that none grows stale because a later version looks at more.
#pragma once

#include "core/store/reader.h"

#include <map>

namespace core {

/// The first form covers the claim, its links, the statements they bring with their quotations, and the review. The
/// second covers besides who said and published it, the trail down to the saved bytes, the topic, related claims,
/// requests for reply with their answers, and corrections in force.
constexpr std::int64_t first_approval_form = 1;
constexpr std::int64_t newest_approval_form = 2;

/// How much of a record is covered: all that a dossier shows of it, or the name or sentence by which it is called there
/// (a publisher, a topic, a related claim).
enum class Cover { whole, caption };

struct Covered {
    Ref ref;
    Cover cover = Cover::whole;
    auto operator<=>(Covered const&) const = default;
};

/// The records an approval of this review covers by its own form, each once, in the order the digest takes them.
std::vector<Covered> covered_by_approval(Records const& reader, Review const& review);

/// Whether that field of the record is covered.
bool is_covered(Covered const& covered, std::string_view field);

/// SHA-256 over kind, identity and content of every covered record, each part with its length: the canonical JSON
/// (core/model/codec.h) without fields of the workflow and what nobody is shown, or its caption. The review counts as
/// given and `coming` as given there, for they may be about to be written: the claim, a correction.
Digest content_digest(Records const& reader, Review const& review, std::vector<Record> const& coming = {});

/// Whether the review is in a state that an approval carries, and has one that was given here.
bool stands_approved(Review const& review);

/// Something covered was changed, added or taken away after it was approved. False for what was never
/// approved here.
bool is_stale(Records const& reader, Review const& review);

/// The same for one moment, for whoever asks of the same reviews again: the digest of each is taken once. The reviews
/// are given as the reader has them, and nothing is written meanwhile.
class ApprovalCheck {
public:
    explicit ApprovalCheck(Records const& reader) : reader_(reader) {}
    bool is_stale(Review const& review);

private:
    Records const& reader_;
    std::map<Id<Review>, bool> stale_;
};

/// The newest revision that approved the review as it is approved now; 0 when none did.
Seq approved_at(Records const& reader, Review const& review);

/// The newest revision that changed what is covered of these records; 0 when none did.
Seq newest_covered_change(Records const& reader, std::vector<Covered> const& covered);

/// Calls `call` with claims whose dossiers show this record as it is given, some of them several times. Of a topic
/// only those that were approved at least. One question a record on the way, nothing is gathered.
void each_claim_showing(Reader const& reader, Record const& record, std::function<void(Id<Claim>)> const& call);

} // namespace core
