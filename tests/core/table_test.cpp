// Tables as text: what a row is, with quotation marks and without, and how a file is read when nobody says.
#include "core/formats/claims_table.h"
#include "core/formats/decoded_pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace {

using core::Column;
using core::ColumnMap;
using core::Quoting;
using core::TableLayout;
using core::TableRow;

/// The bytes in pieces of so many.
core::NextPiece pieces(std::string_view bytes, std::size_t size = 3) {
    return [bytes, size]() mutable {
        auto const piece = bytes.substr(0, size);
        bytes.remove_prefix(piece.size());
        return piece;
    };
}

std::vector<TableRow> rows(std::string_view file, TableLayout const& layout = {}) {
    std::vector<TableRow> all;
    core::each_table_row(pieces(file), layout, [&](TableRow& row) { all.push_back(std::move(row)); });
    return all;
}

using Cells = std::vector<std::string>;

TEST(Table, ACellInMarksHoldsWhatParts) {
    auto const all = rows("\xEF\xBB\xBF" "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n\r\n,last\n");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].cells, (Cells{"a", "b"}));
    EXPECT_EQ(all[1].cells, (Cells{"x, \"y\"", "two\nlines"}));
    EXPECT_EQ(all[2].cells, (Cells{"", "last"}));
    EXPECT_EQ(all[1].line, 2);
    EXPECT_EQ(all[2].line, 5);
}

TEST(Table, LinesMayEndWithCarriageReturnsAlone) {
    auto const all = rows("a,b\r1,\"two\rlines\"\r\r2,c\r");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[1].cells, (Cells{"1", "two\rlines"}));
    EXPECT_EQ(all[2].cells, (Cells{"2", "c"}));
    EXPECT_EQ(all[2].line, 5);
    EXPECT_EQ(rows("a,\"b\"\r\n1,x\ry\r\n")[0].cells, (Cells{"a", "b"}));
    EXPECT_EQ(rows("a,\"b\"\r\n1,x\ry\r\n")[1].cells, (Cells{"1", "x\ry"})) << "only the first end tells";
    EXPECT_EQ(rows("a,b\r")[0].cells, (Cells{"a", "b"}));
}

TEST(Table, AFirstLineThatTellsTheDelimiterIsNoRow) {
    for (auto const* file : {"sep=;\r\na;b\r\n", "\xEF\xBB\xBFsep=;\na;b\n"}) {
        EXPECT_EQ(rows(file, {';', Quoting::marks}).front().cells, (Cells{"a", "b"}));
        EXPECT_EQ(core::plan_table([&] { return pieces(file); }, {}).layout.delimiter, ';');
    }
    EXPECT_EQ(rows("sep=;\na,b\n").front().cells, (Cells{"a", "b"}));
    EXPECT_EQ(rows("a,b\nsep=;\n").size(), 2u);
}

TEST(Table, MarksThatAreNoneStay) {
    EXPECT_EQ(rows("5\" pipe,\"a\"b,\"\"\n").front().cells, (Cells{"5\" pipe", "ab", ""}));
    auto const literal = rows("1\t\"He said\n2\tno\" to it\r\n", {'\t', Quoting::literal});
    ASSERT_EQ(literal.size(), 2u);
    EXPECT_EQ(literal[0].cells, (Cells{"1", "\"He said"}));
    EXPECT_EQ(literal[1].cells, (Cells{"2", "no\" to it"}));
}

TEST(Table, AMarkThatIsNotClosedIsTold) {
    auto const all = rows("a,b\n1,\"open\n2,c\n");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_TRUE(all[1].is_open);
}

TEST(Table, ARowTooLongTakesNoOthersAlong) {
    auto const all = rows("a,b\n1," + std::string(core::largest_line + 5, 'x') + "\n2,c\n");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_TRUE(all[1].too_long);
    EXPECT_TRUE(all[1].cells.empty());
    EXPECT_EQ(all[2].cells, (Cells{"2", "c"}));
}

core::TablePlan plan(std::string_view file, ColumnMap const& map = {}) {
    return core::plan_table([&] { return pieces(file, 100); }, map);
}

