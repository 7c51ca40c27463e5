// The checks of other houses that are here, by the address they stand at: a page that was corrected says the same claim in
// other words.
#pragma once

#include "core/operations/context.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace core {

/// An address of a check as it is compared; 0 of none, and of a front page. What stands behind "#" tells checks of one page
/// apart.
std::uint64_t address_mark(std::string_view address);

/// Whether most words of both are the same.
bool say_nearly_the_same(std::string_view one, std::string_view other);

class ChecksHere {
public:
    explicit ChecksHere(Reader const& reader);
    /// The claim whose check stands there; none where those of several claims do.
    Id<Claim> at(std::uint64_t mark) const;

private:
    std::unordered_map<std::uint64_t, Id<Claim>> claims_;
};

} // namespace core
