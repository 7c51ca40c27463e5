#include "core/quotation/dialogue.h"

#include "core/quotation/characters.h"
#include "core/quotation/incise.h"
#include "core/quotation/stop_labels.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace core {

namespace {

constexpr std::size_t longest_line = 4'000;
constexpr std::size_t longest_label = 120;
constexpr std::size_t most_name_words = 7;
constexpr std::size_t most_role_words = 10;
constexpr std::size_t longest_short = 4; ///< letters before the stop of a shortened word: "Abg."
constexpr std::size_t most_lines_of_turn = 5;
constexpr std::size_t shortest_shouted = 3;
constexpr std::size_t fewest_stopped = 3; ///< names before a stop that make a transcript
constexpr std::size_t longest_aside = 24; ///< tokens of what a speaker does beside

struct Line {
    std::size_t start = 0; ///< its first sign that is no space
    std::size_t end = 0;   ///< behind its last one
};

struct DashLine {
    std::size_t line = 0; ///< among those that are not blank
    bool told = false;    ///< it tells who speaks
    bool kept = false;    ///< it is speech
    std::vector<Marked> said;
};

struct Label {
    std::size_t line = 0;
    std::size_t content = 0; ///< where the words begin
    std::string folded;
    bool person = false;
    bool letter = false;
    bool sentence = false; ///< what follows is a whole sentence
    bool asks = false;     ///< a question
    bool marked = false;   ///< it stands between marks already
    bool stopped = false;  ///< a stop or a dash ends it, not a colon
    bool common = false;   ///< a lone word that is nobody's name as far as the text tells
};

class Dialogue {
public:
    Dialogue(std::u32string_view text, std::vector<Marked> const& pairs, Lexicon const& lexicon)
        : text_(text), pairs_(pairs), lexicon_(lexicon) {}

    std::vector<Marked> run() {
        read_lines();
        read_dashes();
        read_turns();
        return merged();
    }

private:
    void read_lines() {
        for (std::size_t at = 0; at < text_.size();) {
            std::size_t const stop = std::min(text_.find(U'\n', at), text_.size());
            Line line{at, stop};
            while (line.start < line.end && is_space(text_[line.start])) ++line.start;
            while (line.end > line.start && is_space(text_[line.end - 1])) --line.end;
            if (line.start < line.end) lines_.push_back(line);
            at = stop + 1;
        }
    }

    std::vector<Token> tokens(std::size_t from, std::size_t to) const {
        return tokenise(text_, from, to, lexicon_);
    }

    void read_dashes() {
        std::vector<DashLine> found;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            Line const& line = lines_[i];
            char32_t const first = text_[line.start];
            bool const hyphen = first == U'-' && line.start + 1 < line.end && is_space(text_[line.start + 1]);
            if (!is_dash(first) && !hyphen) {
                if (auto const at = dash_inside(line)) found.push_back(read_dash_line(i, *at));
                continue;
            }
            found.push_back(read_dash_line(i, line.start));
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            bool const before = i > 0 && found[i - 1].told && found[i - 1].line + 1 == found[i].line;
            bool const behind = i + 1 < found.size() && found[i + 1].told && found[i].line + 1 == found[i + 1].line;
            // They go on by turns: whole sentences, line by line.
            bool const goes_on = i > 0 && found[i - 1].kept && found[i - 1].line + 1 == found[i].line &&
                                 is_terminal(text_[lines_[found[i].line].end - 1]);
            found[i].kept = found[i].told || before || behind || goes_on;
            if (found[i].kept) said_.insert(said_.end(), found[i].said.begin(), found[i].said.end());
        }
    }

    Marked dash(std::size_t open, std::size_t close, std::uint8_t width) const {
        return {open, close, true, false, width, 0, Marked::Kind::dash, 0};
    }

