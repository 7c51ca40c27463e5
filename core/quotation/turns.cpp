#include "core/quotation/turns.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

Turns::Turns(Article const& article, People const& people) : article_(article), people_(people) {
    auto const& all = people.all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].is_person) continue;
        auto const name = fold_word(all[i].name);
        known_.emplace(name, i);
        auto const space = name.rfind(' ');
        if (space == std::string::npos) continue;
        auto const [at, fresh] = known_.emplace(name.substr(space + 1), i);
        if (!fresh && at->second != i) at->second = all.size();
    }
    std::size_t first = article.tokens.size();
    for (Sentence const& sentence : article.sentences) {
        for (std::size_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
            Token const& token = article.tokens[i];
            if (!token.is_quote() || article.marked[token.quote].kind != Marked::Kind::turn) continue;
            first = std::min(first, sentence.tokens.first);
            Range const name{sentence.tokens.first, sentence.tokens.first + 1};
            if (!by_letter(name)) continue;
            ++turns_[folded(name)];
            if (asks(i)) ++asked_[folded(name)];
        }
    }
    for (NameRun const& run : people.runs()) {
        if (run.name.first >= first) break;
        if (!all[run.person].is_person) continue;
        if (only_one_ && *only_one_ != run.person) {
            only_one_.reset();
            return;
        }
        only_one_ = run.person;
    }
    if (!only_one_) only_one_ = named_apart();
}

/// The only person named outside of the turns: the line that tells whom it was may close the interview.
std::optional<std::size_t> Turns::named_apart() const {
    std::optional<std::size_t> found;
    auto const& runs = people_.runs();
    auto run = runs.begin();
    for (Sentence const& sentence : article_.sentences) {
        bool turn = false;
        for (std::size_t i = sentence.tokens.first; i < sentence.tokens.last && !turn; ++i)
            turn = article_.tokens[i].is_quote() &&
                   article_.marked[article_.tokens[i].quote].kind == Marked::Kind::turn;
        for (; run != runs.end() && run->name.first < sentence.tokens.last; ++run) {
            if (turn || !people_.all()[run->person].is_person) continue;
            if (found && *found != run->person) return std::nullopt;
            found = run->person;
        }
    }
    return found;
}

std::string Turns::folded(Range name) const { return fold_word(article_.slice(name)); }

bool Turns::asks(std::size_t quote) const {
    Marked const& marked = article_.marked[article_.tokens[quote].quote];
    return marked.close > marked.inside() && article_.text[marked.close - 1] == U'?';
}

bool Turns::by_letter(Range name) const {
    if (name.last != name.first + 1) return false;
    Token const& token = article_.tokens[name.first];
    return token.end == token.start + 1 || token.has(Tag::said_noun);
}

std::optional<std::size_t> Turns::person(Range name, std::size_t quote) const {
    if (by_letter(name)) {
        auto const letter = folded(name);
        auto const asked = asked_.find(letter);
        auto const said = turns_.find(letter);
        bool const asker = asks(quote) || (asked != asked_.end() && asked->second * 2 > said->second);
        return asker ? std::nullopt : only_one_;
    }
    while (name.last > name.first + 1 && article_.tokens[name.first].has(Tag::title)) ++name.first;
    auto const found = known_.find(folded(name));
    if (found == known_.end() || found->second >= people_.all().size()) return std::nullopt;
    return found->second;
}

Range Turns::role(Range label) const {
    std::size_t at = label.first;
    while (at < label.last && article_.tokens[at].is_word()) ++at;
    if (at >= label.last) return {at, at};
    std::size_t last = label.last;
    if (article_.tokens[last - 1].is(U')')) --last;
    return {at + 1, std::max(at + 1, last)};
}

} // namespace core
