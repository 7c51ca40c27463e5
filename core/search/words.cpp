// Most scripts part their words visibly: a run of letters, digits and marks is a word. Chinese, Japanese and Korean
// are cut into pairs of letters, which need no dictionary and find what stands inside a longer word; in other scripts
// without spaces (Thai …) ICU's dictionaries decide. What a written word folds and stems to is remembered, for texts of
// any length have few different ones.
#include "core/search/words.h"

#include "core/search/function_words.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest_indexed = 64;       // bytes; of a longer one the beginning counts
constexpr std::size_t remembered_words = 1 << 15;

enum class Sign { between, ignorable, word, dictionary, pair, mark };

Sign sign_of(char32_t c) {
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Sign::word
                                                                                        : Sign::between;
    auto const code = static_cast<UChar32>(c);
    if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Sign::ignorable;
    // Signs of Private Use mark what is no word of the text in the index; a text's own do not count.
    if (!((U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0)) return Sign::between;
    if (c < 0x0E00) return Sign::word;
    if ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0) return Sign::mark;
    if (c == 0x30FC || c == 0xFF70 || c == 0x3005) return Sign::pair; // what draws a vowel out, what repeats a letter
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO: return Sign::pair;
    default: break;
    }
    return u_getIntPropertyValue(code, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ? Sign::dictionary : Sign::word;
}

bool plain_digit(char c) { return c >= '0' && c <= '9'; }

/// The bytes of what may stand between the groups of a number at `at`; 0 if nothing such does.
std::size_t group_sign(std::string_view text, std::size_t at) {
    for (std::string_view const sign : {",", ".", "'", "\u2019", "\u00A0", "\u202F", "\u2009", " "})
        if (text.substr(at).starts_with(sign)) return sign.size();
    return 0;
}

/// The end of a number written in groups from `start` on: one to three digits, then groups of three, or of two and a
/// last one of three, with one and the same sign between. `start` where there is none.
std::size_t grouped_end(std::string_view text, std::size_t start, bool& by_spaces) {
    auto const digits = [&](std::size_t from) {
        auto end = from;
        while (end < text.size() && end < from + 5 && plain_digit(text[end])) ++end;
        return end - from;
    };
    auto const first = digits(start);
    if (first == 0 || first > 3 || text[start] == '0') return start;
    auto at = start + first;
    auto end = start;
    std::string_view sign;
    while (at < text.size()) {
        auto const size = group_sign(text, at);
        if (size == 0 || (!sign.empty() && text.substr(at, size) != sign)) break;
        auto const group = digits(at + size);
        if (group != 3 && !(group == 2 && first <= 2)) break;
        sign = text.substr(at, size);
        at += size + group;
        end = group == 3 ? at : end;
        if (group == 3 && at + size + 3 <= text.size() && !plain_digit(text[at + size])) break;
    }
    by_spaces = sign == " ";
    // A letter right behind makes it something else: "1,000th" is a number, "1.000abc" may be anything.
    return end;
}

/// The code point at `at` of valid UTF-8, and how many bytes it takes.
char32_t decode(std::string_view text, std::size_t at, std::size_t& size) {
    auto const byte = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) & 0x3FU : 0U;
    };
    auto const first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return size = 1, first;
    if (first < 0xE0) return size = 2, (first & 0x1FU) << 6 | byte(1);
    if (first < 0xF0) return size = 3, (first & 0x0FU) << 12 | byte(1) << 6 | byte(2);
    return size = 4, (first & 0x07U) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3);
}

struct StemmerEnd {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// What the written words of one language fold and stem to.
class Forms {
public:
    explicit Forms(std::string_view language) {
        if (auto const* words = function_words(language); words && words->snowball)
            stemmer_.reset(sb_stemmer_new(words->snowball, "UTF_8"));
    }
    struct Form {
        std::string folded;
        std::string stem;
        std::string also;
    };
    Form const& of(std::string_view written) {
        auto const hash = std::hash<std::string_view>()(written);
        auto& slot = slots_[hash % slots_.size()];
        if (slot.written != written) {
            slot.form = make(written);
            slot.written = written;
        }
        return slot.form;
    }

private:
    Form make(std::string_view written) const {
        Form form;
        form.folded = fold(written);
        form.also = written_out(written);
        if (!stemmer_) {
            form.stem = form.folded;
            return form;
        }
        // Rules know accents, so the stem is taken before they go.
        auto const lower = casefold(written);
        auto const* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<sb_symbol const*>(lower.data()),
                                           static_cast<int>(lower.size()));
        if (stem)
            form.stem = fold({reinterpret_cast<char const*>(stem),
                              static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))});
        if (form.stem.empty()) form.stem = form.folded;
        return form;
    }
    std::unique_ptr<sb_stemmer, StemmerEnd> stemmer_;
    /// What was met lately, each in the one place its hash gives it: the words that make up most of any text
    /// are nearly always there.
    struct Slot {
        std::string written;
        Form form;
    };
    std::vector<Slot> slots_ = std::vector<Slot>(remembered_words);
};

Forms& forms_for(std::string_view language) {
    thread_local std::unordered_map<std::string, Forms> all;
    auto const code = function_words(language) ? std::string(language.substr(0, 2)) : std::string();
    auto found = all.find(code);
    if (found == all.end()) found = all.emplace(code, Forms(code)).first;
    return found->second;
}

