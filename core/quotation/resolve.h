// From the words that name a speaker to the person the article means: names to their longest form,
// roles to who holds them, pronouns to who spoke last. Keeps the state of the reading, so sentences
// are given in order.
#pragma once

#include "core/quotation/confidence.h"
#include "core/quotation/people.h"
#include "core/quotation/phrases.h"

#include <deque>
#include <optional>
#include <string>

namespace core {

struct Speaker {
    std::string name;
    std::string role;
    std::string on_behalf_of;
    std::optional<std::size_t> person;
    Gender gender = Gender::unknown;
    Range mention; ///< where the article last named the speaker; may be empty
    Standing standing = Standing::unknown;
    std::vector<std::string> others; ///< who else may be meant, likeliest first; at most three
    bool another_word = false;       ///< called by a word for somebody that is no name: "the industrialist"
};

class Resolver {
public:
    Resolver(Article const& article, People const& people, Phrases const& phrases)
        : article_(article), people_(people), phrases_(phrases) {}

    /// Who a mention means; `told` is the gender that its verb tells. An empty name when it cannot be told.
    Speaker resolve(Range mention, Gender told = Gender::unknown);

    /// The person of that index.
    Speaker of_person(std::size_t person, Standing standing) const;

    /// "It", "one", "I": no third person who could be quoted.
    bool impersonal(Range mention) const;

    /// "the “hunger tower”, as they call it": whether the words are a name that people at large have for something.
    bool as_people_say(Range mention) const;

    /// Tells the reading that this one spoke in this paragraph.
    void spoke(Speaker const& speaker, std::size_t paragraph);

    /// Tells the reading which persons a finished sentence named.
    void read(Range sentence, std::size_t paragraph);

    Speaker const* last_speaker() const { return last_ ? &*last_ : nullptr; }
    std::size_t last_paragraph() const { return last_paragraph_; }

    /// The only person a finished sentence named, if it named exactly one.
    std::optional<Speaker> sole_person() const;

    /// The same, if that sentence begins with the name.
    std::optional<Speaker> sole_subject() const;

    /// Whom a verb without a subject is said of: whom the sentence before is about, else who spoke last. For
    /// languages that leave the pronoun out. Nameless if none of these has the gender that the verb tells.
    Speaker left_out(std::size_t paragraph, Gender gender) const;

    /// Whom the sentences read so far of this paragraph are about, or of the one before where it begins: the only person
    /// they name.
    std::optional<Speaker> told_of(std::size_t paragraph) const;

    /// Those several whom the sentence before is about: "The unions were scathing. “…,” they said".
    std::optional<Speaker> several() const;

    /// Tells the reading whose words are the headline: "X: “…”".
    void headline_of(std::optional<std::size_t> person) { headlined_ = person; }

private:
    Speaker by_pronoun(Token const& token, std::size_t at) const;
    void add_others(Speaker& speaker, std::vector<std::size_t> const& persons) const;
    void add_rivals(Speaker& speaker, Gender gender) const;
    NameRun const* head_name(Range mention) const;
    bool office_before(NameRun const& run, NameRun const& earlier) const;
    bool begins_sentence(NameRun const& run, Range sentence) const;
    std::optional<std::size_t> described(Range mention, RoleKey const& key) const;
    bool owns(NameRun const& run, std::size_t end) const;
    std::vector<NameRun const*> joint_names(Range mention) const;
    bool same_paragraph(Range mention) const;
    Token const* former_or_latter(Range mention) const;
    Speaker one_of_two(Token const& word) const;
    std::optional<Speaker> role_before(Gender gender) const;
    std::optional<std::size_t> acting(Range sentence) const;
    std::optional<std::size_t> only_speaker(Range mention) const;
    bool one_like(Person const& who, Range mention) const;
    std::optional<std::size_t> named_next(Range mention) const;
    bool other_word(Range mention) const;
    std::optional<Speaker> by_another_word(Range mention, RoleKey const& key, Gender told) const;
    std::optional<Speaker> owner_of_document(Range mention) const;
    Token const& token(std::size_t i) const { return article_.tokens[i]; }

    Article const& article_;
    People const& people_;
    Phrases const& phrases_;
    std::optional<Speaker> last_;
    std::size_t last_paragraph_ = 0;
    std::deque<Speaker> recent_speakers_;      ///< newest first
    std::deque<std::size_t> recently_named_;   ///< newest sentence first
    std::vector<std::size_t> sentence_persons_;
    std::optional<std::size_t> subject_; ///< the only person of the last sentence, if it begins with that name
    std::optional<std::size_t> headlined_; ///< who speaks in the headline
    std::vector<std::size_t> two_; ///< the two whom the last sentence named that names two
    std::size_t unread_ = 0;             ///< the first token of the sentence that is not finished
    std::size_t paragraph_ = 0;          ///< of the last sentence
    std::size_t finished_ = 0;           ///< how many sentences are read
};

} // namespace core
