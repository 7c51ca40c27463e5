// After a redaction no byte of the file, of what lies beside it or of a backup tells the words: not the reason that was
// given, not what was asked, not an index. What it cannot take out it names.
#include "core/operations/redactions.h"
#include "core/operations/replies.h"
#include "tests/db/attacks.h"

namespace {

class AttackWords : public fixture::Attacked {
protected:
    std::vector<std::string> holding(std::string const& words) const {
        std::vector<std::string> found;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_.file("")))
            if (entry.is_regular_file() && fixture::read_file(entry.path()).find(words) != std::string::npos)
                found.push_back(entry.path().filename());
        return found;
    }
    core::ChangeSet redact(core::Store& store, core::Ref ref, core::Extent extent = core::Extent::whole) {
        auto context = core::context_of(store);
        return store.commit(core::redact_record(context, ref, {"RGPD art. 17", "CNIL", extent}));
    }
    void write_with_reason(core::Store& store, std::string const& reason) {
        auto claim = store.get(world_.claim);
        claim.note = "Note " + std::to_string(++notes_);
        auto draft = fixture::put(store, claim);
        draft.reason = reason;
        store.commit(draft);
    }
    static bool names(std::vector<core::Message> const& told, std::string const& words) {
        return std::ranges::any_of(told, [&](auto const& each) {
            return core::render(each).find(words) != std::string::npos;
        });
    }
    static constexpr auto phrase = "Zoroastre Quetzalcoatl";
    int notes_ = 0;
};

TEST_F(AttackWords, TheReasonThatWasGivenGoesWithTheState) {
    {
        auto const store = open();
        write_with_reason(*store, std::string("Signalé par ") + phrase);
        write_with_reason(*store, "");
    }
    std::filesystem::copy_file(path_, path_ + ".before-0009.bak");
    std::filesystem::copy_file(path_, path_ + ".before-repair.bak");
    EXPECT_EQ(holding(phrase).size(), 3U);
    {
        auto const store = open();
        redact(*store, core::ref(world_.claim), core::Extent::earlier);
        EXPECT_EQ(holding(phrase), std::vector<std::string>()) << "while it is open, its -wal included";
        for (core::Seq seq = 1; seq <= store->head(); ++seq)
            EXPECT_EQ(store->revision(seq).reason.find(phrase), std::string::npos);
    }
    EXPECT_EQ(holding(phrase), std::vector<std::string>());
    EXPECT_EQ(status(), "OK-REDACTED");
    EXPECT_EQ(fixture::status_of(fixture::verified(path_, stranger())), "OK-REDACTED");
}

TEST_F(AttackWords, TheReasonOfADeletionGoesWithTheRecord) {
    auto const store = open();
    auto context = core::context_of(*store);
    auto const claim = fixture::claim_saying(*store, "Que peu");
    store->commit(fixture::put(*store, claim, "claim.create"));
    auto draft = core::erase_record(context, core::ref(claim.id));
    draft.reason = std::string("Demandé par ") + phrase;
    store->commit(draft);
    redact(*store, core::ref(claim.id));
    EXPECT_EQ(holding(phrase), std::vector<std::string>());
    fixture::expect_sound(*store);
}

TEST_F(AttackWords, AReasonTakenOutOrWrittenInByHandBreaks) {
    {
        auto const store = open();
        write_with_reason(*store, "Une bonne raison");
    }
    auto const good = fixture::read_file(path_);
    auto const seq = std::to_string(head());
    for (auto const& sql : std::vector<std::string>{
             "update revision set reason = 'Une autre' where seq = " + seq,
             "update revision set reason = '' where seq = " + seq,
             "update revision set reason = '', reason_salt = null where seq = " + seq,
             "update revision set reason = '', reason_salt = null, reason_digest = null where seq = " + seq,
             "update revision set reason = 'Une raison' where seq = 3",
             "insert into redacted_reason values(" + seq + ", " + seq +
                 "); update revision set reason = '', reason_salt = null where seq = " + seq}) {
        SCOPED_TRACE(sql);
        fixture::write_file(path_, good);
        fixture::Tool(path_).tamper(sql);
        EXPECT_EQ(status(), "BROKEN");
        EXPECT_EQ(fixture::status_of(fixture::verified(path_, stranger())), "BROKEN");
        expect_repair_refused();
    }
}

TEST_F(AttackWords, WhoWasAskedForAReplyIsNamed) {
    core::Id<core::ReplyRequest> request;
    core::Id<core::Party> party;
    {
        auto const store = open();
        auto context = core::context_of(*store);
        core::RequestFacts facts;
        facts.party = phrase;
        facts.asked_on = *core::PartialDate::parse("2022-12-19");
        facts.question = std::string("Est-il vrai, ") + phrase + " ?";
        auto const made = core::ask_for_reply(context, world_.claim, facts);
        store->commit(made.draft);
        request = made.id;
        party = store->get(request).party;
    }
    auto const store = open();
    auto const done = redact(*store, core::ref(request));
    EXPECT_TRUE(names(done.remarks, phrase)) << "who was asked is a record of its own";
    EXPECT_FALSE(store->find(request));
    EXPECT_FALSE(holding(phrase).empty()) << "the party has it";
    redact(*store, core::ref(party));
    EXPECT_EQ(holding(phrase), std::vector<std::string>());
}

} // namespace
