#include "core/quotation/naming.h"

#include "core/quotation/characters.h"
#include "core/quotation/nominative.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace core {

void Naming::name(Suggestion& out, Speaker const& speaker, Range mention, std::optional<Cue> const& cue) const {
    out.speaker = tidy(speaker.name);
    out.alternatives = speaker.others;
    out.role = speaker.role;
    out.on_behalf_of = speaker.on_behalf_of;
    if (!speaker.on_behalf_of.empty()) out.alternatives.push_back(speaker.on_behalf_of);
    if (!speaker.person) offer_spokesperson(out);
    out.speaker_span = span_of(mention);
    if (out.speaker_span)
        out.mention = to_utf8(article_.slice(static_cast<std::size_t>(out.speaker_span->start),
                                             static_cast<std::size_t>(out.speaker_span->end)));
    // "Журналисты обратились к Глебу Ершову. «…», — ответил он.", "Ove Ströms svar lät inte vänta på sig: ”…”"
    if (surely_declined(out.speaker, lexicon_)) out.speaker = undeclined(out.speaker);
    else if (owns_what_is_said(out.speaker, mention)) out.speaker = of_owner(out.speaker);
    if (!cue) return;
    out.cue_span = span_of(cue->verb);
    out.cue = to_utf8(article_.slice(cue->verb));
    // "По словам X", "przez X": the language declines the name, unless another mention has it as it is.
    bool const by = mention.first > 0 && article_.tokens[mention.first - 1].has(Tag::agent);
    // "В министерстве заявили"
    bool const inside = mention.first > 0 && cue->form == CueForm::finite && !speaker.person &&
                        article_.tokens[mention.first - 1].any(Tag::preposition, Tag::place_preposition);
    bool const as = article_.tokens[cue->verb.first].has(Tag::as) || out.cue.starts_with("как") || out.cue.starts_with("Как");
    bool const genitive = out.cue.ends_with(" des") || out.cue == "des";
    bool const declined = (lexicon_.grammar().no_articles || genitive) && (cue->form == CueForm::according || by || inside) && !as &&
                          to_utf8(article_.slice(mention)).find(out.speaker) != std::string::npos;
    if (!declined) return;
    out.speaker = undeclined(out.speaker);
}

std::string Naming::undeclined(std::string const& name) const {
    return nominative(name, lexicon_, [&](std::u32string_view word) { return stands(word); });
}

/// Where an owner has an "s" without an apostrophe: "Karin Linds besked". One whom the article calls so elsewhere is
/// called so.
bool Naming::owns_what_is_said(std::string const& name, Range mention) const {
    bool const language = lexicon_.language() == "sv" || lexicon_.language() == "de";
    if (!language || mention.empty() || mention.last >= article_.tokens.size() || !name.ends_with('s')) return false;
    if (!article_.tokens[mention.last].any(Tag::said_noun, Tag::target)) return false;
    auto const word = article_.slice(Range{mention.last - 1, mention.last});
    return std::ranges::count_if(article_.tokens, [&](Token const& token) {
               return token.is_word() && token.capital && article_.slice(token.start, token.end) == word;
           }) == 1;
}

bool Naming::stands(std::u32string_view word) const {
    if (!capitals_) {
        capitals_.emplace();
        for (Token const& token : article_.tokens)
            if (token.is_word() && token.capital) capitals_->insert(article_.slice(token.start, token.end));
    }
    return capitals_->contains(word);
}

void Naming::offer_spokesperson(Suggestion& out) const {
    auto const country = lexicon_.country_in(out.speaker);
    auto const body = fold(out.speaker);
    for (std::size_t const each : people_.spokespersons()) {
        Person const& person = people_.all()[each];
        bool const same = country >= 0 && lexicon_.country_in(person.on_behalf_of) == country;
        bool const named = !body.empty() && (body.find(fold(person.on_behalf_of)) != body.npos ||
                                             fold(person.on_behalf_of).find(body) != std::string::npos);
        if ((same || named) && std::ranges::find(out.alternatives, person.name) == out.alternatives.end())
            out.alternatives.push_back(person.name);
    }
}

std::optional<Span> Naming::span_of(Range range) const {
    if (range.empty()) return std::nullopt;
    std::size_t start = article_.tokens[range.first].start;
    std::size_t const end = article_.tokens[range.last - 1].end;
    // "-t-il": the pronoun alone.
    bool const inverted = is_hyphen(article_.text[start]);
    while (inverted && start + 2 < end &&
           (is_hyphen(article_.text[start]) || is_hyphen(article_.text[start + 1]))) {
        ++start;
    }
    return Span{static_cast<std::int64_t>(start), static_cast<std::int64_t>(end)};
}

} // namespace core
