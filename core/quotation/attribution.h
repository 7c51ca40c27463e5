// Who says a marked stretch, by where the verb of saying and its subject stand. The sieves are
// tried from the most to the least reliable; the first that holds decides.
#pragma once

#include "core/model/field.h"
#include "core/quotation/phrases.h"

#include <optional>
#include <vector>

namespace core {

enum class Sieve : std::uint8_t {
    inverted,     ///< « … », a dit X
    subject_verb, ///< "…," X said
    parenthesis,  ///< "…" (X)
    colon,        ///< X : « … »
    continued,    ///< « … », a dit X, « … »
    before,       ///< X a dit que « … »
    participle,   ///< X …, disant « … »
    according,    ///< selon X, « … »
    postposed,    ///< … « … » …, a dit X
    floating,     ///< « … » alone, after a quotation of X
    turn,         ///< X : … in a transcript
    dash,         ///< — …, dit X
    reported,     ///< X a dit que …
    clause,       ///< X says the bridge is …: reported without "that"
    source,       ///< selon X, …: reported
    incise,       ///< …, a dit X: reported
    noun,         ///< X's claim that “…”
    block,        ///< a paragraph that stands apart, with the name of X under it
    posted,       ///< it stands on a sign, a wall: nobody is told to say it
    alone,        ///< a whole sentence in marks; who says it stands in another one, or nowhere
    implied,      ///< no word tells of saying, but the clause is about X
    none
};

template <>
struct Names<Sieve> {
    static constexpr std::array entries{
        Named{Sieve::inverted, "inverted", ""},       Named{Sieve::subject_verb, "subject_verb", ""},
        Named{Sieve::parenthesis, "parenthesis", ""}, Named{Sieve::colon, "colon", ""},
        Named{Sieve::continued, "continued", ""},     Named{Sieve::before, "before", ""},
        Named{Sieve::participle, "participle", ""},   Named{Sieve::according, "according", ""},
        Named{Sieve::postposed, "postposed", ""},     Named{Sieve::floating, "floating", ""},
        Named{Sieve::turn, "turn", ""},               Named{Sieve::dash, "dash", ""},
        Named{Sieve::reported, "reported", ""},       Named{Sieve::clause, "clause", ""},
        Named{Sieve::source, "source", ""},           Named{Sieve::incise, "incise", ""},
        Named{Sieve::noun, "noun", ""},               Named{Sieve::block, "block", ""},
        Named{Sieve::posted, "posted", ""},           Named{Sieve::alone, "alone", ""},
        Named{Sieve::implied, "implied", ""},         Named{Sieve::none, "none", ""}};
};

struct Attribution {
    Sieve sieve = Sieve::none;
    std::optional<Cue> cue;
    Range mention; ///< the subject; may be empty when only the cue is known
    bool unnamed = false; ///< the words beside the cue can mean nobody: who speaks was named before
};

/// The first cue at or after a token.
std::vector<Cue>::const_iterator first_from(std::vector<Cue> const& cues, std::size_t at);

class Attributor {
public:
    Attributor(Article const& article, People const& people, Phrases const& phrases)
        : article_(article), people_(people), phrases_(phrases) {}

    /// One attribution for each quotation token of the sentence, in order.
    std::vector<Attribution> attribute(Range sentence, std::vector<Cue> const& cues) const;

    /// The subject of a cue, wherever it stands.
    Range subject_of(Cue const& cue, Range sentence, std::vector<Cue> const& cues,
                     int depth = 0) const;

    /// Whether a phrase can mean somebody who speaks: a name, a pronoun, a role, an organisation, a document.
    bool may_speak(Range phrase) const;

    /// Whom a sentence behind a quotation that stands alone tells to have said it; an empty mention if nobody.
    struct Pointed {
        Attribution who;
        bool plainly = false; ///< "X says it", "the words of X": not only whom the sentence is about
    };
    Pointed points_back(Range next, std::vector<Cue> const& cues) const;

