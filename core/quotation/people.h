// Who is named in an article. Every run of capitalised words is a mention; mentions with the same
// surname are one person, known by the longest form found anywhere in the article, and by the roles
// the article gives that person.
#pragma once

#include "core/quotation/tokens.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace core {

enum class Gender : std::uint8_t { unknown, masculine, feminine };

/// "président bélarusse": the role, and the countries its complement names.
struct RoleKey {
    std::int32_t role = -1;
    std::vector<std::int32_t> countries;
};

struct Person {
    std::string name;         ///< longest form
    bool is_person = false;   ///< false: an organisation, a place, or not known
    bool named_after = false; ///< a shop, a team, called by somebody's surname: "die Drogerie Mehnert"
    Gender gender = Gender::unknown;
    Gender likely = Gender::unknown; ///< as the name ends, where nothing tells the gender
    std::string role;         ///< longest wording, without article
    std::string on_behalf_of; ///< what a spokesperson speaks for
    std::vector<RoleKey> keys;
};

/// One mention: the tokens of the name, and of the phrase with title and role before it.
struct NameRun {
    Range name;
    Range phrase;
    Gender gender = Gender::unknown;
    bool titled = false;
    bool office = false; ///< an unlisted office stands before the name: "Kämmerer Bernd Kling"
    std::optional<std::size_t> surname; ///< the token that has it: "Thea and Simon Ruppert"
    bool shared = false; ///< its surname is that of another one beside, too
    bool person_like = false;
    std::size_t person = 0;
};

class People {
public:
    People(Article const& article, Lexicon const& lexicon);

    std::vector<Person> const& all() const { return people_; }
    std::vector<NameRun> const& runs() const { return runs_; }

    /// The run whose name covers the token, if any.
    NameRun const* run_at(std::size_t token) const;

    /// Who is called by this role in the article: those whom it fits best.
    std::vector<std::size_t> by_role(RoleKey const& key) const;

    /// Persons who speak for a body, and the bodies; the first few.
    std::vector<std::size_t> const& spokespersons() const { return spokespersons_; }

    /// The others a bare surname can mean in this article; empty for a full name.
    std::vector<std::size_t> namesakes(NameRun const& run) const;

    /// Whether the words between two names are those of an office: "chief executive".
    bool holds_office(Range words) const;

    /// The role and the countries inside a noun phrase without name.
    RoleKey role_key(Range phrase) const;

    /// The words of a phrase without its leading definite article.
    std::string wording(Range phrase) const;

private:
    void find_runs();
    bool supposes(std::size_t at, Range sentence) const;
    void tell_bodies();
    std::size_t run_end(std::size_t first, bool titled) const;
    bool nickname_at(std::size_t at) const;
    bool joins(std::size_t particle) const;
    std::string around(std::size_t particle) const;
    void drop_opening_word(NameRun& run) const;
    void trim_place(NameRun& run) const;
    void judge(NameRun& run) const;
    void add_left_role(NameRun& run);
    void add_right_role(NameRun const& run, Person& person);
    void gather();
    void share_surnames();
    bool kin(std::size_t at) const;
    static std::string of_one(std::string const& name, Gender gender);
    Gender likely_gender(std::string const& name) const;
    std::size_t person_for(NameRun const& run);
    bool is_named_after(NameRun const& run) const;
    void give_role(Person& person, Range role);
    std::vector<std::string> name_words(NameRun const& run) const;
    Token const& token(std::size_t i) const { return article_.tokens[i]; }

    Article const& article_;
    Lexicon const& lexicon_;
    std::vector<NameRun> runs_;
    std::vector<Person> people_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_surname_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_given_; ///< those with a surname, by their first word
    std::unordered_map<std::int32_t, std::vector<std::size_t>> by_role_;
    std::vector<std::size_t> spokespersons_;
    mutable std::optional<std::unordered_set<std::string>> joined_; ///< around particles, once somebody asks
};

/// The gender a word carries by itself; unknown when it carries both or none.
Gender gender_of(Token const& token);

/// Whether a token can be part of a name.
bool nameable(Token const& token);

} // namespace core
