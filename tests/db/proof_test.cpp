// Proofs of a claim's entries: they hold without the workspace, and no change to them does.
#include "core/formats/list.h"
#include "core/proof.h"
#include "tests/db/installation.h"

#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::ordered_json;

class Proofs : public testing::Test {
protected:
    void SetUp() override {
        store_ = db::create_workspace(folder_.file("a.counterpoint"), fixture::installed(folder_, "home"));
        world_ = fixture::make_world(*store_);
        fixture::write_claims(*store_, 60);
        dossier_ = core::load_dossier(*store_, world_.claim);
        json_ = Json::parse(core::encode_proof(core::prove(*store_, dossier_)));
    }
    fixture::Folder folder_;
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
    core::Dossier dossier_;
    Json json_;
};

TEST_F(Proofs, HoldWithoutTheWorkspace) {
    auto const found = core::check_proof(json_.dump());
    ASSERT_TRUE(found) << core::render(found.error().message);
    EXPECT_EQ(found->entries, 3); // quotation, claim, review
    EXPECT_EQ(found->states, 5);  // with the link and the statement
    EXPECT_EQ(found->unsigned_entries, 0);
    ASSERT_EQ(found->keys.size(), 1U);
    EXPECT_EQ(found->keys[0], store_->lanes()[0].key);
}

TEST_F(Proofs, EachIsUnderAKilobyteBesideTheWordsItShows) {
    for (auto const& lane : core::prove(*store_, dossier_).lanes)
        for (auto const& entry : lane.entries) EXPECT_LE(entry.entry.size() + entry.path.size() * 32, 1024U);
}

TEST_F(Proofs, TravelInTheDossier) {
    auto const found = core::check_proof(core::dossier_json(dossier_, *store_, core::english()));
    ASSERT_TRUE(found) << core::render(found.error().message);
    EXPECT_EQ(found->entries, 3);
    auto const html = core::dossier_html(dossier_, *store_, core::english());
    EXPECT_NE(html.find(core::fingerprint(store_->lanes()[0].key)), html.npos);
    EXPECT_NE(html.find(core::to_hex(store_->lanes()[0].root)), html.npos);
}

TEST_F(Proofs, NothingInThemCanBeChanged) {
    auto const broken = [&](char const* what, auto const& change) {
        auto forged = json_;
        change(forged);
        EXPECT_FALSE(core::check_proof(forged.dump())) << what;
    };
    auto const entry = [](Json& json) -> Json& { return json["lanes"][0]["entries"][1]; };
    auto const change = [&](Json& json) -> Json& { return entry(json)["changes"][0]; };
    broken("body", [&](Json& json) {
        auto body = change(json)["body"].get<std::string>();
        body.replace(body.find("900"), 3, "100");
        change(json)["body"] = body;
    });
    broken("salt", [&](Json& json) { change(json)["salt"] = core::to_base64(std::string(16, 'x')); });
    broken("identity", [&](Json& json) { change(json)["id"] = core::id_text(7); });
    broken("kind", [&](Json& json) { change(json)["kind"] = "review"; });
    broken("erased", [&](Json& json) { change(json).erase("body"); });
    broken("path", [&](Json& json) {
        auto path = *core::from_base64(entry(json)["path"].get<std::string>());
        path[40] = static_cast<char>(path[40] ^ 1);
        entry(json)["path"] = core::to_base64(path);
    });
    broken("entry", [&](Json& json) {
        auto bytes = *core::from_base64(entry(json)["entry"].get<std::string>());
        bytes.replace(bytes.find("anna"), 4, "olga");
        entry(json)["entry"] = core::to_base64(bytes);
    });
    broken("another entry's path", [&](Json& json) { entry(json)["path"] = json["lanes"][0]["entries"][0]["path"]; });
    broken("key", [](Json& json) {
        core::SigningKey const other(std::string(32, 'x'));
        json["lanes"][0]["key"] = core::to_base64(other.public_key().view());
    });
    broken("head", [](Json& json) {
        auto note = json["lanes"][0]["checkpoint"].get<std::string>();
        note.replace(note.find("\n65\n"), 4, "\n64\n");
        json["lanes"][0]["checkpoint"] = note;
    });
    broken("workspace", [](Json& json) { json["workspace"] = "00"; });
    broken("lane", [](Json& json) { json["lanes"][0]["lane"] = "00"; });
    broken("an entry twice", [&](Json& json) { json["lanes"][0]["entries"].push_back(entry(json)); });
    broken("a number beyond all numbers", [&](Json& json) { entry(json)["revision"] = 1e300; });
    broken("no entries", [](Json& json) { json["lanes"] = Json::array(); });
    broken("no format", [](Json& json) { json.erase("format"); });
    broken("not whole", [](Json& json) { json["lanes"][0].erase("checkpoint"); });
    EXPECT_FALSE(core::check_proof("{"));
    EXPECT_FALSE(core::check_proof("[]"));
    // Without its signature it is no signed proof any more, and says so.
    auto bare = json_;
    bare["lanes"][0].erase("key");
    auto const found = core::check_proof(bare.dump());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->unsigned_entries, 3);
    EXPECT_TRUE(found->keys.empty());
}

TEST_F(Proofs, SayWhatWasRedacted) {
    auto context = core::context_of(*store_);
    auto review = store_->get(world_.review);
    store_->commit(core::redact_record(context, core::ref(world_.review), {"art. 17", "CNIL", core::Extent::whole}));
    auto const found = core::check_proof(
        core::encode_proof(core::prove(*store_, core::load_dossier(*store_, world_.claim))));
    ASSERT_TRUE(found) << core::render(found.error().message);
    EXPECT_EQ(found->redacted, 0) << "what referred to the claim is forgotten with the state that did";
}

} // namespace
