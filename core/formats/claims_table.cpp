#include "core/formats/claims_table.h"

#include "core/base/size.h"
#include "core/formats/column_names.h"
#include "core/ingest/web_address.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

/// One row being read into a claim.
class RowReading : public CollectedWords {
public:
    RowReading(TableRow const& row, TablePlan const& plan, ColumnMap const& map, CollectedClaim& claim)
        : CollectedWords(claim), row_(row), plan_(plan), map_(map), claim_(claim) {}

    Result<CollectedClaim> run() {
        claim_.line = row_.line;
        claim_.ours = plan_.ours;
        auto const words = plan_.ours ? TextForm::text : TextForm::line;
        claim_.text = joined(Column::text, words, longest_claim);
        claim_.title = joined(Column::title, words, longest_claim);
        claim_.subtitle = line(Column::subtitle, longest_claim);
        claim_.body = joined(Column::body, TextForm::text, longest_body);
        claim_.language = code_of(line(Column::language, longest_label));
        claim_.speaker = joined(Column::speaker, TextForm::name, longest_label);
        claim_.author = joined(Column::author, TextForm::name, longest_label);
        claim_.occasion = line(Column::occasion, longest_label);
        claim_.topic = joined(Column::topic, TextForm::name, longest_label);
        claim_.scale = joined(Column::scale, TextForm::name, longest_label);
        take_state();
        take_verdict();
        take_address();
        take_day(Column::said_on, claim_.said_on);
        take_day(Column::checked_on, claim_.checked_on);
        take_identifier();
        if (problem()) return tl::unexpected(*problem());
        if (claim_.text.empty()) return core::problem(say("It has nothing in the column of the claim."));
        if (claim_.identifier.empty()) know_by_words(claim_);
        keep_rest();
        return std::move(claim_);
    }

private:
    std::string const& cell(std::size_t at) const {
        static std::string const none;
        return at < row_.cells.size() ? row_.cells[at] : none;
    }
    /// Without the apostrophe that keeps a cell from being a formula.
    std::string_view bare(std::string_view cell) const {
        if (plan_.ours) return is_guarded_cell(cell) ? cell.substr(1) : cell;
        auto const guarded = cell.size() > 1 && cell.front() == '\'' && std::string_view("=+-@").find(cell[1]) != cell.npos;
        return guarded ? cell.substr(1) : cell;
    }
    std::string joined(Column column, TextForm form, std::int64_t longest) {
        auto const places = plan_.places.find(column);
        if (places == plan_.places.end()) return {};
        std::string all;
        for (auto const at : places->second) {
            auto const words = fitted(plan_.head[at], bare(cell(at)), form, longest);
            if (words.empty()) continue;
            all += (all.empty() ? "" : form == TextForm::text ? "\n" : " ") + words;
        }
        return all;
    }
    std::string line(Column column, std::int64_t longest) { return joined(column, TextForm::line, longest); }
    /// "pt" of "pt-BR"; what is no code is left to what the words look like.
    std::string code_of(std::string const& language) {
        auto const main = language.substr(0, language.find_first_of("-_"));
        auto const is_code = main.size() == 2 && std::ranges::all_of(main, [](char c) {
                                 return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                             });
        if (!is_code) {
            note(render(say("Language")), language);
            return {};
        }
        std::string lower;
        for (auto const c : main) lower += static_cast<char>(c | 0x20);
        return lower;
    }
    /// A sentence is no label, and never guessed into one.
    void take_verdict() {
        auto const label = line(Column::verdict, longest_claim);
        if (!plan_.ours && tells_work(label)) {
            note(plan_.head[plan_.places.at(Column::verdict).front()], label);
            return;
        }
        if (plan_.ours || count(length(label)) <= longest_verdict) {
            claim_.verdict = label;
            return;
        }
        tell(say("Its rating is a sentence; it became the short rationale."));
        claim_.title = claim_.title.empty() ? label : label + " — " + claim_.title;
    }
    /// How far the work on it is, in a column of states: no verdict.
    bool tells_work(std::string const& label) const {
        auto const places = plan_.places.find(Column::verdict);
        if (places == plan_.places.end()) return false;
        auto const called = comparable_column(plan_.head[places->second.front()]);
        static constexpr std::array<std::string_view, 6> columns{"status", "statut", "estado", "etat", "stato", "workflow"};
        auto const of_states = plan_.known_as == "Meedan Check" || std::ranges::any_of(columns, [&](auto name) { return called.find(name) != called.npos; });
        static constexpr std::array<std::string_view, 27> states{
            "unstarted", "not started", "in progress", "inprogress", "undetermined", "pending", "to do", "todo", "open", "new",
            "assigned", "unassigned", "in review", "draft", "queued", "non commence", "a faire", "en cours", "sin empezar",
            "sin iniciar", "en progreso", "en curso", "nao iniciado", "em andamento", "nicht begonnen", "in bearbeitung", "offen"};
        auto const word = comparable_column(label);
        return of_states && std::ranges::find(states, word) != states.end();
    }
    void take_state() {
        auto const state = line(Column::state, longest_label);
        if (plan_.ours) claim_.state = ReviewState::draft; // unless it says otherwise
        if (state.empty()) return;
        if (auto const known = from_key<ReviewState>(state)) claim_.state = *known;
        else leave_out(say("The state of its check, “{state}”, is not known here.", {{"state", state}}));
    }
    void take_address() {
        auto const address = line(Column::url, longest_label * 8);
        if (address.empty() || is_web_address(address)) {
            claim_.url = address;
            return;
        }
        tell(say("“{key}” is no address of a page: {words}.", {{"key", "url"}, {"words", address}}));
        note("url", address);
    }
    /// A bare number is some other claim in the next table: without the name of the collection it is one of the site.
    void take_identifier() {
        auto const given = line(Column::id, longest_label);
        if (given.empty()) return;
        auto const is_number = !plan_.ours && given.find_first_not_of("0123456789.") == given.npos;
        if (!map_.collection.empty() && !plan_.ours) claim_.identifier = map_.collection + ":" + given;
        else if (!is_number || map_.columns.contains(Column::id)) claim_.identifier = given; // whoever names the column means it
        else if (auto const site = site_of(claim_.url); !site.empty()) claim_.identifier = site + ":" + given;
        else note(plan_.head[plan_.places.at(Column::id).front()], given);
    }
    void take_day(Column column, PartialDate& into) {
        auto const words = line(column, longest_label);
        if (words.empty()) return;
        if (auto const read = read_in_order(words, map_.dates)) {
            into = *read;
            return;
        }
        if (!take_date(words, into)) note(plan_.head[plan_.places.at(column).front()], words);
    }
    void note(std::string const& what, std::string const& words) {
        if (!words.empty()) claim_.note += (claim_.note.empty() ? "" : "\n") + what + ": " + words;
    }
    void keep_rest() {
        if (auto const own = joined(Column::note, TextForm::text, longest_body); !own.empty())
            claim_.note.insert(0, own + (claim_.note.empty() ? "" : "\n"));
        if (map_.keeps_rest)
            for (auto const at : plan_.rest) note(plan_.head[at], fitted(plan_.head[at], bare(cell(at)), TextForm::line, longest_body));
        auto const more = row_.cells.size() > plan_.head.size();
        for (auto at = plan_.head.size(); at < row_.cells.size(); ++at)
            note(render(say("column {number}", {{"number", std::to_string(at + 1)}})),
                 fitted("cell", cell(at), TextForm::line, longest_body));
        if (row_.cells.size() == plan_.head.size()) return;
        std::vector<Arg> const args{{"count", std::to_string(row_.cells.size())}, {"columns", std::to_string(plan_.head.size())}};
        tell(more ? say("It has {count} cells, the table {columns} columns; those behind are in the note.", args)
                  : say("It has {count} cells, the table {columns} columns.", args));
    }

