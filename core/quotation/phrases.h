// Noun phrases and verbs of saying inside one sentence, found with the small words of the lexicon
// and no parser: enough to tell who is the subject of "said".
#pragma once

#include "core/quotation/people.h"
#include "core/quotation/tokens.h"

#include <optional>
#include <vector>

namespace core {

enum class CueForm : std::uint8_t {
    finite,             ///< has a subject of its own
    present_participle, ///< shares the subject of the sentence
    infinitive,
    according           ///< "selon", "according to": the source follows
};

struct Cue {
    Range verb;
    std::size_t head = 0;               ///< the token with the verb of saying
    CueForm form = CueForm::finite;
    std::optional<std::size_t> pronoun; ///< "-t-il" inside the verb
    std::optional<std::size_t> bracket; ///< the auxiliary, where other words stand between: "hatte X im Rat gesagt"
};

/// "Añadió que …", "Dijo: «…»": whether a verb with a capital opens its sentence and introduces words, so that it is no
/// name; only where the language leaves out pronouns.
bool opens_as_verb(Article const& article, std::size_t at, Range sentence);

class Phrases {
public:
    Phrases(Article const& article, People const& people) : article_(article), people_(people) {}

    /// The cues of a sentence, left to right.
    std::vector<Cue> cues(Range sentence) const;

    /// Past adverbs, time words, addressees and places that may stand between verb and subject.
    std::size_t skip_fillers(std::size_t at, std::size_t end) const;

    /// The noun phrase that begins at `at`, empty if none does.
    Range noun_phrase(std::size_t at, std::size_t end) const;

    /// The subject that stands before a verb, empty if none is found.
    Range subject_before(std::size_t verb, Range sentence) const;

    /// The subject a sentence begins with, past introductory phrases.
    Range main_subject(std::size_t from, std::size_t end) const;

    bool starts_phrase(std::size_t at) const;

    /// Where a second speaker ends whom a word at `at` joins to the one before: "and Nora Quill"; `at` if none.
    std::size_t joined(std::size_t at, std::size_t end) const;

private:
    Token const& token(std::size_t i) const { return article_.tokens[i]; }
    std::optional<Cue> cue_at(std::size_t at, Range sentence) const;
    std::optional<Cue> compound_cue(std::size_t at, Range sentence) const;
    std::optional<Cue> bracketed_cue(std::size_t at, Range sentence) const;
    std::optional<Cue> closing_cue(std::size_t at, Range sentence) const;
    bool reflexive_before(std::size_t at, Range sentence) const;
    bool noun_here(std::size_t at, Range sentence) const;
    bool splits(std::size_t at, Range sentence) const;
    bool opens_sentence(std::size_t at, std::size_t end) const;
    std::size_t clause_start(std::size_t verb, Range sentence) const;
    bool introduces(std::size_t at) const;
    bool gives_time(std::size_t at) const;
    bool dated(std::size_t at, std::size_t end) const;
    bool holds_thing(std::size_t quote, std::size_t end) const;
    std::size_t joined_behind(std::size_t comma, std::size_t end) const;
    std::size_t past_adverbs(std::size_t at, std::size_t end) const;
    bool addressed(std::size_t at, Range sentence) const;
    Range holder_of(NameRun const& body, Range sentence) const;
    bool speaks_of(std::vector<Range> const& chunks, Range sentence) const;
    std::size_t after_dateline(std::size_t from, std::size_t end) const;
    Range subject_in_chunk(std::size_t first, std::size_t last) const;
    std::size_t apposition(std::size_t comma, std::size_t end) const;

    Article const& article_;
    People const& people_;
};

} // namespace core
