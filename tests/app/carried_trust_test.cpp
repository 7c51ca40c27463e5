// Lines written by another desk: where somebody works, they make nothing look approved, signed or rated there, and one
// record that breaks a rule keeps nothing else out. An empty workspace takes everything as it was.
#include "tests/app/rich_lines.h"

#include "core/editorial/approval.h"
#include "core/editorial/scales.h"
#include "core/formats/carried_records.h"
#include "core/rules/publication.h"

namespace {

using core::Kind, core::ReviewState;
using fixture::bring_in, fixture::lines_of, fixture::told;
using nlohmann::json;

class CarriedTrust : public fixture::RichLines {
protected:
    /// Somebody works there.
    static std::unique_ptr<core::Store> desk(std::string const& who = "bruno") {
        auto store = fixture::in_memory(who);
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "What the desk works on."), "claim.create"));
        return store;
    }
    json line() const { return json::parse(lines_of(*rich_, core::claims_chosen({claim_}, "anna"))); }
    static json& record(json& line, std::string_view kind) {
        for (auto& each : line["records"])
            if (each["kind"] == kind) return each;
        throw std::runtime_error("none of that kind");
    }
    static bool tells(app::ImportedClaims const& imported, std::string_view words) {
        return told(imported).find(words) != std::string::npos;
    }
    /// The same in a trial, which says the same.
    static app::ImportedClaims tried_and_done(core::Store& store, std::string const& lines) {
        auto const before = store.head();
        auto const tried = bring_in(store, lines, {{}, "", true, {}});
        EXPECT_EQ(store.head(), before);
        auto done = bring_in(store, lines);
        EXPECT_EQ(told(tried), told(done));
        EXPECT_EQ(tried.added, done.added);
        EXPECT_EQ(tried.known, done.known);
        EXPECT_EQ(tried.bad, done.bad);
        return done;
    }
};

TEST_F(CarriedTrust, NothingLooksApprovedWhereSomebodyWorks) {
    auto const into = desk("zoe"); // whom nothing in it names
    auto const imported = tried_and_done(*into, lines_of(*rich_));
    EXPECT_EQ(imported.added, static_cast<std::int64_t>(rich_->list(Kind::claim).size()));
    auto const review = into->get(review_);
    EXPECT_EQ(review.state, ReviewState::published) << "it was corrected there";
    EXPECT_TRUE(core::is_of_another_desk(review));
    EXPECT_EQ(review.round, 0);
    EXPECT_TRUE(review.approved.empty() && review.submitter.empty() && review.reviewers.empty() && review.remark.empty());
    EXPECT_EQ(review.rationale, rich_->get(review_).rationale);
    EXPECT_TRUE(into->list(Kind::vote).empty());
    EXPECT_TRUE(into->list(Kind::correction).empty());
    EXPECT_TRUE(into->list(Kind::desk_rules).empty());
    EXPECT_FALSE(into->list(Kind::remark).empty()) << "of a claim that is new";
    EXPECT_TRUE(tells(imported, "Its check (Corrected) came in as another desk's (Published)")) << told(imported);
    EXPECT_TRUE(tells(imported, "Votes on it were left out")) << told(imported);
    EXPECT_TRUE(tells(imported, "Corrections of it were left out")) << told(imported);
    EXPECT_TRUE(tells(imported, "The rules of the desk it carries were left out")) << told(imported);
    EXPECT_EQ(into->counts().stale, 0);
}

TEST_F(CarriedTrust, AFileHangsNothingOnWhatIsTheDesksOwn) {
    auto const into = desk();
    auto const own = into->list(Kind::claim).at(0);
    auto other = line();
    auto link = record(other, "link");
    link["id"] = core::id_text(own); // of a link, that is nobody's
    link["fields"]["to"] = "claim:" + core::id_text(own);
    link["fields"]["note"] = "smuggled";
    other["records"].push_back(link);
    auto const imported = tried_and_done(*into, other.dump() + "\n");
    EXPECT_EQ(imported.added, 1) << told(imported);
    EXPECT_TRUE(tells(imported, "it would hang on what is this desk's own")) << told(imported);
    for (auto const id : into->list(Kind::link)) {
        EXPECT_NE(into->get(core::Id<core::Link>{id}).to.id, own);
    }
}

