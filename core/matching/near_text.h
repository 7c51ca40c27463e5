// Whether two texts are nearly the same: their sequences of four words, how many both have of all, and how many of the
// shorter one stand in the other, which a cut or a border of other words does not touch. Which of many are worth counting
// is told by a share of the sequences that is the same for every text, so that what stands within another is found as well
// (FracMinHash: Irber and others 2022).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// The sequences of four words of a text, folded, as hashes; each once, ascending. A shorter text is one sequence. Words
/// parted at the end of a line are put together, numbers count by their value, and German umlauts may be written out.
std::vector<std::uint64_t> shingles_of(std::string_view text, std::string_view language);

/// The share of the sequences of both that both have, 0..1 (Jaccard); 0 when one has none.
double resemblance(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other);
/// The share of the sequences of the shorter that the other has, too, 0..1; 0 when it has none.
double containment(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other);

/// From which resemblance on two texts are nearly the same; from which containment on one stands within the other, and how
/// many sequences it needs for that: a headline or one quotation is no text.
inline constexpr double nearly_the_same = 0.55, stands_within = 0.8;
inline constexpr std::size_t enough_within = 40;

enum class Nearness { none, near, within };
struct HowNear {
    Nearness is = Nearness::none;
    double share = 0; ///< the resemblance, or the containment
};
HowNear how_near(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other);

/// Of many texts those that are worth counting, two by two.
class NearTexts {
public:
    using Index = std::uint32_t;
    /// Texts are numbered as they come, from 0.
    void add(std::vector<std::uint64_t> const& shingles);
    /// Each pair once, the smaller number first. Of a sequence that stands in very many texts, as what a site prints under
    /// every page, each is held against the next few that have it: so the work grows with the texts and not with their square.
    std::vector<std::pair<Index, Index>> worth_counting();
    /// How often two texts were held against each other at one sequence, by all calls so far.
    std::size_t looked_at() const { return looked_at_; }

private:
    std::vector<std::vector<std::uint64_t>> sampled_; ///< by text
    std::vector<int> halvings_;                       ///< how often the sequences of that text were halved for its sample
    std::size_t looked_at_ = 0;
};

} // namespace core
