#include "app/desk/words_in_box.h"

#include <algorithm>
#include <vector>

namespace app {

namespace {

bool holds(std::int64_t from, std::int64_t size, double at) {
    return at >= static_cast<double>(from) && at < static_cast<double>(from + size);
}

struct Word {
    std::string_view words;
    double middle; ///< in letters from the beginning of the line
};

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// Letters of Hebrew, Arabic and their neighbours, by their first byte.
bool reads_leftwards(std::string_view line) {
    return std::ranges::any_of(line, [](char byte) {
        auto const first = static_cast<unsigned char>(byte);
        return first >= 0xD7 && first <= 0xDF;
    });
}

std::vector<Word> words_of(std::string_view line, double& letter_count) {
    constexpr std::string_view blanks = " \t\n\r";
    std::vector<Word> words;
    letter_count = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (blanks.find(line[at]) != blanks.npos) {
            if (!words.empty()) ++letter_count;
            ++at;
            continue;
        }
        auto const end = std::min(line.find_first_of(blanks, at), line.size());
        auto const word = line.substr(at, end - at);
        auto const length = static_cast<double>(std::ranges::count_if(word, begins_letter));
        words.push_back({word, letter_count + length / 2});
        letter_count += length;
        at = end;
    }
    // What is blank at the end has no place in the box of the line.
    for (auto back = line.size(); back-- > 0 && blanks.find(line[back]) != blanks.npos && letter_count > 0;) --letter_count;
    return words;
}

} // namespace

std::string words_in_box(std::string_view line, core::PictureBox const& of_line, core::PictureBox const& box) {
    std::string taken;
    auto const middle_of = [](std::int64_t from, std::int64_t size) { return static_cast<double>(from) + static_cast<double>(size) / 2; };
    if (!holds(box.top, box.height, middle_of(of_line.top, of_line.height))) return taken;
    auto const upright = of_line.height > of_line.width;
    auto const leftwards = reads_leftwards(line);
    double letter_count = 0;
    for (auto const& word : words_of(line, letter_count)) {
        auto const share = upright || letter_count <= 0 ? 0.5 : leftwards ? 1 - word.middle / letter_count : word.middle / letter_count;
        if (!holds(box.left, box.width, static_cast<double>(of_line.left) + share * static_cast<double>(of_line.width))) continue;
        if (!taken.empty()) taken += ' ';
        taken += word.words;
    }
    return taken;
}

} // namespace app