TEST(TablePlan, FindsDelimiterAndMarks) {
    EXPECT_EQ(plan("claim;verdict;url\n\"a; b\";false;x\nc, d, e;true;y\n").layout, (TableLayout{';', Quoting::marks}));
    EXPECT_EQ(plan("claim,verdict\n\"two\nlines\",true\nb,c\n").layout, (TableLayout{',', Quoting::marks}));
    EXPECT_EQ(plan("claim,verdict\na,true\nb,\"fal\n").layout, (TableLayout{',', Quoting::marks})) << "cut, not literal";
    // A quoting reader would make one row of three.
    auto const literal = std::string_view("claim\tverdict\n\"Nobody said\ttrue\nb\tfalse\nc\" he said\ttrue\n");
    EXPECT_EQ(plan(literal).layout, (TableLayout{'\t', Quoting::literal}));
}

TEST(TablePlan, FindsColumnsByTheirNamesInManyLanguages) {
    auto const found = plan("ID;Behauptung;Urheber;Bewertung;Anzahl\n1;a;b;c;7\n");
    EXPECT_EQ(found.places.at(Column::text), std::vector<std::size_t>{1});
    EXPECT_EQ(found.places.at(Column::speaker), std::vector<std::size_t>{2});
    EXPECT_EQ(found.places.at(Column::verdict), std::vector<std::size_t>{3});
    EXPECT_EQ(found.rest, std::vector<std::size_t>{4});
    EXPECT_EQ(plan("الادعاء,القائل,الحكم\nx,y,z\n").places.at(Column::text), std::vector<std::size_t>{0});
    EXPECT_FALSE(plan("7,something,else\n8,a,b\n").has_header);
}

/// "text=0 verdict=2", in the order of the columns' meanings.
std::string places(core::TablePlan const& found) {
    std::string all;
    for (auto const& [column, at] : found.places) all += (all.empty() ? "" : " ") + std::string(key_of(column)) + "=" + std::to_string(at.front());
    return all;
}

TEST(TablePlan, ANameThatGoesOnMeansTheSameWhereItsCellsAgree) {
    EXPECT_EQ(places(plan("Lfd. Nr.;Politiker/in;Zitat im Wortlaut;Urteil der Redaktion;Quelle (Link);Geprüft am\n"
                          "1;Jörn Ahlbeck;Der Hafen ist leer.;falsch;https://hafen.example/1;05.04.2023\n")),
              "text=2 speaker=1 verdict=3 checked_on=5 url=4");
    EXPECT_EQ(places(plan("claim,claim source,link to nothing\nA tower fell.,https://a.example/1,none\n")), "text=0");
    EXPECT_EQ(places(plan("claimReviewed,datePublished,alternativeName,ratingValue\nA tower fell.,2020-01-02,False,1\n")),
              "text=0 verdict=2 checked_on=1");
}

TEST(TablePlan, AHeadOfUnknownNamesIsUnlikeTheRowsBelow) {
    EXPECT_TRUE(plan("Xatz;Yrt\nEin Turm ist heute gefallen.;Tarnau\nEine Brücke steht.;Tarnau\n").has_header);
    EXPECT_TRUE(plan("aaa,bbb\nx,2020-01-02\ny,2020-01-03\n").has_header);
    EXPECT_FALSE(plan("one.json,false\ntwo.json,true\n").has_header);
    EXPECT_FALSE(plan("A tower fell.,x\nA bridge stands.,x\n").has_header);
    EXPECT_FALSE(plan("A tower fell.,2020-01-02\nA bridge stands.,2020-01-03\n").has_header);
}

TEST(TablePlan, KnowsTheTablesOfClaimsKg) {
    auto const found = plan(",claim_id,claimReview_author_name,claimReview_claimReviewed,claimReview_datePublished,claimReview_url,"
                            "creativeWork_author_name,creativeWork_datePublished,extra_title,rating_alternateName\n"
                            "0,x,tide,A whale blocked the lock.,2018-02-03,https://a.example/1,Lena Roth,2018-02-01,Whale,FALSE\n");
    EXPECT_EQ(found.known_as, "ClaimsKG");
    EXPECT_EQ(places(found), "text=3 id=1 speaker=6 said_on=7 verdict=9 title=8 author=2 checked_on=4 url=5");
}

