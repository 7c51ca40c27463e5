#include "core/search/plan.h"

#include "core/editorial/topics.h"
#include "core/search/facets.h"
#include "core/search/words.h"
#include "core/text/fold.h"
#include "core/text/person.h"
#include "core/text/utf8.h"
#include "core/text/word_begin.h"

#include <algorithm>
#include <optional>
#include <set>

namespace core {

namespace {

constexpr int most_names = 64;

using Any = std::vector<PlannedTerm>;

PlannedTerm one(std::string token) { return {{std::move(token)}, false, false}; }

class Planner {
public:
    explicit Planner(Reader const& reader) : reader_(reader), languages_(reader.languages()) {}

    SearchPlan plan(SearchQuery const& query) {
        SearchPlan plan;
        for (auto const& clause : query.all) {
            PlannedClause planned{{}, clause.without};
            for (auto const& term : clause.any) {
                add(planned.any, term);
                if (!clause.without) add_who_is_called_so(planned.any, term);
            }
            // A name nobody bears finds nothing; left out, it leaves nothing out.
            if (planned.any.empty() && clause.without) continue;
            if (planned.any.empty()) planned.any.push_back(one(facet_token(Facet::has, "nothing")));
            plan.all.push_back(std::move(planned));
        }
        if (!query.kinds.empty()) {
            PlannedClause kinds;
            for (auto const kind : query.kinds) kinds.any.push_back(one(facet_token(Facet::kind, kind_name(kind))));
            plan.all.push_back(std::move(kinds));
        }
        return plan;
    }

private:
    void add(Any& any, SearchTerm const& term) const {
        switch (term.field) {
        case SearchField::words: return add_words(any, term);
        case SearchField::speaker: return add_parties(any, Facet::speaker, term);
        case SearchField::publisher: return add_parties(any, Facet::publisher, term);
        case SearchField::source: return add_sources(any, term);
        case SearchField::topic: return add_topics(any, term);
        case SearchField::verdict: return add_verdicts(any, term);
        case SearchField::said: return add_days(any, term);
        case SearchField::state: return any.push_back(one(facet_token(Facet::state, term.words)));
        case SearchField::lang: return any.push_back(one(facet_token(Facet::language, term.words)));
        case SearchField::has: return any.push_back(one(facet_token(Facet::has, term.words)));
        case SearchField::by: return any.push_back(one(facet_token(Facet::by, person_key(term.words))));
        }
    }

    void add_words(Any& any, SearchTerm const& term) const {
        PlannedTerm written;
        PlannedTerm other; // what of it can be written in another way, so written
        written.written = true;
        bool differs = false;
        each_word(term.words, "", [&](IndexWord const& word) {
            written.tokens.emplace_back(word.folded);
            // Not the last letter of a pair, and a number in groups is another thing than its first group.
            bool const also = !word.also.empty() && !word.folded.ends_with(word.also) && !is_number(word.also);
            other.tokens.emplace_back(also ? word.also : word.folded);
            differs = differs || also;
            return true;
        });
        if (written.tokens.empty()) return;
        // A lone letter begins too much to be meant as a beginning.
        auto const& last = written.tokens.back();
        other.prefix = written.prefix = !term.exact && (last.size() > 1 || written.tokens.size() > 1);
        auto const single = written.tokens.size() == 1;
        any.push_back(std::move(written));
        if (differs) any.push_back(std::move(other));
        if (auto number = as_number(term.words)) any.push_back(std::move(*number));
        if (single && !term.exact) add_stems(any, term.words);
    }

    static bool is_number(std::string_view word) {
        return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    }

    /// "10 000" as one number.
    static std::optional<PlannedTerm> as_number(std::string_view words) {
        std::optional<PlannedTerm> number;
        std::size_t digits = 0;
        bool only = true;
        each_word(words, "", [&](IndexWord const& word) {
            only = only && is_number(word.folded) && (digits == 0 || number);
            if (digits == 0 && is_number(word.also)) number = one(std::string(word.also));
            digits += word.folded.size();
            return only;
        });
        // Only when the whole of it is that number.
        if (!only || !number || digits != number->tokens.front().size()) return std::nullopt;
        return number;
    }

    void add_stems(Any& any, std::string_view word) const {
        std::set<std::string> stems;
        for (auto const& language : languages_)
            each_word(word, language, [&](IndexWord const& found) {
                if (found.stem.size() > 2) stems.emplace(found.stem);
                return true;
            });
        for (auto const& stem : stems) any.push_back(one(stem_token(stem)));
    }

    /// Whoever looks for a name looks for what was said by its bearer as well. Few letters begin too many names.
    void add_who_is_called_so(Any& any, SearchTerm const& term) const {
        constexpr std::int64_t fewest_letters = 3;
        if (term.field != SearchField::words || term.exact || count(Offsets(term.words).length()) < fewest_letters)
            return;
        add_parties(any, Facet::speaker, term);
    }

    void add_parties(Any& any, Facet facet, SearchTerm const& term) const {
        for (auto const party : parties_like(term.words)) any.push_back(one(facet_token(facet, party.value)));
    }

