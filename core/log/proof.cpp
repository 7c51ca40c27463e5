#include "core/log/proof.h"

#include "core/log/members.h"
#include "core/log/unsigned_tails.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace core {

MerkleTree::MerkleTree(std::vector<Digest> leaves) {
    levels_.push_back(std::move(leaves));
    while (levels_.back().size() > 1) {
        auto const& below = levels_.back();
        std::vector<Digest> level;
        level.reserve((below.size() + 1) / 2);
        for (std::size_t at = 0; at + 1 < below.size(); at += 2)
            level.push_back(MerkleFrontier::node(below[at], below[at + 1]));
        if (below.size() % 2) level.push_back(below.back());
        levels_.push_back(std::move(level));
    }
}

Digest MerkleTree::root() const { return levels_.back().empty() ? sha256({}) : levels_.back().front(); }

std::vector<Digest> MerkleTree::path(std::uint64_t index) const {
    std::vector<Digest> path;
    for (auto const& level : levels_) {
        if (auto const neighbour = index ^ 1; neighbour < level.size()) path.push_back(level[neighbour]);
        index >>= 1;
    }
    return path;
}

std::optional<Digest> root_by_path(Digest const& leaf, std::uint64_t index, std::uint64_t size,
                                   std::span<Digest const> path) {
    if (index >= size) return std::nullopt;
    auto last = size - 1;
    auto hash = leaf;
    for (auto const& other : path) {
        if (last == 0) return std::nullopt;
        if ((index & 1) || index == last) {
            hash = MerkleFrontier::node(other, hash);
            for (; !(index & 1) && index != 0; index >>= 1) last >>= 1;
        } else {
            hash = MerkleFrontier::node(hash, other);
        }
        index >>= 1;
        last >>= 1;
    }
    return last == 0 ? std::optional(hash) : std::nullopt;
}

namespace {

/// Gathers the entries of one proof.
class Gathering {
public:
    Gathering(Records const& reader, Records const& log, Basis const& basis)
        : reader_(reader), log_(log), basis_(basis) {}

    ClaimProof run(Id<Claim> claim) {
        for (auto const& ref : basis_.refs)
            for (auto const& revision : reader_.revisions_of(ref)) take(revision.seq).shows = true;
        for (auto const seq : basis_.told) take(seq);
        show_who_knew();
        found_redactions();
        for (std::size_t known = 0; known != wanted_.size();) {
            known = wanted_.size();
            settle_order();
            find_tails();
            find_takeovers();
        }
        ClaimProof proof;
        proof.claim = claim;
        std::map<std::string, std::size_t> places;
        std::vector<MerkleTree> trees;
        for (auto const& lane : log_.lanes()) {
            if (!is_wanted(lane)) continue;
            auto leaves = log_.leaves(lane.lane);
            if (auto const taken = taken_over_.find(lane.lane); taken != taken_over_.end())
                leaves.resize(std::min(leaves.size(), static_cast<std::size_t>(taken->second.size)));
            auto const& tree = trees.emplace_back(std::move(leaves));
            places.emplace(lane.lane, proof.lanes.size());
            proof.lanes.push_back(
                {lane.lane, lane.key, lane.checkpoint, static_cast<std::int64_t>(tree.size()), tree.root()});
        }
        std::vector<Revision> revisions;
        std::vector<EntryProof> entries;
        for (auto& [seq, wanted] : wanted_) {
            auto const place = places.find(wanted.revision.lane);
            if (place == places.end()) continue; // of a lane that is not listed: the file does not hold together
            revisions.push_back(wanted.revision);
            entries.push_back(entry_of(std::move(wanted), place->second, trees[place->second]));
        }
        auto const order = causal_order(revisions);
        for (std::size_t at = 0; at < entries.size(); ++at)
            proof.entries.push_back(std::move(entries[order ? (*order)[at] : at]));
        return proof;
    }

private:
    struct Wanted {
        Revision revision;
        std::vector<StoredChange> changes; // all of them
        bool shows = false;                // what it did to records of the basis; else it is there for what it says
    };

    bool is_wanted(LaneReport const& lane) const {
        return std::ranges::any_of(wanted_, [&](auto const& each) { return each.second.revision.lane == lane.lane; });
    }

    Wanted& take(Seq seq) {
        auto const [at, is_new] = wanted_.try_emplace(seq);
        if (is_new) {
            at->second.revision = log_.revision(seq);
            at->second.changes = log_.stored_changes(seq);
        }
        return at->second;
    }

