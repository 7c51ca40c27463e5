// Whose key signs: entries say it, a person who works with another one's key is named with both, and the log of an
// installation that says nobody stays as it was.
#include "core/log/by_whom.h"
#include "core/log/redaction.h"
#include "db/keyring.h"
#include "tests/db/installation.h"

#include <algorithm>
#include <fstream>

namespace {

class Owner : public ::testing::Test {
protected:
    std::unique_ptr<core::Store> open(std::string const& person, std::string const& owner,
                                      std::string const& installation = "one") {
        auto options = fixture::installed(folder_, installation, person, ++seed_);
        if (!owner.empty()) db::Keyring(options.key_folder, {}).set_owner(owner);
        return made_++ == 0 ? db::create_workspace(path_, std::move(options)) : db::open_workspace(path_, std::move(options));
    }
    /// Who did each revision, oldest first.
    static std::vector<std::string> doers(core::Store const& store) {
        std::vector<std::string> found;
        for (auto const& revision : store.revisions(0, 100)) found.insert(found.begin(), core::by_whom(revision));
        return found;
    }
    static std::size_t notices(core::Store const& store) {
        auto const all = store.revisions(0, 100);
        return static_cast<std::size_t>(
            std::ranges::count_if(all, [](auto const& revision) { return !revision.notice.empty(); }));
    }

