// A large workspace as a busy desk would have it after years: words by Zipf's law in five languages, tens of
// thousands of people, hundreds of thousands of sources, statements that many claims rest on, ratings that were
// changed. The same count and seed always give the same.
#pragma once

#include "core/search/words.h"

#include <array>
#include <cmath>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace bench {

/// Words of one made-up vocabulary: syllables of the language with its endings, the most frequent ones short.
class Vocabulary {
public:
    Vocabulary(char const* language, std::vector<std::string> syllables, std::vector<std::string> endings,
               std::vector<std::string> small, std::uint64_t seed)
        : language_(language) {
        std::mt19937_64 random(seed);
        for (auto const& word : small) words_.push_back(word);
        while (words_.size() < most) {
            std::string word;
            auto const parts = 1 + (words_.size() > 300) + random() % 2 + (words_.size() > 8000 ? random() % 2 : 0);
            for (std::uint64_t at = 0; at < parts; ++at) word += syllables[random() % syllables.size()];
            auto const& end = endings[random() % endings.size()];
            words_.push_back(end == "-" ? word : word + end);
        }
        double sum = 0;
        for (std::size_t rank = 1; rank <= most; ++rank) {
            sum += 1.0 / std::pow(static_cast<double>(rank) + 2.7, 1.05); // Zipf–Mandelbrot
            cumulated_.push_back(sum);
        }
    }
    char const* language() const { return language_; }
    std::string const& word(std::mt19937_64& random) const {
        std::uniform_real_distribution<double> uniform(0, cumulated_.back());
        auto const at = std::lower_bound(cumulated_.begin(), cumulated_.end(), uniform(random)) - cumulated_.begin();
        return words_[static_cast<std::size_t>(at)];
    }

private:
    static constexpr std::size_t most = 120'000;
    char const* language_;
    std::vector<std::string> words_;
    std::vector<double> cumulated_;
};

inline std::vector<Vocabulary> const& vocabularies() {
    static std::vector<Vocabulary> const vocabularies = [] {
        std::vector<Vocabulary> made;
        auto const small = [](char const* words) {
            std::vector<std::string> list;
            std::istringstream in(words);
            for (std::string word; in >> word;) list.push_back(word);
            return list;
        };
        // Every beginning with every middle and every end: some hundred syllables a language.
        auto const syllables = [&](char const* begin, char const* middle, char const* end) {
            std::vector<std::string> all;
            for (auto const& first : small(begin))
                for (auto const& second : small(middle))
                    for (auto const& third : small(end)) all.push_back(first + second + (third == "-" ? "" : third));
            return all;
        };
        made.emplace_back("en", syllables("b br c ch d f fl g gr h l m n p pr r s sh st t th tr v w", "a e i o u ea ou", "- n r l t s"),
                          small("- s ed ing ly er tion ment"),
                          small("the of and to a in that is was for on with he not it as by at from have"), 11);
        made.emplace_back("fr", syllables("b bl c ch d f fr g gl j l m n p pl qu r s t tr v", "a e é i o u ou eu oi", "- n r l s"),
                          small("- s é ée ement tion tions eur aient"),
                          small("de la le et les des en un du une que est pour qui dans a par plus pas au"), 12);
        made.emplace_back("de", syllables("b br d f fr g gr h k kl l m n p r s sch st t w z", "a e i o u ä ö ü ei au ie", "- n r l t ch"),
                          small("- en er es ung ungen lich keit"),
                          small("der die und in den von zu das mit sich des auf ist im dem nicht ein eine als auch"), 13);
        made.emplace_back("es", syllables("b br c ch d f g gr h j l ll m n p pr r s t tr v", "a e i o u ie ue", "- n r l s"),
                          small("- s ado ada ción ciones mente ar"),
                          small("de la que el en y a los se del las un por con no una su para es al"), 14);
        made.emplace_back("ru", syllables("б в г гр д ж з к кр л м н п пр р с ст т тр ф х ч", "а е и о у ы я", "- н р л т с"),
                          small("- а ы ов ами ение ения ский ного"),
                          small("и в не на что с по как это он из за к у от но для о же так"), 15);
        return made;
    }();
    return vocabularies;
}

