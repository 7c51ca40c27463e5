// What an installation notes of a workspace outside its file, and how that note is written down: as JSON, signed with
// the key of the installation, so that nobody without it can let a note vouch for what they wrote.
#pragma once

#include "core/log/history.h"
#include "core/store/trust.h"

namespace db {

/// The newest heads seen of one workspace, and the key this installation signed it with.
struct Mark {
    struct Lane {
        core::LaneHead head;
        core::PublicKey key; ///< none: an unsigned lane
        bool operator==(Lane const&) const = default;
    };
    /// What the last walk found when it needs a decision: then opening need not find it again to say so.
    struct Found {
        core::Trust status = core::Trust::ok;
        core::Message finding;
        std::optional<core::Seq> at; ///< where a broken one begins
        core::Subject subject = {};
        bool operator==(Found const& other) const {
            return status == other.status && at == other.at && subject == other.subject &&
                   core::render(finding) == core::render(other.finding);
        }
    };
    core::PublicKey own;
    std::vector<Lane> lanes;
    std::optional<Found> found;
    bool operator==(Mark const&) const = default;
};

/// The note as it is kept, signed when there is a key.
std::string write_mark(Mark const& mark, std::string const& workspace, core::SigningKey const* key);

struct ReadMark {
    Mark mark;
    bool is_signed = false; ///< by the key it calls its own, for this very workspace
};

/// Reads it back; nothing when it is no such note, or when what signs it does not fit.
std::optional<ReadMark> read_mark(std::string_view text, std::string const& workspace);

} // namespace db