    /// "08.15: X är på plats. – Det brinner, säger han": the first dash behind a stop and before a capital.
    std::optional<std::size_t> dash_inside(Line const& line) const {
        if (!lexicon_.grammar().dash_behind_stop) return std::nullopt;
        for (auto at = text_.find(U'–', line.start); at < line.end; at = text_.find(U'–', at + 1)) {
            bool const stop = at > line.start + 1 && text_[at - 1] == U' ' && is_terminal(text_[at - 2]);
            if (stop && at + 2 < line.end && text_[at + 1] == U' ' && is_upper(text_[at + 2])) return at;
        }
        return std::nullopt;
    }

    /// What is said in a line from a dash on, incise by incise.
    DashLine read_dash_line(std::size_t index, std::size_t from) const {
        Line const& line = lines_[index];
        DashLine out{index, false, false, {}};
        auto const all = tokens(from, std::min(line.end, from + longest_line));
        std::size_t at = 1;
        std::uint8_t width = 1;
        while (at < all.size()) {
            std::size_t const open = width == 1 ? from : all[at].start;
            auto const incise = find_incise_from(all, at + 1, all.size());
            if (!incise) {
                out.said.push_back(dash(open, line.end, width));
                break;
            }
            out.told = true;
            Token const& before = all[incise->before];
            out.said.push_back(dash(open, is_terminal(before.sign) ? before.end : before.start, width));
            auto const next = goes_on(all, *incise);
            if (!next) break;
            at = *next;
            width = 0;
        }
        return out;
    }

    /// Where the speech goes on behind an incise: behind the dash that closes it, or right away if none opened it.
    std::optional<std::size_t> goes_on(std::vector<Token> const& all, Incise const& incise) const {
        std::size_t at = incise.last;
        bool closed = false;
        if (incise.dashed) {
            // "—ordenó X, y se levantó—. …": what X did as well, up to the dash.
            std::size_t const limit = std::min(all.size(), at + longest_aside);
            std::size_t dash = at;
            // "—dijo el acusado, X. —Se puede comprobar": a stop may stand before that dash.
            auto const ends = [&](std::size_t i) { return is_terminal(all[i].sign) && !(i + 1 < limit && is_stroke(all[i + 1])); };
            while (dash < limit && !is_stroke(all[dash]) && !ends(dash)) ++dash;
            if (dash < limit && is_stroke(all[dash])) at = dash;
        } else if (at + 1 < all.size() && all[at].is(U',')) {
            // "… ? chuchote X, accoudée au comptoir", "…, said X, and shut the gate": told, not said.
            Token const& next = all[at + 1];
            bool const told = next.any(Tag::preposition, Tag::place_preposition, Tag::conjunction, Tag::of) &&
                              !next.any(Tag::article, Tag::pronoun);
            if (is_terminal(all[incise.before].sign) || told || !next.is_word()) return std::nullopt;
        }
        while (at < all.size() && all[at].kind == TokenKind::sign && !is_mark(all[at].sign) && !all[at].is(U'¿') &&
               !all[at].is(U'¡')) {
            closed = closed || is_stroke(all[at]);
            ++at;
        }
        if (at >= all.size() || (incise.dashed && !closed)) return std::nullopt;
        return at;
    }

