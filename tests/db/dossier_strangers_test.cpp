// A dossier of a shared desk to which somebody who never belonged there adds entries, or lists them anew, under a key of
// their own.
#include "core/formats/dossier_check.h"
#include "core/formats/sealed_dossier.h"
#include "tests/db/hostile_desk.h"

namespace {

using fixture::TestSeat;

class DossierOfADesk : public fixture::HostileDesk {
protected:
    void SetUp() override {
        HostileDesk::SetUp();
        world_ = fixture::make_world(anna_.store());
        for (int round = 0; round < 2; ++round)
            for (auto* seat : {&anna_, &boris_}) seat->meet(desk_);
        sealed_ = core::seal(anna_.store(), world_.claim, core::english());
    }
    std::vector<std::string> findings() const {
        std::vector<std::string> found;
        auto const report = core::check_dossier(core::proof_file(sealed_), core::in_english);
        EXPECT_TRUE(report) << (report ? std::string() : core::render(report.error().message));
        if (report)
            for (auto const& finding : report->findings) found.push_back(core::render(finding));
        return found;
    }
    /// Signs which entries the proof has, as whoever makes one does.
    void list_by(core::SigningKey const& key) {
        auto& proof = sealed_.proof;
        proof.list = core::ListSignature{key.public_key(), {}, {}};
        proof.list->signature = key.sign(core::listed(proof, {}));
    }
    void add_entry_of(core::SigningKey const& key, core::Record const& record, std::string operation = "claim.edit") {
        Forger forger{&key, anna_.store().workspace(), {}};
        fixture::MemoryTransport aside;
        auto const change = change_to(record);
        forger.write(aside, {}, std::move(operation), {change}, seen_of(boris_, anna_));
        auto const& lane = aside.lanes.at(forger.lane());
        auto const opened = core::value_or_throw(core::open_sealed(lane.sealed.back()));
        auto& proof = sealed_.proof;
        proof.lanes.push_back({{}, key.public_key(), lane.offer.note, 1, {}});
        core::EntryProof entry;
        entry.lane = proof.lanes.size() - 1;
        entry.entry = core::entry_bytes(opened.entry.revision, std::vector{change.digest});
        entry.changes = {change};
        proof.entries.push_back(entry);
    }

    fixture::World world_;
    core::SealedDossier sealed_;
    core::SigningKey stranger_{std::string(32, 's')};
};

TEST_F(DossierOfADesk, HoldsAsItIsAndListedByWhoeverBelongsThere) {
    EXPECT_EQ(findings(), std::vector<std::string>());
    db::Keyring keyring(folder_.file("boris-keys"), {});
    list_by(*keyring.key());
    EXPECT_EQ(findings(), std::vector<std::string>());
    remove_boris();
    sealed_ = core::seal(anna_.store(), world_.claim, core::english());
    list_by(*keyring.key());
    EXPECT_EQ(findings(), std::vector<std::string>()) << "who once belonged there may have made it then";
}

TEST_F(DossierOfADesk, AnEntryOfAStrangerIsAFinding) {
    auto claim = anna_.store().get(world_.claim);
    claim.text = "Rien n’a été tiré.";
    add_entry_of(stranger_, claim);
    auto const key = core::fingerprint(stranger_.public_key());
    sealed_.proof.list.reset();
    auto const found = findings();
    ASSERT_FALSE(found.empty());
    EXPECT_NE(found[0].find(key), std::string::npos) << found[0];
    list_by(stranger_);
    auto const listed = findings();
    ASSERT_EQ(listed.size(), found.size() + 1);
    EXPECT_NE(listed[1].find(key), std::string::npos) << listed[1];
}

TEST_F(DossierOfADesk, AListOfAStrangerIsAFinding) {
    list_by(stranger_);
    auto const found = findings();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find(core::fingerprint(stranger_.public_key())), std::string::npos) << found[0];
}

TEST_F(DossierOfADesk, ARedactionByWhoMayNotTakesNothingOut) {
    auto const state = anna_.store().last_change(core::ref(world_.review));
    core::Redaction const redaction{"art. 17", "boris", {{core::ref(world_.review), state}}, {}};
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto forger = forger_of(boris_, keyring);
    fixture::MemoryTransport aside;
    aside.lanes = desk_.lanes;
    forger.write(aside, core::encode_notice(redaction, [&](core::Seq seq) { return anna_.store().revision(seq).place(); }),
                 std::string(core::redact_operation), {}, seen_of(boris_, anna_));
    auto const& lane = aside.lanes.at(forger.lane());
    auto& proof = sealed_.proof;
    auto const his = std::ranges::find(proof.lanes, boris_.seat().own_key(), &core::LaneProof::key);
    ASSERT_NE(his, proof.lanes.end());
    std::vector<core::Digest> leaves;
    for (auto const& sealed : lane.sealed) leaves.push_back(core::value_or_throw(core::open_sealed(sealed)).leaf);
    core::MerkleTree const tree(leaves);
    his->checkpoint = lane.offer.note;
    his->size = lane.offer.size;
    his->root = tree.root();
    auto const number = static_cast<std::size_t>(his - proof.lanes.begin());
    for (auto& entry : proof.entries)
        if (entry.lane == number)
            entry.path = tree.path(static_cast<std::uint64_t>(core::read_entry(entry.entry)->revision.index));
    core::EntryProof entry;
    entry.lane = number;
    entry.entry = core::entry_bytes(core::value_or_throw(core::open_sealed(lane.sealed.back())).entry.revision, {});
    entry.path = tree.path(leaves.size() - 1);
    proof.entries.push_back(entry);
    for (auto& shown : proof.entries)
        for (auto& change : shown.changes)
            if (change.ref == core::ref(world_.review)) {
                change.salt.clear();
                change.body.reset();
            }
    list_by(*keyring.key());
    auto const found = findings();
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(std::ranges::any_of(found, [](auto const& each) { return each.find("no signed redaction says so") != each.npos; }))
        << found[0];
}

} // namespace
