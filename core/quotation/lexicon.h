// The words of one language that tell who said what: verbs and nouns of saying with their forms,
// titles, roles, first names, countries and the small words around them. A lexicon is one JSON
// document; a new language is a new document, not new code.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// What a word can be; one word may be several things.
enum class Tag : std::uint8_t {
    cue_finite,             ///< "said", "affirme"
    cue_participle,         ///< after an auxiliary: "affirmé"
    cue_present_participle, ///< "saying", "ajoutant"
    cue_infinitive,         ///< "ajouter"
    cue_appraisal,          ///< the verb judges what it names: "qualifier", "call"
    cue_thought,            ///< the verb tells a thought rather than words
    cue_manner,             ///< a verb of saying only beside a quotation: "soupirer"
    auxiliary, article, possessive, of, preposition, conjunction, relative, that, clitic, adverb,
    time, month, according, for_, anaphor, work, document, organisation, spokesperson, said_noun,
    occasion, place_preposition, particle, stop,
    pronoun, title, role, first_name, country,
    masculine, feminine,
    abbreviation,
    subordinate,    ///< opens a clause that another one follows: "although", "pendant que"
    condition,      ///< what it opens only might be: "if"
    negation,       ///< before or inside the verb: "never", "n'a jamais dit", "no minister said"
    negation_after, ///< behind the verb: "sagte nie"
    only,           ///< makes a negation none: "not only"
    denial,         ///< its complement is not so: "denied having said", "without calling"
    falsehood, truth, ///< "it is false that", "there is no evidence that"
    rebuttal, ///< "dément", "réfute"
    negative, ///< "mensonge", "infondé"
    target,   ///< names what was said: "déclaration", "propos"
    nuance, continuation, parallel, agreement,
    with,  ///< brings a participle's own subject along: "with X saying"
    modal, ///< what is said only might be: "should reiterate"
    separable, ///< the end of a verb, at the end of its clause: "teilte X mit"
    also_noun, ///< the form is as often a noun: "claims", "remarks"
    as,       ///< "as X puts it", "comme le dit X"
    agent,    ///< whose deed a passive tells: "by", "par"
    for_whom, ///< "X, pour qui « … »"
    reads,    ///< "peut-on lire dans", "heißt es in"
    joint,    ///< joins two who speak: "and", "et"
    voice,    ///< who speaks for another stands behind it: "through its spokeswoman X", "par la voix de"
    // How real it is what a verb tells; Tags::some() does not count these.
    supposing, ///< the verb behind it only might be: "might", "expected to", "imagine"
    unreal,    ///< an auxiliary of what was not, under a condition: "if X had said"
    hearsay,   ///< others tell so: "allegedly", "soll", "aurait"
    contrast,  ///< what is true follows what is not: "not X but Y"
    asks,      ///< asks for something else than whether: "why", "when"
    inscribed, ///< a thing that bears words nobody says: "a mug", "the banner"
    behind_source, ///< what tells a source stands behind it: "X zufolge"
    own_words, ///< who speaks is a pronoun inside: "in his own words", "по её словам"
    cited,     ///< the participle of one whose words another one gives: "was quoted by Y as saying"
    splits,    ///< a verb of saying where its other part closes the clause: "stellte X klar", "licht X toe"
    passive,   ///< an auxiliary whose participle is nobody's saying: "was called"
    definite,  ///< an article that a name of somebody goes without: "the"
    posted,    ///< put up for all to read: "the sign", "the gate", "the bedsheet"
    crowd,     ///< many who act together: "residents", "fans"
    chanted,   ///< what many shout follows: "to chants of", "al grito de"
    so_called, ///< the word behind it is held at arm's length: "so-called"
    what,      ///< "what X had told her", "lo que X le había dictado"
    reads_out, ///< gives the words of another: "read out"
    pointing,  ///< what was just said: "says it", "so X", "об этом"
    uttered,   ///< stands for saying behind a negation: "crossed his lips", "pronounced the phrase"
    ever,      ///< no negation where something is denied already: "ever", "jamais", "mai"
    former, latter, ///< of two who were named: "le premier", "the latter"
    unit_of_time, ///< "days", "Jahre"
    leaning    ///< whose subject comes behind the words it introduces: "citing", "unter Verweis auf"
};

