// What is hashed, counted in bytes: those of a capture and of its text once on their way in.
#include "tests/db/fixture.h"
#include "tests/db/hashing.h"

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
    EXPECT_LT(hashing::counted.bytes, both + beside);
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

} // namespace
