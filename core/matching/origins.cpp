#include "core/matching/origins.h"

#include "core/matching/same_quotation.h"
#include "core/matching/similarity.h"
#include "core/matching/terms.h"
#include "core/search/words.h"

#include <algorithm>

namespace core {

namespace {

constexpr int statements_asked = 8;
constexpr int longer_asked = 16;
constexpr std::size_t enough_words = 5;   // in a row, for the one to be cut out of the other
constexpr std::size_t anybodys_words = 8; // fewer are said by many
constexpr double like_enough = 0.45; // of Grams::dice; lower than between statements, for a person looks at each

/// How near a kind of source stands to what was said.
int nearness(Source const& source) {
    if (is_primary(source)) return 2;
    return source.type == SourceType::wire ? 1 : 0;
}

/// Whether words may have come from there: it is no later, and either earlier or nearer.
bool may_be_before(Source const& there, Source const& here) {
    auto const nearer = nearness(there) > nearness(here);
    if (!there.published.known() || !here.published.known()) return nearer;
    if (there.published.earliest_day() > here.published.latest_day()) return false;
    return nearer || there.published.latest_day() < here.published.earliest_day();
}

std::vector<std::string> words_in(std::string_view text, std::string_view language) {
    std::vector<std::string> words;
    each_word(text, language, [&](IndexWord const& word) {
        words.emplace_back(word.folded);
        return true;
    });
    return words;
}

/// Whether the words stand in the others as they are, with more around them.
bool is_cut_from(std::vector<std::string> const& words, std::vector<std::string> const& others) {
    return words.size() >= enough_words && words.size() < others.size() && !std::ranges::search(others, words).empty();
}

/// Statements that share words with these, however much longer they are.
std::vector<Id<Statement>> statements_like(Reader const& reader, std::string_view words, std::string_view language) {
    std::vector<Id<Statement>> found;
    TermBag bag;
    bag.add(words, language, 1);
    auto const terms = bag.take();
    if (terms.empty()) return found;
    for (auto const& candidate : reader.candidates(terms, longer_asked).found)
        if (auto const statement = id_as<Statement>(candidate.ref); statement && reader.find(statement)) found.push_back(statement);
    return found;
}

/// A formula that many say is not quoted from somebody else.
bool said_by_others(Records const& reader, Quotation const& one, Quotation const& other, std::size_t words) {
    auto const a = reader.find(one.statement), b = reader.find(other.statement);
    return words < anybodys_words && a && b && a->speaker && b->speaker && a->speaker != b->speaker;
}

Message reason_for(ProposedOrigin const& proposed, Source const& here) {
    auto const& there = proposed.step.source;
    if (proposed.is_longer && here.agency && here.agency == there.publisher) return say("these words and more, of the agency it prints");
    if (proposed.is_longer)
        return is_primary(there) ? say("these words and more, in a primary source") : say("these words and more, in an earlier source");
    if (here.agency && here.agency == there.publisher)
        return proposed.exact ? say("the same words, of the agency it prints") : say("nearly the same words, of the agency it prints");
    if (is_primary(there))
        return proposed.exact ? say("the same words, in a primary source") : say("nearly the same words, in a primary source");
    return proposed.exact ? say("the same words, in an earlier source") : say("nearly the same words, in an earlier source");
}

} // namespace

std::vector<Id<Statement>> recorded_apart(Records const& reader, Id<Statement> statement) {
    std::vector<Id<Statement>> all{statement};
    auto const add = [&](Ref other) {
        auto const id = id_as<Statement>(other);
        if (id && reader.find(id) && std::ranges::find(all, id) == all.end()) all.push_back(id);
    };
    for (auto const& link : reader.referring<Link>("from", statement))
        if (link.relation == Relation::repeats) add(link.to);
    for (auto const& link : reader.referring<Link>("to", statement))
        if (link.relation == Relation::repeats) add(link.from);
    return all;
}

std::vector<ProposedOrigin> proposed_origins(Reader const& reader, Quotation const& quotation, int limit) {
    std::vector<ProposedOrigin> proposed;
    reader.together([&] {
        auto const here = trail_step(reader, quotation);
        auto statements = recorded_apart(reader, quotation.statement);
        for (auto const& same : same_quotation(reader, quotation.exact, here.text.language, statements_asked))
            if (std::ranges::find(statements, same.statement) == statements.end()) statements.push_back(same.statement);
        auto const alike = statements.size(); // of those behind, only longer ones: sentences of one frame are not one
        for (auto const other : statements_like(reader, quotation.exact, here.text.language))
            if (std::ranges::find(statements, other) == statements.end()) statements.push_back(other);
        Grams const grams(quotation.exact);
        auto const words = words_in(quotation.exact, here.text.language);
        for (std::size_t at = 0; at < statements.size(); ++at)
            for (auto const& other : reader.referring<Quotation>("statement", statements[at])) {
                if (leads_back_to(reader, other.id, quotation.id) || leads_back_to(reader, quotation.id, other.id)) continue;
                ProposedOrigin one;
                one.likeness = grams.dice(Grams(other.exact));
                auto const there = words_in(other.exact, here.text.language);
                one.exact = there == words;
                one.is_longer = is_cut_from(words, there);
                if (!one.is_longer && (at >= alike || one.likeness < like_enough)) continue;
                if (said_by_others(reader, quotation, other, words.size())) continue;
                one.step = trail_step(reader, other);
                if (one.step.source.id == here.source.id || !may_be_before(one.step.source, here.source)) continue;
                if (!one.exact) {
                    one.difference = word_diff(other.exact, quotation.exact);
                    one.grave = grave_difference(other.exact, quotation.exact, here.text.language);
                }
                one.reason = reason_for(one, here.source);
                proposed.push_back(std::move(one));
            }
    });
    auto const day = [](ProposedOrigin const& one) { return one.step.source.published.known() ? one.step.source.published.latest_day() : 0; };
    std::ranges::stable_sort(proposed, [&](auto const& one, auto const& other) {
        if (one.exact != other.exact) return one.exact;
        return one.likeness != other.likeness ? one.likeness > other.likeness : day(one) > day(other);
    });
    if (proposed.size() > static_cast<std::size_t>(limit)) proposed.resize(static_cast<std::size_t>(limit));
    return proposed;
}

} // namespace core
