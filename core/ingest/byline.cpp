#include "core/ingest/byline.h"

#include "core/ingest/byline_words.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace core {

namespace {
namespace byline {

using namespace std::string_view_literals;

using namespace byline_words;

bool is_cjk(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || c == U'々';
}

struct Word {
    std::size_t start = 0, end = 0; ///< bytes, with what follows without a blank
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        auto const start = text.find_first_not_of(" \t\n", at);
        if (start == text.npos)
            break;
        at = std::min(text.find_first_of(" \t\n", start), text.size());
        words.push_back({start, at});
    }
    return words;
}

/// Without the signs at its ends; "J." keeps its dot.
std::string_view core_of(std::string_view word) {
    constexpr std::array signs{","sv, ";"sv,  ":"sv, "("sv, ")"sv, "\""sv, "“"sv,
                               "”"sv, "："sv, "،"sv, "["sv, "]"sv, "|"sv};
    for (bool again = true; again;) {
        again = false;
        for (auto const sign : signs) {
            if (word.starts_with(sign))
                word.remove_prefix(sign.size()), again = true;
            if (word.ends_with(sign))
                word.remove_suffix(sign.size()), again = true;
        }
    }
    if (word.ends_with('.') && length(word) > CodePoint{3})
        word.remove_suffix(1);
    return word;
}

enum class Look : std::uint8_t { capital, small, caseless, other };

/// How a word of a name looks by its letters.
Look look_of(std::string_view word) {
    auto const letters = to_utf32(word);
    if (letters.empty() || letters.size() > 40)
        return Look::other;
    auto const is_sign = [](char32_t c) {
        return c == U'.' || c == U'-' || c == U'\'' || c == U'’' || c == U'‐' || c == U'·';
    };
    for (auto const c : letters)
        if (!u_isalpha(static_cast<UChar32>(c)) && !is_sign(c) &&
            (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) == 0)
            return Look::other;
    auto const first = static_cast<UChar32>(letters.front());
    if (u_isupper(first) || u_istitle(first))
        return Look::capital;
    // "d'Arc", "al-Masri", "O’Dell"
    for (std::size_t at = 1; at + 1 < letters.size() && at < 4; ++at)
        if (is_sign(letters[at]) && letters[at] != U'.' && u_isupper(static_cast<UChar32>(letters[at + 1])))
            return Look::capital;
    if (u_islower(first))
        return Look::small;
    return u_isalpha(first) && !is_cjk(letters.front()) ? Look::caseless : Look::other;
}

struct Scan {
    std::vector<std::string> names;
    std::string_view rest; ///< behind the last name
};

/// Names from the beginning on: "Ann Tern and Bo Lind in Brussels".
Scan names_at_the_beginning(std::string_view text) {
    constexpr std::size_t most_words = 5, most_names = 8, most_looked_at = 60;
    Scan scan;
    auto words = words_of(text);
    if (words.size() > most_looked_at)
        words.resize(most_looked_at);
    std::size_t used = 0; // words
    std::string name;
    std::size_t in_name = 0, capitals = 0, name_until = 0;
    bool by_comma = false; // the name before ended with one: a single word now may be a place or an office
    auto const take = [&] {
        if (capitals == 0 || (by_comma && capitals < 2) || is_desk_or_agency(name)) {
            name.clear();
            return false;
        }
        scan.names.push_back(std::exchange(name, {}));
        used = name_until;
        in_name = capitals = 0;
        return true;
    };
    for (std::size_t at = 0; at < words.size() && scan.names.size() < most_names; ++at) {
        auto const written = text.substr(words[at].start, words[at].end - words[at].start);
        auto const word = core_of(written);
        auto const folded = fold(word.empty() ? written : word);
        auto const look = look_of(word);
        auto const opens = written.starts_with('(') || written.starts_with('[');
        auto const label = written.ends_with(':') || written.ends_with("：");
        bool const joins = between_names().has(folded) && in_name > 0 && at + 1 < words.size() && look != Look::capital;
        // "Ortega y Gasset" is not told from two people; both are named either way.
        if (joins && capitals > 0) {
            if (!take())
                break;
            by_comma = false;
            continue;
        }
        auto const particle = parts_of_names().has(folded) && look == Look::small;
        if (in_name > 0 && published_words().has(folded)) // "Ann Tern Published 4 March"
            break;
        if (opens || label || in_name >= most_words || look == Look::other || (look == Look::small && !particle))
            break;
        if (particle && in_name > 0 && behind_names().has(folded)) {
            // "Ann Tern in", "Luc Maro à": a particle only where a capital follows and no date or place does.
            auto const next = at + 1 < words.size()
                                  ? core_of(text.substr(words[at + 1].start, words[at + 1].end - words[at + 1].start))
                                  : std::string_view();
            if (look_of(next) != Look::capital)
                break;
        }
        name += (name.empty() ? "" : " ") + std::string(word);
        ++in_name;
        if (!particle)
            ++capitals, name_until = at + 1;
        auto const ends =
            written.ends_with(',') || written.ends_with(';') || written.ends_with("،") || written.ends_with(')');
        if (ends && !particle) {
            if (!take())
                break;
            by_comma = true;
            if (written.ends_with(')'))
                break;
        }
    }
    if (!name.empty() && capitals > 0) {
        // What hangs on without a capital behind it is no part of the name.
        while (name_until > 0 && in_name > 0) {
            auto const last = name.rfind(' ');
            auto const word = last == name.npos ? name : name.substr(last + 1);
            if (look_of(word) != Look::small || !parts_of_names().has(fold(word)) || last == name.npos)
                break;
            name.resize(last);
            --in_name;
        }
        take();
    }
    scan.rest = used < words.size() ? text.substr(words[used].start) : std::string_view();
    return scan;
}

std::string_view without_signs(std::string_view text) {
    constexpr std::array signs{" "sv, "\n"sv, "\t"sv, ","sv, ";"sv, ":"sv,  "."sv, "|"sv, "-"sv, "–"sv, "—"sv,
                               "·"sv, "•"sv,  "("sv,  ")"sv, "/"sv, "："sv, "["sv, "]"sv, "*"sv, "»"sv, "«"sv};
    for (bool again = true; again && !text.empty();) {
        again = false;
        for (auto const sign : signs) {
            if (text.starts_with(sign))
                text.remove_prefix(sign.size()), again = true;
            if (text.ends_with(sign))
                text.remove_suffix(sign.size()), again = true;
        }
    }
    return text;
}

std::string_view without_blanks_behind(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

/// Where one of the words that tell of authors ends at the beginning of a text, the longest first.
struct Label {
    std::size_t end = 0; ///< bytes; 0 without
    bool sure = false;
};
Label label_of(std::string_view text) {
    constexpr std::size_t most = 4; // words
    auto words = words_of(text.substr(0, 200));
    for (auto count = std::min(most, words.size()); count > 0; --count) {
        std::string phrase;
        bool colon = false, early = false;
        for (std::size_t at = 0; at < count; ++at) {
            auto word = text.substr(words[at].start, words[at].end - words[at].start);
            early = early || colon;
            if (word.ends_with(':') || word.ends_with("：")) {
                colon = true;
                word.remove_suffix(word.ends_with(':') ? 1 : "："sv.size());
            }
            phrase += (phrase.empty() ? "" : " ") + fold(word);
        }
        if (early)
            continue;
        auto end = words[count - 1].end;
        if (!colon && count < words.size() &&
            text.substr(words[count].start, words[count].end - words[count].start) == ":") {
            colon = true;
            end = words[count].end;
        }
        if (sure_words().has(phrase) || (colon && words_with_colon().has(phrase)))
            return {end, true};
        if (small_words().has(phrase))
            return {end, false};
    }
    return {};
}

/// "文/张三", "记者 陶喆", "(記者王小明／台北報導)", "오세린 기자".
std::vector<std::string> named_in_signs(std::string_view piece) {
    constexpr std::array labels{U"记者"sv, U"記者"sv, U"作者"sv, U"撰文"sv, U"著者"sv, U"執筆"sv, U"筆者"sv, U"文／"sv,
                                U"文/"sv,  U"文："sv, U"文＝"sv, U"文:"sv,  U"文・"sv, U"글·"sv,  U"글:"sv};
    auto const text = to_utf32(piece);
    auto const is_space = [](char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; };
    std::vector<std::string> names;
    for (auto const label : labels) {
        auto at = text.find(label);
        if (at == text.npos)
            continue;
        // "He told reporters", "at the press conference" name nobody.
        auto const before = at > 0 ? text[at - 1] : U' ';
        auto const behind = at + label.size() < text.size() ? text[at + label.size()] : U' ';
        if (std::u32string_view(U"对對向与與有问問据據让讓请請给給被的各").find(before) != std::u32string_view::npos ||
            std::u32string_view(U"会會们們说說问問等节節站").find(behind) != std::u32string_view::npos)
            continue;
        at += label.size();
        while (at < text.size() && (is_space(text[at]) || text[at] == U':' || text[at] == U'：' || text[at] == U'/' ||
                                    text[at] == U'／' || text[at] == U'＝' || text[at] == U'】' || text[at] == U']'))
            ++at;
        while (at < text.size()) {
            auto const start = at;
            while (at < text.size() && is_cjk(text[at]))
                ++at;
            auto const signs = at - start;
            auto const run = std::u32string_view(text).substr(start, signs);
            constexpr std::array work{U"报道"sv, U"報導"sv, U"報道"sv,   U"摄影"sv,
                                      U"攝影"sv, U"编辑"sv, U"通讯员"sv, U"综合"sv};
            auto const tells = run.find_first_of(U"说說表示称稱问問访訪绍紹透露") != run.npos;
            if (signs < 2 || signs > 6 || tells || std::ranges::find(work, run) != work.end())
                break;
            names.push_back(to_utf8(std::u32string_view(text).substr(start, signs)));
            if (at >= text.size() || (text[at] != U'、' && text[at] != U'，' && text[at] != U' '))
                break;
            ++at;
        }
        if (!names.empty())
            return names;
    }
    for (auto const title : {U" 기자"sv, U" 특파원"sv, U" 記者"sv, U"記者"sv}) {
        auto const at = text.find(title);
        if (at == text.npos || at == 0)
            continue;
        auto start = at;
        while (start > 0 && is_cjk(text[start - 1]))
            --start;
        if (at - start >= 2 && at - start <= 4)
            return {to_utf8(std::u32string_view(text).substr(start, at - start))};
    }
    return names;
}

} // namespace byline
} // namespace

