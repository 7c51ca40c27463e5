// A desk with something of everything, written as JSON lines, and how such lines are brought in elsewhere.
#pragma once

#include "app/intake/collection.h"
#include "core/formats/list.h"
#include "tests/db/rich_desk.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace fixture {

inline std::string lines_of(core::Store const& store, core::ClaimSelection const& selection) {
    std::string bytes;
    core::Progress progress;
    core::find_format("jsonl")->write_claims(store, selection, [&](std::string_view piece) { bytes += piece; }, progress);
    return bytes;
}

inline std::string lines_of(core::Store const& store) {
    return lines_of(store, core::claims_listed(store, {}, store.actor()));
}

inline app::ImportedClaims bring_in(core::Store& store, std::string lines, app::ImportWishes wishes = {}) {
    core::Progress progress;
    return app::import_collection(store, app::Arrival::text(std::move(lines), {core::Obtained::file, "a.jsonl"}), "a.jsonl",
                                  progress, std::move(wishes));
}

inline std::string told(app::ImportedClaims const& imported) {
    std::string all;
    for (auto const& trouble : app::troubles_of(imported, "a.jsonl", core::english())) all += core::render(trouble) + "\n";
    return all;
}

class RichLines : public testing::Test {
protected:
    void SetUp() override {
        rich_ = in_memory();
        RichDesk desk(*rich_);
        desk.publish_and_correct();
        desk.look_around();
        claim_ = desk.world.claim;
        review_ = desk.world.review;
    }

    std::unique_ptr<core::Store> rich_;
    core::Id<core::Claim> claim_;
    core::Id<core::Review> review_;
};

} // namespace fixture
