// What is set in may as well be a list, an address, verses, code or a mail: only whole sentences are taken, and only with a
// signature or an introduction. Where the text has lost what sets paragraphs in (a page does), a signature must be
// plainer.
#include "core/quotation/blocks.h"

#include "core/quotation/characters.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr std::size_t longest_signing_line = 100;
constexpr std::size_t most_lines = 12;
constexpr std::size_t longest_block = 3'000;     ///< code points
constexpr std::size_t longest_colon_sentence = 300;
constexpr std::size_t fewest_words_apart = 4;
constexpr std::size_t most_names = 5; ///< words of a name with its title
constexpr std::size_t longest_particle = 3;
constexpr std::size_t far_to_the_right = 8;      ///< spaces more than the words above
constexpr std::size_t tab_width = 8;
constexpr std::size_t most_signed_paragraphs = 2; ///< more of them are posts or letters, each with who wrote it

bool closes_words(char32_t c) { return is_mark(c) || c == U')' || c == U']'; }

struct LineApart {
    std::size_t start = 0; ///< of its words
    std::size_t end = 0;
    std::size_t indent = 0;
    bool arrow = false;   ///< ">" stands before its words
    bool nested = false;  ///< more than one of them
    bool gap = false;     ///< a blank line stands before it
    bool apart() const { return arrow || indent >= 2; }
};

class Blocks {
public:
    Blocks(std::u32string_view text, std::vector<Marked> const& marked, Lexicon const& lexicon)
        : text_(text), marked_(marked), lexicon_(lexicon) {}

    std::vector<Marked> run() {
        read_lines();
        for (std::size_t i = 1; i < lines_.size();) {
            if (!lines_[i].apart() || lines_[i - 1].apart()) {
                signed_paragraph(i++);
                continue;
            }
            std::size_t last = i;
            while (last < lines_.size() && lines_[last].apart() && lines_[last].arrow == lines_[i].arrow) ++last;
            set_apart(i, last);
            i = last;
        }
        if (bare_ <= most_signed_paragraphs) found_.insert(found_.end(), bare_found_.begin(), bare_found_.end());
        std::sort(found_.begin(), found_.end(), [](Marked const& a, Marked const& b) { return a.open < b.open; });
        return std::move(found_);
    }

private:
    void read_lines() {
        bool gap = false;
        for (std::size_t at = 0; at < text_.size();) {
            std::size_t const stop = std::min(text_.find(U'\n', at), text_.size());
            LineApart line{at, stop, 0, false, false, gap};
            while (line.start < stop && (is_space(text_[line.start]) || text_[line.start] == U'>')) {
                line.nested = line.nested || (line.arrow && text_[line.start] == U'>');
                line.arrow = line.arrow || text_[line.start] == U'>';
                line.indent += text_[line.start] == U'\t' ? tab_width : std::size_t{1};
                ++line.start;
            }
            while (line.end > line.start && is_space(text_[line.end - 1])) --line.end;
            gap = line.start >= line.end;
            if (!gap) lines_.push_back(line);
            at = stop + 1;
        }
    }

    std::u32string_view words(LineApart const& line) const { return text_.substr(line.start, line.end - line.start); }
    bool ends_with_colon(std::size_t line) const { return text_[lines_[line].end - 1] == U':'; }

    bool ends_sentence(LineApart const& line) const {
        std::size_t at = line.end;
        while (at > line.start && closes_words(text_[at - 1])) --at;
        return at > line.start && is_terminal(text_[at - 1]);
    }

    /// It begins like a sentence: no dash, no sign of a list, no number of one.
    bool begins_sentence(LineApart const& line) const {
        std::size_t at = line.start;
        while (at < line.end && (text_[at] == U'¿' || text_[at] == U'¡' || is_terminal(text_[at]) || text_[at] == U'[')) ++at;
        return at < line.end && (is_upper(text_[at]) || is_mark(text_[at]) || (is_letter(text_[at]) && at > line.start));
    }

