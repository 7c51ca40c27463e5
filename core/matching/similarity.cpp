#include "core/matching/similarity.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Letters and digits, folded, with one space where something else stood, and at both ends.
std::u32string letters_of(std::string_view text) {
    std::u32string letters = U" ";
    auto const put = [&](char32_t c, bool letter) {
        if (letter) letters += c;
        else if (letters.back() != U' ') letters += U' ';
    };
    if (is_ascii(text)) {
        for (auto const c : text) {
            auto const small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            put(static_cast<char32_t>(small), (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'));
        }
    } else {
        for (auto const c : to_utf32(fold(text))) put(c, u_isalnum(static_cast<UChar32>(c)));
    }
    put(U' ', false);
    return letters;
}

} // namespace

Grams::Grams(std::string_view text) {
    auto const letters = letters_of(text);
    std::vector<std::uint64_t> grams;
    for (std::size_t at = 0; at + 4 <= letters.size(); ++at) {
        std::uint64_t gram = 0;
        for (std::size_t part = 0; part < 4; ++part) gram = gram * 0x110001U + letters[at + part];
        grams.push_back(gram);
    }
    std::ranges::sort(grams);
    for (auto const gram : grams)
        if (!counts_.empty() && counts_.back().gram == gram) ++counts_.back().count;
        else counts_.push_back({gram, 1});
    double squares = 0;
    for (auto const& each : counts_) {
        squares += static_cast<double>(each.count) * each.count;
        total_ += each.count;
    }
    norm_ = std::sqrt(squares);
}

namespace {

/// Sums what `add` makes of the counts of every gram both have.
template <class Counts, class Add>
double over_both(Counts const& one, Counts const& other, Add const& add) {
    double sum = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (a->gram < b->gram) ++a;
        else if (b->gram < a->gram) ++b;
        else sum += add((a++)->count, (b++)->count);
    }
    return sum;
}

} // namespace

double Grams::cosine(Grams const& other) const {
    if (counts_.empty() || other.counts_.empty()) return 0;
    return over_both(counts_, other.counts_,
                     [](std::uint32_t a, std::uint32_t b) { return static_cast<double>(a) * b; }) /
           (norm_ * other.norm_);
}

double Grams::dice(Grams const& other) const {
    if (counts_.empty() || other.counts_.empty()) return 0;
    return 2 * over_both(counts_, other.counts_, [](std::uint32_t a, std::uint32_t b) { return std::min(a, b); }) /
           (total_ + other.total_);
}

} // namespace core
