// Versions of rating scales: what may be given, what an old verdict keeps, and what undo does with it.
#include "core/editorial/dossier.h"
#include "core/editorial/scales.h"
#include "core/operations/records.h"
#include "core/operations/scales.h"
#include "tests/db/fixture.h"

namespace {

using core::Code;
using core::RatingUse;
using fixture::refusal;

class Scales : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
    }
    core::Context context() { return core::context_of(*store_); }
    core::Scale scale(core::Id<core::Scale> id) { return store_->get(id); }
    core::Id<core::Scale> revised(core::Id<core::Scale> of, std::string const& false_label) {
        auto work = context();
        auto content = scale(of);
        content.ratings[0].labels = {{"en", false_label}};
        auto const made = core::revise_scale(work, of, content, "clearer");
        store_->commit(made.draft);
        return made.id;
    }
    core::Id<core::Scale> retired(core::Id<core::Scale> of, std::string const& rating) {
        auto work = context();
        auto const made = core::set_rating_use(work, of, rating, RatingUse::retired);
        store_->commit(made.draft);
        return made.id;
    }
    core::Id<core::Review> rated(core::Id<core::Scale> on, std::string const& rating, std::string const& why = "") {
        auto work = context();
        auto const made = core::rate(work, world_.claim, {on, rating, why, "", {}});
        store_->commit(made.draft);
        return made.id;
    }
    std::string refused_rating(core::Id<core::Scale> on, std::string const& rating) {
        return refusal(Code::refused, [&] { rated(on, rating); });
    }
    std::string refused_scale(Code code, core::Scale scale) {
        auto const head = store_->head();
        core::Draft draft;
        draft.operation = "test";
        draft.base = head;
        draft.puts = {std::move(scale)};
        auto const sentence = refusal(code, [&] { store_->commit(draft); });
        EXPECT_EQ(store_->head(), head);
        return sentence;
    }
    core::Scale stars() {
        core::Scale scale;
        scale.id = store_->ids().next<core::Scale>();
        scale.key = "stars";
        scale.names = {{"en", "Stars"}};
        scale.ratings.resize(2);
        for (int at = 0; at < 2; ++at) {
            auto& rating = scale.ratings[static_cast<std::size_t>(at)];
            rating.key = at ? "two" : "one";
            rating.labels = {{"en", rating.key}};
            rating.ordinal = at + 1;
        }
        return scale;
    }

    std::unique_ptr<core::Store> store_;
    fixture::World world_;
};

TEST_F(Scales, AChangeIsTheNextVersionAndTheOldVerdictKeepsItsWords) {
    auto const second = revised(world_.scale, "Wrong");
    EXPECT_NE(second, world_.scale);
    EXPECT_EQ(scale(second).version, 2);
    EXPECT_EQ(scale(second).key, "truth");
    EXPECT_EQ(store_->revision(store_->head()).operation, "scale.revise");
    EXPECT_EQ(store_->revision(store_->head()).reason, "clearer");
    EXPECT_EQ(scale(world_.scale).version, 1);
    auto const dossier = core::load_dossier(*store_, world_.claim);
    EXPECT_EQ(dossier.rating()->labels.at("en"), "False");
    EXPECT_EQ(dossier.scale->version, 1);
    EXPECT_EQ(dossier.newest_version, 2);
    rated(second, "false");
    EXPECT_EQ(core::load_dossier(*store_, world_.claim).rating()->labels.at("en"), "Wrong");
    fixture::expect_sound(*store_);
}

TEST_F(Scales, TheSameContentMakesNoVersion) {
    auto work = context();
    auto content = scale(world_.scale);
    content.names["en"] = "  Truth ";
    auto const made = core::revise_scale(work, world_.scale, content);
    EXPECT_EQ(made.id, world_.scale);
    EXPECT_TRUE(made.draft.puts.empty());
    EXPECT_EQ(store_->commit(made.draft).seq, 0);
}

TEST_F(Scales, AVersionNeverChanges) {
    auto changed = scale(world_.scale);
    changed.ratings[1].labels["en"] = "Right";
    EXPECT_EQ(refused_scale(Code::refused, changed),
              "Version 1 of the rating scale “truth” is kept as it is; a change makes the next version.");
    auto twin = scale(world_.scale);
    twin.id = store_->ids().next<core::Scale>();
    EXPECT_EQ(refused_scale(Code::refused, twin), "There is a version 1 of the rating scale “truth” already.");
}

TEST_F(Scales, OnlyTheNewestVersionIsRevised) {
    revised(world_.scale, "Wrong");
    auto work = context();
    auto content = scale(world_.scale);
    content.names["en"] = "Veracity";
    EXPECT_EQ(refusal(Code::stale, [&] { core::revise_scale(work, world_.scale, content); }),
              "The rating scale “truth” has a version 2 since; look at that one first.");
}

