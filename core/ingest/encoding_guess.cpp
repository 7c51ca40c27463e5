#include "core/ingest/encoding_guess.h"

#include "core/ingest/decoder.h"
#include "core/ingest/letter_models.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest_sample = 24 * 1024;
constexpr double cost_of_error = 22;
constexpr double cost_of_foreign_letter = 12;
constexpr double nearly = 6; ///< bits between two tellings that may both be right

/// Lines that hold bytes beyond ASCII, as many as are weighed.
std::string lines_beyond_ascii(std::string_view bytes) {
    std::string sample;
    while (!bytes.empty() && sample.size() < longest_sample) {
        auto const end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        auto const line = bytes.substr(0, end);
        bytes.remove_prefix(end);
        auto const first = std::ranges::find_if(line, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (first == line.end()) continue;
        // Of a long line, from a little before the first such byte on.
        auto const at = static_cast<std::size_t>(first - line.begin());
        auto const from = at > 200 ? line.find_first_of(" >\n", at - 100) : 0;
        sample += line.substr(std::min(from, at), longest_sample - sample.size());
    }
    return sample;
}

std::vector<std::string_view> parts_of_list(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        auto const end = std::min(list.find(' '), list.size());
        if (end > 0) words.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return words;
}

/// Moves behind it; nothing for a wrong byte.
std::optional<char32_t> next_sign_of(std::string_view text, std::int32_t& at) {
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    UChar32 sign = 0;
    auto place = static_cast<std::size_t>(at);
    U8_NEXT(bytes, place, text.size(), sign);
    at = static_cast<std::int32_t>(place);
    if (sign < 0) return std::nullopt;
    return static_cast<char32_t>(sign);
}

char32_t first_sign(std::string_view text) {
    std::int32_t at = 0;
    return next_sign_of(text, at).value_or(0);
}

using Bits = std::unordered_map<char32_t, double>;

Bits bits_of(LetterModel const& model) {
    Bits weights;
    double sum = 0;
    for (auto const entry : parts_of_list(model.letters)) {
        auto const number = entry.find_first_of("0123456789");
        auto const weight = std::strtod(std::string(entry.substr(number)).c_str(), nullptr);
        weights[first_sign(entry)] = weight;
        sum += weight;
    }
    for (auto& [letter, weight] : weights) weight = std::log2(sum / weight);
    return weights;
}

enum class SignKind { small, capital, opens, closes, apostrophe, mark, foreign, error };

struct ByteBits {
    SignKind sign = SignKind::error;
    double bits = cost_of_error;
};

ByteBits telling_of(char32_t sign, Bits const& letters) {
    auto const lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(sign)));
    auto const is_letter = u_isalpha(static_cast<UChar32>(sign)) && sign != U'ª' && sign != U'º';
    if (auto const exact = letters.find(sign); exact != letters.end())
        return {is_letter && u_isupper(static_cast<UChar32>(sign)) ? SignKind::capital : SignKind::small, exact->second};
    if (auto const known = letters.find(lower); known != letters.end()) return {SignKind::capital, known->second + 3};
    if (is_letter) return {SignKind::foreign, cost_of_foreign_letter + (lower == sign ? 0 : 2)};
    switch (sign) {
    case U'“': case U'«': case U'„': case U'‘': case U'‚': case U'‹': return {SignKind::opens, 5};
    case U'”': case U'»': case U'›': return {SignKind::closes, 5};
    case U'’': return {SignKind::apostrophe, 4};
    case U'–': case U'—': case U'…': case U'\u00A0': return {SignKind::mark, 5};
    case U'€': case U'£': case U'§': case U'°': case U'©': case U'®': case U'•': case U'·': case U'№':
        return {SignKind::mark, 9};
    default: break;
    }
    if (sign < 0xA0 || sign == 0xFFFD || (sign >= 0xE000 && sign < 0xF900)) return {};
    return {SignKind::mark, sign >= 0x2500 && sign < 0x2600 ? 16.0 : 12.0};
}

/// What each upper byte stands for.
struct ByteTable {
    std::array<char32_t, 128> signs{};

