#include "core/text/text_fragment.h"

#include "core/text/anchor.h"
#include "core/text/tidy.h"

#include <array>
#include <vector>

namespace core {

namespace {

constexpr std::size_t words_at_an_end = 5;
constexpr std::size_t words_around = 4;
constexpr std::int64_t longest_whole = 200; // code points

std::string encoded(std::string_view words) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (auto const c : words) {
        auto const byte = static_cast<unsigned char>(c);
        auto const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
            continue;
        }
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

/// With single blanks; a browser matches within one block, so nothing reaches over a line's end.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    auto const flat = tidy(text);
    for (std::size_t at = 0; at < flat.size();) {
        auto const end = std::min(flat.find(' ', at), flat.size());
        if (end > at) words.push_back(flat.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string joined(std::vector<std::string> const& words, std::size_t from, std::size_t until) {
    std::string out;
    for (auto at = from; at < until; ++at) out += (out.empty() ? "" : " ") + words[at];
    return out;
}

std::string first_words(std::string_view text, std::size_t most) {
    auto const words = words_in(text.substr(0, text.find('\n')));
    return joined(words, 0, std::min(most, words.size()));
}

std::string last_words(std::string_view text, std::size_t most) {
    auto const line = text.rfind('\n');
    auto const words = words_in(line == text.npos ? text : text.substr(line + 1));
    return joined(words, words.size() - std::min(most, words.size()), words.size());
}

} // namespace

std::string address_of_passage(std::string_view address, std::string_view text, Span span) {
    Offsets const offsets(text);
    auto passage = offsets.slice(span);
    while (passage.starts_with('\n') || passage.starts_with(' ')) passage.remove_prefix(1);
    while (passage.ends_with('\n') || passage.ends_with(' ')) passage.remove_suffix(1);
    if (address.empty() || passage.empty()) return {};
    auto const words = words_in(passage);
    auto const one_block = passage.find('\n') == passage.npos;
    std::string directive;
    if (one_block && (span.length() <= longest_whole || words.size() < 2 * words_at_an_end)) {
        directive = encoded(joined(words, 0, words.size()));
    } else {
        directive = encoded(first_words(passage, words_at_an_end)) + "," + encoded(last_words(passage, words_at_an_end));
    }
    if (places_of(text, passage).size() > 1) {
        if (auto const before = last_words(offsets.slice({0, span.start}), words_around); !before.empty())
            directive = encoded(before) + "-," + directive;
        if (auto const after = first_words(offsets.slice({span.end, count(offsets.length())}), words_around); !after.empty())
            directive += ",-" + encoded(after);
    }
    return std::string(address.substr(0, address.find('#'))) + "#:~:text=" + directive;
}

} // namespace core
