// Looks near the verb for time words, and at the start of the sentence for place and occasion; then
// back through the paragraph, because a report sets its scene once.
#include "core/quotation/setting.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t near_before = 20;
constexpr std::size_t near_after = 10;
constexpr std::size_t most_tokens = 120;
constexpr std::size_t look_back_sentences = 2;

} // namespace

std::string Settings::when(Range sentence, std::optional<Cue> const& cue) const {
    if (!cue) return {};
    auto const& tokens = article_.tokens;
    std::size_t const verb = cue->verb.first;
    std::size_t const first = std::max(sentence.first, verb > near_before ? verb - near_before : 0);
    std::size_t const last = std::min(sentence.last, cue->verb.last + near_after);
    std::optional<std::size_t> best;
    for (std::size_t i = first; i < last; ++i) {
        if (!tokens[i].has(Tag::time)) continue;
        bool const bound = i > sentence.first && tokens[i - 1].any(Tag::of, Tag::preposition) &&
                           tokens[i - 1].has(Tag::of);
        if (bound) continue;
        auto const distance = [&](std::size_t at) { return at < verb ? verb - at : at - verb; };
        if (!best || distance(i) < distance(*best)) best = i;
    }
    if (!best) return {};
    std::size_t end = *best + 1;
    while (end < last && end < *best + 4 &&
           (tokens[end].kind == TokenKind::number || tokens[end].any(Tag::month, Tag::time))) {
        ++end;
    }
    return to_utf8(article_.slice(Range{*best, end}));
}

std::string Settings::first_time(Range sentence) const {
    auto const& tokens = article_.tokens;
    auto const last = std::min(sentence.last, sentence.first + most_tokens);
    for (std::size_t i = sentence.first; i < last; ++i) {
        // "dans la nuit de dimanche à lundi" dates something else than what is said.
        auto const bound = i > sentence.first && tokens[i - 1].any(Tag::of, Tag::preposition);
        if (tokens[i].has(Tag::time) && !bound)
            return to_utf8(article_.slice(tokens[i].start, tokens[i].end));
    }
    return {};
}

void Settings::look_back(Sentence const& sentence, Setting& into) const {
    auto const at = static_cast<std::size_t>(&sentence - article_.sentences.data());
    for (std::size_t back = 1; back <= look_back_sentences && back <= at; ++back) {
        auto const& earlier = article_.sentences[at - back];
        if (earlier.paragraph != sentence.paragraph) return;
        if (into.when.empty()) into.when = first_time(earlier.tokens);
        if (into.place.empty()) into.place = place(earlier.tokens);
        if (into.occasion.empty()) into.occasion = occasion(earlier.tokens);
    }
}

std::string Settings::place(Range sentence) const {
    auto const& tokens = article_.tokens;
    std::size_t const last = std::min(sentence.last, sentence.first + most_tokens);
    for (std::size_t i = sentence.first; i + 1 < last; ++i) {
        if (!tokens[i].has(Tag::place_preposition) || !nameable(tokens[i + 1])) continue;
        NameRun const* run = people_.run_at(i + 1);
        if (run == nullptr || run->person_like || tokens[i + 1].all_caps) continue;
        if (people_.all()[run->person].is_person) continue;
        return to_utf8(article_.slice(run->name));
    }
    return {};
}

std::string Settings::occasion(Range sentence) const {
    auto const& tokens = article_.tokens;
    std::size_t const last = std::min(sentence.last, sentence.first + most_tokens);
    for (std::size_t i = sentence.first + 1; i < last; ++i) {
        if (!tokens[i].has(Tag::occasion)) continue;
        for (std::size_t back = 1; back <= 3 && i >= sentence.first + back; ++back) {
            Token const& before = tokens[i - back];
            if (before.has(Tag::preposition)) {
                return to_utf8(article_.slice(tokens[i].start, tokens[i].end));
            }
            if (!before.any(Tag::article, Tag::of, Tag::possessive)) break;
        }
    }
    return {};
}

Setting Settings::of(Sentence const& sentence, std::optional<Cue> const& cue,
                     std::string const& speaker) {
    Setting out{when(sentence.tokens, cue), place(sentence.tokens), occasion(sentence.tokens)};
    bool const same = !speaker.empty() && speaker == last_speaker_ &&
                      last_paragraph_ == sentence.paragraph;
    if (same) {
        if (out.when.empty()) out.when = last_.when;
        if (out.place.empty()) out.place = last_.place;
        if (out.occasion.empty()) out.occasion = last_.occasion;
    }
    look_back(sentence, out);
    last_ = out;
    last_speaker_ = speaker;
    last_paragraph_ = sentence.paragraph;
    return out;
}

} // namespace core