    explicit ByteTable(Decoder const& decoder) {
        for (int byte = 0x80; byte < 0x100; ++byte) {
            auto const one = static_cast<char>(byte);
            signs[static_cast<std::size_t>(byte - 0x80)] = first_sign(decoder.decode({&one, 1}));
        }
    }
};

bool is_latin_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// The bits of the sample's upper bytes as letters of one language in one encoding.
double weigh(std::string_view sample, ByteTable const& table, Bits const& letters) {
    std::array<ByteBits, 128> tellings;
    for (std::size_t at = 0; at < tellings.size(); ++at) tellings[at] = telling_of(table.signs[at], letters);
    auto const latin = letters.begin()->first < 0x370;
    auto const at_byte = [&](std::size_t at) -> ByteBits {
        if (at >= sample.size()) return {SignKind::mark, 0};
        auto const byte = static_cast<unsigned char>(sample[at]);
        if (byte >= 0x80) return tellings[byte - 0x80U];
        return {!is_latin_letter(byte) ? SignKind::mark : byte >= 'a' ? SignKind::small : SignKind::capital, 0};
    };
    auto const is_letter = [](SignKind sign) {
        return sign == SignKind::small || sign == SignKind::capital || sign == SignKind::foreign;
    };
    double bits = 0;
    std::size_t run = 0; // letters beyond ASCII one after the other
    ByteBits before{SignKind::mark, 0};
    for (std::size_t at = 0; at < sample.size(); ++at) {
        auto const byte = static_cast<unsigned char>(sample[at]);
        auto const now = at_byte(at);
        if (byte >= 0x80) {
            auto const after = at_byte(at + 1).sign;
            bits += now.bits;
            if (now.sign == SignKind::capital && before.sign == SignKind::small) bits += 8;
            if (now.sign == SignKind::capital && before.sign == SignKind::capital) bits -= 2;
            if (now.sign == SignKind::opens && is_letter(before.sign)) bits += 5;
            if (now.sign == SignKind::closes && is_letter(after)) bits += 5;
            if (now.sign == SignKind::mark && now.bits > 5 && is_letter(before.sign) && is_letter(after)) bits += 4;
            run = is_letter(now.sign) ? run + 1 : 0;
            if (latin && run > 2) bits += 4;
            if (!latin && run > 0) {
                auto const touches = [&](std::size_t beside) {
                    return beside < sample.size() && is_latin_letter(static_cast<unsigned char>(sample[beside]));
                };
                bits += (at > 0 && touches(at - 1) ? 4 : 0) + (touches(at + 1) ? 4 : 0);
            }
        } else {
            run = 0;
        }
        before = now;
    }
    return bits;
}

/// The bits as characters of Chinese, Japanese or Korean.
double weigh(std::string const& text, std::string_view language, std::unordered_set<char32_t> const& frequent) {
    double bits = 0;
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
        auto const c = next_sign_of(text, at).value_or(0xFFFD);
        auto const is = [&](char32_t from, char32_t to) { return c >= from && c <= to; };
        if (c < 0x80) continue;
        if (c == 0xFFFD || is(0x80, 0x9F) || is(0xE000, 0xF8FF)) bits += cost_of_error;
        else if (is(0x3000, 0x3002) || is(0xFF01, 0xFF20) || is(0x300A, 0x3011) || is(0x2014, 0x2026)) bits += 6;
        else if (frequent.contains(c)) bits += language == "ko" ? 7.5 : language == "ja" ? 9 : 8;
        else if (is(0x3041, 0x3096)) bits += language == "ja" ? 5.5 : 15;
        else if (is(0x30A0, 0x30FF)) bits += language == "ja" ? 7.5 : 15;
        else if (is(0xAC00, 0xD7A3)) bits += language == "ko" ? 11 : 20;
        else if (is(0x4E00, 0x9FFF)) bits += language == "ko" ? 15 : 12.5;
        else if (is(0xFF61, 0xFF9F)) bits += 13;
        else bits += 16;
    }
    return bits;
}