    TableRow const& row_;
    TablePlan const& plan_;
    ColumnMap const& map_;
    CollectedClaim& claim_;
};

/// The row with the names of its columns: cells alone would tell nobody what they are.
std::string as_record(TableRow const& row, TablePlan const& plan) {
    auto record = nlohmann::ordered_json::array();
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
        auto const name = at < plan.head.size() ? plan.head[at] : std::string();
        record.push_back({name, row.cells[at]});
    }
    return record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

void read_claims_table(NextPiece const& next, TablePlan const& plan, ColumnMap const& map,
                       std::function<void(ReadClaim)> const& take) {
    auto is_head = plan.has_header;
    each_table_row(next, plan.layout, [&](TableRow& row) {
        if (std::exchange(is_head, false)) return;
        if (row.too_long)
            return take({row.line, row.bytes, problem(say("It has more than {most}.", {{"most", size_text(largest_line)}}))});
        if (row.is_open)
            return take({row.line, row.bytes, problem(say("A quotation mark opens there and is not closed to the end of the file."))});
        CollectedClaim claim;
        auto record = plan.ours ? std::string() : as_record(row, plan);
        auto read = RowReading(row, plan, map, claim).run();
        if (read) read->came_as = std::move(record);
        take({row.line, row.bytes, std::move(read)});
    });
}

} // namespace core
