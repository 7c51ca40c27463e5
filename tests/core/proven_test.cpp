// Proofs made by hand, entry by entry: what is read from them, in which order, and what about them is refused.
#include "core/editorial/chronicle.h"
#include "core/model/codec.h"
#include "core/log/proven_reader.h"
#include "core/log/redaction.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>

namespace core {
namespace {

constexpr auto workspace = "0123456789abcdef";

/// Lanes that grow entry by entry, and the proof of all of it.
class ByHand {
public:
    struct Written {
        Revision revision;
        std::vector<StoredChange> changes;
    };

    SigningKey const& key(std::string const& name) {
        auto& key = keys_[name];
        if (!key) key = std::make_unique<SigningKey>(std::string(32, name.front()));
        return *key;
    }
    std::string lane(std::string const& name) { return lane_name(workspace, key(name).public_key()); }
    LaneHead head(std::string const& name) {
        std::vector<Digest> leaves;
        for (auto const* entry : of(name)) leaves.push_back(leaf(*entry));
        auto const size = static_cast<std::int64_t>(leaves.size());
        return {lane(name), size, MerkleTree(std::move(leaves)).root()};
    }
    Written& write(std::string const& name, std::int64_t at, std::vector<std::pair<Record, bool>> states,
                   std::vector<LaneHead> const& seen = {}) {
        Revision revision;
        revision.format = 3;
        revision.lane = lane(name);
        revision.index = static_cast<std::int64_t>(of(name).size());
        revision.at.ms = at;
        revision.actor = name;
        revision.operation = "claim.edit";
        revision.seen = encode_heads(seen);
        std::vector<StoredChange> changes;
        for (auto const& [record, is_there] : states) {
            StoredChange change;
            change.ref = ref_of(record);
            change.salt = "salt" + std::to_string(entries_.size());
            if (is_there) change.body = encode(record);
            changes.push_back(change);
        }
        return entries_.emplace_back(Written{std::move(revision), std::move(changes)});
    }
    ClaimProof proof() {
        ClaimProof proof;
        proof.claim.value = 7;
        std::map<std::string, std::size_t> places;
        for (auto const& [name, key] : keys_) {
            auto const now = head(name);
            if (now.size == 0) continue;
            places[now.lane] = proof.lanes.size();
            proof.lanes.push_back({now.lane, key->public_key(),
                                   sign_checkpoint({origin_of(workspace, now.lane), now.size, now.root}, *key),
                                   now.size, now.root});
        }
        for (auto const& entry : entries_) {
            std::vector<Digest> leaves;
            for (auto const& other : entries_)
                if (other.revision.lane == entry.revision.lane) leaves.push_back(leaf(other));
            EntryProof made;
            made.lane = places.at(entry.revision.lane);
            made.entry = bytes(entry);
            made.path = MerkleTree(std::move(leaves)).path(static_cast<std::uint64_t>(entry.revision.index));
            made.reason = entry.revision.reason;
            made.reason_salt = entry.revision.reason_salt;
            made.changes = entry.changes;
            proof.entries.push_back(std::move(made));
        }
        return proof;
    }
    std::deque<Written> entries_;

private:
    static Digest digest_of(StoredChange const& change) {
        return change.salt.empty() ? change.digest
                                   : change_digest(change.salt, change.ref,
                                                   change.body ? std::optional<std::string_view>(*change.body)
                                                               : std::nullopt);
    }
    static std::string bytes(Written const& entry) {
        std::vector<Digest> digests;
        for (auto const& change : entry.changes) digests.push_back(digest_of(change));
        return entry_bytes(entry.revision, digests);
    }
    static Digest leaf(Written const& entry) { return MerkleFrontier::leaf(bytes(entry)); }
    std::vector<Written const*> of(std::string const& name) {
        std::vector<Written const*> found;
        for (auto const& entry : entries_)
            if (entry.revision.lane == lane(name)) found.push_back(&entry);
        return found;
    }
    std::map<std::string, std::unique_ptr<SigningKey>> keys_;
};

Claim claim(std::string text, std::int64_t topic = 0) {
    Claim claim;
    claim.id.value = 7;
    claim.text = std::move(text);
    claim.topic.value = topic;
    return claim;
}
Topic topic(RawId id) {
    Topic topic;
    topic.id.value = id;
    topic.name = "t" + std::to_string(id);
    return topic;
}

std::string refusal(ClaimProof const& proof) {
    auto const checked = check_proof(proof);
    return checked ? "holds" : render(checked.error().message);
}

TEST(Proven, RecordsAreReadAsTheirNewestEntriesHaveThem) {
    ByHand log;
    log.write("anna", 10, {{claim("one", 3), true}, {topic(3), true}});
    log.write("anna", 20, {{claim("two", 4), true}, {topic(4), true}});
    log.write("anna", 30, {{topic(3), false}});
    auto checked = check_proof(log.proof());
    ASSERT_TRUE(checked) << render(checked.error().message);
    ProvenReader const reader(std::move(*checked));
    EXPECT_EQ(reader.workspace(), workspace);
    EXPECT_EQ(reader.head(), 3);
    EXPECT_EQ(reader.find(Id<Claim>{7})->text, "two");
    EXPECT_FALSE(reader.find(Id<Topic>{3})) << "it was erased";
    EXPECT_TRUE(reader.missing().empty());
    EXPECT_FALSE(reader.find(Id<Topic>{9}));
    EXPECT_EQ(reader.missing(), std::set<Ref>({Ref{Kind::topic, 9}}));
    EXPECT_EQ(reader.referring(Kind::claim, "topic", Ref{Kind::topic, 4}), std::vector<RawId>{7});
    EXPECT_TRUE(reader.referring(Kind::claim, "topic", Ref{Kind::topic, 3}).empty());
    EXPECT_EQ(reader.ever_referring(Kind::claim, Ref{Kind::topic, 3}), std::vector<RawId>{7});
    EXPECT_EQ(reader.list(Kind::topic, 0, 10), std::vector<RawId>{4});
    auto const steps = reader.history(Ref{Kind::claim, 7});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(std::get<Claim>(*steps[1].before).text, "one");
    EXPECT_EQ(steps[1].revision.seq, 2);
    EXPECT_EQ(std::get<Claim>(*reader.before(Ref{Kind::claim, 7}, 2)).text, "one");
    EXPECT_EQ(reader.last_change(Ref{Kind::topic, 3}), 3);
    EXPECT_EQ(reader.states(Ref{Kind::topic, 3}), std::vector<Seq>{1});
    EXPECT_EQ(reader.changes(3).at(0).ref, (Ref{Kind::topic, 3}));
    EXPECT_EQ(reader.revisions(0, 2).size(), 2U);
    EXPECT_EQ(reader.newest_until(Instant{25}), 2);
    EXPECT_THROW(reader.revision(4), Error);
}

TEST(Proven, OfTwoLanesTheOneThatSawTheOtherComesLater) {
    ByHand log;
    log.write("anna", 50, {{claim("first"), true}});
    auto const seen = log.head("anna");
    log.write("bruno", 20, {{claim("second"), true}}, {seen}); // his clock is late
    log.write("bruno", 10, {{claim("third"), true}});          // and jumped
    auto checked = check_proof(log.proof());
    ASSERT_TRUE(checked) << render(checked.error().message);
    std::vector<std::string> texts;
    ProvenReader const reader(std::move(*checked));
    for (auto const& step : reader.history(Ref{Kind::claim, 7})) texts.push_back(std::get<Claim>(*step.after).text);
    EXPECT_EQ(texts, (std::vector<std::string>{"first", "second", "third"}));
}

TEST(Proven, OfLanesThatSawNothingOfEachOtherTheEarlierInstantComesFirst) {
    ByHand log;
    log.write("bruno", 20, {{claim("b"), true}});
    log.write("anna", 10, {{claim("a"), true}});
    auto const proof = log.proof();
    auto turned = proof;
    std::ranges::reverse(turned.entries);
    for (auto const& each : {proof, turned}) { // the order in the file says nothing
        auto checked = check_proof(each);
        ASSERT_TRUE(checked);
        EXPECT_EQ(ProvenReader(std::move(*checked)).find(Id<Claim>{7})->text, "b");
    }
}

TEST(Proven, EntriesThatEachSawTheOtherAreRefused) {
    ByHand log;
    log.write("anna", 10, {{claim("a"), true}}, {{log.lane("bruno"), 1, sha256("x")}});
    log.write("bruno", 20, {{claim("b"), true}}, {{log.lane("anna"), 1, sha256("y")}});
    EXPECT_EQ(refusal(log.proof()), "The entries of the proof contradict each other about what came first.");
}

TEST(Proven, AReasonIsHeldToItsDigest) {
    ByHand log;
    auto& entry = log.write("anna", 10, {{claim("a"), true}});
    entry.revision.reason = "parce que";
    entry.revision.reason_salt = "0123456789abcdef";
    entry.revision.reason_digest = reason_digest(entry.revision.reason_salt, entry.revision.reason);
    auto proof = log.proof();
    auto checked = check_proof(proof);
    ASSERT_TRUE(checked) << render(checked.error().message);
    EXPECT_EQ(checked->entries[0].revision.reason, "parce que");
    proof.entries[0].reason = "pour rien";
    EXPECT_TRUE(refusal(proof).ends_with("is not what it commits to."));
    proof.entries[0].reason.clear();
    proof.entries[0].reason_salt.clear();
    checked = check_proof(proof);
    ASSERT_TRUE(checked);
    EXPECT_TRUE(checked->entries[0].revision.reason_redacted());
    EXPECT_EQ(unfounded_redactions(*checked, {}).size(), 0U);
    EXPECT_EQ(unfounded_redactions(*checked, {1}).size(), 1U) << "told, but left out without a redaction";
}

TEST(Proven, WhatIsRedactedASignedRedactionNames) {
    ByHand log;
    log.write("anna", 10, {{claim("secret"), true}});
    log.write("anna", 20, {{claim("public"), true}});
    auto const place_of = [&](Seq seq) { return log.entries_[static_cast<std::size_t>(seq - 1)].revision.place(); };
    auto& redaction = log.write("anna", 30, {});
    redaction.revision.operation = redact_operation;
    redaction.revision.notice = encode_notice({"art. 17", "CNIL", {{Ref{Kind::claim, 7}, 1}}, {}}, place_of);
    auto const hide = [&](ClaimProof proof, std::size_t at) {
        auto& change = proof.entries[at].changes[0];
        change.digest = change_digest(change.salt, change.ref, std::string_view(*change.body));
        change.salt.clear();
        change.body.reset();
        return proof;
    };
    auto const proof = log.proof();
    auto const first = check_proof(hide(proof, 0));
    ASSERT_TRUE(first) << render(first.error().message);
    EXPECT_TRUE(unfounded_redactions(*first, {}).empty());
    auto const second = check_proof(hide(proof, 1));
    ASSERT_TRUE(second);
    ASSERT_EQ(unfounded_redactions(*second, {}).size(), 1U) << "that state was never redacted";
    EXPECT_TRUE(render(unfounded_redactions(*second, {})[0]).ends_with("and no signed redaction says so."));
    auto alone = hide(proof, 0);
    alone.entries.pop_back();
    auto const without = check_proof(alone);
    ASSERT_TRUE(without);
    EXPECT_EQ(unfounded_redactions(*without, {}).size(), 1U);
}

TEST(Proven, NothingIsShownThatTheEntryDoesNotCommitTo) {
    ByHand log;
    log.write("anna", 10, {{claim("a", 3), true}, {topic(3), true}});
    log.write("anna", 20, {{claim("b"), true}});
    auto const proof = log.proof();
    ASSERT_EQ(refusal(proof), "holds");
    auto const broken = [&](char const* what, auto const& change) {
        auto forged = proof;
        change(forged);
        EXPECT_NE(refusal(forged), "holds") << what;
    };
    broken("a change twice", [](ClaimProof& p) { p.entries[1].changes.push_back(p.entries[1].changes[0]); });
    broken("changes turned", [](ClaimProof& p) { std::ranges::reverse(p.entries[0].changes); });
    broken("another entry's change", [](ClaimProof& p) { p.entries[0].changes[0] = p.entries[1].changes[0]; });
    broken("no such kind", [](ClaimProof& p) { p.entries[0].changes[0].ref.kind = Kind::none; });
    broken("redacted and shown", [](ClaimProof& p) { p.entries[0].changes[0].salt.clear(); });
    broken("an entry twice", [](ClaimProof& p) { p.entries.push_back(p.entries[0]); });
    broken("a lane twice", [](ClaimProof& p) { p.lanes.push_back(p.lanes[0]); });
    broken("no such lane", [](ClaimProof& p) { p.entries[0].lane = 7; });
    broken("no entries", [](ClaimProof& p) { p.entries.clear(); });
    broken("a lane under another name", [](ClaimProof& p) { p.lanes[0].lane = "00"; });
    auto part = proof;
    part.entries[0].changes.erase(part.entries[0].changes.begin());
    auto const checked = check_proof(part);
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->entries[0].withheld, 1);
}

TEST(Proven, LogsOfTwoWorkspacesAreNoProof) {
    ByHand log;
    log.write("anna", 10, {{claim("a"), true}});
    auto proof = log.proof();
    SigningKey const key(std::string(32, 'z'));
    auto const lane = lane_name("fedcba", key.public_key());
    proof.lanes.push_back({lane, key.public_key(), sign_checkpoint({origin_of("fedcba", lane), 1, sha256("x")}, key), 1,
                           sha256("x")});
    EXPECT_EQ(refusal(proof), "The signed head is that of another log.");
}

TEST(Proven, ABodyThatIsNoRecordIsRefused) {
    ByHand log;
    auto& entry = log.write("anna", 10, {{claim("a"), true}});
    for (auto const* body : {"", "{", "[]", "{\"text\": 1}", "{\"text\": \"a\", \"text\": \"b\"}"}) {
        entry.changes[0].body = body;
        EXPECT_TRUE(refusal(log.proof()).ends_with("cannot be read.")) << body << refusal(log.proof());
    }
}

TEST(Proven, AnswersToAnswersGoOnForLong) {
    // A stranger's proof may hold any chain its own key signed; walking it must not need a stack as deep.
    ByHand log;
    std::vector<std::pair<Record, bool>> states{{claim("a"), true}};
    constexpr RawId remarks = 50'000;
    for (RawId at = 1; at <= remarks; ++at) {
        Remark remark;
        remark.id.value = at;
        if (at == 1) remark.claim.value = 7;
        if (at > 1) remark.answers.value = at - 1;
        states.emplace_back(remark, true);
    }
    log.write("anna", 10, std::move(states));
    auto checked = check_proof(log.proof());
    ASSERT_TRUE(checked) << render(checked.error().message);
    ProvenReader const reader(std::move(*checked));
    EXPECT_EQ(belonging_to(reader, Ref{Kind::claim, 7}).size(), remarks + 1U);
}

} // namespace
} // namespace core