TEST(TablePlan, KnowsTheTablesOfMeedanCheck) {
    auto const checks = plan("ID,Title,Summary,URL,Language,Report Status,Imported?\n7,A bridge fell,It stands.,https://a.example/1,en,published,false\n");
    EXPECT_EQ(checks.known_as, "Meedan Check");
    EXPECT_EQ(checks.places.at(Column::text), std::vector<std::size_t>{1});
    EXPECT_EQ(checks.places.at(Column::body), std::vector<std::size_t>{2});
    auto const items = plan("Claim,Item page URL,Status,Created by,Submitted at,Social Media Posted at,Report Published at,Number of media,Tags\n"
                            "A bridge fell,https://a.example/1,False,x,2023-01-02,,2023-02-01,1,t\n");
    EXPECT_EQ(items.known_as, "Meedan Check");
    EXPECT_EQ(items.places.at(Column::verdict), std::vector<std::size_t>{2});
}

TEST(TablePlan, TakesWhatAPersonSays) {
    auto map = core::read_column_map(R"({"columns": {"text": "Satz", "note": ["Ort", 3]}, "dates": "day_first"})", "m.json");
    auto const found = plan("Nr,Satz,Ort\n1,a,b\n", map);
    EXPECT_EQ(found.places.at(Column::text), std::vector<std::size_t>{1});
    EXPECT_EQ(found.places.at(Column::note), (std::vector<std::size_t>{2, 2}));
    map.columns[Column::url] = {"Adresse"};
    try {
        plan("Nr,Satz,Ort\n1,a,b\n", map);
        FAIL() << "there is no such column";
    } catch (core::Error const& error) {
        EXPECT_NE(std::string(error.what()).find("no column “Adresse”; it has: Nr, Satz, Ort"), std::string::npos);
    }
}

TEST(ColumnMapFile, IsReadAsItIsWritten) {
    ColumnMap map;
    map.delimiter = ';';
    map.quoting = Quoting::literal;
    map.encoding = "windows-1252";
    map.has_header = false;
    map.dates = core::DayOrder::month_first;
    map.collection = "house";
    map.keeps_rest = false;
    map.columns = {{Column::text, {"2"}}, {Column::note, {"3", "4"}}};
    map.verdicts = {{"Faktnetz", "truth", {{"falsch", "false"}}}};
    auto const written = core::write_column_map(map);
    EXPECT_EQ(core::write_column_map(core::read_column_map(written, "m.json")), written);
}

TEST(ColumnMapFile, SaysWhereItIsNone) {
    for (auto const& [file, told] : {std::pair{"{", "m.json"}, {"[]", "object in braces"}, {R"({"delimeter": ";"})", "delimeter"},
                                     {R"({"delimiter": ";;"})", "one sign"}, {R"({"columns": {"txt": "a"}})", "columns.txt"},
                                     {R"({"dates": "us"})", "month_first"}, {R"({"verdicts": [{"ratings": {}}]})", "on which scale"},
                                     {R"({"counterpoint_columns": 2})", "newer version"}})
        try {
            core::read_column_map(file, "m.json");
            FAIL() << file;
        } catch (core::Error const& error) {
            EXPECT_NE(std::string(error.what()).find(told), std::string::npos) << error.what();
        }
}

TEST(ColumnMapFile, VerdictsAreComparedWithoutTheirDress) {
    ColumnMap map;
    map.verdicts = {{"", "truth", {{"false", "no"}}}, {"Faktnetz", "house", {{"false", "falsch"}}}};
    EXPECT_EQ(core::mapped_verdict(map, "Other", " “FALSE!” ").value_or(core::MappedVerdict{}).rating, "no");
    EXPECT_EQ(core::mapped_verdict(map, "faktnetz", "False.")->rating, "falsch");
    EXPECT_FALSE(core::mapped_verdict(map, "", "This is false in part"));
    EXPECT_FALSE(core::mapped_verdict(map, "", ""));
}

std::vector<core::ReadClaim> claims(std::string_view file, ColumnMap const& map = {}) {
    std::vector<core::ReadClaim> all;
    core::read_claims_table(pieces(file, 64), plan(file, map), map, [&](core::ReadClaim read) { all.push_back(std::move(read)); });
    return all;
}

TEST(ClaimsTable, KeepsAllOfARow) {
    auto const all = claims("id,claim,speaker,claim date,verdict,review date,url,Reach\n"
                            "7,The ferry sank.,Ada Moor,2023-04-01,False,13/12/2023,https://a.example/7,900\n");
    ASSERT_EQ(all.size(), 1u);
    auto const& claim = *all[0].claim;
    EXPECT_EQ(claim.text, "The ferry sank.");
    EXPECT_EQ(claim.identifier, "a.example:7") << "a bare number is some other claim in the next table";
    EXPECT_EQ(claim.said_on.text(), "2023-04-01");
    EXPECT_EQ(claim.checked_on.text(), "2023-12-13");
    EXPECT_EQ(claim.verdict, "False");
    EXPECT_EQ(claim.note, "Reach: 900");
    EXPECT_TRUE(claim.notes.empty());
}

