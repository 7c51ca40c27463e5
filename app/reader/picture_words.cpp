#include "app/reader/divided_words.h"
#include "app/reader/picture.h"
#include "core/ingest/found_text.h"
#include "core/ingest/page_facts.h"
#include "core/ingest/sentences.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace reader {

namespace {

namespace sentences = core::sentences;

constexpr std::string_view eye = "tesseract";

/// One row of the output: page, block, paragraph, line and word count from 1, each anew in the one before.
struct WordRow {
    std::int64_t page = 0, block = 0, paragraph = 0, line = 0;
    std::int64_t left = 0, top = 0, width = 0, height = 0;
    double sure = 0; ///< percent
    std::string_view word;
};

template <class Number>
bool read_number(std::string_view text, Number& into) {
    auto const read = std::from_chars(text.data(), text.data() + text.size(), into);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// Nothing for what is no word: the head of the table, blocks, paragraphs and lines, or a row that cannot be.
std::optional<WordRow> word_in(std::string_view row) {
    constexpr std::size_t columns = 12;
    std::array<std::string_view, columns> cells;
    for (std::size_t at = 0; at < columns; ++at) {
        auto const end = at + 1 < columns ? row.find('\t') : row.size();
        if (end == row.npos) return std::nullopt;
        cells[at] = row.substr(0, end);
        row.remove_prefix(std::min(row.size(), end + 1));
    }
    WordRow word;
    std::int64_t level = 0;
    auto const reads = read_number(cells[0], level) && read_number(cells[1], word.page) && read_number(cells[2], word.block) &&
                       read_number(cells[3], word.paragraph) && read_number(cells[4], word.line) && read_number(cells[6], word.left) &&
                       read_number(cells[7], word.top) && read_number(cells[8], word.width) && read_number(cells[9], word.height) &&
                       read_number(cells[10], word.sure);
    constexpr std::int64_t of_a_word = 5, most_pixels = 1'000'000;
    if (!reads || level != of_a_word || !(word.sure >= 0 && word.sure <= 100)) return std::nullopt;
    for (auto const side : {word.left, word.top, word.width - 1, word.height - 1})
        if (side < 0 || side >= most_pixels) return std::nullopt;
    word.word = cells[11];
    return core::one_line(word.word).empty() ? std::nullopt : std::optional(word);
}

struct Line {
    WordRow first;
    core::RegionOfPicture box;
    std::string words;
    double sum = 0; ///< of how sure each letter was
    std::int64_t letters = 0;

    double sure() const { return letters > 0 ? sum / static_cast<double>(letters) : 0; }
    bool is_in(WordRow const& word) const {
        return first.page == word.page && first.block == word.block && first.paragraph == word.paragraph && first.line == word.line;
    }
    bool is_in_paragraph_of(Line const& other) const {
        return first.page == other.first.page && first.block == other.first.block && first.paragraph == other.first.paragraph;
    }
    void add(WordRow const& word) {
        auto const text = core::one_line(word.word);
        auto const length = core::count(core::length(text));
        words += (words.empty() ? "" : " ") + text;
        sum += word.sure * static_cast<double>(length);
        letters += length;
        auto const right = std::max(box.left + box.width, word.left + word.width), bottom = std::max(box.top + box.height, word.top + word.height);
        box.left = std::min(box.left, word.left);
        box.top = std::min(box.top, word.top);
        box.width = right - box.left;
        box.height = bottom - box.top;
    }
};

std::vector<Line> lines_in(std::string_view rows) {
    std::vector<Line> lines;
    while (!rows.empty()) {
        auto const end = std::min(rows.find('\n'), rows.size());
        auto const word = word_in(rows.substr(0, end));
        rows.remove_prefix(std::min(rows.size(), end + 1));
        if (!word) continue;
        if (lines.empty() || !lines.back().is_in(*word))
            lines.push_back({*word, {0, word->left, word->top, word->width, word->height, 0}, {}, 0, 0});
        lines.back().add(*word);
    }
    return lines;
}

std::int64_t percent(double sure) { return std::clamp<std::int64_t>(static_cast<std::int64_t>(sure + 0.5), 1, 100); }

} // namespace

void read_picture_words(std::string_view rows, core::IngestOptions const& options, core::Ingested& into) {
    // Patterns of a photograph come out as letters, too, of which it is sure of none.
    constexpr double least_sure = 30;
    auto lines = lines_in(rows);
    auto const left_out = std::erase_if(lines, [](Line const& line) { return line.sure() < least_sure; });
    std::vector<core::Arg> args{{"program", std::string(eye)}, {"file", options.file_name}};
    if (left_out > 0) core::note(into, sentences::lines_not_legible, {args.front(), {"count", std::to_string(left_out)}});
    if (lines.empty()) return core::note(into, sentences::no_words_seen, std::move(args));
    DividedWords divided;
    for (auto const& line : lines) divided.learn(line.words);
    core::FoundText text;
    Line const* before = nullptr;
    double sum = 0;
    std::int64_t letters = 0;
    for (auto const& line : lines) {
        auto joint = DividedWords::Joint::none;
        if (before && line.is_in_paragraph_of(*before)) {
            joint = divided.joint(before->words, line.words);
            text.words(joint == DividedWords::Joint::none           ? std::string(before->words.substr(DividedWords::without_sign(before->words).size())) + " "
                       : joint == DividedWords::Joint::with_hyphen ? std::string("-")
                                                                   : std::string());
        } else if (before) {
            text.words(before->words.substr(DividedWords::without_sign(before->words).size()));
            text.paragraph();
        }
        auto box = line.box;
        box.sure = percent(line.sure());
        text.region(box);
        // The sign at the end of a line waits until it is known what follows.
        text.words(DividedWords::without_sign(line.words));
        sum += line.sum;
        letters += line.letters;
        before = &line;
    }
    text.words(before->words.substr(DividedWords::without_sign(before->words).size()));
    text.take(into);
    constexpr double well_legible = 70;
    auto const sure = sum / static_cast<double>(letters);
    core::note(into, sure < well_legible ? sentences::hardly_legible : sentences::words_seen,
               {args.front(), {"sure", std::to_string(percent(sure))}});
}

} // namespace reader