TEST_F(Scales, ARatingOfAnOldVersionIsNotGivenAnyMoreButKept) {
    auto const second = revised(world_.scale, "Wrong");
    EXPECT_EQ(refused_rating(world_.scale, "true"),
              "The rating scale “truth” has a newer version, 2; a rating of version 1 is not given any more.");
    rated(world_.scale, "false", "Better said."); // what stands there, in its other fields
    EXPECT_EQ(store_->get(world_.review).summary, "Better said.");
    rated(second, "true");
    EXPECT_EQ(store_->get(world_.review).scale, second);
}

TEST_F(Scales, ARetiredRatingIsNotGivenAnyMoreButKept) {
    rated(world_.scale, "true");
    auto const second = retired(world_.scale, "false");
    EXPECT_EQ(store_->revision(store_->head()).operation, "scale.retire");
    EXPECT_EQ(scale(second).find("false")->use, RatingUse::retired);
    EXPECT_EQ(refused_rating(second, "false"),
              "The rating “false” of the rating scale “truth” is retired and cannot be given any more.");
    rated(second, "true");
    auto work = context();
    auto const third = core::set_rating_use(work, second, "false", RatingUse::open);
    store_->commit(third.draft);
    EXPECT_EQ(store_->revision(store_->head()).operation, "scale.bring_back");
    rated(third.id, "false");
}

TEST_F(Scales, TheLastRatingInUseIsNotRetired) {
    auto const second = retired(world_.scale, "false");
    EXPECT_EQ(refusal(Code::refused, [&] { retired(second, "true"); }),
              "“true” is the last rating in use on the rating scale “truth”; it stays.");
    EXPECT_EQ(refusal(Code::not_found, [&] { retired(second, "pants"); }),
              "There is no rating “pants” on the rating scale “truth”.");
}

TEST_F(Scales, UndoAndSteppingBackReachRatingsThatAreNotGivenAnyMore) {
    auto const second = retired(world_.scale, "false");
    rated(second, "true");
    store_->undo();
    EXPECT_EQ(store_->get(world_.review).rating, "false");
    store_->redo();
    EXPECT_EQ(store_->get(world_.review).rating, "true");
    auto work = context();
    store_->commit(core::restore_record(work, core::ref(world_.review), store_->head() - 4));
    EXPECT_EQ(store_->get(world_.review).rating, "false");
    EXPECT_EQ(store_->get(world_.review).scale, world_.scale);
    // A verdict deleted and brought back keeps what it had; another claim cannot have it.
    store_->commit(core::erase_record(work, core::ref(world_.review)));
    store_->undo();
    EXPECT_EQ(store_->get(world_.review).rating, "false");
    auto other = store_->get(world_.review);
    other.id = store_->ids().next<core::Review>();
    EXPECT_NE(refusal(Code::refused, [&] { store_->commit(fixture::put(*store_, other)); }).find("newer version"),
              std::string::npos);
    fixture::expect_sound(*store_);
}

TEST_F(Scales, AVersionIsUndoneUntilAVerdictUsesIt) {
    auto const second = revised(world_.scale, "Wrong");
    store_->undo();
    EXPECT_FALSE(store_->find(second));
    EXPECT_EQ(core::newest_version(*store_, "truth")->version, 1);
    store_->redo();
    rated(second, "true");
    store_->undo();
    store_->undo();
    EXPECT_FALSE(store_->find(second));
    fixture::expect_sound(*store_);
}

TEST_F(Scales, AreAddedWithKeysMadeOfTheirWords) {
    auto work = context();
    core::Scale scale;
    scale.names = {{"fr", " Échelle  maison "}, {"en", " "}};
    scale.ratings.resize(3);
    scale.ratings[0].labels = {{"fr", "À moitié vrai"}};
    scale.ratings[1].labels = {{"fr", "à moitié vrai !"}};
    scale.ratings[2].labels = {{"uk", "Правда"}};
    auto const made = core::add_scale(work, scale);
    store_->commit(made.draft);
    auto const kept = store_->get(made.id);
    EXPECT_EQ(kept.key, "echelle_maison");
    EXPECT_EQ(kept.names, (core::LocalText{{"fr", "Échelle maison"}}));
    EXPECT_EQ(kept.ratings[0].key, "a_moitie_vrai");
    EXPECT_EQ(kept.ratings[1].key, "a_moitie_vrai_2");
    EXPECT_EQ(kept.ratings[2].key, "правда");
    EXPECT_EQ(refusal(Code::refused, [&] { core::add_scale(work, kept); }),
              "There is a rating scale “echelle_maison” already; a change makes its next version.");
}

TEST_F(Scales, AKeyOfADroppedRatingIsNotUsedAgainForAnother) {
    auto work = context();
    auto content = scale(world_.scale);
    content.ratings.erase(content.ratings.begin() + 1);
    auto const second = core::revise_scale(work, world_.scale, content);
    store_->commit(second.draft);
    content = scale(second.id);
    content.ratings.emplace_back().labels = {{"en", "True"}};
    auto const third = core::revise_scale(work, second.id, content);
    store_->commit(third.draft);
    EXPECT_EQ(scale(third.id).ratings[1].key, "true_2");
}

