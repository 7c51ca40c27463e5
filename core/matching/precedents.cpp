#include "core/matching/precedents.h"

#include "core/editorial/reviews.h"
#include "core/text/language.h"
#include "core/matching/similarity.h"
#include "core/matching/terms.h"
#include "core/search/words.h"
#include "core/text/fold.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace core {

namespace {

constexpr int pool = 100;            // candidates the index is asked for
constexpr std::size_t looked_at = 50; // claims of these that are ranked
constexpr std::size_t most_shared = 6;
constexpr std::size_t most_languages = 4; // tried for words that do not tell theirs
constexpr float answering = 0.6F;    // what words against or around a claim count for it
constexpr double days_of_nearness = 30;

/// The parties a name may mean: its bearer, or those who share its last word ("President Obama").
std::vector<Id<Party>> parties_meant(Reader const& reader, std::string const& name) {
    if (name.empty()) return {};
    if (auto const known = reader.party_named(name)) return {known};
    auto const folded = fold(name);
    auto const last = folded.substr(folded.find_last_of(" -") + 1);
    std::vector<Id<Party>> meant;
    if (last.size() < 3) return meant;
    for (auto const id : reader.parties_like(last, 16)) {
        auto const party = reader.find(id);
        if (party && fold(party->name).ends_with(last) && meant.size() < 4) meant.push_back(id);
    }
    return meant;
}

/// A date the words themselves end with, as a copied post does: "… January 14, 2020".
PartialDate date_at_end(std::string const& text) {
    auto at = text.size();
    for (int words = 0; words < 3 && at != text.npos && at > 0; ++words) at = text.rfind(' ', at - 1);
    if (at == text.npos) return {};
    auto const read = read_date(text.substr(at + 1));
    return read && read->text().size() == 10 ? *read : PartialDate();
}

struct Asked {
    std::unordered_map<Term, float> idf;    ///< of the words themselves
    std::unordered_map<Term, float> around;    ///< of the words around
    std::set<RawId> speakers;
    PartialDate date;
    float whole = 0;        ///< sum of the rarities of the words
    float whole_around = 0;
    float perfect = 0;      ///< the score of a document of just these words
    Grams grams{std::string_view()};
    double length = 0;
    std::string topic;
};

/// Everything of an earlier claim that is compared.
struct Earlier {
    Ref ref;
    std::string text, language, check;
    std::vector<Id<Party>> speakers;
    PartialDate date;
    Id<Topic> topic;
    float score = 0;
};

/// The terms of a text, to ask whether it holds one.
class Terms {
public:
    Terms(std::string_view text, std::string_view language) {
        TermBag bag;
        bag.add(text, language, 1);
        terms_ = bag.take();
    }
    bool contain(Term term) const {
        auto const found = std::ranges::lower_bound(terms_, term, {}, &WeightedTerm::term);
        return found != terms_.end() && found->term == term;
    }
    double size() const { return static_cast<double>(terms_.size()); }

private:
    std::vector<WeightedTerm> terms_;
};

class Ranking {
public:
    Ranking(Reader const& reader, PrecedentQuery const& query, PrecedentWeights const& weights)
        : reader_(reader), query_(query), weights_(weights) {}

    std::vector<Precedent> run(std::size_t limit) {
        auto const found = ask();
        std::vector<Precedent> precedents;
        std::map<Ref, Earlier> gathered;
        for (auto& earlier : gather(found)) {
            precedents.push_back(measure(earlier));
            gathered.emplace(earlier.ref, std::move(earlier));
        }
        std::ranges::stable_sort(precedents, std::greater{}, &Precedent::score);
        if (precedents.size() > limit) precedents.resize(limit);
        for (auto& each : precedents) each.shared = shared_with(gathered.at(each.ref));
        return precedents;
    }

private:
    /// The languages whose stems the words may have. Few words do not tell theirs; then it is one of those
    /// that are spoken at the desk.
    std::vector<std::string> languages_of_text() const {
        if (!query_.language.empty()) return {query_.language};
        if (auto const told = text_language(query_.text); !told.empty()) return {told};
        auto known = reader_.languages();
        if (known.empty()) known.emplace_back();
        if (known.size() > most_languages) known.resize(most_languages);
        return known;
    }

