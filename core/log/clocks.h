// Whether one entry knew of another: what each entry's author had of the other lanes when it was written, as the entries
// themselves say. By that two readers of the same entries tell the same, in whatever order they got them.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace core {

/// An entry by the number its reader has for its lane.
struct EntryPlace {
    std::int64_t lane = 0;
    std::int64_t index = 0;
    auto operator<=>(EntryPlace const&) const = default;
};

class Clocks {
public:
    /// From that entry on its lane has so many entries of another one, with all that those who wrote them had. Told in
    /// an order in which none comes before one it knew.
    void see(EntryPlace const& at, std::int64_t other, std::int64_t size);
    /// Whether the author of the second had the first; of the same entry, no.
    bool knows(EntryPlace const& earlier, EntryPlace const& later) const;
    /// How many entries of another lane the author of an entry had.
    std::int64_t known(EntryPlace const& at, std::int64_t other) const;
    /// From which entry of a lane on its author had that entry of another one; none as long as it never did.
    std::optional<std::int64_t> first_knowing(std::int64_t lane, EntryPlace const& earlier) const;
    void clear() { grown_.clear(); }

private:
    struct Grown {
        std::int64_t index; ///< from this entry on
        std::int64_t size;  ///< so many of the other lane were known
    };
    void grow(EntryPlace const& at, std::int64_t other, std::int64_t size);

    std::map<std::int64_t, std::map<std::int64_t, std::vector<Grown>>> grown_; // of a lane, of another
};

} // namespace core
