// Names of persons: written in one way, compared as a reader sees them.
#include "core/operations/remarks.h"
#include "core/text/person.h"

#include <gtest/gtest.h>

namespace {

using core::person_key;
using core::person_name;
using core::read_person_name;
using core::same_person;

TEST(Person, ANameIsWrittenInOneWay) {
    struct Case {
        std::string typed, kept;
    };
    for (auto const& [typed, kept] : std::vector<Case>{
             {"Camille Laurent", "Camille Laurent"},
             {"  Camille   Laurent ", "Camille Laurent"},
             {"Camille\u00a0Laurent", "Camille Laurent"},
             {"Camille\u2009Laurent", "Camille Laurent"},
             {"Camille\u3000Laurent", "Camille Laurent"},
             {"Camille\u2800Laurent\u3164", "Camille Laurent"},
             {"Camille\tLaurent", "Camille Laurent"},
             {"Ca\u00admille Lau\u2060rent\ufeff", "Camille Laurent"},
             {"\u202eCamille Laurent\u202c", "Camille Laurent"},
             {"Zoe\u0301 Mu\u0308ller", "Zo\u00e9 M\u00fcller"},
             {"O\u2019Neil", "O\u2019Neil"},
         })
        EXPECT_EQ(person_name(typed), kept) << typed;
}

TEST(Person, SignsThatJoinAndPartLettersStayWhereTheyAreSpelling) {
    auto const persian = "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"; // Alireza, written with a non-joiner
    EXPECT_EQ(person_name(persian), persian);
    auto const sinhala = "\u0dc1\u0dca\u200d\u0dbb\u0dd3"; // Sri, with a joiner behind the virama
    EXPECT_EQ(person_name(sinhala), sinhala);
    EXPECT_EQ(person_name("Ann\u200cLee"), "AnnLee");
    EXPECT_EQ(person_name("Ann\u200d"), "Ann");
    EXPECT_TRUE(same_person(persian, "\u0639\u0644\u06cc\u0631\u0636\u0627")) << "and tell nobody apart";
}

TEST(Person, WhatIsNoNameIsRefusedInOneSentence) {
    using namespace std::string_literals;
    auto const refused = [](std::string const& typed) {
        auto const name = read_person_name(typed);
        return name ? "taken as " + *name : core::render(name.error().message);
    };
    auto const nothing = "A person needs a name; there is nothing to read in this one. Nothing was changed.";
    for (auto const& blank : {""s, " "s, "\u00a0\u3000\t"s, "\u200b\u200d\ufeff"s, "\u2800"s, "\u0640"s, "\u115f\u1160"s})
        EXPECT_EQ(refused(blank), nothing) << blank;
    auto const controls = "A person's name cannot hold line breaks or control characters. Nothing was changed.";
    for (auto const& bad : {"Eve\n99  Dominique Morel"s, "Eve\r"s, "Eve\x1b[31m"s, "Eve\0"s, "Eve\x07"s, "Eve\u0085"s,
                            "Eve\u2028Morel"s, "Eve\u2029"s, "Eve\x7f"s, "Eve\ufffeMorel"s})
        EXPECT_EQ(refused(bad), controls);
    EXPECT_EQ(refused("Ev\xff"), "A person's name is not valid UTF-8 at byte 2. Nothing was changed.");
    EXPECT_EQ(refused(std::string(201, 'x')), "A person's name has at most 200 characters. Nothing was changed.");
    EXPECT_TRUE(read_person_name(std::string(200, 'x')));
    EXPECT_TRUE(read_person_name("🦊"));
}

TEST(Person, OneNameInManySpellingsIsOnePerson) {
    std::string const camille = "Camille Laurent";
    for (auto const* spelled :
         {"Camille Laurent ", "camille laurent", "CAMILLE LAURENT", "Camille  Laurent", "Camille\u00a0Laurent",
          "Camille\u200bLaurent", "Cam\u200bille Laurent", "Camille\u3000Laurent", "Camille\u2028Laurent",
          "\uff23\uff41\uff4d\uff49\uff4c\uff4c\uff45 Laurent", "Camille Laurent\u200e", "\tCamille\nLaurent"})
        EXPECT_TRUE(same_person(camille, spelled)) << spelled;
    for (auto const* other : {"Camille Laurence", "Camile Laurent", "Camille", "Laurent Camille", "", "C. Laurent"})
        EXPECT_FALSE(same_person(camille, other)) << other;
    EXPECT_TRUE(same_person("Zo\u00e9 M\u00fcller", "Zoe\u0301 Mu\u0308ller"));
    EXPECT_FALSE(same_person("Zoé", "Zoe")) << "an accent is part of a name";
    EXPECT_TRUE(same_person("Jürgen Groß", "JÜRGEN GROSS"));
    EXPECT_TRUE(same_person("Σωκράτης", "ΣΩΚΡΆΤΗΣ")) << "a final sigma";
    for (auto const* spelled : {"ΣΩΚΡΑΤΗΣ", "Σωκρα\u0301της", "Σωκρα\u200b\u0301της", "Σωκρ\u1f71της", "Σωκράτησ"})
        EXPECT_TRUE(same_person("Σωκράτης", spelled)) << spelled << ": capitals have no accents";
    EXPECT_TRUE(same_person("Μάιος Αϊνστάιν", "ΜΑΪΟΣ ΑΪΝΣΤΑΪΝ"));
    EXPECT_TRUE(same_person("Ἀριστοτέλης ᾠδός", "ΑΡΙΣΤΟΤΕΛΗΣ ΩΙΔΟΣ")) << "breathings neither";
    EXPECT_FALSE(same_person("Σωκράτης", "Σωκράτη"));
    EXPECT_FALSE(same_person("й", "и")) << "that is Greek alone";
    EXPECT_TRUE(same_person("山田 太郎", "山田太郎") && same_person("김 철수", "김철수")) << "with a blank or without";
    EXPECT_TRUE(same_person("Işık İpek", "IŞIK İPEK"));
    EXPECT_TRUE(same_person("Işık İpek", "ışık ipek"));
    EXPECT_TRUE(same_person("O\u2019Neil", "O'Neil"));
    EXPECT_TRUE(same_person("Jean\u2011Luc", "Jean-Luc"));
    EXPECT_TRUE(same_person("\u0645\u062d\u0645\u062f", "\u0645\u062d\u0640\u0640\u0645\u062f")) << "a tatweel";
    EXPECT_FALSE(same_person("Camille", "C\u0430mille")) << "a Cyrillic а is another letter";
}

TEST(Person, AKeyIsItsOwnKey) {
    for (auto const* name : {"Camille Laurent", "Zoe\u0301 Mu\u0308ller", "Işık İpek", "i\u0307\u0301", "Σωκράτης",
                             "Αϊνστάιν", "ᾠδός", "\u1fbd",
                             "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "Groß", "a\u0640\u0301", "O\u2019Neil"})
        EXPECT_EQ(person_key(person_key(name)), person_key(name)) << name;
    EXPECT_EQ(person_key("\xff\xfe"), "\xff\xfe") << "a log may hold anything";
}

TEST(Person, AreAddedOnce) {
    std::vector<std::string> people;
    for (auto const* name : {"Ann", "ann", "Zoé", "Zoe\u0301", " Ann "}) core::add_person(people, name);
    EXPECT_EQ(people, (std::vector<std::string>{"Ann", "Zoé"}));
    EXPECT_EQ(core::people_text(people), "Ann, Zoé");
    EXPECT_TRUE(core::is_among(people, "ZOÉ"));
}

TEST(Mentions, EndWhereTheNameEnds) {
    using People = std::vector<std::string>;
    People const people{"Ann", "Ann Lee", "Zoé Müller", "山田太郎", "김철수", "J. Doe Jr.", "camille@desk", "Anne-Marie"};
    auto const in = [&](char const* text) { return core::mentions_in(text, people); };
    EXPECT_EQ(in("@Ann Lee: since when?"), People{"Ann Lee"});
    EXPECT_EQ(in("@ann lee, @ANN"), (People{"Ann Lee", "Ann"}));
    EXPECT_EQ(in("@Ann\u00a0 Lee!"), People{"Ann Lee"});
    EXPECT_EQ(in("(@Ann)"), People{"Ann"});
    EXPECT_EQ(in("@Annette, @Annabel Lee, @Ann7"), People{}) << "other people's names begin so";
    EXPECT_EQ(in("@Ann-Kathrin"), People{}) << "and so does this one";
    EXPECT_EQ(in("@Anne-Marie - yes"), People{"Anne-Marie"});
    EXPECT_EQ(in("@Ann - yes"), People{"Ann"});
    EXPECT_EQ(in("@Ann's claim"), People{"Ann"});
    EXPECT_EQ(in("@Zoe\u0301  Mu\u0308ller."), People{"Zoé Müller"});
    EXPECT_EQ(in("@Zoe Müller"), People{});
    EXPECT_EQ(in("@J. Doe Jr. and @camille@desk."), (People{"J. Doe Jr.", "camille@desk"}));
    EXPECT_EQ(in("お願いします@山田太郎さん、よろしく"), People{"山田太郎"}) << "no blank parts words there";
    EXPECT_EQ(in("@김철수님"), People{"김철수"});
    EXPECT_EQ(in("@ Ann, @, @@@@, @nobody @"), People{});
    EXPECT_EQ(core::mentions_in("@Ann", {"", " ", "Ann "}), People{"Ann "}) << "as earlier versions wrote it";
}

TEST(Names, ThoseThatMayBeTakenForEachOther) {
    for (auto const* other : {"Camille Laurent", "CAMILLE LAURENT", "CamiIle Laurent", "Camille Iaurent", "Camille Laurènt", "Camille-Laurent",
                              "Camille Laurent.", "Camille  Laurent (Admin)", "Dr. Camille Laurent", "Dominique Morel, entered by Camille Laurent",
                              "Саmillе Laurent", "Camille Laurent – admin"})
        EXPECT_TRUE(core::looks_like("Camille Laurent", other)) << other;
    for (auto const* other : {"Camille Laurens", "Camilla Laurent", "Laurent Camille", "Camille", "Laurent", "Camille Saint-Laurent", "山田太郎"})
        EXPECT_FALSE(core::looks_like("Camille Laurent", other)) << other;
    EXPECT_TRUE(core::looks_like("Zoé", "Zoe"));
    EXPECT_FALSE(core::looks_like("Ann", "Ann Lee")) << "one word is no whole name";
    EXPECT_TRUE(core::looks_like("山田太郎", "山田 太郎"));
    EXPECT_FALSE(core::looks_like("山田太郎", "山田花子"));
}

TEST(Mentions, ManySignsAreNoWork) {
    std::vector<std::string> people;
    for (int at = 0; at < 1000; ++at) people.push_back("Person " + std::to_string(at));
    EXPECT_TRUE(core::mentions_in(std::string(200'000, '@'), people).empty());
    std::string long_text;
    for (int at = 0; at < 20'000; ++at) long_text += "@Personne ";
    EXPECT_TRUE(core::mentions_in(long_text, people).empty());
}

} // namespace