    struct Question {
        std::vector<WeightedTerm> terms; ///< of the words, of those around, and the speakers
        std::size_t own = 0;             ///< so many are of the words themselves
        std::size_t surrounded = 0;      ///< and so many with those around
    };
    Question question_in(std::string const& language) const {
        Question question;
        TermBag words, around;
        words.add(query_.text, language, 1);
        around.add(query_.around, language, weights_.around_terms);
        auto& terms = question.terms = words.take();
        question.own = terms.size();
        for (auto const& each : around.take())
            if (std::ranges::find(terms, each.term, &WeightedTerm::term) == terms.end())
                terms.push_back({each.term, std::min(each.weight, weights_.around_terms)});
        question.surrounded = terms.size();
        for (auto const speaker : asked_.speakers) terms.push_back({speaker_term(speaker), weights_.speaker_terms});
        return question;
    }

    Candidates ask() {
        asked_.date = query_.said_on.known() ? query_.said_on : date_at_end(query_.text);
        asked_.grams = Grams(query_.text);
        asked_.length = static_cast<double>(query_.text.size());
        asked_.topic = fold(query_.topic);
        for (auto const party : parties_meant(reader_, query_.speaker)) asked_.speakers.insert(party.value);
        Question question;
        Candidates found;
        // The next one only when nothing is found: what is a word of no weight in one language is rare in
        // another, so that their scores do not compare.
        for (auto const& language : languages_of_text()) {
            question = question_in(language);
            found = reader_.candidates(question.terms, pool);
            if (!found.found.empty()) break;
        }
        for (std::size_t at = 0; at < question.surrounded; ++at) {
            auto const& term = question.terms[at];
            auto const idf = found.idf[at];
            auto const own = at < question.own;
            (own ? asked_.idf : asked_.around)[term.term] = idf;
            (own ? asked_.whole : asked_.whole_around) += idf;
            if (own)
                asked_.perfect += term.weight * idf *
                                  static_cast<float>(impact_of(1, static_cast<float>(question.own))) / 255.0F;
        }
        return found;
    }

    bool is_itself(Ref ref) const { return std::ranges::find(query_.itself, ref) != query_.itself.end(); }

    /// The claims behind the candidates, each once.
    std::vector<Earlier> gather(Candidates const& found) {
        std::vector<Earlier> earlier;
        std::map<Ref, std::size_t> places;
        auto const add = [&](Ref ref, float score) {
            if (is_itself(ref) || earlier.size() >= looked_at) return;
            auto const [place, fresh] = places.emplace(ref, earlier.size());
            if (!fresh) {
                earlier[place->second].score = std::max(earlier[place->second].score, score);
                return;
            }
            Earlier made;
            made.ref = ref;
            made.score = score;
            if (fill(made)) earlier.push_back(std::move(made));
            else places.erase(place);
        };
        for (auto const& candidate : found.found) {
            if (is_itself(candidate.ref)) continue;
            if (candidate.ref.kind == Kind::claim) {
                add(candidate.ref, candidate.score);
                continue;
            }
            // A statement stands for the claims it bears on; one that bears on none, for itself.
            auto bears = false;
            for (auto const& link : reader_.referring<Link>("from", candidate.ref)) {
                if (link.to.kind != Kind::claim) continue;
                add(link.to, link.relation == Relation::asserts ? candidate.score : answering * candidate.score);
                bears = true;
            }
            if (!bears) add(candidate.ref, candidate.score);
        }
        return earlier;
    }

    bool fill(Earlier& earlier) const {
        if (auto const statement = reader_.find(id_as<Statement>(earlier.ref))) {
            earlier.text = statement->text;
            earlier.language = statement->language;
            earlier.speakers = {statement->speaker, statement->on_behalf_of};
            earlier.date = statement->said_on;
            return true;
        }
        auto const claim = reader_.find(id_as<Claim>(earlier.ref));
        if (!claim) return false;
        earlier.text = claim->text;
        earlier.language = claim->language;
        earlier.topic = claim->topic;
        if (auto const review = current_review(reader_, claim->id)) {
            earlier.check = review->summary;
            earlier.date = review->checked_on;
        }
        for (auto const& link : reader_.referring<Link>("to", claim->id)) {
            if (link.relation != Relation::asserts) continue;
            auto const statement = reader_.find(id_as<Statement>(link.from));
            if (!statement) continue;
            earlier.speakers.push_back(statement->speaker);
            earlier.speakers.push_back(statement->on_behalf_of);
            if (statement->said_on.known()) earlier.date = statement->said_on;
        }
        return true;
    }

