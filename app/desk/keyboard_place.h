// Where the keyboard goes when what it stood on is made anew or goes: to the same thing, else to what stands in its place
// now, and never to what is done with another record.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// What Tab stops at in a column.
struct KeyboardStop {
    std::size_t kind = 0;     ///< which control
    std::string words{};      ///< that stand on it
    std::string card{};       ///< the card it lies on, or is; empty: on none
    bool is_card = false;
    std::string section{};    ///< the heading above
    bool operator==(KeyboardStop const&) const = default;
};

/// The stop of `after` that takes the keyboard from the one at `at` of `before`; nothing: the page itself does.
std::optional<std::size_t> keyboard_after(std::vector<KeyboardStop> const& before, std::size_t at,
                                          std::vector<KeyboardStop> const& after);

} // namespace app
