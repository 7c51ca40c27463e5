#include "core/matching/near_text.h"

#include "core/search/words.h"

#include <algorithm>
#include <limits>
#include <string>

namespace core {

namespace {

constexpr std::size_t words_of_one = 4;

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 14695981039346656037U; // FNV-1a
    for (auto const c : word) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211U;
    }
    return hash;
}

/// Spreads the bits (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

} // namespace

std::vector<std::uint64_t> shingles_of(std::string_view text, std::string_view language) {
    std::vector<std::uint64_t> words;
    each_word(text, language, [&](IndexWord const& word) {
        words.push_back(hash_of(word.folded));
        return true;
    });
    std::vector<std::uint64_t> shingles;
    auto const size = std::min(words.size(), words_of_one);
    for (std::size_t at = 0; size > 0 && at + size <= words.size(); ++at) {
        std::uint64_t hash = 0;
        for (std::size_t next = at; next < at + size; ++next) hash = mixed(hash ^ words[next]);
        shingles.push_back(hash);
    }
    std::ranges::sort(shingles);
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

double resemblance(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other) {
    std::size_t both = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (*a == *b) ++both, ++a, ++b;
        else *a < *b ? ++a : ++b;
    }
    auto const all = one.size() + other.size() - both;
    return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

Sketch sketch_of(std::vector<std::uint64_t> const& shingles) {
    Sketch sketch;
    sketch.fill(std::numeric_limits<std::uint32_t>::max());
    for (auto const shingle : shingles) {
        // Two hashes make all others (Kirsch and Mitzenmacher 2008).
        auto const spread = mixed(shingle);
        auto value = spread >> 32;
        auto const step = (spread & 0xFFFFFFFFU) | 1U;
        for (auto& least : sketch) {
            value = mixed(value + step) >> 32;
            least = std::min(least, static_cast<std::uint32_t>(value));
        }
    }
    return sketch;
}

double estimated_resemblance(Sketch const& one, Sketch const& other) {
    std::size_t alike = 0;
    for (std::size_t at = 0; at < one.size(); ++at)
        if (one[at] == other[at]) ++alike;
    return static_cast<double>(alike) / static_cast<double>(one.size());
}

} // namespace core