    /// Who signs a line of its own under a quotation: "— X, mayor of Y"; empty if it is no signature.
    Range signature(Range sentence) const;

    /// The signature in the line under a quotation that is a paragraph by itself.
    Range signature_under(std::size_t index) const;

    /// Who signs what stands apart; empty if the next line names nobody.
    Range signer_under(std::size_t index) const;

private:
    Token const& token(std::size_t i) const { return article_.tokens[i]; }
    bool is_one_word(std::size_t quote) const;
    bool ends_inside(std::size_t quote) const;
    bool manner_before(std::size_t at, Cue const& cue) const;
    bool names_person(Range phrase) const;
    Range accompanied(std::size_t participle, Range sentence) const;
    bool reports(Cue const& outer, Range subject) const;
    Range told_by(std::vector<Cue>::const_iterator cue, Range sentence, std::vector<Cue> const& cues, int depth) const;
    bool bare_subject(std::size_t at, std::size_t verb) const;
    Range opens_clause(std::size_t verb, Range sentence) const;
    std::optional<Attribution> after_quote(std::size_t quote, Range sentence,
                                           std::vector<Cue> const& cues) const;
    std::optional<Attribution> before_quote(std::size_t quote, Range sentence,
                                            std::vector<Cue> const& cues,
                                            std::optional<std::size_t> used) const;
    std::optional<Attribution> behind(std::size_t quote, Range sentence,
                                      std::vector<Cue> const& cues) const;
    Range inverted_subject(Cue const& cue, Range sentence) const;
    std::optional<Attribution> asked_by(std::size_t quote, Range sentence) const;
    bool fronted_denial(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;
    std::optional<Attribution> turn(std::size_t quote, Range sentence) const;
    void attribute_clause(Range clause, std::vector<Cue> const& cues, std::vector<Attribution>& out) const;

    Range before_apposition(Cue const& cue, Range sentence) const;
    Range antecedent(std::size_t verb, Range sentence) const;
    Range body_of_several(Cue const& cue, Range sentence) const;
    Range source_of(Cue const& cue, std::size_t end, Range sentence) const;
    Range subject_at(Cue const& cue, Range sentence, std::vector<Cue> const& cues, int depth) const;

    // focus.cpp
    Range focus(Range mention, Cue const& cue, Range sentence) const;
    bool means_somebody(Range phrase) const;
    bool is_another(Range pronoun, Range phrase) const;
    Range charged(Cue const& cue, std::size_t words) const;
    std::optional<Attribution> closed_by_verb(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;
    Range subject_of_told_clause(std::size_t from, std::size_t participle) const;
    std::optional<Attribution> denied_before(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;
    std::optional<Attribution> inside_bracket(std::size_t quote, Range sentence) const;

    // colon.cpp
    std::optional<Attribution> colon(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;
    std::optional<Attribution> stands_in(std::size_t end, Range sentence) const;
    Range behind_topic(std::size_t end, Range sentence) const;
    Range answers(std::size_t end, Range sentence) const;
    Range only_one_named(std::size_t end, Range sentence) const;

    // named_behind.cpp
    std::optional<Attribution> named_beside(std::size_t quote, Range sentence) const;
    std::optional<Attribution> noun_behind(std::size_t quote, Range sentence) const;
    std::optional<Attribution> disowner(std::size_t quote, Range sentence) const;
    std::optional<Attribution> heads_clause(std::size_t quote, Range sentence) const;
    std::optional<Attribution> whose_thing(std::size_t at, std::size_t end) const;
    Range owner_of(std::size_t noun, Range within) const;

    // things.cpp
    std::optional<Attribution> posted(std::size_t quote, Range sentence) const;
    std::optional<Attribution> posted_before(std::size_t quote, Range sentence) const;
    std::optional<Attribution> posted_behind(std::size_t quote, Range sentence) const;
    bool could_speak(std::size_t at) const;
    Range put_up_by(std::size_t thing, std::size_t end) const;
    std::optional<Attribution> words_in_the_hand_of(std::size_t quote, Range sentence) const;

    // alone.cpp
    bool points(Cue const& cue, Range subject, Range sentence) const;

    // crowds.cpp
    bool is_crowd(Range phrase) const;
    Range crowd_at(std::size_t at, std::size_t end) const;
    std::optional<Attribution> chanted(std::size_t quote, Range sentence) const;
    std::optional<Attribution> shouted_behind(std::size_t at, Range sentence) const;

    // relayed.cpp: who is quoted where another one gives the words, or where the sentence is built around them.
    Range dictated(std::size_t end, Range sentence) const;
    std::optional<Attribution> read_out(std::size_t end, Range sentence) const;
    std::optional<Attribution> cleft(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;
    std::optional<Attribution> managed_to_say(std::size_t at, Range sentence, std::vector<Cue> const& cues) const;

    // passive.cpp
    std::optional<Attribution> passive_behind(std::size_t quote, Range sentence) const;
    std::optional<Attribution> passive_before(std::size_t end, Range sentence) const;
    std::optional<Attribution> passive_at(std::size_t auxiliary, std::size_t end, Sieve sieve) const;

    // clauses.cpp
    std::vector<Range> clauses(Range sentence, std::vector<Cue> const& cues) const;
    std::vector<Cue> within(std::vector<Cue> const& cues, Range clause) const;
    bool tells(Range clause, std::vector<Cue> const& cues) const;
    bool ends_with_comma(std::size_t at) const;
    std::size_t behind_opening(Range clause) const;
    Range subject_of_closing_verb(Cue const& cue, Range clause) const;

    // voices.cpp
    bool names_work(Range subject, std::size_t at, Range sentence) const;
    std::optional<Attribution> unlisted_incise(std::size_t at, Range sentence, std::vector<Cue> const& cues) const;
    Range subject_of_bracket(Cue const& cue, Range sentence) const;
    Range late_subject(std::size_t from, Range sentence) const;
    Range subject_at_the_end(std::size_t from, Range sentence) const;
    bool speaks_surely(Range phrase) const;
    std::size_t behind_adverbial(std::size_t preposition, std::size_t limit) const;
    std::optional<Attribution> for_somebody(std::size_t quote, Range sentence) const;
    Range voice_before(std::size_t end, Range sentence) const;

    // implied.cpp: where no verb of saying governs the quotation.
    Range said_as(Cue const& cue, Range sentence) const;
    std::optional<Attribution> as_said(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;
    std::optional<Attribution> read_in(std::size_t quote, Range sentence) const;
    std::optional<Attribution> opens_with_document(std::size_t quote, Range sentence) const;
    std::optional<Attribution> for_whom(std::size_t quote, Range sentence) const;
    std::optional<Attribution> owned_noun(std::size_t quote, Range sentence) const;
    std::optional<Attribution> agent(std::size_t quote, Range sentence) const;
    Range doer_behind(std::size_t quote, Range sentence) const;
    bool closed_agent(std::size_t quote, Range sentence) const;
    std::optional<Attribution> agent_before_clause(std::size_t quote, Range sentence) const;
    std::optional<Attribution> implied(std::size_t quote, Range sentence) const;

    // nobody.cpp: where grammar points at words that can mean nobody.
    Range without_participle(Range who) const;
    Range with_age(Range who) const;
    Range without_clause(Range who) const;
    Range apposed_name(Range who, Range sentence) const;
    Range body_meant(Range it, Range sentence) const;
    bool could_be_nobody(Attribution const& said) const;
    void rather(Attribution& said, std::size_t quote, Range sentence) const;

    // elided.cpp: where the verb stands with other words, or in front of them.
    std::optional<Attribution> gapped(std::size_t quote, std::size_t before, Attribution const& said) const;
    std::optional<Attribution> fronted(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;
    bool sets_scene(std::size_t quote, Range sentence) const;
    std::optional<Attribution> leans_on(std::size_t quote, Range sentence) const;
    std::optional<Attribution> is_how(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const;

    Article const& article_;
    People const& people_;
    Phrases const& phrases_;
};

} // namespace core