bool is_desk_or_agency(std::string_view name) {
    for (auto const& word : byline::words_of(name)) {
        auto const part = byline::core_of(name.substr(word.start, word.end - word.start));
        if (byline::desk_words().has(fold(part)))
            return true;
    }
    return false;
}

std::vector<std::string> named_as_authors(std::string_view piece) {
    constexpr std::size_t longest = 400;
    if (piece.size() > longest)
        return {};
    auto text = byline::without_signs(piece);
    auto label = byline::label_of(text);
    if (label.end == 0) {
        // "Posted at noon by Ann Tern", "10:15 Uhr von Anna Berger": the small word further on.
        auto const words = byline::words_of(text.substr(0, 200));
        auto const is_time = [](std::string_view word) {
            return length(word) <= CodePoint{4} || word.find_first_of("0123456789") != word.npos ||
                   byline::published_words().has(fold(word));
        };
        for (std::size_t at = 0; at + 1 < words.size() && at < 10 && label.end == 0; ++at) {
            auto const word = byline::core_of(text.substr(words[at].start, words[at].end - words[at].start));
            if (at > 0 && byline::small_words().has(fold(word)))
                label = {words[at].end, true};
            else if (!is_time(word) && !byline::published_words().has(fold(text.substr(0, words[0].end))))
                break;
        }
    }
    if (label.end == 0)
        return byline::named_in_signs(text);
    auto const behind = byline::without_signs(text.substr(label.end));
    // "Text: by Ann Tern"
    if (auto const second = byline::label_of(behind); second.end > 0 && second.end < behind.size() && !second.sure)
        return named_as_authors(behind);
    auto scan = byline::names_at_the_beginning(behind);
    if (scan.names.empty() && label.sure) {
        // A name that somebody chose for himself: one word.
        auto const words = byline::words_of(behind);
        if (words.empty())
            return {};
        auto const name = byline::core_of(behind.substr(0, words.front().end));
        auto const last = words.size() == 1 || byline::behind_names().has(
                                                   fold(behind.substr(words[1].start, words[1].end - words[1].start)));
        if (last && name.size() > 1 && !is_desk_or_agency(name) && name.find_first_of("/@:") == name.npos)
            return {std::string(name)};
        return byline::named_in_signs(behind);
    }
    if (!label.sure && !scan.names.empty()) {
        auto const rest = byline::without_signs(scan.rest);
        auto const one_word = scan.names.front().find(' ') == std::string::npos;
        auto const words = byline::words_of(rest);
        auto const goes_on = !words.empty() && !byline::behind_names().has(fold(rest.substr(0, words.front().end)));
        if (one_word && !rest.empty())
            return {};
        // "Von Anna Berger gilt ab Montag": a sentence.
        if (goes_on && words.size() > 6)
            return {};
    }
    return std::move(scan.names);
}

