// Who works on what at the moment, as the seats of a desk tell each other, so that two people do not get in each other's
// way. It stands in no log and is kept nowhere. Each line is signed: nobody tells it of somebody else.
#pragma once

#include "core/base/checkpoint.h"
#include "core/model/kind.h"
#include "core/store/store.h"

#include <functional>
#include <map>
#include <optional>
#include <span>

namespace core {

struct AtWork {
    PublicKey key;
    Ref what;   ///< a record; none: on nothing any more
    Instant at; ///< by the clock of whoever says so
    bool operator==(AtWork const&) const = default;
};

/// One line of plain signs, of at most this many; nothing where there is no key to sign with.
constexpr std::size_t longest_work_line = 400;
std::optional<std::string> work_line(std::string_view workspace, Ref what, Instant at, Voucher const& voucher);
/// Nothing for what is no such line, of another workspace, or not signed by the key it names.
std::optional<AtWork> read_work_line(std::string_view workspace, std::string_view line);

/// It is said again that often, and holds that long after it was heard.
constexpr std::int64_t say_work_every_ms = 20'000, work_holds_ms = 60'000;

/// What was heard of it lately.
class WorkHeard {
public:
    using Listens = std::function<bool(PublicKey const&)>;
    /// Only whom `listens` says is listened to: whoever reaches the transport can speak under any number of keys. What is more than ten minutes older or younger than `now` was said at another time and is
    /// passed over, as is what a key said before something else. Whether anything is new.
    bool hear(std::string_view workspace, std::span<std::string const> lines, Listens const& listens, Instant now);
    /// Who is at work now, whoever was heard last first.
    std::vector<AtWork> at(Instant now) const;
    bool empty() const { return heard_.empty(); }

private:
    struct Heard {
        AtWork said;
        Instant when; ///< by the clock here
    };
    std::map<PublicKey, Heard> heard_;
};

} // namespace core
