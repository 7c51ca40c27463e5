// What can be said of a log: whether it holds, and how each of its lanes was found.
#pragma once

#include "core/base/checkpoint.h"
#include "core/store/entries.h"

namespace core {

/// The answers to "does the history hold?", from good to bad. Those above HEADS-MISSING stop all writing.
enum class Trust { ok, ok_redacted, unsigned_log, heads_missing, rows_differ, older_than_known, forked, key_changed, broken };

template <>
struct Names<Trust> {
    static constexpr std::array entries{
        Named{Trust::ok, "OK", N_("History holds")},
        Named{Trust::ok_redacted, "OK-REDACTED", N_("History holds, with redactions")},
        Named{Trust::unsigned_log, "UNSIGNED", N_("History is not signed")},
        Named{Trust::heads_missing, "HEADS-MISSING", N_("What was known is missing")},
        Named{Trust::rows_differ, "ROWS-DIFFER", N_("Tables differ from the log")},
        Named{Trust::older_than_known, "OLDER-THAN-KNOWN", N_("Older than known")},
        Named{Trust::forked, "FORKED", N_("History is forked")},
        Named{Trust::key_changed, "KEY-CHANGED", N_("Key changed")},
        Named{Trust::broken, "BROKEN", N_("History is broken")},
    };
};

/// Whether a person has to decide before anything more is written.
constexpr bool needs_decision(Trust status) { return status > Trust::heads_missing; }

/// Whether a person can decide to go on; tables that differ are made anew instead.
constexpr bool can_be_decided(Trust status) { return status >= Trust::unsigned_log && status != Trust::rows_differ; }

/// What a finding is about, by which a decision names it: other damage to the same thing is another finding.
struct Subject {
    std::string thing;  ///< "state claim:4h8tz", "lane 9ef3…", "blob 3a1c…"
    std::string stands; ///< what is there now: a digest or a key; empty where the thing alone says it
    bool operator==(Subject const&) const = default;
};

/// One lane of the log as it was found.
struct LaneReport {
    std::string lane;
    PublicKey key;         ///< none: nobody signs it
    std::int64_t size = 0;
    Digest root;           ///< RFC 6962 tree head over its entries
    bool own = false;      ///< this installation's
    bool known = false;    ///< seen before on this computer
    std::int64_t accepted = 0; ///< how many of its entries nobody had signed when a signed decision took them over
    std::string checkpoint; ///< the signed note of its newest head, if it has one
};

/// What a walk through the log found.
struct Verification {
    Trust status = Trust::ok;
    std::int64_t revisions = 0;
    std::int64_t redacted = 0;      ///< states and reasons that a redaction took out
    /// Revisions that nobody signed, whether a decision took them over or not; those behind a signed head as well.
    std::int64_t unsigned_revisions = 0;
    std::int64_t records = 0;       ///< records whose rows were compared with the log; 0 without a walk
    std::int64_t files = 0;         ///< saved bytes and texts whose SHA-256 was computed anew; 0 without a walk
    Digest root;                    ///< of the lane that was written last
    std::optional<Seq> broken_at;   ///< the first revision that does not hold
    Message finding;                ///< one sentence, good or bad
    Subject subject;                ///< what it is about, when it can be decided
    std::vector<Message> remarks;   ///< what could not be checked
    std::vector<LaneReport> lanes;
};

} // namespace core