TEST(ClaimsTable, ANumberAloneIdentifiesNothing) {
    auto const plain = claims("id,claim\n7,The ferry sank.\n")[0].claim.value();
    EXPECT_TRUE(plain.identifier.starts_with(core::known_by_words)) << plain.identifier;
    EXPECT_EQ(plain.note, "id: 7");
    EXPECT_EQ(claims("id,claim\nx7,The ferry sank.\n")[0].claim->identifier, "x7");
    ColumnMap map;
    map.collection = "ferries";
    EXPECT_EQ(claims("id,claim\n7,The ferry sank.\n", map)[0].claim->identifier, "ferries:7");
}

TEST(ClaimsTable, TellsOfRowsOfAnotherLength) {
    auto const all = claims("claim,verdict\nOne.,True\nTwo.\nThree.,False,more,\nFour.,True\n,True\n");
    ASSERT_EQ(all.size(), 5u);
    EXPECT_TRUE(all[0].claim->notes.empty());
    EXPECT_EQ(all[1].claim->notes.size(), 1u);
    EXPECT_EQ(all[2].claim->notes.size(), 1u);
    EXPECT_EQ(all[2].claim->note, "column 3: more");
    EXPECT_FALSE(all[4].claim);
    EXPECT_EQ(all[4].line, 6);
}

TEST(ClaimsTable, ADateThatCannotBeReadStaysInTheNote) {
    auto const all = claims("claim,claim date,verdict\nOne.,sometime in spring,x\nTwo.,03/04/2020,x\n");
    EXPECT_EQ(all[0].claim->note, "claim date: sometime in spring");
    ASSERT_EQ(all[1].claim->open_dates.size(), 1u);
    ColumnMap map;
    map.dates = core::DayOrder::day_first;
    EXPECT_EQ(claims("claim,claim date,verdict\nTwo.,03/04/2020,x\n", map)[0].claim->said_on.text(), "2020-04-03");
}

TEST(ClaimsTable, TheSameCheckIsKnownByItsWordsAndPage) {
    auto const all = claims("claim,url\nOne.,https://www.a.example/x/?utm_source=b\none.,http://a.example/x#top\nTwo.,https://a.example/x\n");
    EXPECT_EQ(all[0].claim->identifier, all[1].claim->identifier);
    EXPECT_NE(all[0].claim->identifier, all[2].claim->identifier);
}

TEST(ClaimsTable, AFormulaThatWasDisarmedIsWhatItWas) {
    EXPECT_EQ(claims("claim,verdict\n'=1+1,x\n")[0].claim->text, "=1+1");
    EXPECT_EQ(claims("claim,verdict\n'tis so,x\n")[0].claim->text, "'tis so");
}

std::string decoded(std::string_view bytes, std::string const& encoding = {}, std::size_t size = 7) {
    std::string all;
    auto const next = core::decoded_pieces(pieces(bytes, size), encoding);
    for (auto piece = next(); !piece.empty(); piece = next()) all += piece;
    return all;
}

TEST(DecodedPieces, AreUtf8WhateverTheFile) {
    std::string wide = "\xFF\xFE";
    for (auto const unit : std::u16string(u"{\"text\": \"Über 😀 alles\"}\n")) {
        wide += static_cast<char>(unit & 0xFF);
        wide += static_cast<char>(unit >> 8);
    }
    for (std::size_t const size : {3u, 7u, 1000u}) EXPECT_EQ(decoded(wide, {}, size), "{\"text\": \"Über 😀 alles\"}\n") << size;
    EXPECT_EQ(decoded("caf\xE9", "windows-1252"), "café");
    EXPECT_EQ(decoded("café"), "café");
    EXPECT_EQ(decoded("\x8A\xBF\x8E\x9A", "shift_jis", 1), "漢字");
    EXPECT_EQ(decoded(""), "");
    EXPECT_THROW(decoded("x", "klingon"), core::Error);
}

} // namespace