    /// Sentences line by line, with words in small letters among them.
    bool are_sentences(std::size_t first, std::size_t last) const {
        if (last <= first || last - first > most_lines || lines_[last - 1].end - lines_[first].start > longest_block) return false;
        std::size_t all = 0, small = 0;
        for (std::size_t i = first; i < last; ++i) {
            LineApart const& line = lines_[i];
            if (line.nested || !ends_sentence(line) || !begins_sentence(line)) return false;
            for (std::size_t at = line.start; at < line.end;) {
                if (!is_letter(text_[at])) {
                    ++at;
                    continue;
                }
                ++all;
                small += is_upper(text_[at]) ? 0U : 1U;
                while (at < line.end && (is_letter(text_[at]) || is_apostrophe(text_[at]))) ++at;
            }
        }
        return all >= fewest_words_apart && small > 0;
    }

    enum class Marks : std::uint8_t { none, inside, crossing };

    Marks marks_in(std::size_t from, std::size_t to) const {
        auto next = std::partition_point(marked_.begin(), marked_.end(), [&](Marked const& m) { return m.end() <= from; });
        Marks out = Marks::none;
        for (; next != marked_.end() && next->open < to; ++next) {
            bool const speech = next->kind != Marked::Kind::marks;
            if (speech || next->open <= from || next->end() > to) return Marks::crossing;
            out = Marks::inside;
        }
        return out;
    }

    /// A sentence that ends with a colon and tells of words: "In her last letter she wrote:"
    bool introduces(std::size_t line, bool any) const {
        if (!ends_with_colon(line)) return false;
        auto const all = words(lines_[line]);
        if (all.find(U'@') != all.npos) return false; // a mail
        if (any) return true;
        std::size_t const from = all.size() > longest_colon_sentence ? lines_[line].end - longest_colon_sentence : lines_[line].start;
        auto const tokens = tokenise(text_, from, lines_[line].end, lexicon_);
        return std::any_of(tokens.begin(), tokens.end(), [](Token const& t) {
            return t.any(Tag::cue_finite, Tag::cue_participle, Tag::document, Tag::said_noun, Tag::posted, Tag::inscribed, Tag::reads);
        });
    }

    /// Whether nothing acts in a line: "— said the mayor" signs nothing.
    bool signs(LineApart const& line) const {
        auto const tokens = tokenise(text_, line.start, line.end, lexicon_);
        return std::none_of(tokens.begin(), tokens.end(), [](Token const& t) {
            return t.any(Tag::cue_finite, Tag::auxiliary, Tag::relative, Tag::that) &&
                   !t.any(Tag::article, Tag::of, Tag::preposition, Tag::role, Tag::first_name, Tag::title);
        });
    }

    void set_apart(std::size_t first, std::size_t last) {
        std::size_t end = last;
        auto shape = Signature::none;
        if (last > first + 1) {
            shape = signature_shape(words(lines_[last - 1]));
            bool const right = lines_[last - 1].indent >= lines_[last - 2].indent + far_to_the_right;
            if (right && shape == Signature::name) shape = Signature::marked;
            if (shape != Signature::none) --end;
        }
        if (shape == Signature::words && !signs(lines_[last - 1])) shape = Signature::none, end = last;
        if (shape == Signature::none && last < lines_.size() && signature_shape(words(lines_[last])) == Signature::marked)
            shape = Signature::marked;
        if (!are_sentences(first, end)) return;
        bool const mail = ends_with_colon(first - 1) && !introduces(first - 1, true);
        if (mail || (shape == Signature::none && !introduces(first - 1, false))) return;
        std::size_t const from = lines_[first].start, to = lines_[end - 1].end;
        auto const marks = marks_in(from, to);
        if (marks == Marks::crossing || (marks == Marks::inside && shape != Signature::marked)) return;
        found_.push_back(block(from, to));
    }