TEST_F(CarriedTrust, WhatIsBeingWrittenElsewhereIsADraftHere) {
    for (auto const* state : {"draft", "in_review", "changes_requested", "approved"}) {
        auto const into = desk();
        auto other = line();
        other["state"] = state;
        record(other, "review")["fields"]["state"] = state;
        auto const imported = bring_in(*into, other.dump() + "\n");
        EXPECT_EQ(into->get(review_).state, ReviewState::draft) << state << told(imported);
        EXPECT_TRUE(into->get(review_).approved.empty()) << state;
        EXPECT_EQ(into->get(review_).round, 0) << state;
    }
    auto const into = desk();
    auto withdrawn = line();
    withdrawn["state"] = "withdrawn";
    record(withdrawn, "review")["fields"]["state"] = "withdrawn";
    auto const imported = bring_in(*into, withdrawn.dump() + "\n");
    EXPECT_FALSE(into->find(review_));
    EXPECT_TRUE(tells(imported, "Its check was withdrawn."));
}

TEST_F(CarriedTrust, AFileSaysNothingInTheNameOfWhoeverBringsItIn) {
    for (auto const* name : {"bruno", "Bruno", "brunο"}) { // the last ends in a Greek letter
        auto const into = desk();
        auto line = this->line();
        record(line, "remark")["fields"]["author"] = name;
        record(line, "reply_request")["fields"]["asked_by"] = name;
        auto const imported = tried_and_done(*into, line.dump() + "\n");
        EXPECT_TRUE(into->list(Kind::remark).empty()) << name;
        EXPECT_TRUE(tells(imported, "in the name of somebody who works here")) << name;
        for (auto const id : into->list(Kind::reply_request))
            EXPECT_EQ(into->get(core::Id<core::ReplyRequest>{id}).asked_by, "") << name;
        EXPECT_FALSE(into->list(Kind::reply_request).empty()) << "that somebody was asked is no word of anybody's";
    }
}

TEST_F(CarriedTrust, AFileDoesNotRateWhatWasHereBefore) {
    auto const second = [&](core::Store const& store) {
        for (auto const id : store.list(Kind::claim))
            if (core::Id<core::Claim>{id} != claim_) return core::Id<core::Claim>{id};
        return core::Id<core::Claim>{};
    }(*rich_);
    ASSERT_TRUE(second);
    auto forged = rich_->get(review_);
    forged.id = rich_->ids().next<core::Review>();
    forged.claim = second;
    auto const text = lines_of(*rich_);
    auto const file = text + json{{"counterpoint", 2}, {"records", {json::parse(core::carried_json(forged, {}).dump())}}}.dump() + "\n";
    auto const before = rich_->head();
    auto const imported = tried_and_done(*rich_, file);
    EXPECT_EQ(rich_->head(), before);
    EXPECT_TRUE(rich_->referring<core::Review>("claim", second).empty());
    EXPECT_TRUE(tells(imported, "A check of it was left out: the claim was here before")) << told(imported);
}

TEST_F(CarriedTrust, TheScalesOfTheDeskStayAsTheyAre) {
    auto const into = desk();
    auto scale = rich_->get(rich_->get(review_).scale);
    auto const key = scale.key;
    scale.id = into->ids().next<core::Scale>();
    scale.names["en"] = "The desk's own";
    into->commit(fixture::put(*into, scale, "scale.add"));
    auto const imported = bring_in(*into, lines_of(*rich_));
    EXPECT_EQ(core::newest_version(*into, key)->id, scale.id);
    auto const theirs = into->get(into->get(review_).scale);
    EXPECT_EQ(theirs.key, key + "-2");
    EXPECT_TRUE(tells(imported, "that of the file came in as “" + key + "-2”")) << told(imported);
    auto const again = bring_in(*into, lines_of(*rich_));
    EXPECT_EQ(again.differing, 0) << told(again);
    EXPECT_FALSE(tells(again, "is here otherwise")) << told(again);
}