    /// Who is called so, umlauts written out or not: "Mueller" is Müller, and Müller Mueller.
    std::vector<Id<Party>> parties_like(std::string const& typed) const {
        auto found = reader_.parties_like(typed, most_names);
        auto const add = [&](std::string const& name, auto const& fits) {
            for (auto const id : reader_.parties_like(name, most_names))
                if (std::ranges::find(found, id) == found.end() && fits(id)) found.push_back(id);
        };
        if (auto const out = written_out(typed); !out.empty()) add(out, [](auto) { return true; });
        auto const folded = fold(typed);
        std::string short_of_it;
        for (std::size_t at = 0; at < folded.size(); ++at) {
            short_of_it += folded[at];
            auto const pair = std::string_view(folded).substr(at, 2);
            if (pair == "ae" || pair == "oe" || pair == "ue" || pair == "aa") ++at;
        }
        if (short_of_it == folded) return found;
        add(short_of_it, [&](Id<Party> id) {
            auto const party = reader_.find(id);
            if (!party) return false;
            auto const bears = [&](std::string const& name) { return begins_a_word(written_out(name), folded); };
            return bears(party->name) || std::ranges::any_of(party->aliases, bears);
        });
        return found;
    }

    void add_sources(Any& any, SearchTerm const& term) const {
        SearchQuery titles;
        auto words = term;
        words.field = SearchField::words;
        titles.all.push_back({{words}, false});
        titles.kinds = {Kind::source};
        for (auto const ref : reader_.matching(plan(titles), SearchOrder::newest, most_names))
            if (ref.kind == Kind::source) any.push_back(one(facet_token(Facet::source, ref.id)));
    }

    SearchPlan plan(SearchQuery const& query) const { return Planner(*this).plan(query); }

    void add_topics(Any& any, SearchTerm const& term) const {
        for (auto const& topic : topics_like(reader_, term.words))
            any.push_back(one(facet_token(Facet::topic, topic.id.value)));
    }

    void add_verdicts(Any& any, SearchTerm const& term) const {
        auto const wanted = fold(term.words);
        std::set<std::string> keys;
        for (auto const id : reader_.list(Kind::scale)) {
            auto const scale = reader_.find(Id<Scale>{id});
            if (!scale) continue;
            for (auto const& rating : scale->ratings) {
                auto const says = [&](auto const& label) { return fold(label.second).starts_with(wanted); };
                if (fold(rating.key) == wanted || std::ranges::any_of(rating.labels, says)) keys.insert(rating.key);
            }
        }
        for (auto const& key : keys) any.push_back(one(facet_token(Facet::verdict, key)));
    }

    void add_days(Any& any, SearchTerm const& term) const {
        auto const range = day_range(term.words);
        if (!range) return;
        for (auto& token : date_tokens(range->from, range->to)) any.push_back(one(std::move(token)));
    }

    Reader const& reader_;
    std::vector<std::string> languages_;
};

/// A value as it is typed behind a field: in marks when it has a space.
std::string as_value(std::string const& name) {
    return name.find_first_of(" \t") == name.npos ? name : "\"" + name + "\"";
}

std::vector<std::string> values_of(Reader const& reader, SearchField field, std::string const& begun, int limit,
                                   std::string_view language) {
    std::vector<std::string> values;
    auto const put = [&](std::string value) {
        if (static_cast<int>(values.size()) < limit && std::ranges::find(values, value) == values.end())
            values.push_back(std::move(value));
    };
    auto const wanted = fold(begun);
    auto const fits = [&](std::string_view value) { return fold(value).starts_with(wanted); };
    switch (field) {
    case SearchField::speaker:
    case SearchField::publisher:
        for (auto const id : reader.parties_like(begun, limit))
            if (auto const party = reader.find(id)) put(party->name);
        break;
    case SearchField::topic:
        for (auto const& topic : topics_like(reader, begun)) put(topic.name);
        break;
    case SearchField::verdict:
        for (auto const id : reader.list(Kind::scale))
            if (auto const scale = reader.find(Id<Scale>{id}))
                for (auto const& rating : scale->ratings) {
                    auto const& label = in_language(rating.labels, language);
                    if (fits(rating.key) || fits(label)) put(label.empty() ? rating.key : label);
                }
        break;
    case SearchField::lang:
        for (auto const& known : reader.languages())
            if (fits(known)) put(known);
        break;
    case SearchField::state:
        if (fits(unrated)) put(std::string(unrated));
        for (auto const& state : Names<ReviewState>::entries)
            if (fits(state.key)) put(std::string(state.key));
        for (auto const& triage : Names<Triage>::entries)
            if (fits(triage.key)) put(std::string(triage.key));
        break;
    case SearchField::has:
        for (auto const& has : Names<Has>::entries)
            if (fits(has.key)) put(std::string(has.key));
        break;
    default: break;
    }
    return values;
}

} // namespace

SearchPlan plan_search(Reader const& reader, SearchQuery const& query) { return Planner(reader).plan(query); }

std::vector<std::string> propose(Reader const& reader, std::string_view typed, int limit, std::string_view language) {
    auto const colon = typed.rfind(':');
    if (colon != typed.npos) {
        auto const before = typed.substr(0, colon).find_last_of(" \t-\"");
        auto const name = typed.substr(before == typed.npos ? 0 : before + 1, colon - (before == typed.npos ? 0 : before + 1));
        auto begun = std::string(typed.substr(colon + 1));
        auto const in_marks = begun.starts_with('"');
        if (in_marks) begun.erase(0, 1);
        auto const open = in_marks ? begun.find('"') == begun.npos : begun.find_first_of(" \t") == begun.npos;
        if (auto const field = from_key<SearchField>(name); field && !name.empty() && open) {
            std::vector<std::string> whole;
            for (auto const& value : values_of(reader, *field, begun, limit, language))
                whole.push_back(std::string(typed.substr(0, colon + 1)) + as_value(value));
            return whole;
        }
    }
    auto whole = complete_field(typed);
    if (static_cast<int>(whole.size()) > limit) whole.resize(static_cast<std::size_t>(limit));
    return whole;
}

} // namespace core
