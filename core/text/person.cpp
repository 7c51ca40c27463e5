#include "core/text/person.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace core {

namespace {

constexpr std::size_t most_signs = 200; // code points
constexpr int virama = 9;                 // the combining class by which Indic scripts suppress a vowel
constexpr char32_t non_joiner = 0x200C;
constexpr char32_t joiner = 0x200D;

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }

/// Looks like a blank, whatever it is called: Braille has one that is no white space, and so do the fillers of Hangul.
bool shows_blank(char32_t c) {
    return c == '\t' || c == 0x2800 || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           u_charType(as_icu(c)) == U_SPACE_SEPARATOR;
}

/// Shows nothing: of no width, or there to steer how its neighbours are drawn.
bool is_ignorable(char32_t c) { return u_hasBinaryProperty(as_icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT); }

bool is_forbidden(char32_t c) {
    switch (u_charType(as_icu(c))) {
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE: return true;
    default: return (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE; // annotations; no characters
    }
}

int joining(char32_t c) { return u_getIntPropertyValue(as_icu(c), UCHAR_JOINING_TYPE); }

/// Whether a sign that joins or parts letters is spelling here, as in Persian and the scripts of India (the rules
/// of RFC 5892 for names in addresses).
bool is_spelling(std::u32string const& text, std::size_t at) {
    auto const c = text[at];
    if ((c != joiner && c != non_joiner) || at == 0 || at + 1 == text.size()) return false;
    if (u_getCombiningClass(as_icu(text[at - 1])) == virama) return true;
    if (c == joiner) return false;
    auto before = at;
    while (before > 0 && joining(text[before - 1]) == U_JT_TRANSPARENT) --before;
    auto after = at + 1;
    while (after < text.size() && joining(text[after]) == U_JT_TRANSPARENT) ++after;
    if (before == 0 || after == text.size()) return false;
    auto const left = joining(text[before - 1]);
    auto const right = joining(text[after]);
    return (left == U_JT_LEFT_JOINING || left == U_JT_DUAL_JOINING) &&
           (right == U_JT_RIGHT_JOINING || right == U_JT_DUAL_JOINING);
}

std::string composed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* rules = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw Error(Code::io, say("The Unicode data of the system cannot be loaded."));
    auto const normal = rules->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))), status);
    std::string out;
    normal.toUTF8String(out);
    return out;
}

/// Blanks collapsed and cut at both ends, what shows nothing left out.
std::string tidied(std::string_view text) {
    std::string out;
    bool blank = false;
    auto const signs = to_utf32(text);
    for (std::size_t at = 0; at < signs.size(); ++at) {
        auto const c = signs[at];
        if (shows_blank(c)) {
            blank = !out.empty();
            continue;
        }
        if (is_ignorable(c) && !is_spelling(signs, at)) continue;
        if (blank) out += ' ';
        blank = false;
        append_utf8(out, c);
    }
    return composed(out);
}

/// Whether a sign of a folded name tells nobody apart. Turkish has an i with and one without a dot in both cases,
/// which no folding for all languages brings together; a tatweel stretches the line between two letters.
bool is_idle(char32_t c, char32_t before) {
    return shows_blank(c) || u_isUWhiteSpace(as_icu(c)) || is_ignorable(c) || c == 0x0640 ||
           (c == 0x0307 && before == 'i');
}

char32_t unified(char32_t c) {
    if (c == U'ı') return U'i';
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02B9 || c == 0x2032) return U'\'';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
    return c;
}

bool is_greek(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(as_icu(c), &status) == USCRIPT_GREEK;
}

/// A Greek letter without what is set above, below or beside it, any other sign as it is.
char32_t bare_greek(char32_t c) {
    if (!is_greek(c)) return c;
    UErrorCode status = U_ZERO_ERROR;
    auto const* rules = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw Error(Code::io, say("The Unicode data of the system cannot be loaded."));
    icu::UnicodeString apart;
    return rules->getDecomposition(as_icu(c), apart) ? static_cast<char32_t>(apart.char32At(0)) : c;
}

std::string key_of_plain(std::string_view name) {
    std::string key;
    for (auto const c : name)
        if (c != ' ' && !(c >= '\t' && c <= '\r')) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return key;
}

