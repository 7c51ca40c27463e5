// What the log says besides the records, in a dossier that travels: reasons and states that were redacted, lanes that
// nobody signs and decisions about them, people as a list, the form of an approval, how the history stands. Each
// comes out right, and each forgery of it is named.
#include "core/editorial/approval.h"
#include "core/formats/dossier_page.h"
#include "tests/db/sent_dossier.h"

namespace {

using fixture::installed;
using fixture::SentDossier;
using Json = fixture::SentJson;

class DossierLog : public SentDossier {
protected:
    std::string path() const { return folder_.file("a.counterpoint"); }
    void reopen(db::OpenOptions options) {
        store_.reset();
        store_ = db::open_workspace(path(), std::move(options));
    }
    void reopen() { reopen(installed(folder_, "home", "anna", 90)); }
    void edit(std::string note, std::string reason) {
        auto claim = this->claim();
        claim.note = std::move(note);
        commit(core::edit_record(as("anna"), claim, std::move(reason)));
    }
    void redact_earlier() {
        commit(core::redact_record(as("anna"), core::ref(world_.claim), {"art. 17", "CNIL", core::Extent::earlier}));
    }
    /// The sentences for the dossier after a change.
    static std::string after(Json sent, std::function<void(Json&)> const& change) {
        change(sent);
        return told(sent.dump());
    }
    /// The entries of a proof that do this.
    static std::vector<std::size_t> places_of(Json const& sent, std::string_view operation) {
        std::vector<std::size_t> found;
        auto const& entries = sent["proof"]["entries"];
        for (std::size_t at = 0; at < entries.size(); ++at) {
            auto const bytes = core::from_base64(entries[at]["entry"].get<std::string>()).value();
            if (core::read_entry(bytes)->revision.operation == operation) found.push_back(at);
        }
        return found;
    }
    static bool has(std::string const& text, std::string_view words) { return text.find(words) != text.npos; }
};

TEST_F(DossierLog, WhoReviewedIsAList) {
    publish();
    auto review = this->review();
    ASSERT_EQ(review.reviewers, std::vector<std::string>{"bruno"});
    review.reviewers = {"bruno", "Chloé, la jeune"};
    commit(fixture::put(*store_, review));
    auto const sent = Json::parse(json());
    EXPECT_EQ(sent["review"]["reviewers"], Json({"bruno", "Chloé, la jeune"}));
    EXPECT_TRUE(has(html(), "<dd>bruno, Chloé, la jeune</dd>"));
    expect_holds(html());
    auto const with = [&](Json const& names) {
        return after(sent, [&](Json& json) { json["review"]["reviewers"] = names; });
    };
    EXPECT_TRUE(has(with({"bruno"}), "review.reviewers[1] is left out"));
    EXPECT_TRUE(has(with({"bruno", "Chloé", "la jeune"}), "review.reviewers["));
    EXPECT_TRUE(has(with("bruno, Chloé, la jeune"), "review.reviewers"));
    EXPECT_TRUE(has(with({"Chloé, la jeune", "bruno"}), "review.reviewers["));
    EXPECT_TRUE(has(with({"BRUNO", "Chloé, la jeune"}), "review.reviewers[0]: shown “BRUNO”, proven “bruno”"))
        << "one person, but not what was written";
}

TEST_F(DossierLog, AnApprovalSaysItsForm) {
    publish();
    auto sent = Json::parse(json());
    EXPECT_EQ(sent["review"]["approval_form"], core::newest_approval_form);
    EXPECT_FALSE(has(html(), "What the approval covers"));
    EXPECT_TRUE(has(after(sent, [](Json& json) { json["review"]["approval_form"] = 1; }), "review.approval_form: "));

    auto const rename = [&](std::string name) {
        auto party = store_->get(store_->get(world_.statement).speaker);
        party.name = std::move(name);
        commit(fixture::put(*store_, party));
    };
    rename("A. Blinken");
    sent = Json::parse(json());
    EXPECT_TRUE(sent["review"]["stale_approval"].get<bool>());
    expect_holds(html());
    EXPECT_TRUE(has(after(sent, [](Json& json) { json["review"]["stale_approval"] = false; }), "stale_approval: "));

    // One of an earlier version of the program, which did not look at who said it.
    auto review = this->review();
    review.approval_form = core::first_approval_form;
    review.approved = core::content_digest(*store_, review);
    commit(fixture::put(*store_, review));
    rename("Antony J. Blinken");
    EXPECT_FALSE(Json::parse(json())["review"]["stale_approval"].get<bool>());
    EXPECT_TRUE(has(html(), "What the approval covers"));
    expect_holds(json());
    expect_holds(html());
}

TEST_F(DossierLog, AReasonIsHeldByItsDigest) {
    edit("une note", "parce que Zoroastre");
    auto const sent = Json::parse(json());
    expect_holds(html());
    auto const& entries = sent["proof"]["entries"];
    auto const edited = static_cast<std::size_t>(
        std::ranges::find_if(entries, [](Json const& each) { return each.contains("reason"); }) - entries.begin());
    ASSERT_LT(edited, entries.size());
    auto const entry = [&](Json& json) -> Json& { return json["proof"]["entries"][edited]; };
    EXPECT_EQ(entries[edited]["reason"], "parce que Zoroastre");
    EXPECT_TRUE(has(after(sent, [&](Json& json) { entry(json)["reason"] = "pour rien"; }),
                    "is not what it commits to"));
    EXPECT_TRUE(has(after(sent, [&](Json& json) { entry(json)["reason_salt"] = core::to_base64("another salt"); }),
                    "is not what it commits to"));
    EXPECT_TRUE(after(sent, [&](Json& json) { entry(json).erase("reason_salt"); }).starts_with("! "));
    // Taken out altogether it would pass for redacted.
    auto const out = after(sent, [&](Json& json) {
        entry(json).erase("reason");
        entry(json).erase("reason_salt");
    });
    EXPECT_TRUE(has(out, "is left out as redacted, and no signed redaction says so")) << out;
    EXPECT_TRUE(has(out, "reason"));
    EXPECT_TRUE(has(after(sent,
                          [&](Json& json) {
                              auto& first = json["proof"]["entries"][0];
                              first["reason"] = "de trop";
                              first["reason_salt"] = core::to_base64("salt");
                          }),
                    "is not what it commits to"));
}

TEST_F(DossierLog, ARedactedReasonIsGoneAndProvablySo) {
    edit("une note", "parce que Zoroastre");
    edit("une autre", "");
    redact_earlier();
    auto const sent = Json::parse(json());
    for (auto const& file : {json(), html()}) {
        expect_holds(file);
        EXPECT_FALSE(has(file, "Zoroastre"));
        EXPECT_EQ(core::check_dossier(file)->redacted, 2) << "states; the entry with the reason is one of theirs";
    }
    EXPECT_TRUE(has(html(), "The reason was redacted."));
    auto const line = std::ranges::find_if(sent["history"], [](Json const& each) {
        return each.contains("reason_redacted");
    }) - sent["history"].begin();
    ASSERT_LT(line, static_cast<std::ptrdiff_t>(sent["history"].size()));
    auto const at = static_cast<std::size_t>(line);
    EXPECT_TRUE(has(after(sent, [&](Json& json) { json["history"][at].erase("reason_redacted"); }),
                    "reason_redacted is left out"));
    EXPECT_TRUE(has(after(sent, [&](Json& json) { json["history"][at]["reason"] = "pour rien"; }),
                    "].reason: “pour rien” is shown, and nothing there is proven"));
    // Without the entry that tells of it a gap is a gap.
    auto const redactions = places_of(sent, core::redact_operation);
    ASSERT_EQ(redactions.size(), 1U);
    auto const bare = after(sent, [&](Json& json) { json["proof"]["entries"].erase(redactions[0]); });
    EXPECT_TRUE(has(bare, "The reason of entry ")) << bare;
    EXPECT_TRUE(has(bare, "is left out as redacted, and no signed redaction says so")) << bare;
}

TEST_F(DossierLog, ARedactionCountsFromSignedEntriesThatCameLater) {
    edit("une note", "parce que Zoroastre");
    redact_earlier();
    auto const sealed = this->sealed();
    auto const& log = sealed.proven->log();
    std::set<core::Seq> told;
    for (auto const& line : core::history_of(*sealed.proven, sealed.dossier)) told.insert(line.step.revision.seq);
    EXPECT_TRUE(core::unfounded_redactions(log, told).empty());
    auto const redaction = [&](core::ProvenLog& in) -> core::ProvenEntry& {
        return *std::ranges::find(in.entries, core::redact_operation,
                                  [](auto const& each) { return each.revision.operation; });
    };
    auto forged = log;
    redaction(forged).is_signed = false;
    EXPECT_FALSE(core::unfounded_redactions(forged, told).empty());
    for (auto& entry : forged.entries) entry.is_signed = false;
    EXPECT_TRUE(core::unfounded_redactions(forged, told).empty()) << "nobody's word about nobody's word";
    forged = log;
    redaction(forged).revision.seq = 1;
    EXPECT_FALSE(core::unfounded_redactions(forged, told).empty());
    forged = log; // one that names a revision nobody sees
    auto& notice = redaction(forged).revision.notice;
    notice.replace(notice.find(store_->lanes()[0].lane), 4, "0000");
    EXPECT_FALSE(core::unfounded_redactions(forged, told).empty());
}

TEST_F(DossierLog, WhatAnotherInstallationTookOutAndTookBackIsNamedByPlace) {
    edit("une note", "Zoroastre");
    reopen(installed(folder_, "away", "anna", 50));
    store_->accept(); // the key of the other one
    redact_earlier();
    edit("encore", "");
    store_->undo();
    auto const sent = Json::parse(json());
    expect_holds(sent.dump());
    expect_holds(html());
    EXPECT_EQ(core::check_dossier(sent.dump())->redacted, 1);
    auto const& undone = sent["history"][0];
    ASSERT_TRUE(undone.contains("undoes")) << undone;
    EXPECT_EQ(undone["undoes"]["lane"], sent["history"][1]["lane"]);
    EXPECT_EQ(undone["undoes"]["index"], sent["history"][1]["index"]);
    EXPECT_TRUE(has(after(sent, [](Json& json) { json["history"][0]["undoes"]["index"] = 0; }), "undoes.index"));
    EXPECT_TRUE(has(after(sent, [](Json& json) { json["history"][0].erase("undoes"); }), "undoes"));
}

/// Written by an installation without a key, then decided on by one that has one.
class TakenOver : public DossierLog {
protected:
    void SetUp() override {
        store_ = db::create_workspace(path(), fixture::options());
        world_ = fixture::make_world(*store_);
        edit("avant", "sans clé");
    }
};

TEST_F(TakenOver, WhatNobodySignedIsHeldByASignedDecisionAndStaysCounted) {
    EXPECT_TRUE(has(told(json()), "unsigned: "));
    reopen();
    EXPECT_EQ(store_->standing().status, core::Trust::unsigned_log);
    EXPECT_EQ(Json::parse(json())["found"]["history"], "UNSIGNED");
    EXPECT_TRUE(has(told(json()), "unsigned: "));
    ASSERT_NE(store_->accept().seq, 0);
    edit("après", "signé");

    auto const sent = Json::parse(json());
    expect_holds(sent.dump());
    expect_holds(html());
    auto const report = core::check_dossier(sent.dump()).value();
    EXPECT_EQ(report.found->history, core::Trust::ok);
    EXPECT_GT(report.unsigned_entries, 3);
    EXPECT_EQ(report.taken_over, report.unsigned_entries);
    ASSERT_EQ(report.signers.size(), 1U);
    EXPECT_TRUE(has(html(), "Head that a signed decision took over"));
    auto const& lanes = sent["log"]["lanes"];
    ASSERT_EQ(lanes.size(), 2U);
    auto const nobodys = lanes[0].contains("key") ? 1U : 0U;
    EXPECT_EQ(lanes[nobodys]["taken_over"], lanes[nobodys]["size"]);
    EXPECT_FALSE(lanes[1 - nobodys].contains("taken_over"));

    auto const decisions = places_of(sent, core::accept_operation);
    ASSERT_EQ(decisions.size(), 1U);
    auto const bare = after(sent, [&](Json& json) { json["proof"]["entries"].erase(decisions[0]); });
    EXPECT_TRUE(has(bare, "unsigned: ")) << bare;
    EXPECT_TRUE(has(bare, "taken_over: ")) << bare;
    EXPECT_TRUE(has(after(sent, [&](Json& json) { json["log"]["lanes"][nobodys].erase("taken_over"); }),
                    "taken_over is left out"));
    EXPECT_TRUE(has(after(sent, [&](Json& json) { json["log"]["lanes"][1 - nobodys]["taken_over"] = 3; }),
                    "taken_over: “3” is shown, and nothing there is proven"));
    // The lane as it was taken over, and no other.
    auto& lane = sent["proof"]["lanes"][0].contains("key") ? sent["proof"]["lanes"][1] : sent["proof"]["lanes"][0];
    auto const proof_lane = &lane == &sent["proof"]["lanes"][1] ? 1U : 0U;
    for (auto const* key : {"size", "root", "lane"})
        EXPECT_NE(after(sent,
                        [&](Json& json) {
                            auto& value = json["proof"]["lanes"][proof_lane][key];
                            if (value.is_number())
                                value = value.get<std::int64_t>() + 1;
                            else
                                value = core::to_hex(core::sha256("x"));
                        }),
                  "")
            << key;
}

TEST_F(TakenOver, AnEntryThatNobodySignedCannotBeRewrittenOrSlippedIn) {
    reopen();
    store_->accept();
    auto const proof = sealed().proof;
    ASSERT_TRUE(core::check_proof(proof));
    auto const lane = proof.lanes[0].key.empty() ? 0U : 1U;
    for (std::size_t at = 0; at < proof.entries.size(); ++at) {
        if (proof.entries[at].lane != lane) continue;
        auto forged = proof;
        auto entry = core::read_entry(forged.entries[at].entry).value();
        entry.revision.actor = "olga";
        forged.entries[at].entry = core::entry_bytes(entry.revision, entry.changes);
        EXPECT_FALSE(core::check_proof(forged));
        // With a tree of one's own around it: no decision names that head.
        forged.lanes[lane].size = 1;
        forged.lanes[lane].root = core::MerkleFrontier::leaf(forged.entries[at].entry);
        entry.revision.index = 0;
        forged.entries = {forged.entries[at], proof.entries.back()};
        forged.entries[0].entry = core::entry_bytes(entry.revision, entry.changes);
        forged.entries[0].path.clear();
        forged.lanes[lane].root = core::MerkleFrontier::leaf(forged.entries[0].entry);
        auto const log = core::check_proof(forged);
        ASSERT_TRUE(log) << core::render(log.error().message);
        for (auto const& each : log->entries) EXPECT_FALSE(each.taken_over);
    }
}

TEST_F(TakenOver, ADecisionTakesOverWhatItNamesAndNothingThatCameLater) {
    reopen();
    store_->accept();
    reopen(fixture::options("anna", 60)); // without the key again
    edit("plus tard", "sans clé");
    EXPECT_TRUE(has(told(json()), "unsigned: "));
    EXPECT_EQ(core::check_dossier(json())->taken_over, 0) << "one head a lane: what came later is not under it";
    reopen(installed(folder_, "home", "anna", 91));
    ASSERT_NE(store_->accept().seq, 0);
    expect_holds(json());
    expect_holds(html());
}

TEST_F(TakenOver, ADecisionThatNobodySignedTakesOverNothing) {
    reopen();
    store_->accept();
    auto proof = sealed().proof;
    for (auto& lane : proof.lanes) {
        if (lane.key.empty()) continue;
        auto const head = core::open_checkpoint(lane.checkpoint, lane.key).value();
        lane = {lane.lane, {}, {}, head.size, head.root};
    }
    auto const log = core::check_proof(proof).value();
    for (auto const& entry : log.entries) EXPECT_FALSE(entry.is_signed || entry.taken_over);
    for (auto const& lane : log.lanes) EXPECT_EQ(lane.accepted, 0);
}

TEST_F(DossierLog, HowTheHistoryStandsGoesAlong) {
    auto const carries = [&](core::Trust status) {
        auto const sealed = this->sealed();
        EXPECT_EQ(sealed.found.history, status);
        EXPECT_TRUE(sealed.finding);
        for (auto const& file : {json(), html()}) {
            expect_holds(file);
            EXPECT_EQ(core::check_dossier(file)->found->history, status);
        }
        auto const page = html();
        EXPECT_LT(page.find("class=\"warning\""), page.find("<h1"));
        EXPECT_TRUE(has(page, "(" + std::string(core::key_of(status)) + ")"));
        // Cut from the page, it is missed.
        auto cut = page;
        auto const start = cut.find("<p class=\"warning\"");
        EXPECT_NE(told(cut.erase(start, cut.find("</p>\n", start) + 5 - start)), "");
        auto other = page;
        auto const key = "\"history\":\"" + std::string(core::key_of(status)) + "\"";
        EXPECT_NE(told(other.replace(other.find(key), key.size(), "\"history\":\"OK\"")), "")
            << "the page says it as well";
    };
    reopen();
    edit("x", "");
    reopen();
    store_.reset();
    std::filesystem::rename(folder_.file("home-heads"), folder_.file("gone"));
    reopen();
    carries(core::Trust::heads_missing);
    store_.reset();
    std::filesystem::remove_all(folder_.file("home-heads"));
    std::filesystem::rename(folder_.file("gone"), folder_.file("home-heads"));
    reopen();
    for (auto const status : {core::Trust::rows_differ, core::Trust::broken}) {
        core::Verification walked;
        walked.status = status;
        walked.broken_at = 2;
        walked.finding = core::say("Found by a walk.");
        store_->heed(walked);
        carries(status);
        reopen(); // it stays until somebody decides
        carries(status);
    }
}

TEST_F(DossierLog, ATableThatLiesIsNotWhatIsSent) {
    store_.reset();
    fixture::Tool(path()).tamper("update claim set text = 'Cent missiles.'");
    reopen();
    auto const sent = json();
    EXPECT_FALSE(has(sent, "Cent missiles."));
    EXPECT_EQ(Json::parse(sent)["claim"]["text"], "900 missiles ont été tirés.");
    expect_holds(sent);
}

} // namespace
