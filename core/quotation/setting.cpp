// Looks for the day that is told of the verb of saying, not of what is said or planned: beside the verb, or where the
// sentence begins; and at the start of the sentence for place and occasion; then back through the paragraph, because a
// report sets its scene once.
#include "core/quotation/setting.h"

#include "core/quotation/characters.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t farthest = 40; ///< tokens between the verb and its day
constexpr std::size_t most_tokens = 120;
constexpr std::size_t look_back_sentences = 2;

using Words = std::initializer_list<std::u32string_view>;

/// Behind these, a day is that of a plan, a limit or another thing.
bool dates_something_else(std::u32string_view word) {
    static Words const words{
        U"since", U"until", U"till", U"by", U"before", U"after", U"from", U"through", U"for", U"than", U"between",
        U"depuis", U"avant", U"après", U"jusqu'au", U"jusqu'à", U"jusque", U"d'ici", U"pour", U"entre", U"seit", U"bis",
        U"nach", U"für", U"ab", U"zwischen", U"desde", U"hasta", U"para", U"antes", U"después", U"tras", U"até", U"depois",
        U"após", U"с", U"со", U"до", U"после", U"к", U"ко", U"перед", U"между", U"sinds", U"tot", U"voor", U"na", U"vanaf",
        U"tussen"};
    return std::ranges::find(words, word) != words.end();
}

/// Something comes later, or only might.
bool tells_plans(std::u32string_view word) {
    static Words const words{
        U"will", U"would", U"shall", U"should", U"may", U"might", U"can", U"could", U"must", U"won't", U"wird", U"werde",
        U"werden", U"würde", U"würden", U"soll", U"solle", U"sollen", U"sollte", U"wolle", U"könne", U"könnte",
        U"будет", U"будут", U"sera", U"seront", U"serait", U"doit", U"devrait", U"devait", U"vont", U"será", U"serán",
        U"deberá", U"deve", U"deverá", U"vai", U"vão", U"zal", U"zullen", U"zou", U"zouden", U"moet", U"moeten"};
    return std::ranges::find(words, word) != words.end();
}

/// A day before something, in the middle of a clause.
bool looks_ahead(std::u32string_view word) {
    static Words const words{U"ahead", U"before", U"avant", U"antes", U"до", U"перед", U"bevor"};
    return std::ranges::find(words, word) != words.end();
}

std::u32string lower(std::u32string_view word) {
    std::u32string out;
    for (auto const c : word) out += fold_character(c);
    return out;
}

} // namespace

std::vector<Settings::Dated> Settings::dated(Range sentence) const {
    auto const& tokens = article_.tokens;
    sentence.last = std::min(sentence.last, sentence.first + most_tokens);
    if (sentence.empty()) return {};
    auto const start = tokens[sentence.first].start;
    std::u32string words(article_.slice(start, tokens[sentence.last - 1].end));
    for (auto i = sentence.first; i < sentence.last; ++i)
        if (tokens[i].is_quote()) // what is said tells another day
            std::fill(words.begin() + (tokens[i].start - start), words.begin() + (tokens[i].end - start), U'\x01');
    std::vector<Dated> out;
    std::size_t at = sentence.first;
    for (auto& phrase : time_phrases(words, language_)) {
        phrase.start += start;
        phrase.end += start;
        while (at < sentence.last && tokens[at].end <= phrase.start) ++at;
        auto end = at;
        while (end < sentence.last && tokens[end].start < phrase.end) ++end;
        if (end > at) out.push_back({{at, end}, std::move(phrase)});
    }
    return out;
}

bool Settings::of_something_else(Dated const& dated, Range sentence) const {
    auto const& tokens = article_.tokens;
    if (dated.phrase.when.ahead()) return true;
    auto before = dated.tokens.first;
    while (before > sentence.first && tokens[before - 1].has(Tag::article) && !tokens[before - 1].has(Tag::of)) --before;
    if (before > sentence.first) {
        Token const& word = tokens[before - 1];
        if (dates_something_else(lower(article_.slice(word.start, word.end)))) return true;
        // "la séance de lundi" dates the session; "la conférence de presse de lundi" the words.
        if (word.has(Tag::of) && !dated.phrase.when.ago) {
            bool const occasion = before > sentence.first + 1 && tokens[before - 2].has(Tag::occasion);
            bool const part = before > sentence.first + 1 && is_calendar(before - 2);
            if (!occasion && !part) return true;
        }
    }
    // "Monday's vote"
    auto const behind = dated.tokens.last;
    if (behind < sentence.last && tokens[behind].start == dated.phrase.end && is_apostrophe(article_.text[tokens[behind].start])) {
        for (auto at = behind + 1; at < std::min(sentence.last, behind + 4); ++at)
            if (tokens[at].has(Tag::occasion)) return false;
        return true;
    }
    return false;
}

bool Settings::is_calendar(std::size_t at) const {
    Token const& token = article_.tokens[at];
    return token.kind == TokenKind::number || token.any(Tag::time, Tag::month);
}

