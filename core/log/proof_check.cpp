#include "core/log/proof_check.h"

#include "core/text/strict_json.h"
#include "core/model/codec.h"
#include "core/log/unsigned_tails.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <ranges>

namespace core {

namespace {

constexpr std::size_t most_lanes = 200; // installations that worked on one claim

std::string place_text(Revision const& revision) {
    return revision.lane.substr(0, 8) + ":" + std::to_string(revision.index);
}

/// Reads and checks; what does not hold ends it.
class ProofCheck {
public:
    Result<ProvenLog> run(ClaimProof const& proof) {
        log_.claim = proof.claim;
        if (proof.lanes.size() > most_lanes) return tl::unexpected(not_whole());
        for (auto const& lane : proof.lanes)
            if (auto bad = take_lane(lane)) return tl::unexpected(std::move(*bad));
        for (auto const& entry : proof.entries)
            if (auto bad = take_entry(entry)) return tl::unexpected(std::move(*bad));
        if (log_.entries.empty()) return problem(say("The proof proves nothing: it holds no entries."));
        if (auto bad = take_list(proof)) return tl::unexpected(std::move(*bad));
        return in_order();
    }

private:
    using Bad = std::optional<Problem>;
    static Bad bad(Message message) { return Problem{Code::damaged, std::move(message)}; }
    static Problem not_whole() {
        return {Code::damaged, say("The proof is not whole, or not in a form that can be read.")};
    }

    Bad take_lane(LaneProof const& lane) {
        auto& made = log_.lanes.emplace_back();
        made.lane = lane.lane;
        made.size = lane.size;
        made.root = lane.root;
        made.checkpoint = lane.checkpoint;
        if (!lane.key.empty()) {
            auto opened = open_checkpoint(lane.checkpoint, lane.key);
            if (!opened) return std::move(opened.error());
            // The origin names the workspace, and workspace and key name the lane.
            constexpr std::string_view program = "counterpoint/";
            auto const cut = opened->origin.rfind('/');
            auto const workspace = opened->origin.starts_with(program) && cut >= program.size()
                                       ? opened->origin.substr(program.size(), cut - program.size())
                                       : std::string();
            made.lane = lane_name(workspace, lane.key);
            if (workspace.empty() || opened->origin != origin_of(workspace, made.lane) ||
                (!lane.lane.empty() && lane.lane != made.lane) ||
                (!log_.workspace.empty() && log_.workspace != workspace))
                return bad(say("The signed head is that of another log."));
            log_.workspace = workspace;
            made.key = lane.key;
            made.checkpoint = lane.checkpoint;
            made.size = opened->size;
            made.root = opened->root;
        }
        if (made.lane.empty() || std::ranges::count(log_.lanes, made.lane, &LaneReport::lane) > 1) return not_whole();
        return std::nullopt;
    }

    Bad take_entry(EntryProof const& shown) {
        if (shown.lane >= log_.lanes.size()) return not_whole();
        auto const& lane = log_.lanes[shown.lane];
        auto read = read_entry(shown.entry);
        auto const leaf = MerkleFrontier::leaf(shown.entry);
        if (!read || read->revision.lane != lane.lane || read->revision.index < 0 || lane.size < 0 ||
            root_by_path(leaf, static_cast<std::uint64_t>(read->revision.index), static_cast<std::uint64_t>(lane.size),
                         shown.path) != lane.root)
            return bad(say("Entry {entry} does not stand in the log that was signed.",
                           {{"entry", lane.lane.substr(0, 8) + (read ? ":" + std::to_string(read->revision.index)
                                                                     : std::string())}}));
        ProvenEntry entry;
        entry.revision = std::move(read->revision);
        entry.revision.digest = leaf;
        entry.is_signed = !lane.key.empty();
        // Shown twice it would count twice.
        if (!places_.insert(entry.revision.place()).second) return not_whole();
        if (!shown.reason.empty() || !shown.reason_salt.empty()) {
            entry.revision.reason = shown.reason;
            entry.revision.reason_salt = shown.reason_salt;
            if (entry.revision.format < 3 || !reason_holds(entry.revision)) return not_committed(entry.revision);
        }
        std::size_t at = 0; // the entry names its changes in the order of the records
        Ref last;
        for (auto const& change : shown.changes) {
            if (!with_kind(change.ref.kind, [](auto) {}) || change.ref.id == 0 || change.ref <= last)
                return not_committed(entry.revision);
            last = change.ref;
            auto checked = change;
            if (!change.salt.empty())
                checked.digest = change_digest(change.salt, change.ref,
                                               change.body ? std::optional<std::string_view>(*change.body)
                                                           : std::nullopt);
            else if (change.body)
                return not_committed(entry.revision);
            while (at < read->changes.size() && read->changes[at] != checked.digest) ++at;
            if (at++ == read->changes.size()) return not_committed(entry.revision);
            if (checked.body && !readable(change.ref, *checked.body))
                return bad(say("What entry {entry} holds cannot be read.", {{"entry", place_text(entry.revision)}}));
            entry.changes.push_back(std::move(checked));
        }
        entry.withheld = static_cast<std::int64_t>(read->changes.size() - shown.changes.size());
        log_.entries.push_back(std::move(entry));
        return std::nullopt;
    }
    static Bad not_committed(Revision const& revision) {
        return bad(say("What is shown of entry {entry} is not what it commits to.", {{"entry", place_text(revision)}}));
    }
    static bool readable(Ref ref, std::string const& body) {
        try {
            decode(ref.kind, ref.id, body);
            return read_json(body).has_value();
        } catch (Error const&) {
            return false;
        }
    }