    fixture::Folder folder_;
    std::string path_ = folder_.file("desk.counterpoint");
    int made_ = 0;
    std::uint64_t seed_ = 0;
};

using Doers = std::vector<std::string>;

TEST_F(Owner, SomebodyElseAtTheSameKeyWasEnteredByItsOwner) {
    auto const store = open("Ines Moreau", "Ines Moreau");
    fixture::write_claims(*store, 1);
    store->sign_as("Karim Haddad", "");
    fixture::write_claims(*store, 2);
    store->sign_as("ines  moreau", "");
    fixture::write_claims(*store, 1);
    EXPECT_EQ(doers(*store), (Doers{"Ines Moreau", "Karim Haddad, entered by Ines Moreau",
                                    "Karim Haddad, entered by Ines Moreau", "ines  moreau"}));
    EXPECT_EQ(notices(*store), 1u) << "it is said once";
    EXPECT_EQ(core::by_whom(store->revision(2)), "Karim Haddad, entered by Ines Moreau");
    auto const claim = store->changes(2).front().ref;
    EXPECT_EQ(core::entered_by(store->revisions_of(claim).front()), "Ines Moreau");
    EXPECT_EQ(core::entered_by(store->history(claim).front().revision), "Ines Moreau");
}

TEST_F(Owner, AnotherNameHoldsFromThenOn) {
    auto const store = open("Ines Moreau", "Ines Moreau");
    fixture::write_claims(*store, 1);
    store->sign_as("Ines Haddad", "Ines Haddad");
    fixture::write_claims(*store, 2);
    EXPECT_EQ(doers(*store), (Doers{"Ines Moreau", "Ines Haddad", "Ines Haddad"}));
    EXPECT_EQ(notices(*store), 2u);
    EXPECT_EQ(store->revision(1).owner, "Ines Moreau");
    EXPECT_EQ(store->revision(3).owner, "Ines Haddad");
}

TEST_F(Owner, EachKeyHasItsOwn) {
    open("Ines Moreau", "Ines Moreau")->commit({}); // nothing to say yet
    {
        auto const store = open("Ines Moreau", "Ines Moreau");
        fixture::write_claims(*store, 1);
    }
    auto const other = open("Ines Moreau", "Karim Haddad", "two");
    other->accept();
    fixture::write_claims(*other, 1);
    auto const found = doers(*other);
    EXPECT_EQ(found.front(), "Ines Moreau");
    EXPECT_EQ(found.back(), "Ines Moreau, entered by Karim Haddad");
    core::Progress progress;
    EXPECT_EQ(fixture::status_of(other->verify(progress)), "OK");
}

TEST_F(Owner, WhatSaysNobodyStaysAsItWas) {
    auto const store = open("Ines Moreau", "");
    fixture::write_claims(*store, 1);
    store->sign_as("Karim Haddad", "");
    fixture::write_claims(*store, 1);
    EXPECT_EQ(doers(*store), (Doers{"Ines Moreau", "Karim Haddad"}));
    EXPECT_EQ(notices(*store), 0u);
}

TEST_F(Owner, WithoutAKeyNothingIsSaid) {
    auto const store = fixture::in_memory("Ines Moreau");
    store->sign_as("Ines Moreau", "Karim Haddad");
    fixture::write_claims(*store, 1);
    EXPECT_EQ(doers(*store), Doers{"Ines Moreau"});
}

TEST_F(Owner, IsKeptBesideTheKey) {
    db::Keyring keyring(folder_.file("keys"), {});
    EXPECT_EQ(keyring.owner(), "");
    EXPECT_TRUE(keyring.set_owner("Ines Moreau"));
    EXPECT_EQ(db::Keyring(folder_.file("keys"), {}).owner(), "Ines Moreau");
    EXPECT_TRUE(keyring.set_owner("Ines Haddad"));
    EXPECT_EQ(keyring.owner(), "Ines Haddad");
    EXPECT_FALSE(db::Keyring("", {}).set_owner("Ines Moreau")) << "there is no place to keep it";
    std::ofstream(folder_.file("keys/owner")) << "\x01\n";
    EXPECT_EQ(keyring.owner(), "") << "no person's name";
}

TEST_F(Owner, ADecisionAndARedactionSayItAsWell) {
    core::Decision forked;
    forked.found = core::Trust::forked;
    auto const notice = core::with_owner(core::encode_decision(forked), "Karim Haddad");
    EXPECT_EQ(core::owner_in(notice), "Karim Haddad");
    EXPECT_EQ(core::decision_in(core::accept_operation, notice)->found, core::Trust::forked);
    auto const redaction = core::with_owner(R"({"redaction":{"authority":"a","basis":"b","states":[]}})", "Ines Moreau");
    EXPECT_EQ(core::owner_in(redaction), "Ines Moreau");
    EXPECT_EQ(core::redaction_in(core::redact_operation, redaction, [](auto const&) { return core::Seq{1}; })->basis, "b");
    for (auto const* broken : {"", "no json", "[1]", R"({"owner":7})", R"({"redaction":{}})"})
        EXPECT_EQ(core::owner_in(broken), std::nullopt) << broken;
}

TEST_F(Owner, UndoIsThePersonsWhoSitsHereNow) {
    auto const store = open("Ines Moreau", "Ines Moreau");
    fixture::write_claims(*store, 1);
    store->sign_as("Karim Haddad", "");
    EXPECT_EQ(store->undoable(), std::nullopt);
    store->sign_as("Ines Moreau", "");
    EXPECT_EQ(store->undo(0).seq, 2);
}

TEST_F(Owner, AChosenNameLooksLikeNobodyElsesEntry) {
    auto const store = open("Ines Moreau", "Eve Sorel");
    store->sign_as("Karim Haddad, entered by Ines Moreau", "");
    fixture::write_claims(*store, 1);
    EXPECT_EQ(doers(*store).back(), "“Karim Haddad, entered by Ines Moreau”, entered by Eve Sorel");
    store->sign_as("Eve Sorel, entered by Ines Moreau", "Eve Sorel, entered by Ines Moreau");
    fixture::write_claims(*store, 1);
    EXPECT_EQ(doers(*store).back(), "“Eve Sorel, entered by Ines Moreau”");
}

/// Somebody without the key may write what they like into the file: it names nobody.
TEST_F(Owner, AnAlteredNoticeNamesNobody) {
    {
        auto const store = open("Ines Moreau", "Ines Moreau");
        store->sign_as("Karim Haddad", "");
        fixture::write_claims(*store, 3);
    }
    fixture::Tool(path_).tamper("update revision set notice = replace(notice, 'Ines Moreau', 'Eve Sorel') "
                                "where notice is not null");
    auto options = fixture::installed(folder_, "one", "Ines Moreau", 99);
    options.mode = db::Mode::read;
    auto const store = db::open_workspace(path_, std::move(options));
    for (auto const& revision : store->revisions(0, 100)) EXPECT_EQ(revision.owner, "");
}

TEST_F(Owner, WhatReadsAsNoNameNamesNobody) {
    EXPECT_EQ(core::owner_in(core::with_owner("", "Ines")), "Ines");
    auto const store = open("Ines Moreau", "Ines Moreau");
    fixture::write_claims(*store, 1);
    store->sign_as("Karim Haddad", "Karim\nHaddad");
    fixture::write_claims(*store, 1);
    EXPECT_EQ(store->revision(store->head()).owner, "Ines Moreau") << "the last who was named";
}

} // namespace