std::vector<std::string> names_alone(std::string_view piece) {
    constexpr std::size_t longest = 120, most_in_name = 4;
    auto const text = byline::without_signs(piece);
    if (text.empty() || text.size() > longest)
        return {};
    auto scan = byline::names_at_the_beginning(text);
    // "Da Folha, em Porto Chico", "Van onze redactie"
    if (scan.names.empty() || byline::parts_of_names().has(fold(text.substr(0, byline::words_of(text).front().end))))
        return {};
    for (auto const& name : scan.names) {
        auto const words = byline::words_of(name);
        if (words.size() < 2 || words.size() > most_in_name)
            return {};
        for (auto const& each : words) {
            auto const word = std::string_view(name).substr(each.start, each.end - each.start);
            if (byline::no_names().has(fold(word)) || byline::look_of(word) == byline::Look::caseless)
                return {};
        }
    }
    // "Ann Tern, political editor", "Ann Tern, Staff Writer"; but "Port Ellis, Fife" is a place.
    auto const rest = byline::without_signs(scan.rest);
    if (rest.empty())
        return std::move(scan.names);
    auto const before = byline::without_blanks_behind(text.substr(0, text.size() - scan.rest.size()));
    auto const first = rest.substr(0, rest.find(' '));
    auto const office =
        before.ends_with(',') && (byline::look_of(first) == byline::Look::small || is_desk_or_agency(rest));
    return office ? std::move(scan.names) : std::vector<std::string>();
}