TEST_F(CarriedTrust, AClaimWithoutALineOfItsOwnIsCounted) {
    auto const into = desk();
    auto without = line();
    without.erase("text");
    auto const imported = tried_and_done(*into, without.dump() + "\n");
    EXPECT_EQ(imported.added, 1);
    EXPECT_TRUE(into->find(claim_));
    EXPECT_TRUE(tells(imported, "has no line of its own")) << told(imported);
}

TEST_F(CarriedTrust, AnApprovalHoldsInAnEmptyWorkspaceThatHasTheScaleAlready) {
    auto const from = fixture::in_memory(), into = fixture::in_memory("bruno");
    fixture::RichDesk rich(*from);
    rich.publish_and_correct();
    ASSERT_FALSE(core::is_stale(*from, from->get(rich.world.review)));
    auto scale = from->get(rich.world.scale);
    scale.id = into->ids().next<core::Scale>();
    into->commit(fixture::put(*into, scale, "scale.add"));
    EXPECT_EQ(told(bring_in(*into, lines_of(*from))), "");
    EXPECT_EQ(fixture::records_of(*into), fixture::records_of(*from));
    EXPECT_FALSE(core::is_stale(*into, into->get(rich.world.review))) << "changed after it was approved";
    EXPECT_EQ(into->counts().stale, 0);
}

TEST_F(CarriedTrust, AnImportThatWasStoppedGoesOnAsARestore) {
    auto const into = fixture::in_memory("bruno");
    auto const lines = lines_of(*rich_);
    auto const half = lines.substr(0, lines.find('\n') + 1);
    ASSERT_LT(half.size(), lines.size());
    bring_in(*into, half);
    EXPECT_NE(fixture::records_of(*into), fixture::records_of(*rich_));
    EXPECT_EQ(told(bring_in(*into, lines)), "");
    EXPECT_EQ(fixture::records_of(*into), fixture::records_of(*rich_));
}

TEST_F(CarriedTrust, ARecordThatBreaksARuleKeepsNothingElseOut) {
    auto quotation = line();
    record(quotation, "quotation")["fields"]["exact"] = "words that stand nowhere";
    auto const into = fixture::in_memory("bruno");
    auto const imported = tried_and_done(*into, quotation.dump() + "\n");
    EXPECT_EQ(imported.added, 1);
    EXPECT_TRUE(into->find(claim_));
    EXPECT_TRUE(tells(imported, "A quotation it carries cannot come in: The words “words that stand nowhere”")) << told(imported);

    auto text = line();
    record(text, "quotation")["fields"].erase("text");
    EXPECT_EQ(tried_and_done(*fixture::in_memory("bruno"), text.dump() + "\n").added, 1);

    auto scale = line();
    std::erase_if(scale["records"].get_ref<json::array_t&>(), [](json const& each) { return each["kind"] == "scale"; });
    auto const third = fixture::in_memory("bruno");
    EXPECT_EQ(tried_and_done(*third, scale.dump() + "\n").added, 1);
    EXPECT_TRUE(third->find(claim_));
    EXPECT_FALSE(third->find(review_));

    auto claim = line();
    claim["text"] = record(claim, "claim")["fields"]["text"] = " ";
    auto const last = tried_and_done(*fixture::in_memory("bruno"), claim.dump() + "\n" + json{{"text", "Fine."}}.dump() + "\n");
    EXPECT_EQ(last.bad, 1) << told(last);
    EXPECT_EQ(last.added, 1);
}

