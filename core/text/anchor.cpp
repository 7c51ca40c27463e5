// Folding keeps, for every folded code point, the place it came from, so that a tolerant hit can be
// reported in the offsets of the text as it is.
#include "core/text/anchor.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <vector>

namespace core {

namespace {

constexpr std::int64_t context = 32;
constexpr std::size_t most_occurrences = 10'000;
constexpr std::size_t gram = 3;
constexpr std::size_t shortest_for_approximate = 12;
constexpr double least_shared = 0.6;

struct Folded {
    std::u32string text;
    std::vector<std::int64_t> place; ///< of each folded code point, plus the end of the original
};

bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0xFEFF;
}

/// Zero for what folding drops: soft hyphens, joiners and combining accents that stand apart.
char32_t fold_one(char32_t c) {
    switch (c) {
    case 0x00AB: case 0x00BB: case 0x201C: case 0x201D: case 0x201E: case 0x201F: return U'"';
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: return U'\'';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return U'-';
    case 0x00AD: case 0x200C: case 0x200D: case 0x2060: return 0;
    default: return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    }
}

Folded fold(std::u32string_view text) {
    Folded out;
    out.text.reserve(text.size());
    out.place.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = is_space(text[i]) ? U' ' : fold_one(text[i]);
        if (c == 0) continue;
        bool const after_space = out.text.empty() || out.text.back() == U' ';
        bool const after_mark = !out.text.empty() && out.text.back() == U'"';
        // « x » and "x" differ by spaces inside the marks only.
        if (c == U' ' && (after_space || after_mark)) continue;
        if (c == U'"' && !out.text.empty() && after_space) {
            out.text.pop_back();
            out.place.pop_back();
        }
        out.text.push_back(c);
        out.place.push_back(static_cast<std::int64_t>(i));
    }
    while (!out.text.empty() && out.text.back() == U' ') {
        out.text.pop_back();
        out.place.pop_back();
    }
    out.place.push_back(static_cast<std::int64_t>(text.size()));
    return out;
}

std::size_t common_end(std::u32string_view a, std::u32string_view b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
    return n;
}

std::size_t common_start(std::u32string_view a, std::u32string_view b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
    return n;
}

/// How well the surroundings of [start, end) agree with the anchor's, 0 to 1.
double surroundings(std::u32string_view text, std::size_t start, std::size_t end,
                    std::u32string_view prefix, std::u32string_view suffix) {
    std::size_t const wanted = prefix.size() + suffix.size();
    if (wanted == 0) return 1;
    std::size_t const got = common_end(text.substr(0, start), prefix) +
                            common_start(text.substr(end), suffix);
    return static_cast<double>(got) / static_cast<double>(wanted);
}

double nearness(std::int64_t at, std::int64_t expected, std::size_t size) {
    auto const away = static_cast<double>(std::abs(at - expected));
    return 1.0 - std::min(1.0, away / static_cast<double>(std::max<std::size_t>(size, 1)));
}

struct Best {
    std::size_t start = 0;
    double score = -1;
    std::size_t occurrences = 0;
};

/// The occurrence of `words` whose surroundings and place agree best. `expected` is a place in
/// `text`. A passage repeated more often than we care to weigh keeps the best of the first ones.
Best best_occurrence(std::u32string_view text, std::u32string_view words,
                     std::u32string_view prefix, std::u32string_view suffix,
                     std::int64_t expected) {
    Best best;
    if (words.empty() || words.size() > text.size()) return best;
    std::size_t at = text.find(words);
    while (at != std::u32string_view::npos && best.occurrences < most_occurrences) {
        ++best.occurrences;
        double const score = 0.8 * surroundings(text, at, at + words.size(), prefix, suffix) +
                             0.2 * nearness(static_cast<std::int64_t>(at), expected, text.size());
        if (score > best.score) {
            best.start = at;
            best.score = score;
        }
        at = text.find(words, at + 1);
    }
    return best;
}

std::uint64_t gram_at(std::u32string_view text, std::size_t at) {
    return (std::uint64_t{text[at]} << 42) ^ (std::uint64_t{text[at + 1]} << 21) ^ text[at + 2];
}

struct Window {
    std::size_t start = 0;
    double shared = 0;
};