tl::unexpected<Problem> no_name(Message message) { return problem(std::move(message)); }

} // namespace

Result<std::string> read_person_name(std::string_view typed) {
    if (auto const at = find_invalid_utf8(typed))
        return no_name(say("A person's name is not valid UTF-8 at byte {byte}. Nothing was changed.",
                           {{"byte", std::to_string(count(*at))}}));
    if (typed.size() > 4 * most_signs || count(length(typed)) > static_cast<std::int64_t>(most_signs))
        return no_name(say("A person's name has at most {most} characters. Nothing was changed.",
                           {{"most", std::to_string(most_signs)}}));
    for (auto const c : to_utf32(typed))
        if (is_forbidden(c) && !shows_blank(c))
            return no_name(say("A person's name cannot hold line breaks or control characters. Nothing was changed."));
    auto name = tidied(typed);
    if (person_key(name).empty())
        return no_name(say("A person needs a name; there is nothing to read in this one. Nothing was changed."));
    return name;
}

std::string person_name(std::string_view typed) { return value_or_throw(read_person_name(typed)); }

std::string person_key(std::string_view name) {
    if (std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return key_of_plain(name);
    if (find_invalid_utf8(name)) return std::string(name);
    std::string key;
    char32_t before = 0;
    for (auto const c : to_utf32(casefold(name))) {
        if (is_idle(c, before) || (is_greek(before) && u_charType(as_icu(c)) == U_NON_SPACING_MARK)) continue;
        before = unified(bare_greek(c));
        append_utf8(key, before);
    }
    return casefold(key); // what was left out may have kept a letter and its mark apart
}

bool same_person(std::string_view one, std::string_view other) {
    return one == other || person_key(one) == person_key(other);
}

namespace {

/// What all names have in common that look alike (UTS 39); the name itself where ICU has no answer.
std::string skeleton(std::string_view name) {
    auto error = U_ZERO_ERROR;
    std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> const checker(uspoof_open(&error), &uspoof_close);
    std::string out(name.size() * 4 + 16, '\0');
    auto const size = uspoof_getSkeletonUTF8(checker.get(), 0, name.data(), static_cast<std::int32_t>(name.size()), out.data(),
                                             static_cast<std::int32_t>(out.size()), &error);
    if (U_FAILURE(error)) return std::string(name);
    out.resize(static_cast<std::size_t>(size));
    return out;
}

/// The words of a name as they look, with letters and digits alone: no marks over them, no stops or strokes between.
std::vector<std::string> words_as_they_look(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* rules = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) throw Error(Code::io, say("The Unicode data of the system cannot be loaded."));
    auto const apart =
        rules->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size()))), status);
    std::string plain;
    apart.toUTF8String(plain);
    std::vector<std::string> words(1);
    for (auto const c : to_utf32(plain)) {
        if (u_isalnum(as_icu(c))) append_utf8(words.back(), c);
        else if (u_charType(as_icu(c)) != U_NON_SPACING_MARK && !is_ignorable(c) && !words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    // A capital I is an l where it stands, which folding would hide.
    for (auto& word : words) word = casefold(skeleton(word));
    return words;
}

std::string joined(std::vector<std::string> const& words) {
    std::string all;
    for (auto const& word : words) all += word;
    return all;
}

/// Whether a name of several words stands whole in another.
bool stands_in(std::vector<std::string> const& name, std::vector<std::string> const& other) {
    return name.size() > 1 && std::ranges::search(other, name).begin() != other.end();
}

} // namespace

bool looks_like(std::string_view one, std::string_view other) {
    if (same_person(one, other) || skeleton(person_key(one)) == skeleton(person_key(other))) return true;
    auto const first = words_as_they_look(one), second = words_as_they_look(other);
    return joined(first) == joined(second) || stands_in(first, second) || stands_in(second, first);
}

bool is_among(std::vector<std::string> const& people, std::string_view person) {
    return std::ranges::any_of(people, [&](std::string const& each) { return same_person(each, person); });
}

void add_person(std::vector<std::string>& people, std::string_view person) {
    if (!is_among(people, person)) people.emplace_back(person);
}

std::string people_text(std::vector<std::string> const& people) {
    std::string text;
    for (auto const& person : people) text += (text.empty() ? "" : ", ") + person;
    return text;
}

} // namespace core
