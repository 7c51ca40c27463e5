// Who belongs to a shared desk, by the log alone. Entries say it in their notices: who founded the desk, who was invited,
// who asked to come in, who was let in as what, who left. Each counts only as far as whoever signed it could say so then,
// so that two files with the same entries have the same members.
#pragma once

#include "core/base/checkpoint.h"
#include "core/log/clocks.h"
#include "core/store/entries.h"

#include <functional>
#include <map>

namespace core {

/// What a member may decide; each may do what those before it may.
enum class DeskRole { fact_checker, editor, admin };

template <>
struct Names<DeskRole> {
    static constexpr std::array entries{
        Named{DeskRole::fact_checker, "fact-checker", N_("Fact-checker")},
        Named{DeskRole::editor, "editor", N_("Editor")},
        Named{DeskRole::admin, "admin", N_("Admin")},
    };
};

enum class MemberStep { found, invite, ask, admit, leave, remove };

template <>
struct Names<MemberStep> {
    static constexpr std::array entries{
        Named{MemberStep::found, "found", N_("Founded the desk")},
        Named{MemberStep::invite, "invite", N_("Invited somebody to the desk")},
        Named{MemberStep::ask, "ask", N_("Asked to join the desk")},
        Named{MemberStep::admit, "admit", N_("Let somebody join the desk")},
        Named{MemberStep::leave, "leave", N_("Left the desk")},
        Named{MemberStep::remove, "remove", N_("Removed somebody from the desk")},
    };
};

/// The operation of an entry that says it: "desk.found", "desk.invite" …
std::string member_operation(MemberStep step);

/// What an entry says of a member.
struct MemberNotice {
    MemberStep step = MemberStep::found;
    PublicKey key;          ///< whose membership it is about; none of an invitation
    std::string name;       ///< as core::person_name() writes it
    DeskRole role = DeskRole::fact_checker;
    PublicKey invitation;   ///< the public half of the invitation's secret
    std::string proof;      ///< of who asks: join_words() signed with that secret
    bool operator==(MemberNotice const&) const = default;
};

std::string encode_notice(MemberNotice const& notice);
/// Nothing when the notice of an entry tells of something else than its operation says, or cannot be read.
std::optional<MemberNotice> member_in(std::string_view operation, std::string_view notice);

/// What whoever asks signs with the secret of the invitation: it is of use to this key alone.
std::string join_words(std::string_view workspace, PublicKey const& key);

/// A notice where it stands.
struct MemberEntry {
    LogPlace place;
    Instant at;
    PublicKey by; ///< who signs the lane
    MemberNotice notice;
};

struct Member {
    enum class State { member, left, removed };
    PublicKey key;
    std::string name;
    DeskRole role = DeskRole::fact_checker;
    State state = State::member;
    Instant from, until; ///< `until` 0: still
    LogPlace ended;      ///< the entry that says so
    std::size_t rank = 0; ///< how many were members before: the founder is the first
    /// What became of this membership, each where it is said: the role, or none when it ended.
    struct Turn {
        LogPlace place;
        PublicKey by;
        std::optional<DeskRole> role;
        Instant at;
        bool lowers = false; ///< takes something away that was there
    };
    std::vector<Turn> turns;
};

class Roster {
public:
    struct Invitation {
        PublicKey key;
        DeskRole role = DeskRole::fact_checker;
        PublicKey maker;   ///< an admin: it ends when they are none any more
        bool used = false; ///< or ended
        PublicKey used_by;
    };
    struct Asked {
        std::string name;
        Invitation by;
        Instant at;
    };
    /// Whether the entry at the second place was written by somebody who had the one at the first.
    using Knows = std::function<bool(LogPlace const& earlier, LogPlace const& later)>;

    /// Of those entries, whatever their order. `workspace` is the one they are of. When a member is removed or demoted, what
    /// they say of members counts only up to the last entry that the remover had seen; else an entry with an old date could
    /// undo the removal. If two remove each other, the one who belonged to the desk earlier wins.
    static Roster of(std::vector<MemberEntry> entries, Knows const& knows, std::string_view workspace);

