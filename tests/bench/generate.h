// Fills a workspace with as many claims as wanted, shaped like a desk's work: statements of a few
// hundred speakers in four languages, dated, linked for and against, half of them rated, with a source
// and quotations for every few claims. The same count and seed always give the same data.
#pragma once

#include "core/text/utf8.h"

#include <array>
#include <random>
#include <string>

namespace bench {

struct Language {
    char const* code;
    std::array<char const*, 6> who;
    std::array<char const*, 6> does;
    std::array<char const*, 6> what;
};

inline constexpr std::array languages{
    Language{"fr", {"La France", "Le gouvernement", "L’Ukraine", "Le Kremlin", "L’OMS", "Bruxelles"},
             {"a réduit", "financera", "n’a jamais nié", "interdit", "a doublé", "soutient"},
             {"les émissions de CO₂", "la livraison d’armes", "l’accord de 1994", "les vaccins",
              "le budget de la santé", "l’âge de la retraite"}},
    Language{"en", {"The United States", "The ministry", "NATO", "The Kremlin", "Parliament", "The mayor"},
             {"has reduced", "will fund", "never denied", "bans", "doubled", "backs"},
             {"carbon emissions", "arms deliveries", "the 1994 agreement", "the vaccines",
              "the health budget", "the pension age"}},
    Language{"de", {"Deutschland", "Die Regierung", "Die NATO", "Der Kreml", "Berlin", "Der Bundestag"},
             {"senkt", "finanziert", "bestritt nie", "verbietet", "verdoppelte", "unterstützt"},
             {"die Emissionen", "Waffenlieferungen", "das Abkommen von 1994", "Impfungen",
              "den Gesundheitsetat", "das Rentenalter"}},
    Language{"el", {"Η Ελλάδα", "Η κυβέρνηση", "Το ΝΑΤΟ", "Το Κρεμλίνο", "Η Αθήνα", "Η Βουλή"},
             {"μείωσε", "χρηματοδοτεί", "δεν αρνήθηκε", "απαγορεύει", "διπλασίασε", "στηρίζει"},
             {"τις εκπομπές", "τα όπλα", "τη συμφωνία του 1994", "τα εμβόλια", "τον προϋπολογισμό",
              "τις συντάξεις"}}};

/// In which state the reviews are. At a shared desk nobody can bring in one that is further than a draft.
enum class Reviews { of_every_state, drafts };

class Generator {
public:
    explicit Generator(core::Store& store, std::uint64_t seed = 1, Reviews reviews = Reviews::of_every_state)
        : store_(store), random_(seed), reviews_(reviews) {}

    /// Adds `count` claims with all that belongs to them, `batch` claims per revision.
    void add_claims(std::int64_t count, std::int64_t batch = 500) {
        if (!scale_) add_foundation();
        while (count > 0) {
            core::Draft draft;
            draft.operation = "source.import";
            draft.base = store_.head();
            for (auto left = std::min(count, batch); left > 0; --left, --count) add_claim(draft);
            store_.commit(draft);
        }
    }
    /// One claim with its statement, link and what else falls to it, ready to commit.
    core::Draft one_claim() {
        if (!scale_) add_foundation();
        core::Draft draft;
        draft.operation = "claim.create";
        draft.base = store_.head();
        add_claim(draft);
        return draft;
    }
    core::Id<core::Claim> last_claim() const { return last_claim_; }

private:
    std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
    template <class T>
    T fresh() {
        T entity;
        entity.id = store_.ids().next<T>();
        return entity;
    }

    void add_foundation() {
        core::Draft draft;
        draft.operation = "workspace.create";
        draft.kind = core::RevisionKind::foundation;
        draft.base = store_.head();
        auto scale = fresh<core::Scale>();
        scale.key = "bench";
        // Whoever generates more into a workspace brings the next version.
        scale.version = 1 + static_cast<std::int64_t>(store_.list(core::Kind::scale).size());
        scale.names = {{"en", "Truth"}};
        for (auto const* key : {"false", "mostly_false", "mixed", "mostly_true", "true"}) {
            auto& rating = scale.ratings.emplace_back();
            rating.key = key;
            rating.labels = {{"en", key}};
            rating.ordinal = static_cast<std::int64_t>(scale.ratings.size());
            rating.colour = "#C0392B";
        }
        scale_ = scale.id;
        draft.puts.emplace_back(scale);
        for (int at = 0; at < 400; ++at) {
            auto party = fresh<core::Party>();
            party.name = std::string(languages[below(4)].who[below(6)]) + " " + std::to_string(at);
            party.aliases = {"Alias " + std::to_string(at)};
            if (at % 3 == 0) party.type = core::PartyType::organisation;
            parties_.push_back(party.id);
            draft.puts.emplace_back(party);
        }
        for (auto const* name : {"Climat", "Guerre", "Health", "Wirtschaft", "Εκλογές"}) {
            auto topic = fresh<core::Topic>();
            topic.name = name;
            topics_.push_back(topic.id);
            draft.puts.emplace_back(topic);
        }
        store_.commit(draft);
    }

