// How alike two texts are by their letters.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// Counts of the sequences of four letters of a text, folded, its words parted by one space.
class Grams {
public:
    explicit Grams(std::string_view text);
    /// Cosine of the two count vectors, 0..1.
    double cosine(Grams const& other) const;
    /// Twice what both hold over what each holds, 0..1.
    double dice(Grams const& other) const;
    bool empty() const { return counts_.empty(); }

private:
    struct Counted {
        std::uint64_t gram;
        std::uint32_t count;
    };
    std::vector<Counted> counts_; // by gram
    double norm_ = 0;
    double total_ = 0;
};

} // namespace core
