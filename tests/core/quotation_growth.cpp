// Texts nobody would write: ten times as much of one costs about ten times the work, whatever it is made
// of; and every span that is found lies inside the text. Work is counted, not timed: the compiler has every stretch of code
// between two branches in core/quotation and core/text call the counter below, and every byte taken from memory counts, too.
#include "core/quotation/marks.h"
#include "tests/core/lexicons.h"

#include <cstdint>
#include <cstdlib>
#include <new>
#include <random>

namespace {

std::uint64_t steps = 0, taken = 0;

} // namespace

extern "C" void __sanitizer_cov_trace_pc();
void __sanitizer_cov_trace_pc() { ++steps; }

// Not inlined: else the compiler sees malloc behind one and free behind the other, and takes them for a mistake.
[[gnu::noinline]] void* operator new(std::size_t size) {
    taken += size;
    if (auto* got = std::malloc(size ? size : 1)) return got;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

struct Work {
    std::uint64_t steps, bytes;
};

Work work_for(std::string const& language, std::string const& text) {
    steps = taken = 0;
    auto const found = core::detect(text, language, lexicon(language), core::Indirect::yes);
    Work const work{steps, taken};
    EXPECT_LE(found.quotations.size() + found.set_aside.size(), text.size());
    return work;
}

std::string times(std::string const& piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
}

struct Shape {
    char const* name;
    char const* language;
    std::string piece;
};

void PrintTo(Shape const& shape, std::ostream* out) { *out << shape.name; }

class Growth : public testing::TestWithParam<Shape> {};

TEST_P(Growth, TenTimesTheTextIsAboutTenTimesTheWork) {
    auto const& shape = GetParam();
    constexpr std::size_t small = 6'000;
    lexicon(shape.language);
    auto const at_10 = work_for(shape.language, times(shape.piece, small * 10));
    auto const at_100 = work_for(shape.language, times(shape.piece, small * 100));
    ASSERT_GT(at_10.steps, small) << "nothing is counted";
    // Squared growth would be a hundredfold. What grows by doubling may have taken twice as much.
    EXPECT_LT(at_100.steps, at_10.steps * 12) << at_10.steps << " steps, then " << at_100.steps;
    EXPECT_LT(at_100.bytes, at_10.bytes * 20) << at_10.bytes << " bytes, then " << at_100.bytes;
}

INSTANTIATE_TEST_SUITE_P(
    Hostile, Growth,
    testing::Values(
        Shape{"opening_guillemets", "fr", "«"}, Shape{"empty_pairs", "fr", "« »"},
        Shape{"straight_marks", "en", "\""}, Shape{"single_marks", "en", "'a "},
        Shape{"one_line_of_words", "fr", "le maire dit que la ville "},
        Shape{"capitals", "en", "Anna Bell Carl "}, Shape{"verbs", "en", "said "},
        Shape{"commas", "fr", "a dit, "}, Shape{"turns", "fr", "Anna Bell : « Oui ? » Oui ?\n"},
        Shape{"hyphens", "fr", "a-t-"}, Shape{"initials", "en", "A."},
        Shape{"brackets", "en", "(X) said ("}, Shape{"colons", "fr", "Anna : "},
        Shape{"according", "fr", "selon "}, Shape{"same_name", "en", "“Yes,” Anna Bell said. "},
        Shape{"other_names", "en", "“No,” A Bell said of B Bell and C Bell. He left. "},
        Shape{"nested", "en", "“a ‘b \"c "}, Shape{"invisible", "en", "A\u200B\u202Enna "},
        Shape{"dashes", "fr", "— Oui, dit-elle, non.\n"}, Shape{"one_dash_line", "es", "— Sí —dijo ella—. "},
        Shape{"labels", "en", "Anna Bell: Yes.\n"}, Shape{"one_label", "en", "A: B: "},
        Shape{"left_open", "en", "“Yes, said Anna. "}, Shape{"never_opened", "en", "Yes,” said Anna. "},
        Shape{"reopened", "fr", "« Oui.\n"}, Shape{"doubled", "en", "''a'' ``b '"},
        Shape{"stop_labels", "fr", "M. Anna Bell. Oui ?\n"}, Shape{"letters", "en", "Q. Did the ferry leave on time that day?\nA. It did not, and nobody said why.\n"},
        Shape{"late_subjects", "fr", "« Oui », a dit lundi, devant la salle de la ville, "},
        Shape{"voices", "es", "la empresa, a través de su «a» para "}, Shape{"left_out", "es", "Dijo que sí. “No”, dijo. "},
        Shape{"elided", "fr", "qu'« a »"}, Shape{"asides", "es", "—Sí —dijo Ana, y calló, y calló "},
        Shape{"negations", "en", "never denied that no one said “no” if "},
        Shape{"brackets_of_verbs", "de", "hatte Anna „a“ im Rat zu Bell gesagt, dass "},
        Shape{"supposed", "en", "if had Anna might have said “no” that not Bell but "},
        Shape{"charges", "en", "Anna said that Bell accused Carl of saying “no” "},
        Shape{"common_labels", "en", "Price: It is low.\n"}, Shape{"offices", "en", "Anna Bell mayor Carl Dell “a” said "},
        Shape{"blocks", "en", "He wrote:\n\n    We row to the quay at night.\n    Ann Bell\n\nHe left.\n\n"}, Shape{"set_apart", "en", "> We row to it.\n"},
        Shape{"signatures", "en", "We row to the quay.\n\n— Ann Bell, mayor\n\n"}, Shape{"disowned", "en", "“a”: that sentence Anna never "},
        Shape{"leaning", "de", "Unter Verweis auf „a“ trat "}, Shape{"scenes", "fr", "Dans « A », "}, Shape{"dashes_inside", "sv", "Ja. – Nej "},
        Shape{"clauses", "fr", "bien que Anna dise « oui », Paul dit « non », alors que "}),
    [](auto const& shape) { return std::string(shape.param.name); });

TEST(BadInput, FiftyMegabytesOfOpeningGuillemets) {
    auto const text = times("«", 50'000'000);
    auto const found = core::detect(text, "fr", lexicon("fr"));
    EXPECT_LE(found.quotations.size() + found.set_aside.size(), 1U);
}

TEST(BadInput, InvisibleCharactersInsideANameChangeNothing) {
    auto const found = core::detect("“We will win,” Jane\u200B D\u00ADo\u202Ee said.", "en", lexicon("en"));
    ASSERT_EQ(found.quotations.size(), 1U);
    EXPECT_EQ(found.quotations[0].speaker, "Jane Doe");
}

TEST(BadInput, MarksPutInAndTakenOutAtRandom) {
    auto const article = times("« Le pont tiendra », a dit Paul Lanvin. \"Non\", répond-elle : “Il ‘fuit’”.\n\n", 4'000);
    std::u32string const marks = U"«»“”„\"'‘’—:(),.\n\u200B";
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        auto text = core::to_utf32(article);
        for (int change = 0; change < 40; ++change) {
            auto const at = random() % text.size();
            if (random() % 2)
                text.insert(at, 1, marks[random() % marks.size()]);
            else
                text.erase(at, 1);
        }
        auto const utf8 = core::to_utf8(text);
        for (auto const* language : {"fr", "en", "ru"}) {
            auto const found = core::detect(utf8, language, lexicon(language), core::Indirect::yes);
            std::int64_t reached = 0;
            for (auto const& one : found.quotations) {
                ASSERT_GE(one.span.start, reached);
                ASSERT_LT(one.span.start, one.span.end);
                ASSERT_LE(one.span.end, static_cast<std::int64_t>(text.size()));
                ASSERT_EQ(one.text, core::to_utf8(text.substr(static_cast<std::size_t>(one.span.start),
                                                              static_cast<std::size_t>(one.span.length()))));
                reached = one.span.end;
            }
        }
    }
}

} // namespace