    /// Nobody ever founded a desk here.
    bool empty() const { return members_.empty(); }
    std::map<PublicKey, Member> const& members() const { return members_; }
    std::map<PublicKey, Asked> const& asked() const { return asked_; }
    /// Null when it never was one.
    Member const* find(PublicKey const& key) const;
    /// Null when it is none now.
    Member const* member(PublicKey const& key) const;
    /// A present or former member with another key whose name is the same or looks like this one (core/text/person.h); null
    /// if there is none.
    Member const* namesake(PublicKey const& key, std::string_view name) const;
    /// Whether this key may do now what takes that role.
    bool may(PublicKey const& key, DeskRole role) const;
    /// Whether a request to come in fits an invitation that nobody used.
    bool invites(MemberNotice const& ask, std::string_view workspace) const;
    /// Whether whoever signs with that key may say this now.
    bool may_say(MemberNotice const& notice, PublicKey const& by, std::string_view workspace) const;

private:
    static Roster of_these(std::vector<MemberEntry> entries, Knows const& knows, std::string_view workspace);
    void take(MemberEntry const& entry);
    bool is_used_by_another(MemberNotice const& notice) const;
    void end_invitations_of(PublicKey const& maker);
    std::map<PublicKey, Member> members_;
    std::map<PublicKey, Invitation> invitations_;
    std::map<PublicKey, Asked> asked_;
};

/// What entries say of members, each where it stands: who belonged to the desk by what somebody could know.
class Memberships {
public:
    explicit Memberships(std::string workspace = {}) : workspace_(std::move(workspace)) {}
    void say(EntryPlace const& place, MemberEntry entry) {
        said_.push_back({place, std::move(entry)});
        rosters_.clear();
        all_.reset();
    }
    bool empty() const { return said_.empty(); }
    Roster now(Clocks const& clocks) const { return of(said_, clocks); }
    /// As whoever wrote an entry could know it.
    Roster const& known_to(EntryPlace const& entry, Clocks const& clocks) const;
    /// Whether an entry counts. It does not if its key was removed by somebody who had not seen the entry, nor if its key
    /// never belonged to the desk. It does if the founder had it before founding the desk, or if its key has asked to join.
    bool counts(EntryPlace const& entry, PublicKey const& key, Clocks const& clocks) const;
    /// What a key could decide in that entry: by what its author knew, and by what those had seen who took a role away.
    bool may(EntryPlace const& entry, PublicKey const& key, DeskRole role, Clocks const& clocks) const;
    /// Whether the name is that of the member whose key it is. Before there was a desk anybody could.
    bool may_speak_as(EntryPlace const& entry, PublicKey const& key, std::string_view name, Clocks const& clocks) const;

    /// Whether there was no desk yet, whose rules an entry could be held to.
    bool is_before_the_desk(EntryPlace const& entry, PublicKey const& key, Clocks const& clocks) const;

    /// Number of editors and admins, as far as the author of the entry knew.
    std::size_t deciding(EntryPlace const& entry, Clocks const& clocks) const;
    /// Whether somebody has, or had, a key here under a name that this one may be taken for, as whoever wrote an entry knew: who
    /// joins later takes no words of others away.
    bool has_member_named(EntryPlace const& entry, std::string_view name, Clocks const& clocks) const;
    /// True if `one` was received before `other`, by the lane of the longest-standing member that tells them apart; nothing
    /// if no lane does.
    std::optional<bool> heard_first(EntryPlace const& one, EntryPlace const& other, Clocks const& clocks) const;

private:
    struct Said {
        EntryPlace place;
        MemberEntry entry;
    };
    Roster of(std::vector<Said> const& said, Clocks const& clocks) const;
    bool was_there_before_the_desk(EntryPlace const& entry, Clocks const& clocks) const;
    /// With all that is said, told once.
    Roster const& all(Clocks const& clocks) const;
    std::optional<EntryPlace> place_of(LogPlace const& place) const;
    /// From which entry of a lane on a turn holds for its key.
    std::optional<std::int64_t> holds_from(Member::Turn const& turn, std::int64_t lane, Clocks const& clocks) const;
    std::string workspace_;
    std::vector<Said> said_;
    /// By which of them somebody knew: few, however many entries ask, and each costs signatures.
    mutable std::map<std::vector<bool>, Roster> rosters_;
    mutable std::optional<Roster> all_;
};

} // namespace core