/// What two people of one name said, each claim brought in by itself.
TEST_F(CarriedTrust, TwoOfOneNameStayTwo) {
    auto const from = fixture::in_memory();
    std::vector<core::Id<core::Party>> parties;
    core::Draft both;
    both.operation = "party.create";
    both.base = from->head();
    for (int at = 0; at < 2; ++at) {
        core::Party party;
        party.id = from->ids().next<core::Party>();
        party.name = "Jean Martin";
        parties.push_back(party.id);
        both.puts.push_back(party);
    }
    from->commit(both);
    constexpr int many = 4;
    for (int at = 0; at < many; ++at) {
        core::Draft draft;
        draft.operation = "claim.create";
        draft.base = from->head();
        auto const claim = fixture::claim_saying(*from, "Claim " + std::to_string(at));
        core::Statement statement;
        statement.id = from->ids().next<core::Statement>();
        statement.text = claim.text;
        statement.speaker = parties[at == 0 ? 0 : 1];
        core::Link link;
        link.id = from->ids().next<core::Link>();
        link.relation = core::Relation::asserts;
        link.from = core::ref(statement.id);
        link.to = core::ref(claim.id);
        draft.puts = {claim, statement, link};
        from->commit(draft);
    }
    auto const lines = lines_of(*from);
    auto const into = desk();
    core::Progress progress;
    app::CollectionImport import(*core::find_format("jsonl"),
                                 app::pieces_of(app::Arrival::text(std::string(lines), {core::Obtained::file, "a.jsonl"})), "a.jsonl");
    import.survey(progress);
    import.run([&](auto const& operation) {
        auto context = core::context_of(*into);
        into->commit(operation(context));
    }, 1, progress); // each claim by itself
    EXPECT_EQ(into->list(Kind::party).size(), 2u) << "by name alone the second would be the first";
    EXPECT_EQ(import.imported().added, many);
}

TEST_F(CarriedTrust, ANameThatTwoBearHereIsKeptAsWritten) {
    auto const into = desk();
    std::string name;
    for (auto const id : rich_->list(Kind::statement))
        if (auto const speaker = rich_->find(rich_->get(core::Id<core::Statement>{id}).speaker)) name = speaker->name;
    for (int at = 0; at < 2; ++at) {
        core::Party party;
        party.id = into->ids().next<core::Party>();
        party.name = name;
        into->commit(fixture::put(*into, party, "party.create"));
    }
    auto const imported = bring_in(*into, lines_of(*rich_));
    EXPECT_TRUE(tells(imported, "“" + name + "” can be any of")) << told(imported);
    auto kept = false;
    for (auto const id : into->list(Kind::statement)) {
        auto const statement = into->get(core::Id<core::Statement>{id});
        kept = kept || (!statement.speaker && statement.note.find("Speaker as written: " + name) != std::string::npos);
    }
    EXPECT_TRUE(kept);
    EXPECT_FALSE(tells(bring_in(*into, lines_of(*rich_)), "is here otherwise"));
}

TEST_F(CarriedTrust, AnUpdateTakesOverOnlyWhatBearsTheNameOfTheFile) {
    auto const into = desk();
    auto const own = core::Id<core::Claim>{into->list(Kind::claim).front()};
    auto const update = [&](std::string const& id) {
        app::ImportWishes wishes;
        wishes.differing = core::Differing::taken_over;
        return bring_in(*into, json{{"id", id}, {"text", "Other words."}, {"title", "A check."}}.dump() + "\n", wishes);
    };
    auto const imported = update(core::id_text(own.value));
    EXPECT_EQ(into->get(own).text, "What the desk works on.");
    EXPECT_EQ(imported.changed, 0);
    EXPECT_EQ(imported.differing, 1) << told(imported);
    bring_in(*into, json{{"id", "outside-1"}, {"text", "Words."}, {"title", "A check."}}.dump() + "\n");
    EXPECT_EQ(update("outside-1").changed, 1);
}

} // namespace
