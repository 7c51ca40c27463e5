// Forms give back what was typed and never recorded, and only that.
#include "app/desk/forms.h"

#include <gtest/gtest.h>

namespace {

using app::Forms;
using app::PendingClaim;
using app::PendingLink;
using app::PendingQuotation;

PendingClaim claim_of(core::RawId statement, std::string text) {
    PendingClaim pending;
    pending.asserted_by = {statement};
    pending.facts.text = std::move(text);
    return pending;
}

TEST(Forms, NamesTypedForOneSearchAreNotThoseOfAnother) {
    auto const search = [](char const* words) {
        core::SavedSearch kept;
        kept.name = kept.words = words;
        return app::PendingRecord{kept, 1};
    };
    auto const name = [](app::PendingRecord const& pending) {
        return std::get<core::SavedSearch>(pending.record).name;
    };
    Forms forms;
    forms.open(search("bridge"));
    std::get<core::SavedSearch>(forms.now<app::PendingRecord>().record).name = "Bridges";
    forms.typed();
    forms.open(search("road"));
    EXPECT_EQ(name(forms.now<app::PendingRecord>()), "road");
    forms.open(search("bridge"));
    EXPECT_EQ(name(forms.now<app::PendingRecord>()), "Bridges");
}

TEST(Forms, WhatNobodyTouchedIsNotKept) {
    Forms forms;
    forms.open(claim_of(1, "proposed"));
    EXPECT_FALSE(forms.leave());
    EXPECT_FALSE(forms.unrecorded());
    forms.open(claim_of(1, "proposed anew"));
    EXPECT_EQ(forms.now<PendingClaim>().facts.text, "proposed anew");
}

TEST(Forms, WhatWasTypedComesBackForTheSameThingOnly) {
    Forms forms;
    forms.open(claim_of(1, "proposed"));
    forms.now<PendingClaim>().facts.text = "typed";
    forms.typed();
    forms.open(claim_of(2, "another"));
    EXPECT_EQ(forms.now<PendingClaim>().facts.text, "another");
    EXPECT_TRUE(forms.unrecorded());
    forms.open(claim_of(1, "proposed"));
    EXPECT_EQ(forms.now<PendingClaim>().facts.text, "typed");
    EXPECT_TRUE(forms.leave()) << "it is typed text still";
}

TEST(Forms, WhatIsRecordedIsForgotten) {
    Forms forms;
    forms.open(claim_of(1, "proposed"));
    forms.now<PendingClaim>().facts.text = "typed";
    forms.typed();
    forms.recorded();
    EXPECT_FALSE(forms.unrecorded());
    forms.open(claim_of(1, "proposed"));
    EXPECT_EQ(forms.now<PendingClaim>().facts.text, "proposed");
}

TEST(Forms, WhatWasTypedAndTakenBackIsNothingToKeep) {
    Forms forms;
    for (auto const* typed : {"", "typed"}) { // afresh, and into what was kept
        forms.open(claim_of(0, ""));
        forms.now<PendingClaim>().facts.text = typed;
        forms.typed();
        EXPECT_EQ(forms.unrecorded(), *typed != 0);
        EXPECT_EQ(forms.leave(), *typed != 0);
    }
    forms.open(claim_of(0, ""));
    EXPECT_EQ(forms.now<PendingClaim>().facts.text, "typed");
    forms.now<PendingClaim>().facts.text.clear();
    EXPECT_FALSE(forms.leave());
    EXPECT_FALSE(forms.unrecorded());
}

TEST(Forms, NothingIsTypedIntoAClosedForm) {
    Forms forms;
    forms.typed();
    EXPECT_FALSE(forms.unrecorded());
}

TEST(Forms, AStatementChosenInTheFormComesBackWithIt) {
    Forms forms;
    forms.open(PendingLink{core::Relation::refutes, {}, {7}, {}, {}});
    forms.now<PendingLink>().statement = {3};
    forms.now<PendingLink>().note = "typed";
    forms.typed();
    forms.leave();
    forms.open(PendingLink{core::Relation::supports, {}, {7}, {}, {}});
    EXPECT_EQ(forms.now<PendingLink>().statement.value, 3);
    EXPECT_EQ(forms.now<PendingLink>().note, "typed");
    EXPECT_EQ(forms.now<PendingLink>().relation, core::Relation::supports);
}

TEST(Forms, TheRelationAskedForNowWins) {
    Forms forms;
    PendingQuotation pending;
    pending.text = {1};
    pending.span = {2, 5};
    forms.open(pending);
    forms.now<PendingQuotation>().facts.occasion = "typed";
    forms.typed();
    pending.relation = core::Relation::refutes;
    forms.open(pending);
    EXPECT_EQ(forms.now<PendingQuotation>().facts.occasion, "typed");
    EXPECT_EQ(forms.now<PendingQuotation>().relation, core::Relation::refutes);
    pending.relation.reset();
    forms.open(pending);
    EXPECT_EQ(forms.now<PendingQuotation>().relation, core::Relation::refutes) << "A does not unlink";
}

TEST(Forms, WhatWasTypedIntoAScaleIsKeptForThatVersionOnly) {
    Forms forms;
    app::PendingScale first;
    first.of = {4};
    first.scale.id = {4};
    first.scale.ratings.resize(1);
    forms.open(first);
    forms.now<app::PendingScale>().scale.ratings[0].labels["fr"] = "typed";
    forms.typed();
    forms.open(app::PendingScale{{}, {5}, ""}); // the next version
    EXPECT_TRUE(forms.now<app::PendingScale>().scale.ratings.empty());
    forms.open(first);
    EXPECT_EQ(forms.now<app::PendingScale>().scale.ratings.at(0).labels.at("fr"), "typed");
}

TEST(Forms, FormsOfDifferentKindsDoNotMeet) {
    Forms forms;
    forms.open(claim_of(1, ""));
    forms.now<PendingClaim>().facts.text = "typed";
    forms.typed();
    PendingQuotation pending;
    pending.text = {1};
    forms.open(pending);
    forms.typed();
    forms.open(claim_of(1, ""));
    EXPECT_EQ(forms.now<PendingClaim>().facts.text, "typed");
}

TEST(Forms, WhatSomebodyElseChangedIsNotUndoneByAFormThatWasLeft) {
    app::Forms forms;
    app::PendingClaim opened;
    opened.editing = {7};
    opened.facts = {"Le pont est fermé.", "fr", "Minsk", ""};
    forms.open(opened);
    forms.now<app::PendingClaim>().facts.text = "Le pont est rouvert.";
    forms.typed();
    EXPECT_TRUE(forms.leave());
    auto changed = opened;
    changed.facts.text = "Le pont est interdit.";
    changed.facts.note = "vu";
    forms.open(changed);
    EXPECT_EQ(forms.now<app::PendingClaim>().facts.text, "Le pont est rouvert.");
    EXPECT_EQ(forms.now<app::PendingClaim>().facts.note, "vu");
}

TEST(Forms, AnOpenFormTakesWhatNobodyTypedOver) {
    app::Forms forms;
    app::PendingClaim opened;
    opened.editing = {7};
    opened.facts = {"Le pont est fermé.", "fr", "Minsk", ""};
    forms.open(opened);
    auto const number = forms.opened();
    forms.now<app::PendingClaim>().facts.text = "Le pont est rouvert.";
    forms.typed();
    auto changed = opened;
    changed.facts.text = "Le pont est interdit.";
    auto const first = forms.meet(changed);
    EXPECT_TRUE(first.taken.empty());
    EXPECT_EQ(first.kept, std::vector<std::string_view>{"text"});
    EXPECT_EQ(forms.opened(), number); // nothing else is shown
    changed.facts.note = "vu";
    auto const second = forms.meet(changed);
    EXPECT_EQ(second.taken, std::vector<std::string_view>{"note"});
    EXPECT_TRUE(second.kept.empty());
    EXPECT_GT(forms.opened(), number);
    EXPECT_EQ(forms.now<app::PendingClaim>().facts.text, "Le pont est rouvert.");
    EXPECT_TRUE(forms.unrecorded());
}

} // namespace
