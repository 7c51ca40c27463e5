// Names that stand between commas, or behind one, and are not the subject of the verb behind.
#include "core/quotation/phrases.h"

namespace core {

namespace {

constexpr std::size_t longest_office_between = 7;

} // namespace

/// Who holds the office in which a body is named: the name before the comma in "X, director of Y"; empty if there is none.
Range Phrases::holder_of(NameRun const& body, Range sentence) const {
    Range const none{body.phrase.first, body.phrase.first};
    std::size_t at = body.phrase.first;
    if (people_.all()[body.person].is_person && !token(at > 0 ? at - 1 : at).has(Tag::of)) return none;
    bool office = false;
    while (at > sentence.first && at + longest_office_between > body.phrase.first && token(at - 1).is_word()) office = token(--at).has(Tag::role) || office;
    NameRun const* run = office && at > sentence.first + 1 && token(at - 1).is(U',') ? people_.run_at(at - 2) : nullptr;
    return run != nullptr && run->person_like && run->name.last == at - 1 ? run->phrase : none;
}

/// "De su capitán, X, dijo que …": between the commas is whom it is said of, and the verb has its subject inside.
bool Phrases::speaks_of(std::vector<Range> const& chunks, Range sentence) const {
    if (!article_.grammar.bare_verbs || chunks.size() != 3 || !chunks[0].empty() || chunks[2].empty()) return false;
    std::size_t const first = chunks[2].first;
    if (first != sentence.first || !token(first).any(Tag::of, Tag::preposition) || first + 1 >= chunks[2].last) return false;
    bool kin = false;
    for (std::size_t i = first + 1; i < chunks[2].last; ++i) kin = kin || token(i).any(Tag::possessive, Tag::role);
    NameRun const* run = people_.run_at(chunks[1].first);
    return kin && run != nullptr && run->name.last == chunks[1].last;
}

} // namespace core
