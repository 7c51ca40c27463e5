// Proofs of a claim's entries: they hold without the workspace, and no change to them does.
#include "tests/db/sent_dossier.h"

namespace {

using Json = fixture::SentJson;

class Proofs : public fixture::SentDossier {
protected:
    void SetUp() override {
        SentDossier::SetUp();
        fixture::write_claims(*store_, 60);
        json_ = Json::parse(proof());
    }
    Json json_;
};

TEST_F(Proofs, HoldWithoutTheWorkspace) {
    auto const found = core::check_dossier(json_.dump());
    ASSERT_TRUE(found) << core::render(found.error().message);
    EXPECT_TRUE(found->holds());
    EXPECT_EQ(found->entries, 5); // scale, source, quotation, claim, review
    EXPECT_EQ(found->states, 13); // scale; source, capture, text, publisher; quotation, statement, two parties; claim,
                                  // link, topic; review
    EXPECT_EQ(found->unsigned_entries, 0);
    ASSERT_EQ(found->signers.size(), 1U);
    EXPECT_EQ(found->signers[0].key, store_->lanes()[0].key);
    EXPECT_EQ(found->signers[0].size, store_->head());
}

TEST_F(Proofs, EachIsUnderAKilobyteBesideTheWordsItShows) {
    for (auto const& entry : sealed().proof.entries) EXPECT_LE(entry.entry.size() + entry.path.size() * 32, 1024U);
}

TEST_F(Proofs, NothingInThemCanBeChanged) {
    auto const broken = [&](char const* what, auto const& change) {
        auto forged = json_;
        change(forged);
        EXPECT_FALSE(core::check_dossier(forged.dump())) << what;
    };
    auto const entry = [](Json& json) -> Json& { return json["entries"][3]; };
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
    broken("another entry's path", [&](Json& json) { entry(json)["path"] = json["entries"][0]["path"]; });
    broken("key", [](Json& json) {
        core::SigningKey const other(std::string(32, 'x'));
        json["lanes"][0]["key"] = core::to_base64(other.public_key().view());
    });
    broken("head", [&](Json& json) {
        auto note = json["lanes"][0]["checkpoint"].get<std::string>();
        auto const size = "\n" + std::to_string(store_->head()) + "\n";
        note.replace(note.find(size), size.size(), "\n" + std::to_string(store_->head() - 1) + "\n");
        json["lanes"][0]["checkpoint"] = note;
    });
    broken("an entry twice", [&](Json& json) { json["entries"].push_back(entry(json)); });
    broken("a number beyond all numbers", [&](Json& json) { entry(json)["lane"] = 1e300; });
    broken("no such lane", [&](Json& json) { entry(json)["lane"] = -1; });
    broken("no entries", [](Json& json) { json["entries"] = Json::array(); });
    broken("no format", [](Json& json) { json.erase("format"); });
    broken("not whole", [](Json& json) { json["lanes"][0].erase("checkpoint"); });
    EXPECT_FALSE(core::check_dossier("{"));
    EXPECT_FALSE(core::check_dossier("[]"));
    // Without its signature it is no signed proof any more, and says so.
    auto bare = json_;
    auto const lane = store_->lanes()[0];
    bare["lanes"][0] = {{"lane", lane.lane}, {"size", lane.size}, {"root", core::to_hex(lane.root)}};
    auto const found = core::check_dossier(bare.dump());
    ASSERT_TRUE(found) << core::render(found.error().message);
    EXPECT_EQ(found->unsigned_entries, 5);
    EXPECT_FALSE(found->holds());
    EXPECT_TRUE(found->signers.empty());
}

TEST_F(Proofs, SayWhatWasRedacted) {
    auto context = core::context_of(*store_);
    store_->commit(core::redact_record(context, core::ref(world_.review), {"art. 17", "CNIL", core::Extent::whole}));
    auto const found = core::check_dossier(proof());
    ASSERT_TRUE(found) << core::render(found.error().message);
    EXPECT_TRUE(found->holds()) << findings_of(*found);
    EXPECT_EQ(found->redacted, 0) << "what referred to the claim is forgotten with the state that did";
}

TEST_F(Proofs, CarryWhatTheSenderFound) {
    EXPECT_EQ(json_["found"]["history"], "OK");
    EXPECT_EQ(core::check_dossier(json_.dump())->found->history, core::Trust::ok);
}

} // namespace
