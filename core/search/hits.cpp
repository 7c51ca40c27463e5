#include "core/search/hits.h"

#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/text/language.h"
#include "core/search/facets.h"
#include "core/search/words.h"
#include "core/editorial/shown_for.h"
#include "core/editorial/verdict.h"

#include <algorithm>
#include <limits>
#include <set>

namespace core {

namespace {

constexpr std::size_t excerpt_before = 60; // bytes around the first found word
constexpr std::size_t excerpt_after = 140;

/// What is wanted of one record's words, ready to be held against them.
class Wanted {
public:
    explicit Wanted(SearchPlan const& plan) {
        for (auto const& clause : plan.all)
            if (!clause.without)
                for (auto const& term : clause.any) take(term);
    }
    bool is(IndexWord const& word) const {
        if (whole_.contains(std::string(word.folded)) || stems_.contains(stem_token(word.stem))) return true;
        if (!word.also.empty() && whole_.contains(std::string(word.also))) return true;
        return std::ranges::any_of(
            begun_, [&](auto const& begun) { return word.folded.starts_with(begun) || word.also.starts_with(begun); });
    }
    bool asks() const { return !whole_.empty() || !begun_.empty(); }

private:
    void take(PlannedTerm const& term) {
        for (auto const& token : term.tokens) {
            if (token.starts_with("\xEE\x80\x81")) stems_.insert(token);
            else if (token.starts_with("\xEE\x80\x80")) continue;
            else if (term.prefix && &token == &term.tokens.back()) begun_.push_back(token);
            else whole_.insert(token);
        }
    }
    std::set<std::string> whole_, stems_;
    std::vector<std::string> begun_;
};

/// Back to where a character begins.
std::size_t character_at(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

/// The surroundings of the found words on one line; empty when none was found.
std::string excerpt_of(std::string_view text, std::string_view language, Wanted const& wanted) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    each_word(text, language, [&](IndexWord const& word) {
        if (!found.empty() && word.start > found.front().first + excerpt_after) return false;
        if (!wanted.is(word)) return true;
        // Pairs of letters overlap.
        if (!found.empty() && word.start < found.back().second) found.back().second = word.end;
        else found.emplace_back(word.start, word.end);
        return true;
    });
    if (found.empty()) return {};
    auto const first = found.front().first;
    auto start = first < excerpt_before ? 0 : first - excerpt_before;
    while (start > 0 && start < first && text[start - 1] != ' ' && text[start - 1] != '\n') ++start;
    start = character_at(text, start);
    auto end = std::min(text.size(), std::max(found.back().second, first + excerpt_after));
    while (end > found.back().second && end < text.size() && text[end] != ' ' && text[end] != '\n') --end;
    end = std::max(character_at(text, end), found.back().second);
    std::string out = start > 0 ? "…" : "";
    std::size_t at = start;
    for (auto const& [from, to] : found) {
        out.append(text.substr(at, from - at));
        out += '\x02';
        out.append(text.substr(from, to - from));
        out += '\x03';
        at = to;
    }
    out.append(text.substr(at, end - at));
    while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
    std::ranges::replace(out, '\n', ' ');
    return end < text.size() ? out + "…" : out;
}

/// One field of the words by which a record is found.
struct SearchedField {
    char const* label;
    std::string text;
};

/// Throws Error{damaged} when the words of a text are missing.
std::vector<SearchedField> searched_fields(Reader const& reader, Record const& record) {
    std::vector<SearchedField> fields;
    if (auto const* text = std::get_if<Text>(&record)) {
        fields.push_back({Model<Text>::label, words_of(reader, *text)});
        return fields;
    }
    std::visit(
        [&]<class T>(T const& entity) {
            each_field<T>([&]<class Value>(Field<T, Value> const& field) {
                if (!(field.use & searched)) return;
                if constexpr (std::is_same_v<Value, std::string>) {
                    if (!(entity.*field.member).empty()) fields.push_back({field.label, entity.*field.member});
                } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
                    for (auto const& text : entity.*field.member) fields.push_back({field.label, text});
                }
            });
        },
        record);
    return fields;
}

/// The language whose stems a record's words have: its own, or what its words look like.
std::string searched_language(Record const& record, std::vector<SearchedField> const& fields) {
    auto language = std::visit(
        [](auto const& entity) {
            if constexpr (requires { entity.language; }) return entity.language;
            else return std::string();
        },
        record);
    if (!language.empty()) return language;
    std::string all;
    for (auto const& field : fields) all += field.text + "\n";
    return text_language(all);
}

void explain(Hit& hit, Reader const& reader, Record const& record, Wanted const& wanted) {
    auto const fields = searched_fields(reader, record);
    auto const language = searched_language(record, fields);
    if (wanted.asks())
        for (auto const& field : fields) {
            hit.excerpt = excerpt_of(field.text, language, wanted);
            if (hit.excerpt.empty()) continue;
            hit.field = field.label;
            return;
        }
    // Found by a field alone, it is told by what is shown: of a verdict that is its claim.
    auto const shown = hit.ref == hit.in ? std::nullopt : reader.find(hit.ref);
    hit.excerpt = caption_of(shown ? *shown : record);
    std::ranges::replace(hit.excerpt, '\n', ' ');
}

bool asks(SearchQuery const& query, SearchField field) {
    return std::ranges::any_of(query.all, [&](SearchClause const& clause) {
        return std::ranges::any_of(clause.any, [&](SearchTerm const& term) { return term.field == field; });
    });
}

bool tells_concealed(Reader const& reader, Ref found, std::string const& person) {
    auto const review = current_review(reader, id_as<Claim>(found));
    return review && is_concealed(reader, *review, person);
}

} // namespace

std::string index_words(Reader const& reader, Record const& record) {
    auto const fields = searched_fields(reader, record);
    auto const language = searched_language(record, fields);
    std::string words;
    std::set<std::string> stems;
    for (auto const& field : fields)
        each_word(field.text, language, [&](IndexWord const& word) {
            words += word.folded;
            if (!word.also.empty()) words.append(1, same_place).append(word.also);
            words += ' ';
            if (word.stem.size() > 2) stems.emplace(word.stem);
            return true;
        });
    for (auto const& stem : stems) words += stem_token(stem) + " ";
    return words;
}

std::vector<Hit> find_hits(Reader const& reader, std::string_view typed, int limit, SearchOrder order,
                           std::string const& person) {
    auto const query = parse_search(typed);
    auto const plan = plan_search(reader, query);
    std::vector<Hit> hits;
    if (!plan.asks()) return hits;
    Wanted const wanted(plan);
    auto const asks_rating = asks(query, SearchField::verdict);
    std::set<Ref> shown;
    // Several records are shown as one, so more are asked for than are shown.
    constexpr auto most_asked = std::numeric_limits<int>::max();
    for (auto const in : reader.matching(plan, order, limit > most_asked / 2 ? most_asked : limit * 2)) {
        Hit hit{shown_for(reader, in), in, "", {}};
        if (!hit.ref || shown.contains(hit.ref)) continue;
        // Found by a rating or by the words of a verdict, a claim would tell what its verdict is.
        if ((asks_rating || in.kind == Kind::review) && tells_concealed(reader, hit.ref, person)) continue;
        shown.insert(hit.ref);
        if (auto const record = reader.find(in)) explain(hit, reader, *record, wanted);
        hits.push_back(std::move(hit));
        if (static_cast<int>(hits.size()) == limit) break;
    }
    return hits;
}

} // namespace core
