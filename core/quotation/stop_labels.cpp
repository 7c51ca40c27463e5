#include "core/quotation/stop_labels.h"

#include "core/quotation/characters.h"
#include "core/quotation/tokens.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_stop_label = 120;
constexpr std::size_t most_label_words = 6;
constexpr std::size_t most_office_words = 8; ///< words that tell the office behind a comma

/// "Q. …", "P — …"
std::optional<StopLabel> letter_label(std::u32string_view text, std::size_t start, std::size_t end) {
    std::size_t at = start + 1;
    if (at >= end || !is_upper(text[start])) return std::nullopt;
    if (text[at] == U'.') {
        ++at;
    } else {
        while (at < end && is_space(text[at])) ++at;
        bool const dash = at > start + 1 && at < end && (is_dash(text[at]) || text[at] == U'-');
        if (!dash) return std::nullopt;
        ++at;
    }
    if (at + 1 >= end || !is_space(text[at])) return std::nullopt;
    return StopLabel{start + 1, at + 1, true};
}

} // namespace

std::optional<StopLabel> stop_label(std::u32string_view text, std::size_t start, std::size_t end,
                                    Lexicon const& lexicon) {
    auto const all = tokenise(text, start, std::min(end, start + longest_stop_label), lexicon);
    bool const titled = !all.empty() && all.front().has(Tag::title); // "M. …"
    if (auto const letter = letter_label(text, start, end); letter && !titled) return letter;
    std::size_t name = 0;
    bool title = false;
    bool office = false;
    std::size_t shouted = 0;
    std::size_t capitals = 0;
    for (; name < all.size() && name <= most_label_words && all[name].is_word(); ++name) {
        Token const& token = all[name];
        bool const small = token.any(Tag::article, Tag::of, Tag::particle);
        title = title || (token.has(Tag::title) && name <= 1);
        office = office || (token.has(Tag::role) && (name == 0 || title || all[0].any(Tag::article, Tag::title)));
        if (!token.capital && !small && !token.has(Tag::role)) return std::nullopt;
        if (token.has(Tag::title)) continue;
        shouted += token.all_caps ? 1U : 0U;
        capitals += token.capital && !small ? 1U : 0U;
    }
    if (name == 0 || name > most_label_words) return std::nullopt;
    bool const named = (title && (capitals > 0 || office)) || shouted > 0 || (office && name <= 3);
    if (!named) return std::nullopt;
    std::size_t stop = name;
    if (stop < all.size() && all[stop].is(U',')) {
        ++stop;
        while (stop < all.size() && stop - name <= most_office_words && all[stop].is_word() &&
               !all[stop].any(Tag::cue_finite, Tag::auxiliary, Tag::pronoun))
            ++stop;
    }
    if (stop + 1 >= all.size() || !all[stop].is(U'.')) return std::nullopt;
    Token const& next = all[stop + 1];
    if (next.start == all[stop].end) return std::nullopt;
    if (next.is_word() && !next.capital) return std::nullopt;
    return StopLabel{all[name - 1].end, all[stop].end, false};
}

} // namespace core
