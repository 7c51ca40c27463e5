// What is hashed, counted: the bytes of a capture and of its text once on their way in, the text again when it is read
// back for the index, and what an approval covers once when it is given, once for a commit that touches it and once
// for a question about it.
#include "tests/db/editorial.h"
#include "tests/db/hashing.h"

#include "core/editorial/dossier.h"
#include "core/operations/claims.h"
#include "core/operations/reviews.h"
#include "core/operations/sources.h"

#include <gtest/gtest.h>

namespace {

constexpr std::size_t beside = 20'000; // records, entry and heads of one revision

/// No sentence of it stands twice, and it is large beside everything else that is hashed.
std::string long_words() {
    std::string words;
    for (int at = 0; words.size() < 400'000; ++at) words += "La phrase numéro " + std::to_string(at) + ".\n";
    return words;
}

core::Ingested ingested(std::string words) {
    core::Ingested made;
    made.text = std::move(words);
    made.media_type = "text/html";
    made.extractor = "html/1";
    made.title = "Page";
    return made;
}

TEST(HashedOnce, TheBytesOfACaptureAndOfItsText) {
    auto const store = fixture::in_memory();
    auto const words = long_words();
    auto page = "<p>" + words;
    auto const both = page.size() + words.size();
    hashing::begin();
    auto context = core::context_of(*store);
    auto const imported = core::import_source(context, std::move(page), ingested(words), {}, {core::Obtained::file, "a"});
    store->commit(imported.draft);
    EXPECT_GE(hashing::counted.bytes, both);
    EXPECT_LT(hashing::counted.bytes, both + words.size() + beside) << "the text once more when it is read back to be found";
    hashing::begin();
    ASSERT_TRUE(store->bytes(store->get(imported.text).digest));
    EXPECT_GE(hashing::counted.bytes, words.size()) << "what is read back is held to its digest";
    EXPECT_LT(hashing::counted.bytes, words.size() + beside);
}

TEST(HashedOnce, WhatIsHereAlreadyIsKnownByOneDigest) {
    auto const store = fixture::in_memory();
    auto const words = long_words();
    fixture::import_article(*store, words);
    hashing::begin();
    auto context = core::context_of(*store);
    fixture::refusal(core::Code::refused, [&] {
        core::import_source(context, std::string(words), ingested(words), {}, {core::Obtained::file, "again"});
    });
    EXPECT_LT(hashing::counted.bytes, words.size() + beside);
}

class ApprovalsOnce : public fixture::Editorial {
protected:
    void SetUp() override {
        Editorial::SetUp();
        evidence(core::Relation::refutes, "Journal B", core::SourceType::article);
    }
    template <class Work>
    int digests_in(Work const& work) {
        hashing::begin();
        work();
        return hashing::counted.approvals;
    }
};

TEST_F(ApprovalsOnce, WhenItIsGivenAndWhenItIsIndexed) {
    fixture::open_the_gate(*store_);
    take("anna", core::ReviewStep::submit);
    EXPECT_EQ(digests_in([&] { take("bruno", core::ReviewStep::approve); }), 2);
    evidence(core::Relation::supports, "Journal C", core::SourceType::article);
    EXPECT_EQ(digests_in([&] { take("bruno", core::ReviewStep::approve_again); }), 2);
}

TEST_F(ApprovalsOnce, ForACommitThatTouchesWhatItCovers) {
    approve();
    EXPECT_EQ(digests_in([&] {
                  auto claim = store_->get(world_.claim);
                  claim.text = "Neuf cents, dit-on.";
                  store_->commit(fixture::put(*store_, claim));
              }), 1);
    EXPECT_EQ(store_->counts().stale, 1);
    // A party stands in the dossier, and the claim itself is not written.
    auto const speaker = store_->get(store_->get(world_.statement).speaker);
    EXPECT_EQ(digests_in([&] {
                  auto party = speaker;
                  party.name = "Le Kremlin, Moscou";
                  store_->commit(fixture::put(*store_, party));
              }), 1);
}

TEST_F(ApprovalsOnce, ForAQuestion) {
    approve();
    EXPECT_EQ(digests_in([&] {
                  auto const dossier = core::load_dossier(*store_, world_.claim);
                  EXPECT_EQ(core::open_steps(*store_, dossier, "anna"), std::vector{core::ReviewStep::publish});
              }), 1);
    EXPECT_EQ(digests_in([&] {
                  core::ApprovalCheck approvals(*store_);
                  for (auto const& row : core::step_table)
                      core::hindrance(*store_, review(), row.step, "anna", approvals);
              }), 1);
}

} // namespace