    EntryProof entry_of(Wanted wanted, std::size_t lane, MerkleTree const& tree) const {
        EntryProof proof;
        proof.lane = lane;
        std::vector<Digest> digests;
        for (auto& change : wanted.changes) {
            digests.push_back(change.digest);
            if (wanted.shows && basis_.refs.contains(change.ref)) proof.changes.push_back(std::move(change));
        }
        auto const& revision = wanted.revision;
        proof.entry = entry_bytes(revision, digests);
        if (revision.format >= 3 && basis_.told.contains(revision.seq)) {
            proof.reason = revision.reason;
            proof.reason_salt = revision.reason_salt;
        }
        if (static_cast<std::uint64_t>(revision.index) < tree.size())
            proof.path = tree.path(static_cast<std::uint64_t>(revision.index));
        return proof;
    }

    /// Calls for the revisions before one, the newest first, until it is told that there is no need for more.
    template <class Call>
    void each_before(Seq before, Call const& goes_on) const {
        constexpr int page = 500;
        while (before > 1) {
            auto const revisions = log_.revisions(before, page);
            if (revisions.empty()) return;
            for (auto const& revision : revisions)
                if (!goes_on(revision)) return;
            before = revisions.back().seq;
        }
    }
    /// The same for decisions in lanes that are signed.
    template <class Call>
    void each_decision(Call const& goes_on) const {
        std::set<std::string> signed_lanes;
        for (auto const& lane : log_.lanes())
            if (!lane.key.empty()) signed_lanes.insert(lane.lane);
        if (signed_lanes.empty()) return;
        each_before(log_.head() + 1, [&](Revision const& revision) {
            if (revision.operation != accept_operation || !signed_lanes.contains(revision.lane)) return true;
            auto const decision = decision_in(revision.operation, revision.notice);
            return !decision || goes_on(revision, *decision);
        });
    }

    /// A state that is gone is gone by a redaction, and the proof shows which.
    void found_redactions() {
        std::set<State> gone;
        std::set<Seq> gone_reasons;
        std::map<LogPlace, Seq> places;
        for (auto const& [seq, wanted] : wanted_) {
            places.emplace(wanted.revision.place(), seq);
            if (basis_.told.contains(seq) && wanted.revision.reason_redacted()) gone_reasons.insert(seq);
            if (!wanted.shows) continue;
            for (auto const& change : wanted.changes)
                if (change.salt.empty() && basis_.refs.contains(change.ref)) gone.insert({change.ref, seq});
        }
        if (gone.empty() && gone_reasons.empty()) return;
        auto const seq_of = [&](LogPlace const& place) {
            auto const found = places.find(place);
            return found == places.end() ? Seq{-1} : found->second; // none that matters here
        };
        each_before(log_.head() + 1, [&](Revision const& revision) {
            if (revision.operation != redact_operation) return true;
            auto const redaction = redaction_in(revision.operation, revision.notice, seq_of);
            if (!redaction) return true;
            std::size_t found = 0;
            for (auto const& state : redaction->states) found += gone.erase(state);
            for (auto const seq : redaction->reasons) found += gone_reasons.erase(seq);
            if (found > 0) take(revision.seq);
            return !(gone.empty() && gone_reasons.empty());
        });
    }

    /// Entries behind a signed head that nobody had signed when somebody decided about them: the decision goes along, so
    /// that nobody takes them for signed.
    void find_tails() {
        auto sought = log_.lanes();
        tails_ = UnsignedTails(sought);
        std::erase_if(sought, [&](LaneReport const& lane) {
            return lane.key.empty() || lane.accepted == 0 || !is_wanted(lane);
        });
        if (sought.empty()) return;
        each_decision([&](Revision const& revision, Decision const& decision) {
            if (!tails_.hear(revision.place(), decision)) return true;
            if (std::ranges::any_of(decision.tails, [&](UnsignedTail const& tail) { return is_in(tail); }))
                take(revision.seq);
            std::erase_if(sought, [&](LaneReport const& lane) {
                return tails_.count(lane.lane, lane.size) >= lane.accepted;
            });
            return !sought.empty();
        });
    }
    bool is_in(UnsignedTail const& tail) const {
        return std::ranges::any_of(wanted_, [&](auto const& each) {
            auto const& revision = each.second.revision;
            return revision.lane == tail.lane && revision.index >= tail.from && revision.index < tail.to;
        });
    }