    std::string sentence(Language const& language) {
        return std::string(language.who[below(6)]) + " " + language.does[below(6)] + " " +
               language.what[below(6)] + ", " + std::to_string(1900 + below(130)) + "/" +
               std::to_string(++number_);
    }

    core::Statement add_statement(core::Draft& draft, Language const& language) {
        auto statement = fresh<core::Statement>();
        statement.text = sentence(language);
        statement.language = language.code;
        statement.speaker = parties_[below(parties_.size())];
        statement.said_on = *core::PartialDate::parse(
            std::to_string(2015 + below(9)) + "-" + (below(2) ? "12" : "05"));
        draft.puts.emplace_back(statement);
        return statement;
    }

    void add_link(core::Draft& draft, core::Relation relation, core::Statement const& from,
                  core::Claim const& to) {
        auto link = fresh<core::Link>();
        link.relation = relation;
        link.from = core::ref(from.id);
        link.to = core::ref(to.id);
        draft.puts.emplace_back(link);
    }

    void add_claim(core::Draft& draft) {
        auto const& language = languages[below(languages.size())];
        auto const statement = add_statement(draft, language);
        auto claim = fresh<core::Claim>();
        claim.text = sentence(language);
        claim.language = language.code;
        if (below(4)) claim.topic = topics_[below(topics_.size())];
        draft.puts.emplace_back(claim);
        add_link(draft, core::Relation::asserts, statement, claim);
        if (below(4) == 0)
            add_link(draft, core::Relation::refutes, add_statement(draft, language), claim);
        if (below(2)) add_review(draft, claim);
        if (below(5) == 0) add_source(draft, statement);
        last_claim_ = claim.id;
    }

    void add_review(core::Draft& draft, core::Claim const& claim) {
        static constexpr std::array ratings{"false", "mostly_false", "mixed", "mostly_true", "true"};
        auto review = fresh<core::Review>();
        review.claim = claim.id;
        review.scale = scale_;
        review.rating = ratings[below(ratings.size())];
        review.summary = "Checked against the record " + std::to_string(below(1000)) + ".";
        auto const state = core::Names<core::ReviewState>::entries[below(5)].value;
        review.state = reviews_ == Reviews::drafts ? core::ReviewState::draft : state;
        review.author = "anna";
        draft.puts.emplace_back(review);
    }

    /// A source whose text is the statement between two paragraphs, with the quotation of it.
    void add_source(core::Draft& draft, core::Statement const& statement) {
        auto const before = statement.text + " — rapporte le journal.\n« ";
        auto const words = before + statement.text + " », dit-il.\n" +
                           std::string(400 + below(800), 'x') + "\n";
        auto source = fresh<core::Source>();
        source.title = "Article " + std::to_string(++number_);
        source.language = statement.language;
        source.publisher = parties_[below(parties_.size())];
        if (below(3)) source.triage = core::Triage::done;
        auto capture = fresh<core::Capture>();
        capture.source = source.id;
        capture.digest = core::sha256(words);
        capture.size = static_cast<std::int64_t>(words.size());
        capture.origin = source.title + ".txt";
        auto text = fresh<core::Text>();
        text.capture = capture.id;
        text.digest = capture.digest;
        text.code_points = core::count(core::length(words));
        auto quotation = fresh<core::Quotation>();
        quotation.text = text.id;
        quotation.start = core::count(core::length(before));
        quotation.end = quotation.start + core::count(core::length(statement.text));
        quotation.exact = statement.text;
        quotation.text_digest = text.digest;
        quotation.statement = statement.id;
        draft.puts.insert(draft.puts.end(), {source, capture, text, quotation});
        draft.blobs.emplace_back(std::string(words));
    }

    core::Store& store_;
    std::mt19937_64 random_;
    Reviews reviews_;
    core::Id<core::Scale> scale_;
    std::vector<core::Id<core::Party>> parties_;
    std::vector<core::Id<core::Topic>> topics_;
    core::Id<core::Claim> last_claim_;
    std::uint64_t number_ = 0;
};

} // namespace bench
