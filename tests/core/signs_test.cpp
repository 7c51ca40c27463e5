// What may stand in a value: every sign of the classes in question, and for random bytes the promise that
// nothing is printed or kept that a terminal would obey.
#include "core/base/error.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>

namespace core {
namespace {

using What = Unfit::What;

std::string sign(char32_t c) {
    std::string out;
    append_utf8(out, c);
    return out;
}

std::optional<What> what(char32_t c, TextForm form) {
    auto const found = find_unfit("a" + sign(c) + "b", form);
    if (!found) return std::nullopt;
    EXPECT_EQ(found->sign, c);
    EXPECT_EQ(found->place, 2);
    return found->what;
}

bool raw_control(std::string_view text, std::string_view allowed) {
    for (auto const c : to_utf32(text))
        if ((c < 0x20 || (c >= 0x7F && c < 0xA0)) &&
            (c > 0x7F || allowed.find(static_cast<char>(c)) == allowed.npos))
            return true;
    return false;
}

TEST(Signs, EveryControlCharacterIsUnfitButWhatLinesNeed) {
    for (char32_t c = 0; c < 0xA0; ++c) {
        if (c >= 0x20 && c < 0x7F) {
            EXPECT_FALSE(find_unfit("a" + sign(c) + "b", TextForm::name)) << static_cast<int>(c);
            continue;
        }
        auto const breaks = c == '\n' || c == '\r';
        for (auto const form : {TextForm::name, TextForm::line})
            EXPECT_EQ(what(c, form), breaks ? What::line_break : What::control) << static_cast<int>(c);
        if (c == '\n' || c == '\t') EXPECT_FALSE(find_unfit("a" + sign(c) + "b", TextForm::text));
        else EXPECT_EQ(what(c, TextForm::text), What::control) << static_cast<int>(c);
    }
    EXPECT_FALSE(find_unfit("a\r\nb", TextForm::text)) << "what other systems end lines with";
    EXPECT_EQ(find_unfit("a\r", TextForm::text)->what, What::control);
    EXPECT_EQ(what(0x2028, TextForm::line), What::line_break);
    EXPECT_EQ(what(0x2029, TextForm::name), What::line_break);
    EXPECT_FALSE(find_unfit("a\u2028b", TextForm::text));
    EXPECT_EQ(find_unfit(std::string("a\0b", 3), TextForm::text)->sign, 0U) << "NUL ends nothing";
}

TEST(Signs, CodePointsThatAreNoCharactersAreUnfit) {
    for (char32_t c = 0xFDD0; c <= 0xFDEF; ++c) EXPECT_EQ(what(c, TextForm::text), What::no_character);
    for (char32_t plane = 0; plane <= 0x10; ++plane)
        for (char32_t const low : {0xFFFEU, 0xFFFFU})
            EXPECT_EQ(what(plane * 0x10000 + low, TextForm::line), What::no_character);
    for (char32_t const c : {0xFDCFU, 0xFDF0U, 0xFFFDU, 0xFFFCU, 0xE000U, 0x10FFFDU, 0x1F600U, 0x200DU, 0x200EU, 0x061CU,
                             0x00ADU, 0xFEFFU, 0x0301U})
        EXPECT_FALSE(find_unfit(sign(c), TextForm::name)) << static_cast<unsigned>(c);
}

TEST(Signs, MarksOfDirectionStayWhereALineClosesWhatItOpens) {
    auto const fit = [](std::string_view text) { return !find_unfit(text, TextForm::line); };
    EXPECT_TRUE(fit("قال \u202Bأحمد\u202C اليوم")) << "RLE beside Arabic letters";
    EXPECT_TRUE(fit("אמר \u2067שלום\u2069")) << "RLI beside Hebrew letters";
    EXPECT_TRUE(fit("أحمد \u2066(ABC)\u2069 اليوم"));
    EXPECT_TRUE(fit("said \u2068Eve\u2069 today")) << "FSI around a name does nothing to it";
    EXPECT_TRUE(fit("a \u202A b \u202C c"));
    EXPECT_TRUE(fit("سلام \u2067\u202Bأ\u2069 ب") == false) << "the isolate ends an embedding that nothing closed";
    EXPECT_FALSE(fit("said \u2067Eve\u2069")) << "nothing there is written from right to left";
    EXPECT_FALSE(fit("said \u202BEve\u202C"));
    EXPECT_FALSE(fit("قال \u202Bأحمد"));
    EXPECT_FALSE(fit("قال أحمد\u202C"));
    EXPECT_FALSE(fit("قال \u2067أحمد\u202C"));
    EXPECT_FALSE(fit("قال أحمد\u2069"));
    EXPECT_FALSE(fit("قال \u202Eأحمد\u202C")) << "an override is never needed";
    EXPECT_FALSE(fit("قال \u202Dأحمد\u202C"));
    EXPECT_FALSE(find_unfit("قال \u202Bأحمد\u202C\nقال", TextForm::text));
    EXPECT_TRUE(find_unfit("قال \u202Bأحمد\nقال\u202C", TextForm::text)) << "a line ends what is open in it";
    for (char32_t const c : {0x202AU, 0x202BU, 0x202CU, 0x202DU, 0x202EU, 0x2066U, 0x2067U, 0x2068U, 0x2069U}) {
        EXPECT_EQ(what(c, TextForm::name), What::direction);
        EXPECT_EQ(what(c, TextForm::text), What::direction) << "alone";
        EXPECT_EQ(find_unfit("\u2068Ahmed\u2069", TextForm::name)->place, 1);
    }
    EXPECT_EQ(what(0x202E, TextForm::line), What::direction);
    auto const late = find_unfit("ab\u202Ecd", TextForm::line);
    EXPECT_EQ(late->place, 3);
}

TEST(Signs, WhatATypedValueHoldsIsSaidInOneSentence) {
    auto const said = [](std::string_view text, TextForm form) -> std::string {
        try {
            refuse_unfit("Name", text, form);
        } catch (Error const& error) {
            EXPECT_EQ(error.code(), Code::bad_input);
            return error.what();
        }
        return {};
    };
    EXPECT_EQ(said("Eve\u00E9 \x1b[31m", TextForm::name),
              "“Name” holds a control character (U+001B) at place 6. Nothing was changed.");
    EXPECT_EQ(said("a\nb", TextForm::line),
              "“Name” is one line, but holds a line break (U+000A) at place 2. Nothing was changed.");
    EXPECT_EQ(said("\u202Eabc", TextForm::text), "“Name” holds a mark that turns the direction of writing (U+202E) at "
                                                "place 1. Nothing was changed.");
    EXPECT_EQ(said("a\uFFFF", TextForm::text), "“Name” holds U+FFFF at place 2, which is no character. Nothing was changed.");
    EXPECT_EQ(said("a\xC0\xAF", TextForm::text), "“Name” is not valid UTF-8 at byte 1. Nothing was changed.");
    EXPECT_EQ(said("Œuvre\n\tcomplète — “ça”", TextForm::text), "");
}

TEST(Signs, AStrangersWordsKeepTheirPlaces) {
    auto const esc = made_fit("a\x1b[2J\x07\x7f\u009b\u202E\uFFFEz", TextForm::line);
    EXPECT_EQ(esc.text, "a␛[2J␇␡\uFFFD\uFFFD\uFFFDz");
    EXPECT_EQ(esc.changed, 6);
    EXPECT_EQ(esc.first, 2);
    EXPECT_EQ(count(length(esc.text)), count(length("a\x1b[2J\x07\x7f\u009b\u202E\uFFFEz")));
    EXPECT_EQ(made_fit("a\r\nb\tc\u2028d", TextForm::line).text, "a  b c d");
    EXPECT_EQ(made_fit("a\r\nb\rc\u0085d\u2029e\tf", TextForm::text).text, "a\nb\nc\nd\ne\tf");
    EXPECT_EQ(made_fit("a\r\nb\rc", TextForm::text).changed, 0);
    EXPECT_EQ(made_fit("a\xED\xA0\x80z", TextForm::text).text, "a\uFFFDz") << "a surrogate";
    EXPECT_EQ(made_fit("قال \u202Bأحمد\u202C", TextForm::text).changed, 0);
    EXPECT_EQ(without_unfit_direction("\u202Bأحمد (\u2066A\u2069)", TextForm::text), "أحمد (\u2066A\u2069)");
    EXPECT_EQ(without_unfit_direction("no mark", TextForm::text), "no mark");
    EXPECT_EQ(without_unfit_direction("\u2068أحمد\u2069", TextForm::name), "أحمد");
}

TEST(Signs, WhatIsPrintedNamesWhatItCannotShow) {
    EXPECT_EQ(shown_line("a\n99  2026-01-01  Eve"), "a␊99  2026-01-01  Eve");
    EXPECT_EQ(shown_line("\x1b]0;x\x07\u009b1m\u202Eabc\u2028\t"), "␛]0;x␇<U+009B>1m<U+202E>abc<U+2028>␉");
    EXPECT_EQ(shown_text("a\r\n\tb\rc\n"), "a\n\tb␍c\n");
    EXPECT_EQ(shown_line("\xFF\xFE"), "\uFFFD");
    EXPECT_EQ(shown_line("قال \u2067أحمد\u2069"), "قال \u2067أحمد\u2069");
    EXPECT_EQ(shown_line("\u202E\u202Ea"), "<U+202E><U+202E>a") << "each of several";
    EXPECT_EQ(shown_line("An\u200Bna \u2060\uFEFF\u3164\U000E0061"), "An<U+200B>na <U+2060><U+FEFF><U+3164><U+E0061>");
    EXPECT_EQ(shown_line("می\u200Cخواهم 👩\u200D🔧"), "می\u200Cخواهم 👩\u200D🔧") << "letters and pictures are written so";
    EXPECT_EQ(shown_text("a long\u200Bword"), "a long\u200Bword") << "where a page lets it be broken";
    EXPECT_EQ(escaped_json("\"An\u200Bna\""), "\"An\\u200bna\"");
}

TEST(Signs, JsonStaysTheSameAndHoldsNothingRaw) {
    auto const words = std::string("a\u0085\u009b\u202E\u2066\u2028\u2029\x7f é \U0001F600\x1b");
    auto const json = nlohmann::json(words).dump();
    auto const escaped = escaped_json(json);
    EXPECT_EQ(escaped, R"("a\u0085\u009b\u202e\u2066\u2028\u2029\u007f é )"
                       "\U0001F600\\u001b\"");
    EXPECT_EQ(nlohmann::json::parse(escaped).get<std::string>(), words);
}

/// Bytes in which the signs in question are frequent, whole and cut.
std::string random_bytes(std::mt19937& random) {
    static std::vector<std::string> const parts = [] {
        std::vector<std::string> all{"a", " ", "é", "ש", "ع", "\xED\xA0\x80", "\xC0\xAF", "\xE2\x80", "\xF4\x90\x80\x80", "\r\n"};
        for (char32_t c = 0; c < 0xA0; ++c) all.push_back(sign(c));
        for (char32_t c = 0x2028; c <= 0x202E; ++c) all.insert(all.end(), 4, sign(c));
        for (char32_t c = 0x2066; c <= 0x2069; ++c) all.insert(all.end(), 4, sign(c));
        for (int byte = 0x80; byte < 0x100; ++byte) all.emplace_back(1, static_cast<char>(byte));
        for (char32_t const c : {0xFDD0U, 0xFFFEU, 0x1FFFFU, 0x10FFFFU}) all.push_back(sign(c));
        return all;
    }();
    std::string bytes;
    for (auto left = random() % 24; left > 0; --left) bytes += parts[random() % parts.size()];
    return bytes;
}

TEST(Signs, WhateverTheBytesNothingRawIsKeptOrPrinted) {
    std::mt19937 random(7);
    for (int round = 0; round < 50'000; ++round) {
        auto const bytes = random_bytes(random);
        auto const line = shown_line(bytes);
        auto const text = shown_text(bytes);
        ASSERT_FALSE(find_invalid_utf8(line));
        ASSERT_FALSE(raw_control(line, "")) << testing::PrintToString(bytes);
        ASSERT_FALSE(raw_control(text, "\n\t")) << testing::PrintToString(bytes);
        ASSERT_FALSE(find_unfit(line, TextForm::line)) << testing::PrintToString(bytes);
        ASSERT_FALSE(find_unfit(text, TextForm::text)) << testing::PrintToString(bytes);
        ASSERT_EQ(shown_line(line), line);
        for (auto const form : {TextForm::name, TextForm::line, TextForm::text}) {
            auto const fitted = made_fit(bytes, form);
            ASSERT_FALSE(find_unfit(fitted.text, form)) << testing::PrintToString(bytes);
            ASSERT_EQ(made_fit(fitted.text, form).changed, 0);
        }
        auto const valid = repair_utf8(bytes);
        if (made_fit(valid, TextForm::text).changed > 0) {
            ASSERT_TRUE(find_unfit(valid, TextForm::text)) << testing::PrintToString(bytes);
        }
        auto const cut = find_unfit(without_unfit_direction(valid, TextForm::text), TextForm::text);
        ASSERT_FALSE(cut && cut->what == What::direction) << testing::PrintToString(bytes);
        auto const json = escaped_json(nlohmann::json(valid).dump());
        ASSERT_FALSE(raw_control(json, ""));
        ASSERT_EQ(nlohmann::json::parse(json).get<std::string>(), valid);
    }
}

} // namespace
} // namespace core