std::vector<std::string> names_in_byline(std::string_view piece) {
    constexpr std::size_t longest = 120, most_words = 4, most_signs = 7;
    auto const text = byline::without_signs(piece);
    if (text.empty() || text.size() > longest || is_desk_or_agency(text))
        return {};
    // "佐々木由美", "박은정"; but "社会部" is a desk.
    auto const signs = to_utf32(text);
    std::size_t blanks = 0;
    bool const dense = std::ranges::all_of(signs, [&](char32_t c) {
        auto const blank = c == U' ' || c == U'\u3000' || c == U'・' || c == U'·';
        blanks += blank;
        return blank || byline::is_cjk(c);
    });
    if (dense) {
        constexpr std::u32string_view desks = U"部社班局室网網报報課会版";
        auto const few = signs.size() >= 2 && signs.size() <= most_signs && blanks <= 1;
        return few && desks.find(signs.back()) == desks.npos ? std::vector{std::string(text)} : std::vector<std::string>();
    }
    auto const words = byline::words_of(text);
    bool const caseless = words.size() >= 2 && words.size() <= most_words && std::ranges::all_of(words, [&](byline::Word const& word) {
        return byline::look_of(text.substr(word.start, word.end - word.start)) == byline::Look::caseless;
    });
    return caseless ? std::vector{std::string(text)} : std::vector<std::string>();
}

bool is_byline_word(std::string_view piece) {
    constexpr std::size_t longest = 60;
    if (piece.size() > longest)
        return false;
    auto text = piece;
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n'))
        text.remove_prefix(1);
    return !text.empty() && byline::label_of(text).end == text.size();
}

std::string poster_of(std::string_view lines) {
    static byline_words::Phrases const told{"joined|posts|registered|member since|inscrit "
                                      "le|inscription|inscrit|messages|registriert|registriert seit|dabei seit|"
                                      "beiträge|registrado|mensajes|mensagens|iscritto|iscritto il|messaggi|lid "
                                      "geworden op|geregistreerd|berichten|сообщения|"
                                      "сообщений|регистрация|зарегистрирован"};
    auto const first = lines.substr(0, lines.find('\n'));
    if (first.size() == lines.size() || first.size() > 60 || first.find(':') != first.npos)
        return {};
    for (auto rest = lines.substr(first.size() + 1); !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        auto const colon = line.find(':');
        if (colon != line.npos && colon < 40 && told.has(fold(byline::without_signs(line.substr(0, colon)))))
            return std::string(byline::without_signs(first));
    }
    return {};
}

} // namespace core
