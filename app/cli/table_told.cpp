#include "app/cli/table_told.h"

#include "app/common/reading.h"
#include "app/intake/table_sample.h"
#include "core/text/signs.h"

namespace app::cli {

using core::say;

core::ColumnMap column_map(Call const& call) {
    auto const& file = call.text("--map");
    if (file.empty()) return {};
    return core::read_column_map(read_file(file), file);
}

Json first_rows(Arrival const& arrival, core::ColumnMap const& map) {
    constexpr std::size_t most = 3;
    auto rows = Json::array();
    for (auto const& read : table_sample(arrival, map).claims) {
        if (!read.claim) continue;
        if (rows.size() == most) break;
        auto const& claim = *read.claim;
        Json row{{"line", read.line}};
        auto const put = [&](char const* key, std::string const& value) {
            if (!value.empty()) row[key] = value;
        };
        put("text", claim.text);
        put("id", claim.identifier);
        put("speaker", claim.speaker);
        put("said_on", claim.said_on.text());
        put("occasion", claim.occasion);
        put("verdict", claim.verdict);
        put("title", claim.title);
        put("author", claim.author);
        put("checked_on", claim.checked_on.text());
        put("url", claim.url);
        put("note", claim.note);
        rows.push_back(std::move(row));
    }
    return rows;
}

void tell_row(Call& call, Json const& row) {
    if (call.out.json()) return;
    std::string fields;
    for (auto const& [key, value] : row.items())
        if (key != "line") fields += (fields.empty() ? "" : "; ") + key + " = " + core::shown_line(value.get<std::string>());
    call.out.line(core::render(say("line {line} as it would come in: {fields}", {{"line", row["line"].dump()}, {"fields", fields}}),
                               call.language));
}

} // namespace app::cli
