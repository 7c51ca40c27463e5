// Whoever made a dossier signs which entries it has: somebody who passes it on can leave nothing out unnoticed, such as a
// correction, though each entry that stays is as true as it was.
#include "core/formats/dossier_check.h"
#include "core/formats/dossier_tree.h"
#include "core/formats/list.h"
#include "core/formats/proof_json.h"
#include "tests/db/sent_dossier.h"

#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::ordered_json;

class Listed : public fixture::SentDossier {
protected:
    void SetUp() override {
        SentDossier::SetUp();
        enrich();
        sent_ = Json::parse(core::sealed_json(listed(), core::english()));
    }
    Json sent_;
};

TEST_F(Listed, TheListIsSignedByWhoeverMadeIt) {
    for (auto const& file : {core::sealed_json(listed(), core::english()), core::sealed_html(listed(), core::english()),
                             core::proof_file(listed())}) {
        expect_holds(file);
        auto const report = core::check_dossier(file);
        ASSERT_TRUE(report);
        EXPECT_EQ(report->listed_by, store_->lanes()[0].key);
    }
}

TEST_F(Listed, NothingIsLeftOutAddedOrMoved) {
    auto const refused = [&](Json const& forged) {
        auto const report = core::check_dossier(forged.dump());
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().code, core::Code::damaged) << core::render(report.error().message);
    };
    auto const& entries = sent_["proof"]["entries"];
    ASSERT_GT(entries.size(), 3U);
    for (std::size_t at = 0; at < entries.size(); ++at) {
        SCOPED_TRACE(at);
        auto forged = sent_;
        forged["proof"]["entries"].erase(at);
        refused(forged);
        for (std::size_t change = 0; change < entries[at]["changes"].size(); ++change) {
            auto part = sent_;
            part["proof"]["entries"][at]["changes"].erase(change);
            refused(part);
        }
    }
    auto moved = sent_;
    std::swap(moved["proof"]["entries"][0], moved["proof"]["entries"][1]);
    refused(moved);
    auto otherwise = sent_;
    otherwise["proof"]["claim"] = core::id_text(5);
    refused(otherwise);
}

TEST_F(Listed, WithoutTheSignatureItIsSaidThatSomeMayBeMissing) {
    auto forged = sent_;
    forged["proof"].erase("list");
    auto const report = core::check_dossier(forged.dump());
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->listed_by.empty());
}

TEST_F(Listed, AnotherSignatureIsThatOfAnotherKey) {
    core::SigningKey const key(std::string(32, 'e'));
    auto proof = core::read_proof(nlohmann::json::parse(sent_["proof"].dump())).value().proof;
    proof.list = core::ListSignature{key.public_key(), key.sign(core::listed(proof, {})), {}};
    auto forged = sent_;
    forged["proof"] = core::proof_json(proof);
    auto const report = core::check_dossier(forged.dump());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->listed_by, key.public_key());
    proof.list->key = store_->lanes()[0].key;
    forged["proof"] = core::proof_json(proof);
    EXPECT_FALSE(core::check_dossier(forged.dump()));
}

/// The same proof shows an earlier format as well, true line by line but with fewer of them.
TEST_F(Listed, IsForTheFormatItWasMadeIn) {
    auto const sealed = listed();
    auto shorter = core::dossier_tree(sealed.dossier, *sealed.reader, core::english(), core::BytesHold::left_out,
                                      core::DossierFormat::second);
    shorter["found"] = sent_["found"];
    shorter["proof"] = sent_["proof"];
    auto const expect_told = [](Json const& forged) {
        auto const report = core::check_dossier(forged.dump());
        ASSERT_TRUE(report) << core::render(report.error().message);
        ASSERT_EQ(report->findings.size(), 1U);
        EXPECT_EQ(core::render(report->findings[0]),
                  "This dossier was made in the format counterpoint-dossier/3, and is shown in counterpoint-dossier/2: "
                  "whoever changed that may have left something out.");
        EXPECT_FALSE(report->holds());
    };
    expect_told(shorter);
    // What the list was made for is signed, too.
    shorter["proof"]["list"]["format"] = "counterpoint-dossier/2";
    EXPECT_FALSE(core::check_dossier(shorter.dump()));
    shorter["proof"]["list"].erase("format");
    EXPECT_FALSE(core::check_dossier(shorter.dump()));
    // One whose list does not say so yet goes on to be checked as it was.
    auto proof = sealed.proof;
    auto const vouched = store_->voucher()(core::listed(proof, {}));
    proof.list = core::ListSignature{vouched->key, vouched->signature, {}};
    auto earlier = sent_;
    earlier["proof"] = core::proof_json(proof);
    expect_holds(earlier.dump());
}

} // namespace
