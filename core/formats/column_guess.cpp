// How a table is read when nobody says: by the names that people and programs give to columns.
#include "core/base/error.h"
#include "core/formats/column_map.h"
#include "core/text/fold.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

namespace core {

namespace {

/// What columns are called, folded; the likelier first.
struct Called {
    Column column;
    std::vector<std::string_view> names;
};
std::vector<Called> const& usual_names() {
    static std::vector<Called> const names{
        {Column::text, {"claimreviewed", "claim reviewed", "claim text", "claim", "statement", "text", "quote", "affirmation",
                        "allegation", "declaration", "citation", "behauptung", "aussage", "declaracion", "afirmacion",
                        "declaracao", "afirmacao", "dichiarazione", "affermazione", "утверждение", "твердження", "twierdzenie",
                        "wypowiedz", "iddia", "الادعاء", "ادعاء", "ادعا", "טענה", "claim (translated)"}},
        {Column::id, {"id", "identifier", "claim id", "claimid", "key", "uuid"}},
        {Column::speaker, {"claimant", "speaker", "claim author", "claimauthor", "said by", "who", "person", "auteur de l'affirmation",
                           "locuteur", "orateur", "sprecher", "sprecherin", "urheber", "persona", "autor de la afirmacion",
                           "القائل", "المتحدث", "автор утверждения"}},
        {Column::said_on, {"claim date", "claimdate", "said on", "date said", "date of claim", "statement date", "date de la declaration",
                           "datum der aussage", "fecha de la declaracion"}},
        {Column::occasion, {"occasion", "context", "claim location", "venue", "contexte", "kontext", "contexto"}},
        {Column::verdict, {"verdict", "rating", "textual rating", "textualrating", "label", "truth label", "conclusion", "fact-check rating",
                           "note attribuee", "bewertung", "urteil", "veredicto", "calificacion", "veredito", "вердикт", "оцінка",
                           "الحكم", "التقييم", "النتيجة", "hukum"}},
        {Column::title, {"title", "headline", "review title", "fact-check title", "titre", "titel", "titulo", "titolo", "العنوان"}},
        {Column::subtitle, {"subtitle", "standfirst", "chapo"}},
        {Column::body, {"body", "summary", "explanation", "justification", "rationale", "resume", "begrundung", "zusammenfassung",
                        "explicacion", "الملخص", "التفسير"}},
        {Column::author, {"publisher", "review author", "fact-checker", "fact checker", "author", "organization", "organisation",
                          "checked by", "auteur", "redaktion", "medio", "الجهة"}},
        {Column::checked_on, {"review date", "reviewdate", "datepublished", "date published", "checked on", "date checked", "published",
                              "publication date", "updated at", "report published at", "date", "datum", "fecha", "data", "дата", "التاريخ"}},
        {Column::url, {"url", "review url", "reviewurl", "link", "address", "fact-check url", "permalink", "lien", "adresse", "enlace",
                       "الرابط", "ссылка"}},
        {Column::note, {"notes", "remarks", "comment", "comments", "bemerkung", "commentaire", "notas"}},
        {Column::language, {"language", "lang", "inlanguage", "langue", "sprache", "idioma", "اللغة", "язык"}},
    };
    return names;
}

/// And by their own keys, as we write them.
std::vector<std::string> names_of(Called const& called) {
    std::vector<std::string> names(called.names.begin(), called.names.end());
    auto key = std::string(key_of(called.column));
    std::ranges::replace(key, '_', ' ');
    names.insert(names.begin(), key);
    return names;
}

/// A layout that a program always writes.
struct KnownTable {
    char const* name;
    std::vector<std::string_view> head; ///< folded; all of these must be there
    std::map<Column, std::vector<std::string_view>> columns;
};
std::vector<KnownTable> const& known_tables() {
    static std::vector<KnownTable> const tables{
        {"Meedan Check",
         {"id", "title", "summary", "url", "language", "report status"},
         {{Column::text, {"title"}}, {Column::id, {"id"}}, {Column::body, {"summary"}}, {Column::url, {"url"}},
          {Column::language, {"language"}}}},
        {"Meedan Check",
         {"claim", "item page url", "status", "submitted at"},
         {{Column::text, {"claim"}}, {Column::verdict, {"status"}}, {Column::checked_on, {"report published at"}},
          {Column::url, {"item page url"}}}},
        {"Meedan Check",
         {"fact-check title", "summary", "url", "workspace", "rating"},
         {{Column::text, {"fact-check title"}}, {Column::body, {"summary"}}, {Column::url, {"url"}}, {Column::author, {"workspace"}},
          {Column::checked_on, {"updated at"}}, {Column::verdict, {"rating"}}}},
    };
    return tables;
}

std::string column_name(std::string const& cell) {
    return without_unfit_direction(tidy(made_fit(cell, TextForm::line).text), TextForm::line);
}

/// "claim_date" and "Claim date" are one.
std::string comparable_name(std::string_view name) {
    auto folded = fold(name);
    std::ranges::replace(folded, '_', ' ');
    return tidy(folded);
}

class TableGuess {
public:
    TableGuess(OpenPieces const& open, ColumnMap const& map) : open_(open), map_(map) {}