/// The window of the anchor's length that shares most trigrams with it, by one sliding pass.
Window best_window(std::u32string_view text, std::u32string_view words) {
    std::size_t const grams = words.size() - gram + 1;
    std::unordered_map<std::uint64_t, std::int64_t> missing;
    for (std::size_t i = 0; i < grams; ++i) ++missing[gram_at(words, i)];
    std::int64_t hits = 0;
    Window best;
    std::size_t const all = text.size() < gram ? 0 : text.size() - gram + 1;
    for (std::size_t i = 0; i < all; ++i) {
        if (i >= grams) {
            auto const leaving = missing.find(gram_at(text, i - grams));
            if (leaving != missing.end() && ++leaving->second > 0) --hits;
        }
        auto const entering = missing.find(gram_at(text, i));
        if (entering != missing.end() && --entering->second >= 0) ++hits;
        double const shared = static_cast<double>(hits) / static_cast<double>(grams);
        if (shared > best.shared) best = {i + 1 > grams ? i + 1 - grams : 0, shared};
    }
    return best;
}

/// Moves the ends of an approximate hit to where the anchor's own first and last words stand.
Span snap(std::u32string_view text, std::u32string_view words, std::size_t start) {
    std::size_t const reach = words.size() / 4 + 8;
    std::size_t const from = start > reach ? start - reach : 0;
    std::size_t const until = std::min(text.size(), start + words.size() + reach);
    std::size_t const probe = std::min<std::size_t>(8, words.size() / 2);
    std::size_t begin = text.substr(0, std::min(until, start + reach + probe))
                            .find(words.substr(0, probe), from);
    if (begin == std::u32string_view::npos) begin = start;
    std::u32string_view const window = text.substr(begin, until - begin);
    std::size_t const last = window.rfind(words.substr(words.size() - probe));
    std::size_t end = std::min(text.size(), begin + words.size());
    if (last != std::u32string_view::npos && last + probe > probe) end = begin + last + probe;
    return {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)};
}

Span unfold(Folded const& folded, std::size_t start, std::size_t end) {
    if (end <= start) return {};
    return {folded.place[start], folded.place[end - 1] + 1};
}

std::int64_t folded_place(Folded const& folded, std::int64_t original) {
    auto const at = std::lower_bound(folded.place.begin(), folded.place.end(), original);
    return at - folded.place.begin();
}

Found find_folded(std::u32string_view text, Anchor const& anchor) {
    Folded const whole = fold(text);
    std::u32string const words = fold(to_utf32(anchor.exact)).text;
    std::u32string const prefix = fold(to_utf32(anchor.prefix)).text;
    std::u32string const suffix = fold(to_utf32(anchor.suffix)).text;
    if (words.empty()) return {};
    std::int64_t const expected = folded_place(whole, anchor.span.start);
    Best const best = best_occurrence(whole.text, words, prefix, suffix, expected);
    if (best.occurrences > 0) {
        Span const span = unfold(whole, best.start, best.start + words.size());
        return {AnchorState::reanchored, span, 0.6 + 0.35 * best.score};
    }
    if (words.size() < shortest_for_approximate) return {};
    Window const window = best_window(whole.text, words);
    if (window.shared < least_shared) return {};
    Span const near = snap(whole.text, words, window.start);
    Span const span = unfold(whole, static_cast<std::size_t>(near.start),
                             static_cast<std::size_t>(near.end));
    return {AnchorState::reanchored, span, 0.6 * window.shared};
}

} // namespace

Anchor make_anchor(std::string_view text, Span span) {
    Offsets const offsets(text);
    std::int64_t const size = count(offsets.length());
    std::int64_t const start = std::clamp<std::int64_t>(span.start, 0, size);
    std::int64_t const end = std::clamp<std::int64_t>(span.end, start, size);
    return {{start, end},
            std::string(offsets.slice({start, end})),
            std::string(offsets.slice({std::max<std::int64_t>(0, start - context), start})),
            std::string(offsets.slice({end, end + context}))};
}

bool holds(std::string_view text, Anchor const& anchor) {
    if (anchor.span.start < 0 || anchor.span.end < anchor.span.start) return false;
    Offsets const offsets(text);
    return anchor.span.end <= count(offsets.length()) &&
           offsets.slice(anchor.span) == anchor.exact;
}

Found find_again(std::string_view text, Anchor const& anchor) {
    if (holds(text, anchor)) return {AnchorState::exact, anchor.span, 1};
    if (anchor.exact.empty()) return {};
    std::u32string const whole = to_utf32(text);
    std::u32string const words = to_utf32(anchor.exact);
    Best const best = best_occurrence(whole, words, to_utf32(anchor.prefix),
                                      to_utf32(anchor.suffix), anchor.span.start);
    if (best.occurrences > 0) {
        auto const start = static_cast<std::int64_t>(best.start);
        Span const span{start, start + static_cast<std::int64_t>(words.size())};
        return {AnchorState::reanchored, span, 0.7 + 0.29 * best.score};
    }
    return find_folded(whole, anchor);
}

} // namespace core