    /// One that is not set in, with its signature in the next line.
    void signed_paragraph(std::size_t i) {
        if (i + 1 >= lines_.size() || lines_[i].apart() || !lines_[i].gap) return;
        LineApart const& next = lines_[i + 1];
        auto const shape = signature_shape(words(next));
        bool const ends = i + 2 >= lines_.size() || lines_[i + 2].gap;
        if (shape == Signature::none || shape == Signature::words || !ends || !are_sentences(i, i + 1)) return;
        bool const introduced = introduces(i - 1, shape == Signature::marked);
        bool const plainly = shape == Signature::marked && i + 2 < lines_.size() && names_office(next);
        if (!introduced && !plainly) return;
        if (marks_in(lines_[i].start, lines_[i].end) != Marks::none) return;
        (introduced ? found_ : bare_found_).push_back(block(lines_[i].start, lines_[i].end));
        bare_ += introduced ? 0U : 1U;
    }

    /// A given name, a title, or more behind a comma: "— Ada Thorne, mayor".
    bool names_office(LineApart const& line) const {
        auto const tokens = tokenise(text_, line.start, line.end, lexicon_);
        return std::any_of(tokens.begin(), tokens.end(),
                           [](Token const& t) { return t.is(U',') || t.any(Tag::first_name, Tag::title, Tag::role); });
    }

    static Marked block(std::size_t from, std::size_t to) { return {from, to, true, false, 0, 0, Marked::Kind::block, 0}; }

    std::u32string_view text_;
    std::vector<Marked> const& marked_;
    Lexicon const& lexicon_;
    std::vector<LineApart> lines_;
    std::vector<Marked> found_;
    std::vector<Marked> bare_found_; ///< neither set in nor introduced
    std::size_t bare_ = 0;
};

/// "Ada van der Thorne": words with capitals, and small ones of few letters between them.
bool is_name(std::u32string_view words) {
    std::size_t names = 0;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t stop = at;
        while (stop < words.size() && !is_space(words[stop])) ++stop;
        if (stop > at) {
            auto const word = words.substr(at, stop - at);
            bool const letters = std::all_of(word.begin(), word.end(), [](char32_t c) {
                return is_letter(c) || is_hyphen(c) || is_apostrophe(c) || c == U'.' || is_mark(c) || is_invisible(c);
            });
            if (!letters || !(is_letter(word.front()) || is_mark(word.front()))) return false;
            if (is_upper(word.front()) || is_mark(word.front())) ++names;
            else if (names == 0 || word.size() > longest_particle) return false;
        }
        at = stop + 1;
    }
    return names >= 2 && names <= most_names;
}

} // namespace

Signature signature_shape(std::u32string_view line) {
    if (line.empty() || line.size() > longest_signing_line) return Signature::none;
    bool marked = false;
    bool const brackets = line.front() == U'(' && line.back() == U')';
    if (brackets) line = line.substr(1, line.size() - 2);
    while (!line.empty() && (is_dash(line.front()) || line.front() == U'-' || is_space(line.front()))) {
        marked = marked || !is_space(line.front());
        line.remove_prefix(1);
    }
    marked = marked || brackets;
    if (marked && !line.empty() && line.back() == U'.') line.remove_suffix(1);
    bool const begins = !line.empty() && (is_upper(line.front()) || is_digit(line.front()) || (marked && is_letter(line.front())));
    if (!begins || is_terminal(line.back()) || line.back() == U':' || line.back() == U',') return Signature::none;
    if (std::any_of(line.begin(), line.end(), is_double_mark)) return Signature::none;
    auto const first = std::min(line.find_first_of(U",("), line.size());
    if (is_upper(line.front()) && is_name(line.substr(0, first))) return marked ? Signature::marked : Signature::name;
    auto const comma = line.rfind(U',');
    bool const behind = comma != line.npos && is_name(line.substr(comma + 1));
    return marked || behind ? Signature::words : Signature::none;
}

std::vector<Marked> with_blocks(std::u32string_view text, std::vector<Marked> marked, Lexicon const& lexicon) {
    if (text.find(U'\n') == text.npos) return marked;
    auto const found = Blocks(text, marked, lexicon).run();
    if (found.empty()) return marked;
    std::vector<Marked> out;
    auto pair = marked.begin();
    for (Marked const& one : found) {
        while (pair != marked.end() && pair->open < one.open) out.push_back(*pair++);
        while (pair != marked.end() && pair->open < one.end()) ++pair;
        out.push_back(one);
    }
    out.insert(out.end(), pair, marked.end());
    return out;
}

} // namespace core
