// What may stand between a verb and its subject: days, adverbs, addressees, places.
#include "core/quotation/phrases.h"

#include <algorithm>

namespace core {

/// "le 2 juillet", "en 1985", "am 3. Mai": a small word and a number that tell a day or a year.
bool Phrases::dated(std::size_t at, std::size_t end) const {
    if (at + 1 >= end || !token(at).any(Tag::article, Tag::preposition) || token(at + 1).kind != TokenKind::number)
        return false;
    bool const year = token(at + 1).end - token(at + 1).start == 4;
    return year || (at + 2 < end && (token(at + 2).any(Tag::month, Tag::of) || token(at + 2).is(U'.')));
}

std::size_t Phrases::skip_fillers(std::size_t at, std::size_t end) const {
    std::size_t i = at;
    while (i < end) {
        Token const& t = token(i);
        if (t.any(Tag::time, Tag::month) || (t.has(Tag::adverb) && !t.has(Tag::pronoun))) {
            ++i;
        } else if (t.kind == TokenKind::number && i > at) {
            ++i;
        } else if (dated(i, end)) {
            i += 2; // "le 2 juillet", "en 1985"; the month follows by itself
        } else if (t.is(U',') && i + 1 < end &&
                   (i > at || token(i + 1).any(Tag::time, Tag::adverb) || dated(i + 1, end) ||
                    token(i + 1).has(Tag::preposition))) {
            ++i;
        } else if (t.any(Tag::preposition, Tag::place_preposition) && !t.has(Tag::pronoun)) {
            // "disse a ministra": the article, not the preposition that looks like it; "au maire" is none.
            bool const article = t.has(Tag::article) && t.end - t.start == 1;
            NameRun const* behind = article && i + 1 < end ? people_.run_at(i + 1) : nullptr;
            bool const last = behind != nullptr && (behind->name.last >= end || !token(behind->name.last).is_word());
            if (article && i + 1 < end && (token(i + 1).any(Tag::role, Tag::title, Tag::organisation) || last)) break;
            // One noun and its complements: "à l'agence", "lors d'une conférence de presse".
            std::size_t j = i + 1;
            while (j < end && token(j).any(Tag::article, Tag::possessive, Tag::of)) ++j;
            if (j >= end || !token(j).is_word()) return i;
            // "in Alder Bay the engineer": the whole place, where somebody else follows.
            if (NameRun const* place = people_.run_at(j);
                place != nullptr && t.has(Tag::place_preposition) && place->name.first == j && place->name.last < end) {
                std::size_t next = place->name.last;
                if (token(next).is(U',') && next + 1 < end) ++next;
                bool const named = next > place->name.last && nameable(token(next));
                if (named || token(next).any(Tag::article, Tag::title, Tag::role)) {
                    i = place->name.last;
                    continue;
                }
            }
            bool const name = nameable(token(j));
            ++j;
            // "ante el juez Pedro Salas la abogada …": the name belongs to the office.
            NameRun const* holder = j < end && token(j - 1).any(Tag::role, Tag::title) ? people_.run_at(j) : nullptr;
            if (holder != nullptr && holder->name.first == j && holder->name.last < end) j = holder->name.last;
            while (name && j < end && nameable(token(j)) && token(j).all_caps) ++j;
            while (j + 1 < end && token(j).has(Tag::of) && token(j + 1).is_word()) {
                j += token(j + 1).any(Tag::article, Tag::possessive) ? std::size_t{3}
                                                                     : std::size_t{2};
            }
            i = std::min(j, end);
        } else {
            break;
        }
    }
    return i;
}

} // namespace core