    Precedent measure(Earlier const& earlier) const {
        Precedent made;
        made.ref = earlier.ref;
        auto& features = made.features;
        auto const set = [&](Feature feature, double value) {
            features[static_cast<std::size_t>(feature)] = static_cast<float>(value);
        };
        auto const own = Terms(earlier.text, earlier.language);
        auto const check = Terms(earlier.check, earlier.language);
        float covered = 0, around = 0, in_check = 0;
        double both = 0;
        for (auto const& [term, idf] : asked_.idf) {
            auto const in_text = own.contain(term);
            both += in_text ? 1 : 0;
            if (in_text || check.contain(term)) covered += idf;
            if (check.contain(term)) in_check += idf;
        }
        for (auto const& [term, idf] : asked_.around)
            if (own.contain(term) || check.contain(term)) around += idf;
        auto const share = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
        set(Feature::terms, share(earlier.score, asked_.perfect));
        set(Feature::first_grams, asked_.grams.cosine(Grams(earlier.text)));
        set(Feature::check_grams, earlier.check.empty() ? 0 : asked_.grams.cosine(Grams(earlier.check)));
        set(Feature::covered, share(covered, asked_.whole));
        set(Feature::check_covered, share(in_check, asked_.whole));
        set(Feature::covers, share(both, own.size()));
        set(Feature::same_words, share(2 * both, own.size() + static_cast<double>(asked_.idf.size())));
        auto const length = static_cast<double>(earlier.text.size());
        set(Feature::length, share(std::min(length, asked_.length), std::max(length, asked_.length)));
        made.same_speaker = std::ranges::any_of(
            earlier.speakers, [&](Id<Party> party) { return party && asked_.speakers.contains(party.value); });
        set(Feature::speaker, made.same_speaker ? 1 : 0);
        if (asked_.date.known() && earlier.date.known()) {
            made.days_apart = std::abs(asked_.date.earliest_day() - earlier.date.earliest_day());
            set(Feature::date, std::exp(-static_cast<double>(*made.days_apart) / days_of_nearness));
        }
        set(Feature::around, share(around, asked_.whole_around));
        if (!asked_.topic.empty() && earlier.topic)
            if (auto const topic = reader_.find(earlier.topic)) made.same_topic = fold(topic->name) == asked_.topic;
        set(Feature::topic, made.same_topic ? 1 : 0);
        for (std::size_t at = 0; at < feature_count; ++at)
            made.score += static_cast<double>(weights_.weights[at]) * static_cast<double>(features[at]);
        return made;
    }

    /// Words of the earlier text, as written, that were asked for.
    std::vector<std::string> shared_with(Earlier const& earlier) const {
        std::vector<std::pair<float, std::string>> words;
        std::set<Term> seen;
        each_word(earlier.text, earlier.language, [&](IndexWord const& word) {
            auto const found = asked_.idf.find(term_of(word.stem));
            if (found != asked_.idf.end() && seen.insert(found->first).second)
                words.emplace_back(found->second, earlier.text.substr(word.start, word.end - word.start));
            return true;
        });
        std::ranges::stable_sort(words, [](auto const& a, auto const& b) { return a.first > b.first; });
        std::vector<std::string> shared;
        for (auto& [idf, word] : words)
            if (shared.size() < most_shared) shared.push_back(std::move(word));
        return shared;
    }

    Reader const& reader_;
    PrecedentQuery const& query_;
    PrecedentWeights const& weights_;
    Asked asked_;
};

} // namespace

std::array<std::string_view, feature_count> const& feature_names() {
    static constexpr std::array<std::string_view, feature_count> names{
        "terms",  "first_grams", "check_grams", "covered", "covers", "same_words",
        "length", "speaker",     "date",        "around",  "topic",  "check_covered"};
    return names;
}

std::vector<Precedent> find_precedents(Reader const& reader, PrecedentQuery const& query,
                                       PrecedentWeights const& weights, int limit) {
    std::vector<Precedent> precedents;
    reader.together(
        [&] { precedents = Ranking(reader, query, weights).run(static_cast<std::size_t>(std::max(limit, 0))); });
    return precedents;
}

} // namespace core