/// Calls for the words ICU finds in a run without spaces; false when the caller was told to stop.
template <class Call>
bool by_dictionary(std::string_view run, Call const& call) {
    UErrorCode status = U_ZERO_ERROR;
    thread_local std::unique_ptr<icu::BreakIterator> const breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (!breaks) return call(std::size_t{0}, run.size());
    UText* text = utext_openUTF8(nullptr, run.data(), static_cast<std::int64_t>(run.size()), &status);
    breaks->setText(text, status);
    bool on = true;
    for (auto start = breaks->first(), end = breaks->next(); on && end != icu::BreakIterator::DONE;
         start = end, end = breaks->next())
        on = call(static_cast<std::size_t>(start), static_cast<std::size_t>(end));
    utext_close(text);
    return on;
}

std::string_view cut(std::string_view word) {
    if (word.size() <= longest_indexed) return word;
    auto end = longest_indexed;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
    return word.substr(0, end);
}

} // namespace

std::string const& words_version() {
    static auto const version = fmt::format("5/icu{}/snowball2", U_ICU_VERSION_MAJOR_NUM);
    return version;
}

std::string written_out(std::string_view word) {
    if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return {};
    auto const lower = casefold(word);
    std::string out;
    bool any = false;
    for (std::size_t at = 0; at < lower.size();) {
        std::size_t size = 1;
        auto const c = decode(lower, at, size);
        char const* letters = c == U'ä' ? "ae" : c == U'ö' || c == U'ø' ? "oe" : c == U'ü' ? "ue" : c == U'å' ? "aa" : nullptr;
        any = any || letters;
        if (letters) out += letters;
        else out.append(lower, at, size);
        at += size;
    }
    return any ? fold(out) : std::string();
}

namespace {

/// The words of one text, in order.
class Cutter {
public:
    using Call = std::function<bool(IndexWord const&)>;
    Cutter(std::string_view text, std::string_view language, Call const& call)
        : text_(text), forms_(forms_for(language)), call_(call) {}

    void run() {
        std::size_t at = 0;
        while (on_ && at < text_.size()) {
            std::size_t size = 1;
            auto const sign = sign_of(decode(text_, at, size));
            if (sign == Sign::between || sign == Sign::ignorable) at += size;
            else if (sign == Sign::pair) at = pairs(at);
            else at = run_of_letters(at);
        }
    }

private:
    void give(std::size_t start, std::size_t end) {
        auto const& form = forms_.of(cut(text_.substr(start, end - start)));
        if (!form.folded.empty()) on_ = call_(IndexWord{form.folded, form.stem, form.also, start, end});
    }

    std::size_t run_of_letters(std::size_t start) {
        if (plain_digit(text_[start]))
            if (auto const end = number(start); end > start) return end;
        auto at = start;
        bool dictionary = false;
        while (at < text_.size()) {
            std::size_t size = 1;
            auto const sign = sign_of(decode(text_, at, size));
            if (sign == Sign::between || sign == Sign::pair) break;
            dictionary = dictionary || sign == Sign::dictionary;
            at += size;
        }
        if (dictionary)
            by_dictionary(text_.substr(start, at - start), [&](std::size_t from, std::size_t to) {
                give(start + from, start + to);
                return on_;
            });
        else
            give(start, at);
        return at;
    }

    /// The end of a grouped number that was given; `start` if it is none.
    std::size_t number(std::size_t start) {
        bool by_spaces = false;
        auto const end = grouped_end(text_, start, by_spaces);
        std::size_t size = 1;
        auto const behind = end < text_.size() ? sign_of(decode(text_, end, size)) : Sign::between;
        if (end == start || (behind != Sign::between && behind != Sign::ignorable && behind != Sign::pair)) return start;
        std::string whole;
        std::ranges::copy_if(text_.substr(start, end - start), std::back_inserter(whole), plain_digit);
        if (!by_spaces) {
            on_ = call_(IndexWord{whole, whole, {}, start, end});
            return end;
        }
        // "12 345" may be two numbers as well.
        auto const first = start + text_.substr(start).find(' ');
        auto const group = text_.substr(start, first - start);
        on_ = call_(IndexWord{group, group, whole, start, first});
        return first;
    }

    /// Each two letters of a run; marks belong to the letter before them.
    std::size_t pairs(std::size_t start) {
        std::vector<std::size_t> letters;
        auto at = start;
        while (at < text_.size()) {
            std::size_t size = 1;
            auto const sign = sign_of(decode(text_, at, size));
            if (sign == Sign::pair) letters.push_back(at);
            else if (sign != Sign::mark && sign != Sign::ignorable) break;
            at += size;
        }
        letters.push_back(at);
        if (letters.size() == 2) {
            give(start, at);
            return at;
        }
        for (std::size_t i = 0; on_ && i + 2 < letters.size(); ++i) {
            bool const last = i + 3 == letters.size();
            auto const folded = fold(text_.substr(letters[i], letters[i + 2] - letters[i]));
            auto const alone = last ? fold(text_.substr(letters[i + 1], at - letters[i + 1])) : std::string();
            if (!folded.empty()) on_ = call_(IndexWord{folded, folded, alone, letters[i], letters[i + 2]});
        }
        return at;
    }

    std::string_view text_;
    Forms& forms_;
    Call const& call_;
    bool on_ = true;
};

} // namespace

void each_word(std::string_view text, std::string_view language, std::function<bool(IndexWord const&)> const& call) {
    Cutter(text, language, call).run();
}

bool is_stop_word(std::string_view folded, std::string_view language) {
    auto const* words = function_words(language);
    return words && words->stop.contains(folded);
}

bool is_negation(std::string_view folded, std::string_view language) {
    auto const* words = function_words(language);
    return words && words->negation.contains(folded);
}

bool is_negation_somewhere(std::string_view folded) {
    static constexpr std::string_view languages[]{"en", "fr", "de", "es", "it", "pt", "nl", "sv", "ru", "uk", "pl", "tr", "ar"};
    return std::ranges::any_of(languages, [&](std::string_view language) { return is_negation(folded, language); });
}

} // namespace core
