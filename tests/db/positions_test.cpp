// Positions of a text in a workspace: kept with it, held to its length, and shown where a quotation of it is.
#include "core/formats/list.h"
#include "tests/db/fixture.h"

#include <nlohmann/json.hpp>

namespace {

class TextPositions : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
        for (auto const id : store_->list(core::Kind::quotation)) quotation_ = store_->get(core::Id<core::Quotation>{id});
        text_ = store_->get(quotation_.text);
    }
    void place(std::vector<core::Position> positions) {
        text_.positions = std::move(positions);
        store_->commit(fixture::put(*store_, text_, "source.edit"));
    }
    std::string json() {
        return core::dossier_json(core::load_dossier(*store_, world_.claim), *store_, core::english());
    }
    std::string page() {
        return core::dossier_html(core::load_dossier(*store_, world_.claim), *store_, core::english());
    }

    std::unique_ptr<core::Store> store_;
    fixture::World world_;
    core::Text text_;
    core::Quotation quotation_;
};

TEST_F(TextPositions, AreKeptAndShownInTheDossier) {
    EXPECT_EQ(json().find("\"position\""), std::string::npos) << "nothing is said where nothing is known";
    EXPECT_EQ(page().find("Position"), std::string::npos);
    place({{0, core::PositionKind::page, 12, "xii", 0, 0}, {0, core::PositionKind::time, 0, {}, 194'000, 200'000}});
    EXPECT_EQ(store_->get(text_.id), text_);
    EXPECT_NE(page().find("page xii, at 03:14"), std::string::npos);
    auto const tree = nlohmann::json::parse(json());
    EXPECT_NE(tree.dump().find(R"("position":[{"label":"xii","number":12},{"from_ms":194000)"), std::string::npos);
    core::Progress progress;
    EXPECT_TRUE(store_->check(core::Repair::no, progress).findings.empty());
}

TEST_F(TextPositions, OutsideTheTextAreRefused) {
    EXPECT_THROW(place({{text_.code_points, core::PositionKind::page, 1, {}, 0, 0}}), core::Error);
    EXPECT_TRUE(store_->get(quotation_.text).positions.empty());
}

} // namespace
