// Most scripts part their words visibly: a run of letters, digits and marks is a word. Only in runs of a
// script that does not (Chinese, Japanese, Thai …) ICU's dictionaries decide. What a written word folds
// and stems to is remembered, for texts of any length have few different ones.
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

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest_indexed = 64;       // bytes; of a longer one the beginning counts
constexpr std::size_t remembered_words = 1 << 15;

enum class Sign { between, ignorable, word, dictionary };

Sign sign_of(char32_t c) {
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Sign::word
                                                                                        : Sign::between;
    auto const code = static_cast<UChar32>(c);
    if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Sign::ignorable;
    // Signs of Private Use mark what is no word of the text in the index; a text's own do not count.
    if (!((U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0)) return Sign::between;
    if (c < 0x0E00) return Sign::word;
    switch (u_getIntPropertyValue(code, UCHAR_LINE_BREAK)) {
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER: return Sign::dictionary;
    default: return u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) ? Sign::dictionary : Sign::word;
    }
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
    static auto const version = fmt::format("4/icu{}/snowball2", U_ICU_VERSION_MAJOR_NUM);
    return version;
}

void each_word(std::string_view text, std::string_view language, std::function<bool(IndexWord const&)> const& call) {
    auto& forms = forms_for(language);
    auto const give = [&](std::size_t start, std::size_t end) {
        auto const& form = forms.of(cut(text.substr(start, end - start)));
        if (form.folded.empty()) return true;
        return call(IndexWord{form.folded, form.stem, start, end});
    };
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t size = 1;
        auto kind = sign_of(decode(text, at, size));
        auto const start = at;
        if (kind == Sign::between || kind == Sign::ignorable) {
            at += size;
            continue;
        }
        bool dictionary = false;
        while (kind != Sign::between) {
            dictionary = dictionary || kind == Sign::dictionary;
            at += size;
            if (at >= text.size()) break;
            kind = sign_of(decode(text, at, size));
        }
        if (!dictionary) {
            if (!give(start, at)) return;
            continue;
        }
        auto const on = by_dictionary(text.substr(start, at - start), [&](std::size_t from, std::size_t to) {
            return give(start + from, start + to);
        });
        if (!on) return;
    }
}

bool is_stop_word(std::string_view folded, std::string_view language) {
    auto const* words = function_words(language);
    return words && words->stop.contains(folded);
}

bool is_negation(std::string_view folded, std::string_view language) {
    auto const* words = function_words(language);
    return words && words->negation.contains(folded);
}

} // namespace core
