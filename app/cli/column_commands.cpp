// How the columns of a table of claims are understood, told before it is brought in.
#include "app/cli/table_told.h"
#include "app/common/writing.h"
#include "app/intake/table_sample.h"

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// The words of its verdicts, each still to be given a rating.
std::vector<core::VerdictTable> open_verdicts(Call& call, Arrival const& arrival, core::ColumnMap const& map) {
    CollectionImport looked_through(format_of(arrival, "csv"), pieces_of(arrival), call.text("FILE"), map);
    core::Progress progress;
    looked_through.survey(progress);
    core::VerdictTable table;
    table.scale = "truth";
    for (auto const& [word, count] : looked_through.imported().verdicts) table.ratings[word] = "";
    if (table.ratings.empty()) return {};
    return {std::move(table)};
}

/// How the columns of a table are understood, as a file to put right and to hand to import.
void columns(Call& call) {
    auto arrival = Arrival::file(call.text("FILE"));
    arrival.encoding = call.text("--encoding");
    heed_map(arrival);
    auto const said = column_map(call);
    auto const plan = columns_of(arrival, said);
    if (plan.head.empty())
        throw core::Error(core::Code::bad_input, say("{file} is empty: there is no table in it. Nothing was changed.",
                                                     {{"file", call.text("FILE")}}));
    auto map = told_map(plan, said);
    if (map.verdicts.empty() && plan.places.contains(core::Column::verdict)) map.verdicts = open_verdicts(call, arrival, said);
    if (!plan.known_as.empty())
        call.out.message(say("This is a table of {program}.", {{"program", plan.known_as}}));
    for (auto const at : plan.rest)
        call.out.message(say("The column “{name}” goes into the note.", {{"name", plan.head[at]}}));
    std::string free;
    for (std::size_t at = 0; at < core::column_keys.size(); ++at)
        if (!plan.places.contains(static_cast<core::Column>(at))) free += (free.empty() ? "" : ", ") + std::string(core::column_keys[at]);
    if (!free.empty()) call.out.message(say("Fields that no column fills, which can be named under “columns”: {fields}.", {{"fields", free}}));
    if (!map.verdicts.empty() && said.verdicts.empty())
        call.out.message(say("Under “verdicts” stand the words of the table: give each the key of a rating of that scale, or leave it "
                             "empty to keep the word."));
    if (!plan.places.contains(core::Column::text))
        call.out.problem(say("Nobody can tell which column holds the claims: name it under “text”."));
    auto const json = core::write_column_map(map);
    if (call.given("--output")) {
        write_file(call.text("--output"), json);
        return call.out.message(say("How its columns are understood is in {file}.", {{"file", call.text("--output")}}));
    }
    call.out.bytes(json);
}

} // namespace

std::span<Command const> column_commands() {
    static std::vector<Command> const commands{
        {"columns",
         N_("Tell how the columns of a table of claims are understood, as a file to put right; writes nothing"),
         "columns sheet.csv -o sheet.map.json",
         Opening::nothing,
         columns,
         {{"FILE", Shape::one, N_("The table: CSV, TSV or the like")},
          {"--map", Shape::option, N_("What is known of it already, as this command writes it"), "FILE"},
          {"--encoding", Shape::option, N_("Encoding of the bytes, when it is known"), "NAME"},
          {"-o,--output", Shape::option, N_("Where to write it; standard output without"), "FILE"}},
         N_("Keys of the file: columns (of each field the name of a column, or its number), delimiter, quoting (marks or literal), encoding, "
            "header (true or false), dates (day_first or month_first), collection (what goes before the ids of the table), keep_rest "
            "(false: other columns stay out of the note) and verdicts (a list of publisher, scale and ratings).")},
    };
    return commands;
}

} // namespace app::cli