    /// What nobody signed may have been taken over by a decision that is signed: then the lane is shown at the head
    /// that the decision names, and the decision goes along.
    void find_takeovers() {
        taken_over_.clear();
        std::map<std::string, std::int64_t> unsigned_up_to; // how many entries the head has to cover
        for (auto const& lane : log_.lanes())
            if (lane.key.empty() && is_wanted(lane)) unsigned_up_to.emplace(lane.lane, 0);
        if (unsigned_up_to.empty()) return;
        for (auto const& [seq, wanted] : wanted_)
            if (auto const lane = unsigned_up_to.find(wanted.revision.lane); lane != unsigned_up_to.end())
                lane->second = std::max(lane->second, wanted.revision.index + 1);
        each_decision([&](Revision const& revision, Decision const& decision) {
            if (tails_.contain(revision.place())) return true;
            for (auto const& head : decision.taken_over) {
                auto const lane = unsigned_up_to.find(head.lane);
                if (lane == unsigned_up_to.end() || head.size < lane->second) continue;
                taken_over_.emplace(head.lane, head);
                unsigned_up_to.erase(lane);
                take(revision.seq);
            }
            return !unsigned_up_to.empty();
        });
    }

    /// Where entries by themselves would stand in another order than in the log, an entry of the later one's lane that
    /// saw the earlier one goes along. Two installations that never saw each other's entries have no order to prove.
    void settle_order() {
        for (;;) {
            std::vector<Revision> revisions;
            for (auto const& [seq, wanted] : wanted_) revisions.push_back(wanted.revision);
            auto const order = causal_order(revisions);
            if (!order) return;
            auto bridged = false;
            std::vector<std::size_t> rank(order->size());
            for (std::size_t at = 0; at < order->size(); ++at) rank[(*order)[at]] = at;
            for (std::size_t at = 1; at < revisions.size(); ++at)
                if (rank[at] < rank[at - 1]) bridged = bridge(revisions[at - 1], revisions[at]) || bridged;
            if (!bridged) return;
        }
    }
    /// At a shared desk what changes of several lanes come to follows from who knew of whom: an entry that says so goes
    /// along, and those that say who belongs to the desk.
    void show_who_knew() {
        if (std::ranges::count_if(log_.lanes(), [](auto const& lane) { return lane.size > 0; }) < 2) return;
        auto shared = false;
        each_before(log_.head() + 1, [&](Revision const& revision) {
            if (!member_in(revision.operation, revision.notice)) return true;
            take(revision.seq);
            return shared = true;
        });
        if (!shared) return;
        for (auto const& ref : basis_.refs) {
            std::map<std::string, Revision> newest; // by lane, of those before
            auto revisions = reader_.revisions_of(ref);
            for (auto const& revision : revisions | std::views::reverse) {
                for (auto const& [lane, earlier] : newest)
                    if (lane != revision.lane && !saw(revision, earlier)) bridge(earlier, revision);
                newest.insert_or_assign(revision.lane, revision);
            }
        }
    }
    static bool saw(Revision const& revision, Revision const& earlier) {
        auto const heads = decode_heads(revision.seen);
        return heads && std::ranges::any_of(*heads, [&](LaneHead const& head) {
            return head.lane == earlier.lane && head.size > earlier.index;
        });
    }
    bool bridge(Revision const& earlier, Revision const& later) {
        auto bridged = false;
        each_before(later.seq, [&](Revision const& revision) {
            if (revision.seq <= earlier.seq) return false;
            if (revision.lane != later.lane || wanted_.contains(revision.seq)) return true;
            bridged = saw(revision, earlier);
            if (bridged) take(revision.seq);
            return !bridged;
        });
        return bridged;
    }

    Records const& reader_;
    Records const& log_;
    Basis const& basis_;
    std::map<Seq, Wanted> wanted_;             // in the order of the log
    std::map<std::string, LaneHead> taken_over_; // of lanes nobody signed
    UnsignedTails tails_;                        // as far as they matter here
};

} // namespace

std::string listed(ClaimProof const& proof, std::string const& format) {
    auto text = (format.empty() ? "counterpoint proof list 1\n" : "counterpoint proof list 2\n" + format + "\n") +
                id_text(proof.claim.value) + "\n";
    for (auto const& lane : proof.lanes)
        text += "lane " + (lane.key.empty() ? lane.lane + " " + std::to_string(lane.size) + " " + to_hex(lane.root)
                                            : to_base64(lane.key.view()) + " " + to_hex(sha256(lane.checkpoint))) +
                "\n";
    for (auto const& entry : proof.entries) {
        text += "entry " + std::to_string(entry.lane) + " " + to_hex(MerkleFrontier::leaf(entry.entry));
        text += entry.reason_salt.empty() ? " -" : " reason";
        for (auto const& change : entry.changes)
            text += " " + std::string(kind_name(change.ref.kind)) + ":" + id_text(change.ref.id) +
                    (change.salt.empty() ? ":redacted" : "");
        text += "\n";
    }
    return text;
}

ClaimProof prove(Records const& reader, Records const& log, Id<Claim> claim, Basis const& basis) {
    ClaimProof proof;
    log.together([&] { proof = Gathering(reader, log, basis).run(claim); });
    return proof;
}

} // namespace core