class LargeDesk {
public:
    explicit LargeDesk(core::Store& store, std::int64_t claims, std::uint64_t seed = 7)
        : store_(store), claims_(claims), random_(seed) {}

    /// Fills an empty workspace: claims / 17 parties, claims / 5 sources, a statement and two links a claim,
    /// three ratings for five claims, and a second revision for every tenth of those.
    void fill(std::int64_t batch = 4000) {
        store_.begin_bulk_load();
        add_people(claims_ / 17 + 40);
        add_sources(claims_ / 5 + 10);
        for (std::int64_t made = 0; made < claims_; made += batch) {
            core::Draft draft;
            draft.operation = "claim.import";
            draft.base = store_.head();
            for (auto left = std::min(batch, claims_ - made); left > 0; --left) add_claim(draft);
            commit(draft);
            change_some();
        }
        core::Progress progress;
        store_.end_bulk_load(progress);
    }
    /// Only the people and sources.
    void prepare() {
        add_people(claims_ / 17 + 40);
        add_sources(claims_ / 5 + 10);
    }
    /// A sentence nobody has said yet.
    std::string sentence(Vocabulary const& of) {
        std::string text;
        for (auto left = 14 + random_() % 18; left > 0; --left) text += (text.empty() ? "" : " ") + of.word(random_);
        return text + ".";
    }
    Vocabulary const& vocabulary() { return vocabularies()[random_() % vocabularies().size()]; }
    core::Draft one_claim() {
        core::Draft draft;
        draft.operation = "claim.create";
        draft.base = store_.head();
        add_claim(draft);
        return draft;
    }
    /// Statements of nobody known, ready to commit.
    core::Draft some_statements(int count) {
        core::Draft draft;
        draft.operation = "statement.record";
        for (; count > 0; --count) {
            auto const& of = vocabulary();
            auto statement = fresh<core::Statement>();
            statement.text = sentence(of);
            statement.language = of.language();
            draft.puts.emplace_back(statement);
        }
        return draft;
    }
    std::int64_t records() const { return records_; }
    std::mt19937_64& random() { return random_; }

private:
    template <class T>
    T fresh() {
        T entity;
        entity.id = store_.ids().next<T>();
        return entity;
    }
    void commit(core::Draft const& draft) {
        records_ += static_cast<std::int64_t>(draft.puts.size());
        store_.commit(draft);
    }
    /// Few are heard often, most once: the index of a Zipf-distributed one of so many.
    std::size_t often(std::size_t of) {
        std::uniform_real_distribution<double> uniform(0, 1);
        return std::min(of - 1, static_cast<std::size_t>(std::pow(static_cast<double>(of), uniform(random_)) - 1));
    }
    std::string name() {
        auto const& of = vocabulary();
        auto capital = [&] {
            auto word = of.word(random_);
            if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
            return word;
        };
        return capital() + " " + capital() + std::to_string(random_() % 1000);
    }
    template <class Add>
    void in_batches(std::int64_t count, char const* operation, Add const& add) {
        while (count > 0) {
            core::Draft draft;
            draft.operation = operation;
            draft.base = store_.head();
            for (auto left = std::min<std::int64_t>(count, 5000); left > 0; --left, --count) add(draft);
            commit(draft);
        }
    }
    void add_people(std::int64_t count) {
        core::Draft draft;
        draft.operation = "workspace.create";
        draft.kind = core::RevisionKind::foundation;
        draft.base = store_.head();
        auto scale = fresh<core::Scale>();
        scale.key = "bench";
        // Whoever generates more into a workspace brings the next version.
        scale.version = 1 + static_cast<std::int64_t>(store_.list(core::Kind::scale).size());
        scale.names = {{"en", "Truth"}};
        for (auto const* key : ratings) {
            auto& rating = scale.ratings.emplace_back();
            rating.key = key;
            rating.labels = {{"en", key}};
            rating.colour = "#C0392B";
        }
        scale_ = scale.id;
        draft.puts.emplace_back(scale);
        for (int at = 0; at < 40; ++at) {
            auto topic = fresh<core::Topic>();
            topic.name = "Topic " + std::to_string(at);
            topics_.push_back(topic.id);
            draft.puts.emplace_back(topic);
        }
        commit(draft);
        in_batches(count, "party.create", [&](core::Draft& into) {
            auto party = fresh<core::Party>();
            party.name = name();
            if (random_() % 4 == 0) party.type = core::PartyType::organisation;
            parties_.push_back(party.id);
            into.puts.emplace_back(party);
        });
    }
    void add_sources(std::int64_t count) {
        in_batches(count, "source.import", [&](core::Draft& into) {
            auto const& of = vocabulary();
            auto source = fresh<core::Source>();
            for (int word = 0; word < 8; ++word) source.title += (word ? " " : "") + of.word(random_);
            source.publisher = parties_[often(parties_.size())];
            source.published = day();
            source.language = of.language();
            source.triage = random_() % 5 ? core::Triage::done : core::Triage::inbox;
            into.puts.emplace_back(source);
        });
    }
    core::PartialDate day() {
        auto const text = std::to_string(2005 + random_() % 20) + (random_() % 5 ? "-0" + std::to_string(1 + random_() % 9) : "");
        return *core::PartialDate::parse(text.size() > 4 && random_() % 3 ? text + "-1" + std::to_string(random_() % 10) : text);
    }
    void add_link(core::Draft& draft, core::Relation relation, core::Id<core::Statement> from, core::Id<core::Claim> to) {
        auto link = fresh<core::Link>();
        link.relation = relation;
        link.from = core::ref(from);
        link.to = core::ref(to);
        draft.puts.emplace_back(link);
    }
    void add_claim(core::Draft& draft) {
        auto const& of = vocabulary();
        auto statement = fresh<core::Statement>();
        statement.text = sentence(of);
        statement.language = of.language();
        statement.speaker = parties_[often(parties_.size())];
        statement.said_on = day();
        draft.puts.emplace_back(statement);
        auto claim = fresh<core::Claim>();
        claim.text = sentence(of);
        claim.language = of.language();
        if (random_() % 4) claim.topic = topics_[often(topics_.size())];
        draft.puts.emplace_back(claim);
        add_link(draft, core::Relation::asserts, statement.id, claim.id);
        if (!statements_.empty())
            add_link(draft, random_() % 2 ? core::Relation::refutes : core::Relation::gives_context,
                     statements_[random_() % statements_.size()], claim.id);
        if (statements_.size() < 200'000) statements_.push_back(statement.id);
        else statements_[random_() % statements_.size()] = statement.id;
        if (random_() % 5 < 3) {
            auto review = fresh<core::Review>();
            review.claim = claim.id;
            review.scale = scale_;
            review.rating = ratings[random_() % ratings.size()];
            review.summary = sentence(of);
            review.state = core::Names<core::ReviewState>::entries[random_() % 5].value;
            review.author = random_() % 2 ? "anna" : "bruno";
            draft.puts.emplace_back(review);
            if (random_() % 10 == 0) changed_later_.push_back(review);
        }
    }
    void change_some() {
        core::Draft draft;
        draft.operation = "review.edit";
        draft.base = store_.head();
        for (auto& review : changed_later_) {
            review.rating = ratings[random_() % ratings.size()];
            review.rationale = "Looked at again.";
            draft.puts.emplace_back(review);
        }
        changed_later_.clear();
        commit(draft);
    }

    static constexpr std::array ratings{"false", "mostly_false", "mixed", "mostly_true", "true"};
    core::Store& store_;
    std::int64_t claims_;
    std::mt19937_64 random_;
    core::Id<core::Scale> scale_;
    std::vector<core::Id<core::Party>> parties_;
    std::vector<core::Id<core::Topic>> topics_;
    std::vector<core::Id<core::Statement>> statements_;
    std::vector<core::Review> changed_later_;
    std::int64_t records_ = 0;
};

} // namespace bench