bool Settings::only_small(std::size_t from, std::size_t until) const {
    for (auto i = from; i < until; ++i) {
        Token const& token = article_.tokens[i];
        bool const small = token.any(Tag::preposition, Tag::place_preposition, Tag::article, Tag::of, Tag::adverb,
                                     Tag::conjunction, Tag::time, Tag::continuation, Tag::clitic, Tag::occasion);
        if (!small && !token.is(U',') && token.end - token.start > 2) return false;
    }
    return true;
}

bool Settings::plans(std::size_t from, std::size_t until) const {
    for (auto i = from; i < until; ++i) {
        Token const& token = article_.tokens[i];
        if (token.has(Tag::modal) || (token.is_word() && tells_plans(lower(article_.slice(token.start, token.end)))))
            return true;
    }
    return false;
}

bool Settings::after_cue(Dated const& dated, Range verb) const {
    auto const& tokens = article_.tokens;
    auto const until = dated.tokens.first;
    if (until > verb.last + farthest || plans(verb.last, until)) return false;
    std::size_t quote = 0;
    std::size_t comma = 0;
    for (auto i = verb.last; i < until; ++i) {
        Token const& token = tokens[i];
        if (token.is_quote()) quote = i;
        if (token.is(U',')) comma = i;
        if (token.is(U';') || token.any(Tag::that, Tag::relative)) return false;
        if (token.is(U':') && !(i + 1 < tokens.size() && tokens[i + 1].is_quote())) return false;
        if (token.has(Tag::auxiliary) && !token.has(Tag::of)) return false;
        if (token.has(Tag::conjunction) && i + 1 < until && tokens[i + 1].is_word() && !tokens[i + 1].capital) return false;
        if (token.is_word() && looks_ahead(lower(article_.slice(token.start, token.end)))) return false;
    }
    // "said “…” on Monday"; what goes on behind the words said is told of something else.
    if (quote > 0) return only_small(quote + 1, until);
    // "said Colby, the mayor, on Monday"; not "said Colby, elected in 2019"
    return comma == 0 || comma + 1 >= until ||
           tokens[comma + 1].any(Tag::preposition, Tag::place_preposition, Tag::time, Tag::adverb);
}

bool Settings::before_cue(Dated const& dated, Range verb, Range sentence) const {
    auto const& tokens = article_.tokens;
    std::size_t comma = 0;
    bool beside = true;
    for (auto i = dated.tokens.last; i < verb.first; ++i) {
        Token const& token = tokens[i];
        if (token.is_quote() || token.is(U';')) return false;
        if (token.is(U',')) comma = i;
        beside = beside && token.any(Tag::auxiliary, Tag::pronoun, Tag::adverb, Tag::clitic, Tag::time);
    }
    if (beside || only_small(sentence.first, dated.tokens.first)) return true;
    // "Speaking in Minsk on Monday, …", "Lors d'un point de presse lundi, …"; not "Elected in 2019, …"
    auto group = dated.tokens.first;
    while (group > sentence.first && !tokens[group - 1].is(U',')) --group;
    bool saying = tokens[group].any(Tag::preposition, Tag::place_preposition) && comma > 0;
    for (auto i = group; i < dated.tokens.first; ++i) {
        if (tokens[i].any(Tag::relative, Tag::auxiliary, Tag::that) || tokens[i].is_quote()) return false;
        saying = saying || tokens[i].any(Tag::occasion, Tag::cue_present_participle);
    }
    return saying && !plans(group, dated.tokens.first);
}

std::string Settings::when(Range sentence, std::optional<Cue> const& cue) const {
    if (!cue) return {};
    Dated const* best = nullptr;
    std::size_t least = 0;
    auto const all = dated(sentence);
    for (auto const& one : all) {
        if (of_something_else(one, sentence)) continue;
        bool const behind = one.tokens.first >= cue->verb.last;
        bool const ahead = one.tokens.last <= cue->verb.first;
        if (behind && !after_cue(one, cue->verb)) continue;
        if (ahead && !before_cue(one, cue->verb, sentence)) continue;
        auto const away = behind ? one.tokens.first - cue->verb.last : ahead ? cue->verb.first - one.tokens.last : 0;
        // "said earlier on Monday" is told by the day.
        auto const distance = away + (one.phrase.when.vague ? most_tokens : 0);
        if (best && distance >= least) continue;
        best = &one;
        least = distance;
    }
    return best ? to_utf8(article_.slice(best->phrase.start, best->phrase.end)) : std::string();
}

std::string Settings::first_day(Range sentence) const {
    for (auto const& one : dated(sentence))
        // "dans la nuit de dimanche à lundi" dates something else than what is said.
        if (one.phrase.when.is_day() && !of_something_else(one, sentence) && !plans(sentence.first, one.tokens.first))
            return to_utf8(article_.slice(one.phrase.start, one.phrase.end));
    return {};
}

void Settings::look_back(Sentence const& sentence, Setting& into) const {
    auto const at = static_cast<std::size_t>(&sentence - article_.sentences.data());
    for (std::size_t back = 1; back <= look_back_sentences && back <= at; ++back) {
        auto const& earlier = article_.sentences[at - back];
        if (earlier.paragraph != sentence.paragraph) return;
        if (into.when.empty()) into.when = first_day(earlier.tokens);
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