    TablePlan run() {
        plan_.layout = layout();
        std::vector<std::vector<std::string>> first_rows;
        read_first_rows(first_rows);
        auto const head = first_rows.empty() ? std::vector<std::string>() : first_rows.front();
        plan_.has_header = map_.has_header.value_or(tells_names(head));
        for (std::size_t at = 0; at < head.size(); ++at) {
            auto const name = plan_.has_header ? column_name(head[at]) : std::string();
            plan_.head.push_back(name.empty() ? render(say("column {number}", {{"number", std::to_string(at + 1)}})) : name);
        }
        if (map_.columns.empty()) guess_columns();
        else take_columns();
        std::set<std::size_t> used;
        for (auto const& [column, places] : plan_.places) used.insert(places.begin(), places.end());
        for (std::size_t at = 0; at < plan_.head.size(); ++at)
            if (!used.contains(at)) plan_.rest.push_back(at);
        return std::move(plan_);
    }

private:
    /// The one by which most rows agree; of those that agree alike the one with more rows, as one mark that is not closed
    /// swallows the lines behind it, and then the one with more columns.
    TableLayout layout() {
        std::vector<char> delimiters;
        if (map_.delimiter) delimiters = {*map_.delimiter};
        else delimiters = delimiters_of_the_head();
        std::vector<Quoting> quotings;
        if (map_.quoting) quotings = {*map_.quoting};
        else quotings = {Quoting::marks, Quoting::literal};
        if (delimiters.size() == 1 && quotings.size() == 1) return {delimiters.front(), quotings.front()};
        TableLayout best{delimiters.front(), quotings.front()};
        std::optional<TableAgreement> of_best;
        for (auto const delimiter : delimiters)
            for (auto const quoting : quotings) {
                TableLayout const tried{delimiter, quoting};
                auto const agreement = agreement_of(open_(), tried);
                if (agreement.columns < 2) continue;
                auto const worth = [](TableAgreement const& each) {
                    return std::tuple(-each.other_rows, each.rows, each.columns);
                };
                if (of_best && worth(agreement) <= worth(*of_best)) continue;
                best = tried;
                of_best = agreement;
            }
        return best;
    }
    /// Those that stand in the first row.
    std::vector<char> delimiters_of_the_head() {
        std::vector<char> found;
        auto const next = open_();
        std::string first;
        for (auto piece = next(); !piece.empty() && first.find('\n') == first.npos && first.size() < largest_line; piece = next())
            first += piece;
        first.resize(std::min(first.find('\n'), first.size()));
        for (auto const delimiter : {'\t', ';', ',', '|'})
            if (first.find(delimiter) != first.npos) found.push_back(delimiter);
        if (found.empty()) found.push_back(',');
        return found;
    }
    void read_first_rows(std::vector<std::vector<std::string>>& rows) {
        auto const next = open_();
        std::string_view piece;
        bool done = false;
        each_table_row(
            [&] {
                if (done) return std::string_view();
                piece = next();
                return piece;
            },
            plan_.layout,
            [&](TableRow& row) {
                if (rows.empty()) rows.push_back(std::move(row.cells));
                done = true;
            });
    }
    bool tells_names(std::vector<std::string> const& head) const {
        for (auto const& cell : head) {
            auto const name = comparable_name(column_name(cell));
            for (auto const& [column, names] : map_.columns)
                if (std::ranges::any_of(names, [&](auto const& each) { return comparable_name(each) == name; })) return true;
            for (auto const& called : usual_names())
                if (auto const names = names_of(called); std::ranges::find(names, name) != names.end()) return true;
        }
        return false;
    }
    std::optional<std::size_t> place_of(std::string_view name) const {
        auto const wanted = comparable_name(name);
        for (std::size_t at = 0; at < plan_.head.size(); ++at)
            if (comparable_name(plan_.head[at]) == wanted) return at;
        return std::nullopt;
    }
    void guess_columns() {
        if (!plan_.has_header) return;
        for (auto const& known : known_tables())
            if (std::ranges::all_of(known.head, [&](auto const name) { return place_of(name).has_value(); })) {
                plan_.known_as = known.name;
                for (auto const& [column, names] : known.columns)
                    for (auto const name : names)
                        if (auto const at = place_of(name)) plan_.places[column].push_back(*at);
                return;
            }
        std::set<std::size_t> taken;
        for (auto const& called : usual_names())
            for (auto const& name : names_of(called))
                if (auto const at = place_of(name); at && !taken.contains(*at)) {
                    plan_.places[called.column] = {*at};
                    taken.insert(*at);
                    break;
                }
    }
    void take_columns() {
        for (auto const& [column, names] : map_.columns)
            for (auto const& name : names) {
                auto at = plan_.has_header ? place_of(name) : std::nullopt;
                if (std::size_t number = 0; !at) {
                    auto const read = std::from_chars(name.data(), name.data() + name.size(), number);
                    if (read.ec == std::errc{} && read.ptr == name.data() + name.size() && number >= 1 &&
                        number <= plan_.head.size())
                        at = number - 1;
                }
                if (!at) {
                    std::string all;
                    for (auto const& each : plan_.head) all += (all.empty() ? "" : ", ") + each;
                    throw Error(Code::bad_input, say("The table has no column “{name}”; it has: {columns}. Nothing was changed.",
                                                     {{"name", name}, {"columns", all}}));
                }
                plan_.places[column].push_back(*at);
            }
    }

    OpenPieces const& open_;
    ColumnMap const& map_;
    TablePlan plan_;
};

} // namespace

TablePlan plan_table(OpenPieces const& open, ColumnMap const& map) { return TableGuess(open, map).run(); }

} // namespace core