    Bad take_list(ClaimProof const& proof) {
        if (!proof.list) return std::nullopt;
        if (!signature_holds(listed(proof, proof.list->format), proof.list->signature, proof.list->key))
            return bad(say("The entries are not those that whoever made the proof listed: some were left out, added or "
                           "exchanged since."));
        log_.listed_by = proof.list->key;
        log_.listed_for = proof.list->format;
        return std::nullopt;
    }

    /// What a signed entry decided to take over is held by its signature from then on. Entries that nobody had signed
    /// when it was decided about them are nobody's though the head of their lane is signed by now, and decide nothing.
    void take_over() {
        UnsignedTails tails(log_.lanes);
        for (auto const& entry : log_.entries | std::views::reverse) {
            if (!entry.is_signed) continue;
            auto const decision = decision_in(entry.revision.operation, entry.revision.notice);
            if (!decision || !tails.hear(entry.revision.place(), *decision)) continue;
            for (auto& lane : log_.lanes) {
                LaneHead const head{lane.lane, lane.size, lane.root};
                if (lane.key.empty() && std::ranges::count(decision->taken_over, head)) lane.accepted = lane.size;
            }
        }
        for (auto& lane : log_.lanes)
            if (!lane.key.empty()) lane.accepted = tails.count(lane.lane, lane.size);
        for (auto& entry : log_.entries) {
            auto const lane = std::ranges::find(log_.lanes, entry.revision.lane, &LaneReport::lane);
            if (tails.contain(entry.revision.place())) entry.is_signed = false;
            entry.taken_over = !entry.is_signed && lane->accepted > 0;
        }
    }

    Result<ProvenLog> in_order() {
        std::vector<Revision> revisions;
        for (auto const& entry : log_.entries) revisions.push_back(entry.revision);
        auto const order = causal_order(revisions);
        if (!order)
            return problem(say("The entries of the proof contradict each other about what came first."), Code::damaged);
        std::vector<ProvenEntry> sorted;
        sorted.reserve(order->size());
        for (auto const at : *order) {
            sorted.push_back(std::move(log_.entries[at]));
            sorted.back().revision.seq = static_cast<Seq>(sorted.size());
        }
        log_.entries = std::move(sorted);
        take_over(); // in that order
        return std::move(log_);
    }

    ProvenLog log_;
    std::set<LogPlace> places_;
};

/// What redactions took out, as far as it concerns a proof. One that nobody signed takes nothing out of what is signed,
/// and none takes out what came after it.
class Redacted {
public:
    Redacted(ProvenLog const& log, std::function<bool(ProvenEntry const&)> const& may_redact) {
        std::map<LogPlace, Seq> places;
        for (auto const& entry : log.entries) places.emplace(entry.revision.place(), entry.revision.seq);
        for (auto const& entry : log.entries) {
            if (entry.revision.notice.empty()) continue;
            auto const redaction = redaction_in(
                entry.revision.operation, entry.revision.notice, [&](LogPlace const& place) {
                    auto const found = places.find(place);
                    return found == places.end() ? Seq{-1} : found->second;
                });
            if (!redaction || (may_redact && !may_redact(entry))) continue;
            // Before the third format a notice named revisions by the numbers of its file, which are nobody else's:
            // of these it is known only how many states of which record went.
            auto const by_place = entry.revision.format >= 3;
            auto const counts = [&](Seq seq) {
                return seq > 0 && seq < entry.revision.seq &&
                       (entry.is_signed || !log.entries[static_cast<std::size_t>(seq - 1)].is_signed);
            };
            for (auto const& state : redaction->states) {
                if (by_place && counts(state.seq))
                    states_.insert(state);
                else if (!by_place && entry.is_signed)
                    ++counts_[state.ref];
            }
            for (auto const seq : redaction->reasons)
                if (by_place && counts(seq)) reasons_.insert(seq);
        }
    }
    bool takes_out(State const& state) {
        if (states_.contains(state)) return true;
        auto const counted = counts_.find(state.ref);
        return counted != counts_.end() && counted->second-- > 0;
    }
    bool takes_out_reason(Seq seq) const { return reasons_.contains(seq); }

private:
    std::set<State> states_;
    std::map<Ref, std::int64_t> counts_;
    std::set<Seq> reasons_;
};

} // namespace

Result<ProvenLog> check_proof(ClaimProof const& proof) { return ProofCheck().run(proof); }

std::vector<Message> unfounded_redactions(ProvenLog const& log, std::set<Seq> const& told,
                                           std::function<bool(ProvenEntry const&)> const& may_redact) {
    std::vector<Message> found;
    Redacted redacted(log, may_redact);
    for (auto const& entry : log.entries) {
        auto const seq = entry.revision.seq;
        if (told.contains(seq) && entry.revision.reason_redacted() && !redacted.takes_out_reason(seq))
            found.push_back(say("The reason of entry {entry} is left out as redacted, and no signed redaction says so.",
                                {{"entry", place_text(entry.revision)}}));
        for (auto const& change : entry.changes)
            if (change.salt.empty() && !redacted.takes_out({change.ref, seq}))
                found.push_back(say("What entry {entry} did to the {kind} {id} is left out as redacted, and no signed "
                                    "redaction says so.",
                                    {{"entry", place_text(entry.revision)},
                                     in_words("kind", kind_noun(change.ref.kind)),
                                     {"id", id_text(change.ref.id)}}));
    }
    return found;
}

} // namespace core