class Tags {
public:
    bool has(Tag tag) const { return (low_ & low(tag)) != 0 || (high_ & high(tag)) != 0; }
    template <class... More>
    bool any(More... tags) const {
        return (low_ & (low(tags) | ...)) != 0 || (high_ & (high(tags) | ...)) != 0;
    }
    /// Whether the form is a small word or one of saying.
    bool some() const { return low_ != 0; }
    void set(Tag tag) {
        low_ |= low(tag);
        high_ |= high(tag);
    }
    void clear(Tag tag) {
        low_ &= ~low(tag);
        high_ &= ~high(tag);
    }

private:
    static constexpr unsigned width = 64;
    static constexpr std::uint64_t low(Tag tag) {
        auto const at = static_cast<unsigned>(tag);
        return at < width ? std::uint64_t{1} << at : 0;
    }
    static constexpr std::uint64_t high(Tag tag) {
        auto const at = static_cast<unsigned>(tag);
        return at < width ? 0 : std::uint64_t{1} << (at - width);
    }
    static_assert(static_cast<unsigned>(Tag::supposing) == width, "some() counts what stands before it");
    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;
};

/// What the lexicon knows of one form.
struct Word {
    Tags tags;
    std::int32_t country = -1; ///< index of the country the form names or derives from
    std::int32_t role = -1;    ///< index of the role; masculine and feminine forms share it
};

/// How a language builds sentences, as far as detection asks.
struct Grammar {
    bool capital_nouns = false;     ///< every noun has a capital
    bool bare_verbs = false;        ///< a verb alone may mean somebody: the pronoun is left out
    bool closing_verbs = false;     ///< a participle stands at the end of its clause, far from its auxiliary
    bool verb_second = false;       ///< behind what opens a sentence comes the verb, then its subject
    bool no_articles = false;
    bool marks_close_first = false; ///< marks close before the words that tell who speaks
    bool commas_interrupt = false;  ///< commas alone may set off such words inside the marks
    bool dash_behind_stop = false;  ///< speech may open with a dash inside a line, behind a stop
    bool apostrophes = false;       ///< a single mark is an apostrophe and nothing else
    std::vector<std::u32string> several;  ///< endings of verbs that tell of several people
    std::vector<std::u32string> of_man;   ///< endings of verbs that tell the gender of who acts
    std::vector<std::u32string> of_woman;
    std::vector<std::u32string> addressed; ///< endings of those to whom something is said: "журналистам"
    std::vector<std::u32string> name_of_man; ///< endings of given names
    std::vector<std::u32string> name_of_woman;
    std::vector<std::u32string> surname_of_man;
    std::vector<std::u32string> surname_of_woman;
    std::vector<std::u32string> article_of_several; ///< whole articles: "les", "los"
    std::vector<std::u32string> article_of_man;     ///< of a noun that no woman is called by: "le"
    std::vector<std::u32string> article_of_woman;
};

/// Immutable after parse(); may be shared between threads.
class Lexicon {
public:
    /// Reads a lexicon; the names of all countries in its language come from ICU. Throws core::Error
    /// (bad_input) with a plain sentence when the text is not JSON or lacks what detection needs.
    static Lexicon parse(std::string_view json);

    /// Takes in more words: another document of the same format, whose language does not matter.
    /// Throws like parse(); the lexicon is then what it was.
    void add(std::string_view json);

    /// The language a document says it is of. Throws like parse().
    static std::string language_of(std::string_view json);

    std::string const& language() const { return language_; }

    Grammar const& grammar() const { return grammar_; }

    /// A form: what it is by itself, and what may begin with it.
    struct Entry {
        Word word;
        bool known = false;       ///< it is a word; else only the beginning of phrases
        std::size_t longest = 1;  ///< words of the longest phrase that begins with it
    };
    /// The form as it is written, in one look-up; nullptr if no word or phrase begins with it.
    Entry const* look(std::u32string_view form) const;

    /// The form in UTF-8, or nullptr if it is no word.
    Word const* find(std::string_view form) const;

    /// The first country these words speak of, by name or adjective; -1 if none.
    std::int32_t country_in(std::string_view words) const;

private:
    friend class LexiconReader;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u32string_view form) const;
    };
    std::string language_;
    Grammar grammar_;
    std::unordered_map<std::u32string, Entry, Hash, std::equal_to<>> entries_;
    std::int32_t roles_ = 0;     ///< how many have a number
    std::int32_t countries_ = 0;
};

/// Whether a word ends in one of these.
bool ends_in(std::u32string_view word, std::vector<std::u32string> const& endings);

/// Lower case, straight apostrophes, nothing invisible.
std::string fold_word(std::string_view word);
std::string fold_word(std::u32string_view word);

} // namespace core
