// Folding keeps, for every folded code point, the place it came from, so that a tolerant hit can be
// reported in the offsets of the text as it is.
#include "core/text/anchor.h"

#include "core/base/error.h"
#include "core/text/compose.h"
#include "core/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

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

/// What a text is for comparing, and where each of its signs came from: one sign may have come from several (a letter
/// and its combining marks), and several from one (a ligature).
struct Folded {
    std::u32string text;
    std::vector<std::int64_t> place; ///< of each folded code point, plus the end of the original
    std::vector<std::int64_t> until; ///< the end of what it came from

    void put(char32_t c, std::size_t from) {
        text.push_back(c);
        place.push_back(static_cast<std::int64_t>(from));
        until.push_back(static_cast<std::int64_t>(from) + 1);
    }
    void drop_last() {
        text.pop_back();
        place.pop_back();
        until.pop_back();
    }
};

bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0xFEFF;
}

/// Zero for what folding drops: soft hyphens and joiners.
char32_t fold_one(char32_t c) {
    switch (c) {
    case 0x00AB: case 0x00BB: case 0x201C: case 0x201D: case 0x201E: case 0x201F: return U'"';
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: return U'\'';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return U'-';
    case 0x00AD: case 0x200C: case 0x200D: case 0x2060: return 0;
    default: return same_letter(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
    }
}

bool is_mark(char32_t c) { return c >= 0x300 && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK; }

icu::Normalizer2 const& decomposition() {
    UErrorCode status = U_ZERO_ERROR;
    static auto const* instance = icu::Normalizer2::getNFKDInstance(status);
    if (!instance) throw Error(Code::io, say("The Unicode data of the system cannot be loaded."));
    return *instance;
}

/// A letter without its accents, a ligature as its letters.
void put_letters(Folded& out, char32_t c, std::size_t from) {
    if (c < 0x80) return out.put(fold_one(c), from);
    icu::UnicodeString parts;
    for (auto const& [one, two] : {std::pair{U'ß', U"ss"}, {U'ẞ', U"ss"}, {U'œ', U"oe"}, {U'Œ', U"oe"}, {U'æ', U"ae"}, {U'Æ', U"ae"}})
        if (c == one) {
            out.put(two[0], from);
            return out.put(two[1], from);
        }
    if (!decomposition().getDecomposition(static_cast<UChar32>(c), parts)) return out.put(fold_one(c), from);
    for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        auto const part = static_cast<char32_t>(parts.char32At(at));
        if (!is_mark(part)) out.put(fold_one(part), from);
    }
}

Folded fold(std::u32string_view text) {
    Folded out;
    out.text.reserve(text.size());
    out.place.reserve(text.size() + 1);
    out.until.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_mark(text[i])) {
            // It belongs to the letter before, whose passage ends behind it.
            if (!out.until.empty() && out.until.back() == static_cast<std::int64_t>(i))
                out.until.back() = static_cast<std::int64_t>(i) + 1;
            continue;
        }
        char32_t const c = is_space(text[i]) ? U' ' : fold_one(text[i]);
        if (c == 0) continue;
        bool const after_space = out.text.empty() || out.text.back() == U' ';
        bool const after_mark = !out.text.empty() && out.text.back() == U'"';
        // « x » and "x" differ by spaces inside the marks only.
        if (c == U' ' && (after_space || after_mark)) continue;
        if (c == U'"' && !out.text.empty() && after_space) out.drop_last();
        if (c == U' ' || c == U'"' || c == U'\'' || c == U'-') out.put(c, i);
        else put_letters(out, text[i], i);
    }
    while (!out.text.empty() && out.text.back() == U' ') out.drop_last();
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

bool is_word(char32_t c) { return u_isalnum(static_cast<UChar32>(c)); }

/// Where `words` end in `text` with the fewest changes, beginning anywhere in it; nearest its own length among equals.
/// Takes the product of both lengths.
std::size_t best_end(std::u32string_view text, std::u32string_view words) {
    std::vector<std::size_t> costs(words.size() + 1), before;
    for (std::size_t j = 0; j <= words.size(); ++j) costs[j] = j;
    std::size_t best = 0;
    std::size_t least = costs.back();
    auto const at_border = [&](std::size_t end) { return end == text.size() || !is_word(text[end]); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        before = costs;
        costs[0] = 0;
        for (std::size_t j = 1; j <= words.size(); ++j)
            costs[j] = std::min({before[j - 1] + (text[i] == words[j - 1] ? 0U : 1U), before[j] + 1, costs[j - 1] + 1});
        auto const cost = costs.back();
        // Of equally good ends the one where a word ends.
        if (cost < least || (cost == least && !at_border(best) && at_border(i + 1))) {
            least = cost;
            best = i + 1;
        }
    }
    // A word that was typed whole is offered whole.
    while (!words.empty() && is_word(words.back()) && best > 0 && best < text.size() && is_word(text[best - 1]) &&
           is_word(text[best]))
        ++best;
    return best;
}

constexpr std::size_t compared_at_ends = 64;

/// The ends of an approximate hit to the character: where the anchor's own first and last words stand, or what is most
/// like them.
Span snap(std::u32string_view text, std::u32string_view words, std::size_t start) {
    std::size_t const reach = std::min<std::size_t>(words.size() / 4 + 8, 4 * compared_at_ends);
    std::size_t const probe = std::min(compared_at_ends, words.size());
    auto const from = start > reach ? start - reach : 0;
    auto const until = std::min(text.size(), start + words.size() + reach);
    // The beginning is the end of both turned round.
    std::u32string front(text.substr(from, std::min(until, start + reach + probe) - from));
    std::u32string opening(words.substr(0, probe));
    std::ranges::reverse(front);
    std::ranges::reverse(opening);
    auto const begin = from + front.size() - best_end(front, opening);
    auto const tail = start + words.size() > reach + probe ? start + words.size() - reach - probe : 0;
    auto const low = std::max(begin, tail);
    auto const end = low + best_end(text.substr(low, until - low), words.substr(words.size() - probe));
    if (end <= begin) return {static_cast<std::int64_t>(start), static_cast<std::int64_t>(until)};
    return {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)};
}

Span unfold(Folded const& folded, std::size_t start, std::size_t end) {
    if (end <= start) return {};
    return {folded.place[start], folded.until[end - 1]};
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

namespace {

/// One space for each stretch of white space; `places` become those of what is left.
Composed with_single_spaces(Composed const& whole) {
    Composed out;
    bool space = false;
    for (std::size_t at = 0; at < whole.text.size(); ++at) {
        auto const white = is_space(whole.text[at]);
        if (!(white && space)) {
            out.text += white ? U' ' : whole.text[at];
            out.places.push_back(static_cast<std::uint32_t>(whole.place(at)));
        }
        space = white;
    }
    out.places.push_back(static_cast<std::uint32_t>(whole.place(whole.text.size())));
    return out;
}

} // namespace

std::vector<Span> places_of(std::string_view text, std::string_view words) {
    std::vector<Span> places;
    auto const whole = with_single_spaces(compose(to_utf32(text)));
    auto const wanted = with_single_spaces(compose(to_utf32(words))).text;
    if (wanted.empty()) return places;
    for (auto at = whole.text.find(wanted); at != whole.text.npos; at = whole.text.find(wanted, at + 1))
        places.push_back({whole.places[at], whole.places[at + wanted.size()]});
    return places;
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
