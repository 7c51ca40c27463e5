// Identities. An Id<T> is a 63-bit number that grows with time and is unique across workspaces, so
// that records of two desks can meet without renumbering. People and files see its base32 text.
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace core {

using RawId = std::int64_t;

/// Identity of a T; value 0 means "none".
template <class T>
struct Id {
    RawId value = 0;
    explicit operator bool() const { return value != 0; }
    auto operator<=>(Id const&) const = default;
};

/// 13 characters of lower-case Crockford base32 (no i, l, o, u), order-preserving.
std::string id_text(RawId id);
/// The last five characters: enough to tell records apart on a screen; see resolve_id().
std::string short_id(RawId id);
/// Reads id_text() back; also accepts upper case and the look-alikes i, l, o.
Result<RawId> parse_id(std::string_view text);

/// Hands out identities: milliseconds since 2020 in the upper 41 bits, and below them 22 bits that
/// start at random in each millisecond and then count. Strictly increasing within one object.
/// Not thread-safe.
class Ids {
public:
    using Clock = std::function<std::int64_t()>;          ///< UTC milliseconds since 1970
    using Entropy = std::function<std::uint32_t()>;       ///< 32 random bits
    Ids(Clock clock, Entropy entropy) : clock_(std::move(clock)), entropy_(std::move(entropy)) {}

    template <class T>
    Id<T> next() {
        return Id<T>{next_raw()};
    }
    RawId next_raw();

private:
    Clock clock_;
    Entropy entropy_;
    RawId last_ = 0;
};

} // namespace core