TEST_F(Scales, AnImportAddsOrMakesTheNextVersionOrSaysNothing) {
    auto work = context();
    auto theirs = stars();
    theirs.version = 4;
    auto const added = core::import_scale(work, theirs);
    store_->commit(added.draft);
    EXPECT_EQ(scale(added.id).version, 4) << "as the file says";
    EXPECT_TRUE(core::import_scale(work, theirs).draft.puts.empty());
    theirs.ratings[0].definitions = {{"en", "Poor."}};
    theirs.version = 9;
    auto const next = core::import_scale(work, theirs);
    store_->commit(next.draft);
    EXPECT_EQ(scale(next.id).version, 5) << "counted here";
}

TEST_F(Scales, ThatAreMissingAreAdded) {
    auto work = context();
    auto missing = core::add_missing_scales(work, {scale(world_.scale), stars()});
    ASSERT_EQ(missing.puts.size(), 1U);
    store_->commit(missing);
    EXPECT_TRUE(core::newest_version(*store_, "stars"));
    EXPECT_TRUE(core::add_missing_scales(work, {stars()}).puts.empty());
}

TEST_F(Scales, AreDeletedWithAllVersionsUnlessVerdictsUseThem) {
    auto work = context();
    revised(world_.scale, "Wrong");
    EXPECT_EQ(refusal(Code::refused, [&] { core::erase_scale(work, "truth"); }),
              "The rating scale “truth” stays: verdicts use it (1). Retire its ratings if they are not to be given "
              "any more.");
    store_->commit(core::erase_record(work, core::ref(world_.review)));
    store_->commit(core::erase_scale(work, "truth", "moved"));
    EXPECT_TRUE(store_->list(core::Kind::scale).empty());
    store_->undo();
    EXPECT_EQ(store_->list(core::Kind::scale).size(), 2U);
    EXPECT_EQ(refusal(Code::not_found, [&] { core::erase_scale(work, "pants"); }),
              "There is no rating scale “pants”.");
    fixture::expect_sound(*store_);
}

TEST_F(Scales, AreListedWithTheirVersionsAndVerdicts) {
    auto work = context();
    store_->commit(core::add_scale(work, stars()).draft);
    auto const second = revised(world_.scale, "Wrong");
    auto const histories = core::scale_histories(*store_);
    ASSERT_EQ(histories.size(), 2U);
    EXPECT_EQ(histories[0].newest().id, second);
    ASSERT_EQ(histories[0].versions.size(), 2U);
    EXPECT_EQ(histories[0].versions[0].verdicts, 0);
    EXPECT_EQ(histories[0].versions[1].verdicts, 1);
    EXPECT_EQ(histories[0].verdicts(), 1);
    EXPECT_EQ(histories[1].newest().key, "stars");
    auto const force = core::scales_in_force(*store_);
    ASSERT_EQ(force.size(), 2U);
    EXPECT_EQ(force[0].id, second);
}

TEST_F(Scales, HaveRatingsThatCanBeToldApart) {
    auto const with = [&](auto const& change) {
        auto scale = stars();
        change(scale);
        return refused_scale(Code::bad_input, scale);
    };
    EXPECT_EQ(with([](auto& scale) { scale.key = " "; }), "A rating scale needs a key.");
    EXPECT_EQ(with([](auto& scale) { scale.names.clear(); }), "The rating scale “stars” needs a name.");
    EXPECT_EQ(with([](auto& scale) { scale.version = 0; }),
              "The versions of a rating scale are counted from 1; “stars” says 0.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings.clear(); }), "The rating scale “stars” has no ratings.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings[1].key = "one"; }),
              "The rating scale “stars” names the rating “one” twice.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings[1].key = ""; }), "A rating on the scale “stars” has no key.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings[1].labels["fr"] = " \n"; }),
              "The rating “two” on the scale “stars” has an empty label.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings[1].labels.clear(); }),
              "The rating “two” on the scale “stars” has an empty label.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings[1].definitions["French"] = "Deux."; }),
              "The rating scale “stars” has words in the language “French”; a language is written as in “fr” or "
              "“pt-BR”.");
    for (auto const* colour : {"red", "#12345", "#12345g", "123456#", "#1234567"})
        EXPECT_EQ(with([&](auto& scale) { scale.ratings[0].colour = colour; }),
                  std::string("The colour “") + colour +
                      "” of the rating “one” on the scale “stars” is not written as #RRGGBB.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings[1].ordinal = 1; }),
              "The ratings “one” and “two” on the scale “stars” have the same position, 1.");
    EXPECT_EQ(with([](auto& scale) { scale.ratings[1].ordinal = -1; }),
              "The position of the rating “two” on the scale “stars” is -1; it is a number from 1 to 1000, or none.");
    auto nominal = stars();
    for (auto& rating : nominal.ratings) rating.ordinal = 0;
    nominal.ratings[0].labels = {{"pt-BR", "um"}, {"oci", "un"}};
    nominal.ratings[0].colour = "#aBcD09";
    EXPECT_GT(store_->commit(fixture::put(*store_, nominal)).seq, 0);
}

} // namespace