/// UTF-8 with some wrong bytes; where these stand in more places than good characters, it is none.
double weigh_utf8(std::string_view sample) {
    double bits = 0;
    std::size_t good = 0, wrong = 0;
    bool wrong_before = false;
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(sample.size());) {
        auto const from = at;
        auto const sign = next_sign_of(sample, at);
        if (!sign) {
            bits += wrong_before ? 4 : cost_of_error;
            wrong += wrong_before ? 0 : 1;
        } else if (*sign >= 0x80) {
            bits += at - from == 2 ? 6 : 10;
            ++good;
        }
        wrong_before = !sign;
    }
    constexpr double never = 1e9;
    return good < wrong ? never : bits;
}

/// What a language's small words in ASCII speak for it.
double bonus_of(std::string_view words, std::set<std::string> const& found) {
    double bonus = 0;
    for (auto const word : parts_of_list(words)) bonus += found.contains(std::string(word)) ? 3 : 0;
    return std::min(bonus, 12.0);
}

std::set<std::string> ascii_words_in(std::string_view sample) {
    std::set<std::string> words;
    std::string word;
    bool whole = true;
    for (std::size_t at = 0; at <= sample.size(); ++at) {
        auto const byte = at < sample.size() ? static_cast<unsigned char>(sample[at]) : static_cast<unsigned char>(' ');
        if (byte >= 0x80) {
            whole = false;
        } else if (is_latin_letter(byte)) {
            word += static_cast<char>(byte | 0x20);
        } else {
            if (whole && !word.empty() && word.size() < 10) words.insert(word);
            word.clear();
            whole = true;
        }
    }
    return words;
}

struct Candidate {
    std::string_view encoding;
    double bits = 0;
};

class Weighing {
public:
    Weighing(std::string_view bytes, std::string_view language)
        : sample_(lines_beyond_ascii(bytes)), language_(language), words_(ascii_words_in(sample_)) {
        add("UTF-8", weigh_utf8(sample_));
        for (auto const& model : letter_models()) add_letters(model);
        for (auto const& model : character_models()) add_characters(model);
    }

    EncodingGuess best() const {
        auto sorted = best_;
        std::ranges::sort(sorted, {}, &Candidate::bits);
        EncodingGuess guess{sorted.front().encoding, {}};
        auto const text = text_as(guess.name);
        for (auto const& each : sorted) {
            if (each.bits > sorted.front().bits + nearly) break;
            if (text_as(each.encoding) == text) continue;
            guess.other = each.encoding;
            break;
        }
        return guess;
    }

private:
    std::string text_as(std::string_view name) const {
        return name == "UTF-8" ? repair_utf8(sample_) : Decoder(*web_encoding(name)).decode(sample_);
    }
    void add(std::string_view encoding, double bits) {
        auto const there = std::ranges::find(best_, encoding, &Candidate::encoding);
        if (there == best_.end()) best_.push_back({encoding, bits});
        else there->bits = std::min(there->bits, bits);
    }
    double hinted(std::string_view language) const { return language == language_ ? -15 : 0; }
    ByteTable const& table(std::string_view encoding) {
        auto found = tables_.find(encoding);
        if (found == tables_.end()) found = tables_.emplace(encoding, Decoder(*web_encoding(encoding))).first;
        return found->second;
    }
    void add_letters(LetterModel const& model) {
        auto const letters = bits_of(model);
        auto const known = hinted(model.language) - bonus_of(model.words, words_);
        double rarer = 0;
        for (auto const encoding : parts_of_list(model.encodings)) {
            auto const usual = encoding == "windows-1252" ? 0 : 2;
            add(encoding, weigh(sample_, table(encoding), letters) + known + usual + rarer);
            rarer += 4;
        }
    }
    void add_characters(CharacterModel const& model) {
        std::unordered_set<char32_t> frequent;
        for (auto rest = model.frequent; !rest.empty(); rest.remove_prefix(3)) frequent.insert(first_sign(rest));
        for (auto const encoding : parts_of_list(model.encodings))
            add(encoding, weigh(text_as(encoding), model.language, frequent) + hinted(model.language) + 2);
    }

    std::string sample_;
    std::string_view language_;
    std::set<std::string> words_;
    std::map<std::string_view, ByteTable> tables_;
    std::vector<Candidate> best_;
};

} // namespace

EncodingGuess guess_encoding(std::string_view bytes, std::string_view language) {
    return Weighing(bytes, language).best();
}

} // namespace core
