// What a dossier that travels says of its log: redacted states, several installations, a history that does not hold, an
// older copy, altered bytes; and that it grows in step with what it tells.
#include "core/editorial/chronicle.h"
#include "tests/db/sent_dossier.h"

namespace {

using fixture::SentDossier;
using Json = fixture::SentJson;

class Sent : public SentDossier {};

TEST_F(Sent, RedactedStatesStayProvable) {
    auto claim = this->claim();
    claim.text = "Une autre formulation.";
    commit(core::edit_record(as("anna"), claim));
    auto& context = as("anna");
    commit(core::redact_record(context, core::ref(world_.claim), {"art. 17", "CNIL", core::Extent::earlier}));
    for (auto const& file : {json(), html()}) {
        expect_holds(file);
        EXPECT_EQ(file.find("900 missiles ont été tirés."), file.npos);
        EXPECT_EQ(core::check_dossier(file).value().redacted, 1);
    }
    auto const sent = Json::parse(json());
    auto const redacted =
        std::ranges::count_if(sent["history"], [](Json const& line) { return line.contains("redacted"); });
    EXPECT_EQ(redacted, 1);
    auto forged = sent;
    for (auto& line : forged["history"]) line.erase("redacted");
    EXPECT_NE(told(forged.dump()).find("redacted is left out"), std::string::npos);
    // As it stood before: the redaction that came later is still what explains the gap.
    core::AsOf const then(*store_, store_->head() - 1);
    expect_holds(core::sealed_json(sealed_as_of(then), core::english()));
}

TEST_F(Sent, TwoInstallationsAreProvenInTheirOrder) {
    auto const path = folder_.file("a.counterpoint");
    store_.reset();
    auto const write = [&](std::string const& who, std::string const& text, std::int64_t clock) {
        auto options = fixture::installed(folder_, who, who, 40 + static_cast<std::uint64_t>(text.size()));
        options.clock = [now = std::make_shared<std::int64_t>(clock)] { return *now += 1000; };
        store_ = db::open_workspace(path, options);
        if (core::needs_decision(store_->standing().status)) store_->accept(); // a key that was not known here
        fixture::write_claims(*store_, 3, "Rien à voir");
        auto claim = this->claim();
        claim.text = text;
        commit(core::edit_record(as(who), claim, "raison " + who));
        store_.reset();
    };
    write("bruno", "Du deuxième.", 1'671'440'000'000); // whose clock is late
    write("home", "Du premier.", 1'671'444'999'000);
    write("bruno", "Le dernier mot.", 1'671'430'000'000);
    store_ = db::open_workspace(path, fixture::installed(folder_, "home"));
    ASSERT_EQ(store_->lanes().size(), 2U);
    auto const sent = json();
    expect_holds(sent);
    expect_holds(html());
    EXPECT_EQ(Json::parse(sent)["claim"]["text"], "Le dernier mot.");
    EXPECT_EQ(core::check_dossier(sent).value().signers.size(), 2U);
    EXPECT_EQ(Json::parse(sent)["log"]["lanes"].size(), 2U);
    auto const here = core::load_dossier(*store_, world_.claim);
    EXPECT_EQ(core::dossier_html(here, *store_, core::english()),
              core::dossier_html(sealed().dossier, *sealed().proven, core::english()));
}

TEST_F(Sent, AHistoryThatDoesNotHoldIsSaid) {
    auto const path = folder_.file("a.counterpoint");
    fixture::write_claims(*store_, 1); // nothing that the dossier shows
    auto const seq = store_->head();
    store_.reset();
    fixture::Tool(path).tamper("update revision set digest = zeroblob(32) where seq = " + std::to_string(seq));
    store_ = db::open_workspace(path, fixture::installed(folder_, "home"));
    auto const sealed = this->sealed();
    EXPECT_FALSE(sealed.proven);
    EXPECT_EQ(sealed.found.history, core::Trust::broken);
    EXPECT_NE(core::render(sealed.finding.value()).find("does not stand in the log"), std::string::npos);
    EXPECT_NE(html().find("class=\"warning\""), std::string::npos);
    EXPECT_TRUE(told(json()).starts_with("! Entry "));
}

TEST_F(Sent, WhatIsShownItselfAndDoesNotHoldIsNotSent) {
    auto const path = folder_.file("a.counterpoint");
    auto const seq = store_->last_change(core::ref(world_.review));
    store_.reset();
    fixture::Tool(path).tamper("update revision set actor = 'olga' where seq = " + std::to_string(seq));
    store_ = db::open_workspace(path, fixture::installed(folder_, "home"));
    fixture::refusal(core::Code::damaged, [&] { sealed(); });
}

TEST_F(Sent, AnOlderCopyCarriesItsStatus) {
    auto const path = folder_.file("a.counterpoint");
    store_.reset();
    auto const old = fixture::read_file(path);
    store_ = db::open_workspace(path, fixture::installed(folder_, "home"));
    fixture::write_claims(*store_, 1);
    store_.reset();
    fixture::write_file(path, old);
    store_ = db::open_workspace(path, fixture::installed(folder_, "home"));
    auto const sealed = this->sealed();
    EXPECT_EQ(sealed.found.history, core::Trust::older_than_known);
    auto const page = html();
    EXPECT_LT(page.find("class=\"warning\""), page.find("<h1"));
    EXPECT_NE(page.find("OLDER-THAN-KNOWN"), page.npos);
    expect_holds(page); // every line is proven; that there was more is the sender's to say
    EXPECT_EQ(core::check_dossier(page).value().found->history, core::Trust::older_than_known);
}

TEST_F(Sent, AlteredBytesAreSaidByTheSender) {
    auto const path = folder_.file("a.counterpoint");
    store_.reset();
    fixture::Tool(path).tamper("update blob set bytes = x'00', coding = 'raw'");
    store_ = db::open_workspace(path, fixture::installed(folder_, "home"));
    auto const page = html();
    EXPECT_NE(page.find("Saved bytes behind it do not hold."), page.npos);
    EXPECT_FALSE(Json::parse(json())["found"]["bytes"][0]["hold"].get<bool>());
    expect_holds(page);
}

TEST_F(Sent, AThousandRevisionsGrowInStep) {
    auto const grow = [&](int count) {
        for (int at = 0; at < count; ++at) {
            auto claim = this->claim();
            claim.note = "note " + std::to_string(at);
            commit(core::edit_record(as("anna"), claim));
        }
        return sealed();
    };
    auto const hundred = grow(100);
    auto const thousand = grow(900);
    auto const size = [](core::SealedDossier const& sealed) {
        return core::sealed_json(sealed, core::english()).size();
    };
    EXPECT_EQ(thousand.proof.entries.size(), hundred.proof.entries.size() + 900);
    EXPECT_LT(size(thousand), 11 * size(hundred));
    auto const report = core::check_dossier(core::sealed_html(thousand, core::english())).value();
    EXPECT_TRUE(report.holds()) << findings_of(report);
    EXPECT_GE(report.entries, 1000);
}

TEST_F(Sent, WhateverIsAcceptedSaysTheSame) {
    auto const sent = json();
    auto const meaning = [](std::string const& file) {
        auto tree = Json::parse(file);
        auto const proof = core::read_proof(nlohmann::json::parse(tree["proof"].dump())).value();
        tree["proof"] = core::proof_json(proof.proof);
        tree.erase("found");
        return nlohmann::json::parse(tree.dump());
    };
    auto const said = meaning(sent);
    std::mt19937 random(11);
    int accepted = 0;
    for (int at = 0; at < 1500; ++at) {
        auto forged = sent;
        auto const place = random() % forged.size();
        switch (random() % 4) {
        case 0: forged[place] = static_cast<char>(forged[place] ^ (1 << random() % 8)); break;
        case 1: forged[place] = " 0aA\"\\,{}[]"[random() % 11]; break;
        case 2: forged.erase(place, 1 + random() % 40); break;
        default: forged.insert(place, sent.substr(random() % sent.size(), 1 + random() % 40));
        }
        if (!told(forged).empty()) continue;
        ++accepted;
        EXPECT_EQ(meaning(forged), said) << place;
    }
    EXPECT_LT(accepted, 300) << "white space, and what the sender's program found";
}

TEST_F(Sent, OnlyTheScaleThatWasUsedGoesAlong) {
    for (int at = 0; at < 5; ++at) {
        core::Scale scale;
        scale.id = store_->ids().next<core::Scale>();
        scale.key = "other" + std::to_string(at);
        scale.names = {{"en", scale.key}};
        scale.ratings = store_->get(world_.scale).ratings;
        commit(fixture::put(*store_, scale, "scale.add"));
    }
    std::set<core::Ref> scales;
    for (auto const& entry : sealed().proof.entries)
        for (auto const& change : entry.changes)
            if (change.ref.kind == core::Kind::scale) scales.insert(change.ref);
    EXPECT_EQ(scales, std::set<core::Ref>({core::ref(world_.scale)}));
    expect_holds(json());
}

} // namespace
