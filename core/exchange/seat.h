// What exchange asks of a workspace: its own lane as it travels, taking in lanes of others, the members of the desk and
// what is to be settled between them. Implemented by the store, beside core/store/store.h.
#pragma once

#include "core/exchange/sealed.h"
#include "core/exchange/transport.h"
#include "core/log/members.h"
#include "core/store/store.h"

namespace core {

/// Entries of one lane that follow on what is here, up to a head that its key signed.
struct LaneBatch {
    LaneOffer offer;
    std::vector<SealedEntry> entries;
};

/// What came of taking lanes in.
struct Receipt {
    std::int64_t entries = 0;
    std::vector<Ref> refs; ///< records that may be others than before
    std::vector<LaneFinding> findings;
};

/// The operation that settles what is contested of a record: kept even where it changes nothing.
constexpr std::string_view settle_operation = "conflict.settle";
/// The operation that brings back what was deleted where somebody else refers to it.
constexpr std::string_view keep_operation = "conflict.keep";

/// Where a workspace exchanges, and by whose key its desk is known.
struct DeskPlace {
    std::string address;
    PublicKey founder;
};

/// How the last exchange ended.
struct Exchanged {
    std::int64_t sent = 0; ///< so many entries of one's own others can fetch
    Instant at;
    Instant looked; ///< whether the bytes of all of them are there still
};

/// Bytes by their digest, so many at most; what is longer comes cut behind one byte more. Nothing when they are not there.
using FetchesBytes = std::function<std::optional<std::string>(Digest const&, std::uint64_t most)>;

class Seat {
public:
    virtual ~Seat() = default;
    /// Where this file exchanges; nothing when it is at no desk.
    virtual std::optional<DeskPlace> desk() const = 0;
    /// Notes it in the file; nothing: nowhere any more.
    virtual void set_desk(std::optional<DeskPlace> const& place) = 0;
    /// The key that signs here, made when there never was one. Throws Error{refused} without any.
    virtual PublicKey own_key() = 0;
    virtual Roster roster() const = 0;
    /// An entry that says this of members. Throws Error{refused} when this key may not.
    virtual ChangeSet enter(MemberNotice const& notice) = 0;
    /// 32 bytes nobody can guess.
    virtual std::string secret() const = 0;
    /// Why this history cannot travel, if so: entries of before, or that nobody signs.
    virtual std::optional<Message> why_at_home() const = 0;
    /// Entries of a lane as they travel, from an index to before another.
    virtual std::vector<std::string> sealed(std::string_view lane, std::int64_t from, std::int64_t to) const = 0;
    /// The head of one's own lane at a size, signed.
    virtual LaneOffer signed_head(std::int64_t size) = 0;
    /// The tree head of a lane at a size; nothing when it is not that long here.
    virtual std::optional<Digest> root_of(std::string_view lane, std::int64_t size) const = 0;
    /// The tree of a lane as far as it is here.
    virtual MerkleFrontier tree_of(std::string_view lane) const = 0;
    /// Bytes that entries of a lane refer to, from an index to before another.
    virtual std::vector<Digest> blobs_of(std::string_view lane, std::int64_t from, std::int64_t to) const = 0;
    /// Those of them whose bytes are not here.
    virtual std::vector<Digest> missing_bytes(std::vector<Digest> const& digests) const = 0;
    /// Takes in what can be, in one transaction: a lane as far as it is signed, or not at all.
    virtual Receipt receive(std::vector<LaneBatch> const& batches,
                            FetchesBytes const& fetch) = 0;
    /// Records that were deleted at one seat while another one referred to them, as they were.
    virtual std::vector<Record> referred_to_but_deleted(std::vector<Ref> const& among) const = 0;
    /// What is contested of one record, with the state in which the given fields are the other's; nothing for a record
    /// that is to be deleted.
    virtual std::optional<Record> with_the_other(Ref ref, std::vector<std::string> const& fields) const = 0;
    /// Approvals and the like by keys that may not, a sentence each.
    virtual std::vector<Message> not_counting() const = 0;
    /// How many redactions the transport was told of, and bytes it has still to forget.
    struct Forgetting {
        bool lane_anew = false; ///< something of one's own lane was redacted since
        std::vector<Digest> blobs;
        /// Lanes of which something was redacted that their own seats will not leave anew, for they belong to the desk no
        /// more. Empty where the key may not speak for others.
        std::vector<std::string> lanes_of_others;
        bool anything() const { return lane_anew || !blobs.empty() || !lanes_of_others.empty(); }
    };
    virtual Forgetting to_forget() = 0;
    virtual void forgotten() = 0;
    /// Nothing as long as there was none.
    virtual std::optional<Exchanged> exchanged() const = 0;
    virtual void note_exchanged(Exchanged const& exchanged) = 0;
    /// Whether this file may be older than what this computer wrote: it has no note of it, and nothing is written until one's
    /// own lane was held to the one at the desk.
    virtual bool is_behind() const = 0;
    /// This file has caught up with the desk: is_behind() is false from now on.
    virtual void caught_up() = 0;
    /// The desk has no more of one's own lane than this file, and that proves nothing: both may be old. From now on
    /// Store::accept() may record that a person goes on with it; as long as the lane does not grow.
    virtual void found_nothing_newer() = 0;
    /// How many entries this seat wrote that nobody else can have yet, by the last exchange.
    virtual std::int64_t to_send() = 0;
};

/// Why a seat that is behind writes nothing.
Message why_behind();
/// The same, where the desk was asked and has no more of its entries than this file.
Message why_nothing_newer();

/// The seat of a store. Throws Error{refused} when it can be none.
Seat& seat_of(Store& store);

} // namespace core
