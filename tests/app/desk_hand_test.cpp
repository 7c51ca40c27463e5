// What a command is about: the thing under a menu, the rows chosen, or what the side shows; and what menus over things
// hold.
#include "app/desk/context_menu.h"
#include "app/desk/copying.h"
#include "app/desk/deeds.h"
#include "app/desk/merge_sides.h"
#include "app/desk/together.h"
#include "core/editorial/relations.h"
#include "core/operations/claims.h"
#include "core/operations/parties.h"
#include "tests/app/desk_at_hand.h"

#include <set>

namespace {

using app::Over;

class DeskHand : public DeskAtHand {
protected:
    core::Id<core::Claim> claim(std::string text) {
        core::Id<core::Claim> id;
        desk().workbench().run([&](core::Context& context) {
            auto made = core::make_claim(context, {std::move(text), "fr", {}, {}});
            id = made.id;
            return std::move(made.draft);
        });
        return id;
    }
    app::Hand& hand() { return desk().hand(); }
    std::set<std::string> menu_over(unsigned over) {
        std::set<std::string> ids;
        for (auto const& group : app::context_menu(over)) {
            EXPECT_FALSE(group.empty());
            for (auto const* action : group) EXPECT_TRUE(ids.insert(action->id).second) << action->id;
        }
        return ids;
    }
    std::string why_not(char const* action) {
        auto const why = app::find_action(action)->why_not(desk());
        return why ? core::render(*why) : std::string();
    }
};

TEST_F(DeskHand, WhatTheSideShowsThenTheRowsThenTheThingUnderTheMenu) {
    auto const one = claim("Un."), two = claim("Deux.");
    EXPECT_FALSE(hand().record());
    navigation().open_claim(one);
    EXPECT_EQ(hand().record(), core::ref(one));
    hand().choose({core::ref(two)});
    EXPECT_EQ(hand().record(), core::ref(one)); // a row alone shows at the side, or is on its way there
    hand().keyboard_came(app::Hand::Keyboard::in_rows);
    EXPECT_EQ(hand().record(), core::ref(two)) << "the row that has the keyboard, whatever the side still shows";
    hand().keyboard_came(app::Hand::Keyboard::elsewhere);
    EXPECT_EQ(hand().record(), core::ref(one));
    hand().choose({core::ref(one), core::ref(two)});
    EXPECT_EQ(hand().all_of<core::Claim>(), (std::vector{one, two}));
    EXPECT_TRUE(hand().all_of<core::Source>().empty());
    hand().point_at({.over = app::over_record(core::Kind::claim), .records = {core::ref(two)}});
    EXPECT_EQ(hand().record(), core::ref(two));
    hand().let_go();
    EXPECT_EQ(hand().records().size(), 2U);
    navigation().go({.page = app::Place::Page::sources});
    EXPECT_TRUE(hand().chosen().empty());
}

TEST_F(DeskHand, WhatIsDoneToOneRecordIsGreyForSeveral) {
    auto const one = claim("Un."), two = claim("Deux.");
    navigation().open_claim(one);
    EXPECT_EQ(why_not("record.change"), "");
    hand().choose({core::ref(one), core::ref(two)});
    EXPECT_EQ(why_not("record.change"), "This is done to one record at a time; several are chosen.");
    EXPECT_EQ(why_not("record.delete"), "");
    EXPECT_EQ(why_not("claim.topic"), "");
}

TEST_F(DeskHand, WhatTheTableSaysIsDoneToAllOfThemIs) {
    auto const one = claim("Un."), two = claim("Deux.");
    hand().choose({core::ref(one), core::ref(two)});
    EXPECT_TRUE(app::takes_several(*app::find_action("record.delete")));
    EXPECT_TRUE(app::takes_several(*app::find_action("claim.topic")));
    // These are done to the first alone.
    for (auto const* id : {"record.bring_back", "record.history", "review.correct", "file.export", "source.archived_page"})
        EXPECT_FALSE(app::takes_several(*app::find_action(id))) << id;
}

TEST_F(DeskHand, CommandsThatCannotApplyAreGrey) {
    EXPECT_EQ(why_not("review.publish_all"), "Nothing is approved that could be published.");
    EXPECT_EQ(why_not("claim.rate"), "Open a claim first.");
    navigation().open_claim(claim("Un."));
    EXPECT_EQ(why_not("claim.rate"), "");
    EXPECT_EQ(why_not("review.correct"), "This claim has no rating yet.");
    EXPECT_EQ(why_not("topic.merge"), "Go to a topic first.");
    EXPECT_EQ(why_not("copy.digest"), "Only a source, a statement or a passage stands on saved bytes.");
}

TEST_F(DeskHand, TwoOfAKindAreMergedAndNoMore) {
    std::vector<core::Ref> parties;
    for (auto const* name : {"A. Morel", "Anne Morel", "Anna Morel"})
        desk().workbench().run([&](core::Context& context) {
            core::Party party;
            party.name = name;
            auto made = core::add_party(context, party);
            parties.push_back(core::ref(made.id));
            return std::move(made.draft);
        });
    EXPECT_EQ(why_not("party.merge"), "Open a party first.");
    hand().choose({parties[0], parties[1]});
    EXPECT_EQ(why_not("party.merge"), "");
    EXPECT_EQ(why_not("record.merge"), "");
    EXPECT_TRUE(app::takes_several(*app::find_action("party.merge")));
    hand().choose(parties);
    for (auto const* merge : {"party.merge", "record.merge"})
        EXPECT_EQ(why_not(merge), "Two are merged at a time; 3 are chosen.") << merge;
    hand().choose({parties[0], core::ref(claim("Un."))});
    EXPECT_NE(why_not("record.merge"), "");
}

TEST_F(DeskHand, WhatThePaneDeletesIsAllThatIsChosenWithIt) {
    auto const one = claim("Un."), two = claim("Deux."), three = claim("Trois.");
    hand().choose({core::ref(one), core::ref(two)});
    auto done = false;
    app::to_one(desk(), core::ref(one), [&] { done = true; });
    EXPECT_FALSE(done);
    EXPECT_TRUE(was_told("This is done to one record at a time"));
    app::to_one(desk(), core::ref(three), [&] { done = true; });
    EXPECT_TRUE(done) << "what the pane shows is none of them";
    app::erase_shown(desk(), core::ref(three));
    EXPECT_TRUE(desk().workbench().has(core::ref(one)));
    EXPECT_FALSE(desk().workbench().has(core::ref(three)));
    app::erase_shown(desk(), core::ref(one));
    EXPECT_FALSE(desk().workbench().has(core::ref(one)) || desk().workbench().has(core::ref(two)));
}

TEST_F(DeskHand, NothingIsBegunThatCannotBeRecorded) {
    auto const one = claim("Un.");
    sit_down("Anna", db::Mode::read);
    navigation().open_claim(one);
    auto const why = [&](char const* id) {
        auto const found = app::why_not_now(*app::find_action(id), desk());
        return found ? core::render(*found) : std::string();
    };
    for (auto const* id : {"claim.new", "file.import", "record.delete", "claim.rate", "search.keep", "review.submit"})
        EXPECT_EQ(why(id), "The workspace is open for reading only.") << id;
    for (auto const* id : {"file.export", "view.palette", "copy.text", "claim.history", "edit.copy", "dossier.print"})
        EXPECT_EQ(why(id), "") << id;
    desk().recorder().start_claim({});
    EXPECT_FALSE(app::is_form(navigation().side()));
    EXPECT_TRUE(was_told("The workspace is open for reading only."));
}

TEST_F(DeskHand, MenusHoldWhatTheThingIs) {
    auto const over_claim = menu_over(app::over_record(core::Kind::claim));
    for (auto const* wanted : {"record.open", "claim.rate", "claim.topic", "copy.citation", "record.delete"})
        EXPECT_TRUE(over_claim.contains(wanted)) << wanted;
    EXPECT_FALSE(over_claim.contains("source.done"));
    EXPECT_TRUE(menu_over(app::over_record(core::Kind::topic)).contains("topic.merge"));
    EXPECT_TRUE(menu_over(static_cast<unsigned>(Over::moment)).contains("history.mark"));
    EXPECT_TRUE(menu_over(app::over_record(core::Kind::statement) | Over::link).contains("link.remove"));
    EXPECT_TRUE(menu_over(~0U).contains("copy.rows"));
    EXPECT_TRUE(menu_over(0).empty());
}

TEST_F(DeskHand, SeveralRowsAreOneStepToTakeBack) {
    auto const one = claim("Un."), two = claim("Deux.");
    EXPECT_TRUE(app::put_under_topic(desk().workbench(), {one, two}, "Énergie"));
    EXPECT_TRUE(was_told("2 claims were moved. Topic: Énergie"));
    EXPECT_TRUE(app::erase_all(desk().workbench(), {core::ref(one), core::ref(two)}));
    EXPECT_TRUE(was_told("2 records were deleted."));
    EXPECT_FALSE(desk().workbench().has(core::ref(two)));
    desk().taking_back().undo();
    EXPECT_TRUE(desk().workbench().has(core::ref(one)) && desk().workbench().has(core::ref(two)));
    EXPECT_FALSE(app::erase_all(desk().workbench(), {core::ref(one), {core::Kind::claim, 42}}));
    EXPECT_TRUE(desk().workbench().has(core::ref(one)));
}

TEST_F(DeskHand, WhatIsCopiedCanBeFollowed) {
    ASSERT_TRUE(import_article());
    auto const statement = record();
    auto const source = navigation().source();
    auto const& reader = desk().reader();
    auto const capture = reader.referring<core::Capture>("source", source).front();
    EXPECT_EQ(app::digest_of(reader, core::ref(statement)), capture.digest);
    EXPECT_EQ(app::digest_of(reader, core::ref(source)), capture.digest);
    auto const cited = app::citation_of(reader, {core::ref(statement)}, "Anna");
    for (auto const& part : {std::string("absorber qui que ce soit"), std::string("Vladimir Poutine"),
                             reader.get(source).title.substr(0, 12), core::to_hex(capture.digest)})
        EXPECT_NE(cited.find(part), cited.npos) << part << " in " << cited;
    auto const one = claim("Un.");
    EXPECT_EQ(app::text_of(reader, {core::ref(one), core::ref(statement)}),
              "Un.\n" + reader.get(statement).text);
    EXPECT_EQ(app::identity_of({core::ref(one), core::ref(statement)}),
              core::id_text(one.value) + "\n" + core::id_text(statement.value));
    EXPECT_FALSE(app::digest_of(reader, core::ref(one)));
}

TEST_F(DeskHand, TheWordsThatDifferBetweenTwoAreShown) {
    auto const one = claim("Neuf cents missiles lundi."), two = claim("Neuf cents missiles mardi.");
    auto const& reader = desk().reader();
    auto const sides = std::pair(app::side_of(reader, one), app::side_of(reader, two));
    using Kind = core::Piece::Kind;
    std::vector<std::string> only_first, only_second;
    for (auto const& piece : app::words_that_differ(sides.first, sides.second).pieces) {
        if (piece.kind == Kind::removed) only_first.push_back(piece.text);
        if (piece.kind == Kind::added) only_second.push_back(piece.text);
    }
    EXPECT_EQ(only_first, std::vector<std::string>{"lundi"});
    EXPECT_EQ(only_second, std::vector<std::string>{"mardi"});
    EXPECT_TRUE(app::words_that_differ(sides.first, sides.first).pieces.empty());
    ASSERT_TRUE(import_article());
    auto const source = app::side_of(reader, navigation().source());
    EXPECT_NE(source.words.find("absorber"), std::string::npos);
}

TEST_F(DeskHand, LookingAtSomethingLeavesTheListWhereItIs) {
    ASSERT_TRUE(import_article());
    auto const statement = record();
    auto const source = navigation().source();
    navigation().search("absorber");
    navigation().look_at(core::ref(statement));
    EXPECT_EQ(navigation().place().page, app::Place::Page::search);
    EXPECT_EQ(navigation().side(), app::Side::statement);
    navigation().look_at(core::ref(source));
    EXPECT_EQ(navigation().side(), app::Side::source);
    EXPECT_EQ(navigation().source_at_hand(), source);
    EXPECT_EQ(hand().record(), core::ref(source));
    navigation().go({.page = app::Place::Page::parties});
    EXPECT_NE(navigation().side(), app::Side::source);
}

TEST_F(DeskHand, ClaimsOnClaimsReadFromBothEnds) {
    auto const one = claim("Un."), two = claim("Deux.");
    desk().workbench().run([&](core::Context& context) {
        return core::link_records(context, core::Relation::broader, core::ref(one), core::ref(two), "plus large").draft;
    });
    auto const from = core::relations_of(desk().reader(), core::ref(one));
    auto const to = core::relations_of(desk().reader(), core::ref(two));
    ASSERT_EQ(from.size(), 1U);
    ASSERT_EQ(to.size(), 1U);
    EXPECT_STREQ(from[0].word, "is broader than");
    EXPECT_EQ(from[0].other, core::ref(two));
    EXPECT_STREQ(to[0].word, "narrower than");
    EXPECT_EQ(to[0].other, core::ref(one));
}

TEST_F(DeskHand, APartyOfAnotherTypeIsDoubted) {
    auto const add = [&](std::string name, core::PartyType type) {
        core::Party party;
        party.name = std::move(name);
        party.type = type;
        core::Id<core::Party> id;
        desk().workbench().run([&](core::Context& context) {
            auto made = core::add_party(context, party);
            id = made.id;
            return std::move(made.draft);
        });
        return id;
    };
    auto const person = add("Odile Ferrand", core::PartyType::person);
    auto const ministry = add("Ministry of Rain", core::PartyType::organisation);
    auto const& reader = desk().reader();
    EXPECT_FALSE(app::doubt_about(reader, core::ref(person), core::ref(ministry)).empty());
    EXPECT_TRUE(app::doubt_about(reader, core::ref(person), core::ref(person)).empty());
    EXPECT_EQ(app::side_of(reader, person).name, "Odile Ferrand");
    EXPECT_EQ(app::side_of(reader, person).lines.back(), "0 statements");
    EXPECT_TRUE(app::merge_two(desk().workbench(), core::ref(person), core::ref(ministry)));
    EXPECT_TRUE(was_told("“Ministry of Rain” became “Odile Ferrand”."));
}

} // namespace
