// Where the seats of a desk leave their lanes for each other and fetch those of others: a folder, a server. It is not
// trusted: what comes from it is held to the signatures of whoever wrote it (core/exchange/sync.h), and what does not
// hold gets one of these states and stays outside.
#pragma once

#include "core/base/blob.h"
#include "core/base/checkpoint.h"
#include "core/base/progress.h"
#include "core/model/field.h"

#include <chrono>
#include <functional>
#include <optional>

namespace core {

/// How a lane stands at the transport beside what is known of it here.
enum class LaneState {
    in_step,      ///< the same here and there
    waits,        ///< names entries or bytes that are not there yet
    late,         ///< its head says more than has arrived
    copy,         ///< a file beside it that a program for sharing folders made of two
    asks,         ///< of somebody who asks to join, whom no admin let in yet
    brought_back, ///< one's own, of a file that may be older than what its key wrote: a person decides
    shortened,    ///< there is less of it than there was
    damaged,      ///< bytes are not as they were written
    out_of_order, ///< entries doubled, left out or exchanged
    altered,      ///< entries are not what their digests say
    not_signed,   ///< the head is not signed by the key of the lane
    forked,       ///< another history than the one that is here
    stranger,     ///< the key is no member's, or no longer
    not_allowed,  ///< says of members or redacts what its key may not
    other_desk,   ///< of another workspace
    newer,        ///< written by a later version of the program
};

template <>
struct Names<LaneState> {
    static constexpr std::array entries{
        Named{LaneState::in_step, "IN-STEP", N_("In step")},
        Named{LaneState::waits, "WAITS", N_("Waits for entries of others")},
        Named{LaneState::late, "LATE", N_("Not all of it arrived yet")},
        Named{LaneState::copy, "CONFLICTED-COPY", N_("A copy that nobody wrote")},
        Named{LaneState::asks, "ASKS", N_("Asks to join")},
        Named{LaneState::brought_back, "BROUGHT-BACK", N_("Brought back, and perhaps older")},
        Named{LaneState::shortened, "SHORTENED", N_("Shorter than known")},
        Named{LaneState::damaged, "DAMAGED", N_("Damaged on the way")},
        Named{LaneState::out_of_order, "OUT-OF-ORDER", N_("Entries out of order")},
        Named{LaneState::altered, "ALTERED", N_("Altered on the way")},
        Named{LaneState::not_signed, "NOT-SIGNED", N_("Not signed by its key")},
        Named{LaneState::forked, "FORKED", N_("Another history than known")},
        Named{LaneState::stranger, "STRANGER", N_("No member of the desk")},
        Named{LaneState::not_allowed, "NOT-ALLOWED", N_("Says what it may not")},
        Named{LaneState::other_desk, "OTHER-DESK", N_("Of another desk")},
        Named{LaneState::newer, "NEWER", N_("Of a newer version")},
    };
};

/// Whether it may come right by itself.
constexpr bool passes_by_itself(LaneState state) { return state <= LaneState::asks; }

struct LaneFinding {
    std::string lane; ///< or the file it is about
    LaneState state = LaneState::in_step;
    Message why;      ///< one sentence
};

/// The head of a lane as its seat left it.
struct LaneOffer {
    std::string lane;
    PublicKey key;
    std::int64_t size = 0;
    std::string note; ///< the signed checkpoint of that size
};

/// Takes the next entry of a lane; whether more are wanted.
using TakesEntry = std::function<bool(std::string sealed)>;

/// What is read of others at most: an entry, an entry of somebody who may only ask to join, saved bytes.
constexpr std::uint64_t largest_entry = std::uint64_t{512} << 20, largest_request = std::uint64_t{256} << 10,
                        largest_saved_bytes = std::uint64_t{512} << 20;

class Transport {
public:
    virtual ~Transport() = default;
    /// As it is written into invitations.
    virtual std::string const& address() const = 0;
    /// The workspace whose desk it holds; empty when there is none yet.
    virtual std::string workspace() = 0;
    /// Makes it the place of that desk. Throws Error{refused} when it is another's.
    virtual void found(std::string const& workspace) = 0;
    /// What whoever founded the desk has to do there before others reach it, if anything.
    virtual std::optional<Message> before_others_come() const { return std::nullopt; }
    /// What whoever runs the place has to do there after somebody was removed, if anything.
    virtual std::optional<Message> after_removal() { return std::nullopt; }
    /// Every lane there is; what is not even a lane is added to the findings.
    virtual std::vector<LaneOffer> heads(std::vector<LaneFinding>& findings) = 0;
    /// Hands over the entries from `from` up to the offer's size, one after the other, none longer than that, as long as
    /// more are wanted; or why the next one cannot be had.
    virtual std::optional<LaneFinding> entries(LaneOffer const& offer, std::int64_t from, std::uint64_t longest,
                                               TakesEntry const& take) = 0;
    /// Appends to one's own lane what begins at `first`; the offer is its head from then on. Of an interrupted call
    /// nothing is seen. False when what lies there cannot be gone on with: then it is to be left there anew.
    virtual bool append(LaneOffer const& offer, std::int64_t first, std::vector<std::string> const& sealed) = 0;
    /// Leaves one's own lane there anew, whole: what was redacted is gone from it then.
    virtual void rewrite(LaneOffer const& offer, std::vector<std::string> const& sealed) = 0;
    /// Whether a lane belongs to whoever left it there first: then nobody leaves one for a member who will come themselves.
    virtual bool lanes_have_owners() const { return false; }
    virtual bool has_blob(Digest const& digest) = 0;
    /// Which of `digests` this seat has to leave there: those it did not, or that are there no more.
    virtual std::vector<Digest> lacking(std::vector<Digest> const& digests) = 0;
    /// Nothing when it is not there. Not checked; what is longer than `most` is cut behind one byte more.
    virtual std::optional<std::string> blob(Digest const& digest, std::uint64_t most) = 0;
    /// False when something there keeps it from being left there at the moment.
    virtual bool put_blob(Blob const& blob) = 0;
    /// Takes away bytes that this seat left there; the founder may take away anybody's.
    virtual void forget_blob(Digest const& digest) = 0;
    /// Shows others one line of that key, in the place of its last one (core/exchange/at_work.h). Nothing of it is kept.
    virtual void say_at_work(PublicKey const& key, std::string const& line) = 0;
    /// Such lines of others, each perhaps more than once; of those said before the first wait() perhaps none. Not checked.
    virtual std::vector<std::string> said_at_work() = 0;
    /// Waits until somebody left something there since heads() was asked, or that long. Whether somebody may have.
    virtual bool wait(std::chrono::milliseconds longest) = 0;
    /// Ends the wait() that another thread is in, or else the next one. On any thread.
    virtual void interrupt() = 0;
    /// Ends for good whatever another thread waits for there; nothing else is to be asked of it then. On any thread.
    virtual void hang_up() { interrupt(); }
};

} // namespace core