    void read_turns() {
        std::vector<Label> labels;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (auto label = read_label(i)) labels.push_back(std::move(*label));
        if (labels.size() < 2) return;
        // A label far from any other is no part of an exchange.
        std::vector<Label> near;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            bool const before = i > 0 && labels[i].line - labels[i - 1].line <= most_lines_of_turn;
            bool const behind = i + 1 < labels.size() && labels[i + 1].line - labels[i].line <= most_lines_of_turn;
            if (before || behind) near.push_back(labels[i]);
        }
        if (!is_exchange(near) || are_headings(near)) return;
        for (std::size_t i = 0; i < near.size(); ++i) {
            bool const said = near[i].sentence || near[i].person;
            if (said && !near[i].marked) take_turn(near[i], i + 1 < near.size() ? near[i + 1].line : lines_.size());
        }
    }

    /// "Kasich: Now or never.¶Kasich has held …": what stands under most of the names tells of them.
    bool are_headings(std::vector<Label> const& labels) const {
        constexpr std::size_t shortest_name = 4;
        std::size_t telling = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            auto const until = i + 1 < labels.size() ? lines_[labels[i + 1].line].start : text_.size();
            auto const end = std::min(until, labels[i].content + longest_line);
            auto const label = text_.substr(lines_[labels[i].line].start, labels[i].content - lines_[labels[i].line].start);
            std::size_t last = label.size();
            while (last > 0 && !is_letter(label[last - 1])) --last;
            std::size_t first = last;
            while (first > 0 && is_letter(label[first - 1])) --first;
            if (last - first < shortest_name || end <= labels[i].content) continue;
            auto const name = label.substr(first, last - first);
            telling += text_.substr(labels[i].content, end - labels[i].content).find(name) != text_.npos ? 1U : 0U;
        }
        return telling * 2 >= labels.size();
    }

    /// Several people in whole sentences, one again and again beside another, questions with answers, or letters.
    static bool is_exchange(std::vector<Label> const& labels) {
        if (labels.size() < 2) return false;
        std::unordered_map<std::string, std::size_t> seen;
        std::unordered_map<std::string, std::size_t> persons;
        std::size_t sentences = 0;
        std::size_t letters = 0;
        std::size_t asked = 0;
        std::size_t named = 0;
        std::unordered_set<std::string> stopped;
        std::unordered_set<std::string> common;
        std::size_t stops = 0;
        for (auto const& label : labels) {
            if (label.common && !label.letter) common.insert(label.folded);
            if (label.stopped) {
                ++stops;
                if (label.letter) stopped.insert(label.folded);
            }
            if (label.letter) ++letters;
            if (!label.sentence) continue;
            ++sentences;
            ++seen[label.folded];
            if (label.asks) ++asked;
            if (!label.person) continue;
            ++persons[label.folded];
            ++named;
        }
        if (sentences * 5 < labels.size() * 4 || seen.size() < 2) return false;
        // "Price: … Colour: …", "NOTE. … WARNING. …": things that are told one after the other, unless somebody asks.
        if (common.size() > 1 && asked * 4 < labels.size()) return false;
        // "A. …" and "B. …" are items of a list, unless one of two asks.
        if (!stopped.empty() && (stopped.size() != 2 || asked == 0)) return false;
        if (stops * 2 > labels.size() && letters == 0 && labels.size() < fewest_stopped) return false;
        std::size_t repeated = 0;
        for (auto const& [name, times] : seen)
            if (times > 1) repeated += times;
        return (letters >= 2 && letters * 2 >= labels.size()) ||
               (persons.size() >= 2 && named * 2 >= labels.size()) ||
               repeated * 2 >= labels.size() || asked * 4 >= labels.size();
    }

    /// Whether the word stands behind another word with a capital somewhere else: the surname of somebody named.
    bool surname(Token const& word) const {
        if (!names_) {
            names_.emplace();
            for (std::size_t at = 0; at < text_.size();) {
                std::size_t const end = word_end(at);
                bool const name = end > at && is_upper(text_[at]) && end - at > 1;
                std::size_t const next = end + 1;
                if (name && next < text_.size() && text_[end] == U' ' && is_upper(text_[next]))
                    names_->insert(fold_word(text_.substr(next, word_end(next) - next)));
                at = std::max(end, at + 1);
            }
        }
        return names_->contains(fold_word(text_.substr(word.start, word.end - word.start)));
    }

    /// A title, an office, a given name, or a word used as a name somewhere else.
    bool names_somebody(Token const& word) const {
        if (word.any(Tag::country, Tag::time, Tag::month)) return false;
        return word.any(Tag::title, Tag::role, Tag::first_name) || surname(word) || named_elsewhere(word);
    }

    /// Whether the word stands with a capital inside a sentence, where only names have one.
    bool named_elsewhere(Token const& word) const {
        if (lexicon_.grammar().capital_nouns) return false;
        if (!capitals_) {
            capitals_.emplace();
            for (std::size_t at = 1; at < text_.size();) {
                bool const inside = is_upper(text_[at]) && text_[at - 1] == U' ' && at > 1 &&
                                    (is_letter(text_[at - 2]) || text_[at - 2] == U',');
                std::size_t const end = word_end(at);
                if (inside && end > at + 1) capitals_->insert(fold_word(text_.substr(at, end - at)));
                at = std::max(end, at + 1);
            }
        }
        return capitals_->contains(fold_word(text_.substr(word.start, word.end - word.start)));
    }

    std::size_t word_end(std::size_t at) const {
        while (at < text_.size() && is_letter(text_[at])) ++at;
        return at;
    }

    void take_turn(Label const& label, std::size_t next) {
        std::size_t last = label.line;
        bool const more = next < lines_.size() && next - label.line <= most_lines_of_turn;
        if (more) last = next - 1;
        else if (label.content >= lines_[last].end && last + 1 < next) ++last; // the name has a line of its own
        std::size_t const end = std::max(lines_[last].end, label.content);
        if (label.content < end)
            said_.push_back({label.content, end, true, false, 0, 0, Marked::Kind::turn, 0});
    }

    /// "NAME :", "Mme X (party):", "NAME, mayor:", "Q:", "The president:"; with a stop for the colon: stop_label().
    std::optional<Label> read_label(std::size_t index) const {
        Line const& line = lines_[index];
        if (!is_upper(text_[line.start])) return std::nullopt;
        std::size_t const reach = std::min(line.end, line.start + longest_label);
        std::size_t const colon = std::min(text_.substr(0, reach).find(U':', line.start), reach);
        bool const spaced = colon < reach && (colon + 1 >= line.end || is_space(text_[colon + 1]) ||
                                              is_mark(text_[colon + 1]));
        if (spaced)
            if (auto label = named_label(index, colon)) return label;
        auto const end = stop_label(text_, line.start, line.end, lexicon_);
        if (!end) return std::nullopt;
        Label out;
        out.line = index;
        out.stopped = true;
        out.letter = end->letter;
        out.person = !end->letter;
        out.folded = fold_word(text_.substr(line.start, end->last - line.start));
        out.content = end->content;
        auto const words = tokens(line.start, end->last);
        out.common = !end->letter && words.size() == 1 && !names_somebody(words[0]);
        if (out.common) out.person = false;
        return with_content(out, index);
    }

    std::optional<Label> named_label(std::size_t index, std::size_t colon) const {
        Line const& line = lines_[index];
        auto const all = tokens(line.start, colon);
        std::size_t name = 0;
        std::size_t words = 0;
        for (; name < all.size(); ++name) {
            bool const short_form = name > 0 && all[name].is(U'.') &&
                                    all[name - 1].end - all[name - 1].start <= longest_short;
            if (!all[name].is_word() && !short_form) break;
            words += all[name].is_word() ? 1U : 0U;
        }
        if (words == 0 || words > most_name_words) return std::nullopt;
        if (name < all.size()) {
            bool const bracket = all[name].is(U'(') && all.back().is(U')');
            bool const role = all[name].is(U',') && std::all_of(all.begin() + static_cast<std::ptrdiff_t>(name) + 1,
                                                                all.end(), [](Token const& t) { return t.is_word(); });
            if (!(bracket || role) || all.size() - name > most_role_words) return std::nullopt;
        }
        Label out;
        out.line = index;
        std::size_t capitals = 0;
        bool office = false;
        for (std::size_t i = 0; i < name; ++i) {
            Token const& token = all[i];
            if (!token.is_word()) continue;
            if (token.any(Tag::cue_finite, Tag::auxiliary, Tag::that) && !token.capital) return std::nullopt;
            bool const letter = token.end - token.start == 1;
            bool const small = !letter && token.any(Tag::article, Tag::preposition, Tag::of, Tag::conjunction,
                                                    Tag::time);
            capitals += token.capital && !small ? 1U : 0U;
            office = office || (token.has(Tag::role) && i > 0 && i <= 2 && all[0].any(Tag::article, Tag::title));
            out.person = out.person || token.any(Tag::title, Tag::first_name) ||
                         (token.all_caps && token.end - token.start >= shortest_shouted && i + 1 == name && words > 1 &&
                          capitals == words);
        }
        if (capitals == 0 && !office) return std::nullopt;
        bool const place = std::any_of(all.begin(), all.end(), [](Token const& t) { return t.has(Tag::country); });
        out.person = out.person || office || (capitals >= 2 && capitals <= 3 && capitals == words && !place) ||
                     name < all.size();
        if (words == 1 && !out.person) out.person = surname(all[0]);
        out.common = words == 1 && name == all.size() && !out.person && !names_somebody(all[0]);
        out.letter = name == all.size() && words == 1 &&
                     (all[0].end - all[0].start == 1 || all[0].has(Tag::said_noun));
        out.folded = fold_word(text_.substr(all[0].start, all[name - 1].end - all[0].start));
        out.content = colon + 1;
        return with_content(out, index);
    }

    /// The label with what follows it looked at; none if nothing does.
    std::optional<Label> with_content(Label out, std::size_t index) const {
        Line const& line = lines_[index];
        std::size_t const limit = line.end < text_.size() && out.content >= line.end && index + 1 < lines_.size()
                                      ? lines_[index + 1].end
                                      : line.end;
        while (out.content < limit && is_space(text_[out.content])) ++out.content;
        if (out.content >= limit) return std::nullopt;
        out.marked = is_mark(text_[out.content]);
        std::size_t last = limit;
        while (last > out.content && (is_mark(text_[last - 1]) || text_[last - 1] == U')')) --last;
        out.sentence = last > out.content && is_terminal(text_[last - 1]);
        out.asks = out.sentence && text_[last - 1] == U'?';
        return out;
    }

    /// Pairs inside what is said so belong to it; where the two cross, the pairs stay.
    std::vector<Marked> merged() {
        std::sort(said_.begin(), said_.end(), [](Marked const& a, Marked const& b) { return a.open < b.open; });
        std::vector<Marked> out;
        std::size_t pair = 0;
        std::size_t reached = 0;
        for (Marked const& one : said_) {
            while (pair < pairs_.size() && pairs_[pair].end() <= one.open) {
                out.push_back(pairs_[pair]);
                reached = pairs_[pair++].end();
            }
            bool const crossed_before = reached > one.open || (pair < pairs_.size() && pairs_[pair].open < one.open);
            std::size_t last = pair;
            while (last < pairs_.size() && pairs_[last].open < one.end()) ++last;
            bool const crossed = crossed_before || (last > pair && pairs_[last - 1].end() > one.end());
            if (crossed) continue;
            pair = last;
            out.push_back(one);
            reached = one.end();
        }
        out.insert(out.end(), pairs_.begin() + static_cast<std::ptrdiff_t>(pair), pairs_.end());
        return out;
    }

    std::u32string_view text_;
    std::vector<Marked> const& pairs_;
    Lexicon const& lexicon_;
    std::vector<Line> lines_;
    std::vector<Marked> said_;
    mutable std::optional<std::unordered_set<std::string>> capitals_; ///< inside sentences, once somebody asks
    mutable std::optional<std::unordered_set<std::string>> names_; ///< surnames, once somebody asks
};

} // namespace

std::vector<Marked> with_dialogue(std::u32string_view text, std::vector<Marked> const& pairs, Lexicon const& lexicon) {
    return Dialogue(text, pairs, lexicon).run();
}

} // namespace core
