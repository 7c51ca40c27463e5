// Claims as a table: what core/formats/claims_table.h reads, by the same names, and what only we know beside it.
#include "core/editorial/reviews.h"
#include "core/editorial/verdict.h"
#include "core/formats/claims_table.h"
#include "core/text/signs.h"

#include <algorithm>
#include <functional>

namespace core {

namespace {

/// What is looked up once for all cells of a row.
struct RowFacts {
    Claim claim;
    std::optional<Statement> said;
    std::optional<Review> review; ///< none if it is concealed
    Rating const* rating = nullptr;
    std::optional<Scale> scale;
};

struct TableColumn {
    std::string_view name;
    std::function<std::string(RowFacts const&, Reader const&)> value;
};

std::string name_of(Reader const& reader, Id<Party> party) {
    auto const found = reader.find(party);
    return found ? found->name : std::string();
}

/// A field of the review, if there is one to tell.
auto of_review(auto const& value) {
    return [value](RowFacts const& facts, Reader const&) { return facts.review ? value(*facts.review) : std::string(); };
}
/// And of the statement.
auto of_said(auto const& value) {
    return [value](RowFacts const& facts, Reader const& reader) {
        return facts.said ? value(*facts.said, reader) : std::string();
    };
}

std::vector<TableColumn> const& columns_there_are() {
    static std::vector<TableColumn> const all{
        {"id", [](auto const& facts, auto const&) {
             return facts.claim.identifier.empty() ? id_text(facts.claim.id.value) : facts.claim.identifier;
         }},
        {"text", [](auto const& facts, auto const&) { return facts.claim.text; }},
        {"speaker", of_said([](Statement const& said, Reader const& reader) { return name_of(reader, said.speaker); })},
        {"said_on", of_said([](Statement const& said, Reader const&) { return said.said_on.text(); })},
        {"occasion", of_said([](Statement const& said, Reader const&) { return said.occasion; })},
        {"verdict", [](auto const& facts, auto const&) {
             if (!facts.review || facts.review->rating == no_verdict) return std::string();
             return facts.rating ? in_language(facts.rating->labels, facts.claim.language) : facts.review->rating;
         }},
        {"scale", [](auto const& facts, auto const&) { return facts.scale ? facts.scale->key : std::string(); }},
        {"title", of_review([](Review const& review) { return review.summary; })},
        {"body", of_review([](Review const& review) { return review.rationale; })},
        {"author", of_review([](Review const& review) { return review.author; })},
        {"checked_on", of_review([](Review const& review) { return review.checked_on.text(); })},
        {"url", of_review([](Review const& review) { return review.url; })},
        {"state", of_review([](Review const& review) { return std::string(key_of(review.state)); })},
        {"language", [](auto const& facts, auto const&) { return facts.claim.language; }},
        {"topic", [](auto const& facts, auto const& reader) {
             auto const topic = reader.find(facts.claim.topic);
             return topic ? topic->name : std::string();
         }},
        {"note", [](auto const& facts, auto const&) { return facts.claim.note; }},
    };
    return all;
}

std::vector<TableColumn> chosen_columns(std::vector<std::string> const& names) {
    if (names.empty()) return columns_there_are();
    std::vector<TableColumn> chosen;
    for (auto const& name : names) {
        auto const found = std::ranges::find(columns_there_are(), std::string_view(name), &TableColumn::name);
        if (found == columns_there_are().end()) {
            std::string known;
            for (auto const each : table_columns()) known += (known.empty() ? "" : ", ") + std::string(each);
            throw Error(Code::bad_input, say("There is no column “{name}”; there are: {known}.", {{"name", name}, {"known", known}}));
        }
        chosen.push_back(*found);
    }
    return chosen;
}

/// In marks where it must be, and never a formula.
std::string as_cell(std::string words) {
    words = shown_text(words);
    if (is_guarded_cell("'" + words)) words.insert(0, "'");
    if (words.find_first_of(",;\"\n\t") == words.npos) return words;
    std::string cell = "\"";
    for (auto const sign : words) {
        cell += sign;
        if (sign == '"') cell += sign;
    }
    return cell + "\"";
}

/// Of several statements that assert it the first that tells who, when or where.
std::optional<Statement> first_said(Reader const& reader, Claim const& claim) {
    for (auto const& link : reader.referring<Link>("to", claim.id)) {
        if (link.relation != Relation::asserts) continue;
        auto statement = reader.find(id_as<Statement>(link.from));
        if (statement && (statement->speaker || statement->said_on.known() || !statement->occasion.empty())) return statement;
    }
    return std::nullopt;
}

} // namespace

std::span<std::string_view const> table_columns() {
    static std::vector<std::string_view> const names = [] {
        std::vector<std::string_view> all;
        for (auto const& column : columns_there_are()) all.push_back(column.name);
        return all;
    }();
    return names;
}

WrittenClaims write_claims_table(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                 Progress& progress) {
    auto const columns = chosen_columns(selection.columns);
    std::string row;
    for (auto const& column : columns) row += (row.empty() ? "" : ",") + std::string(column.name);
    sink(row + "\r\n");
    WrittenClaims written;
    auto const total = static_cast<std::uint64_t>(selection.total);
    reader.together([&] {
        for (auto claims = selection.next(); !claims.empty(); claims = selection.next())
            for (auto const id : claims) {
                progress.update(static_cast<std::uint64_t>(written.claims), total ? total + 1 : 0);
                auto const claim = reader.find(id);
                if (!claim) continue; // deleted since it was listed
                RowFacts facts{*claim, first_said(reader, *claim), current_review(reader, id), nullptr, std::nullopt};
                if (facts.review && is_concealed(reader, *facts.review, selection.person)) {
                    facts.review.reset();
                    ++written.concealed;
                }
                if (facts.review) facts.scale = reader.find(facts.review->scale);
                if (facts.scale) facts.rating = facts.scale->find(facts.review->rating);
                row.clear();
                for (auto const& column : columns)
                    row += (&column == &columns.front() ? "" : ",") + as_cell(column.value(facts, reader));
                sink(row + "\r\n");
                ++written.claims;
            }
    });
    return written;
}

} // namespace core
