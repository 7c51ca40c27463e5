// A dossier with something of everything, sealed by an installation that signs, for tests of what strangers can check.
#pragma once

#include "core/log/as_of.h"
#include "core/formats/dossier_check.h"
#include "core/formats/dossier_page.h"
#include "core/formats/list.h"
#include "core/formats/proof_json.h"
#include "core/operations/corrections.h"
#include "core/operations/redactions.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "core/operations/scales.h"
#include "tests/db/editorial.h"
#include "tests/db/installation.h"

#include <nlohmann/json.hpp>

namespace fixture {

using SentJson = nlohmann::ordered_json;

class SentDossier : public Editorial {
protected:
    void SetUp() override {
        store_ = db::create_workspace(folder_.file("a.counterpoint"), installed(folder_, "home"));
        world_ = make_world(*store_);
    }
    /// Evidence on every side, answers, corrections, something undone, later versions.
    void enrich() {
        name_everything();
        evidence(core::Relation::refutes, "Agence X", core::SourceType::data_set, "AFP");
        evidence(core::Relation::supports, "Le Monde", core::SourceType::article);
        evidence(core::Relation::qualifies, "Le Monde", core::SourceType::article);
        evidence(core::Relation::gives_context, "ISW", core::SourceType::report);
        auto const answer = evidence(core::Relation::gives_context, "Ministère", core::SourceType::communique);
        auto const other = core::make_claim(as("anna"), {"Plus large.", "fr", "Guerre", ""});
        commit(other.draft);
        commit(
            core::link_records(as("anna"), core::Relation::broader, core::ref(other.id), core::ref(world_.claim), "n")
                .draft);
        commit(core::ask_for_reply(as("anna"), world_.claim,
                                   {"Ministère de la Défense", *core::PartialDate::parse("2022-12-19"), "courriel",
                                    *core::PartialDate::parse("2023-01-15"), "Combien de missiles ?", "note"})
                   .draft);
        auto const request = core::Id<core::ReplyRequest>{store_->list(core::Kind::reply_request).front()};
        commit(core::settle_request(as("anna"), request,
                                    {core::Outcome::answered, answer, *core::PartialDate::parse("2022-12-20")}));
        auto claim = this->claim();
        claim.note = "à revoir";
        commit(core::edit_record(as("anna"), claim, "parce que"));
        store_->undo();
        commit(core::make_remark(as("bruno"), world_.claim, {{}, "", "", "Vraiment ?", {}}).draft);
        publish();
        auto facts = core::correction_of(*store_, review());
        facts.tier = core::Tier::verdict_change;
        facts.notice = "Les chiffres ont été revus.";
        facts.review.rating = "true";
        facts.review.rationale = "Plus long.\nSur deux lignes & plus <b>.";
        auto const made = core::propose_correction(as("anna"), world_.review, facts);
        commit(made.draft);
        commit(core::sign_correction(as("bruno"), made.id));
        auto scale = store_->get(world_.scale);
        scale.names["en"] = "Truth, second edition";
        commit(core::revise_scale(as("anna"), world_.scale, scale).draft);
    }
    void name_everything() {
        auto party = store_->get(store_->party_named("Antony Blinken"));
        party.aliases = {"Tony Blinken", "A. Blinken"};
        party.wikidata = "Q7747";
        party.note = "note";
        party.roles = {{"secrétaire d’État", "département d’État", *core::PartialDate::parse("2021"), {}}};
        commit(core::edit_record(as("anna"), party));
        auto source = store_->get(world_.source);
        source.author = "Une autrice";
        source.url = "https://example.org/a?b=1&c=2";
        source.credit = "Sputnik/AFP";
        commit(core::edit_record(as("anna"), source));
        auto statement = store_->get(world_.statement);
        statement.role = "secrétaire d’État";
        statement.occasion = "conférence";
        statement.place = "Minsk";
        statement.note = "note";
        commit(core::edit_record(as("anna"), statement));
    }
    void commit(core::Draft const& draft) { store_->commit(draft); }

    /// Without the signature over the list of entries, which whoever forges can leave away: what is below it has to hold
    /// by itself.
    core::SealedDossier sealed() {
        return core::seal(store_->standing(), *store_, *store_, world_.claim, core::english(), {});
    }
    core::SealedDossier sealed_as_of(core::AsOf const& then) {
        return core::seal(store_->standing(), *store_, then, world_.claim, core::english(), {});
    }
    core::SealedDossier listed() { return core::seal(*store_, world_.claim, core::english()); }
    std::string json() { return core::sealed_json(sealed(), core::english()); }
    std::string html() { return core::sealed_html(sealed(), core::english()); }
    std::string proof() { return core::proof_file(sealed()); }

    static std::string findings_of(core::DossierReport const& report) {
        std::string all;
        for (auto const& finding : report.findings) all += core::render(finding) + "\n";
        return all;
    }
    /// What a stranger is told: the sentences, or why it cannot be read at all; empty when everything holds.
    static std::string told(std::string const& file) {
        auto const report = core::check_dossier(file);
        if (!report) return "! " + core::render(report.error().message);
        auto all = findings_of(*report);
        if (auto const nobodys = report->unsigned_entries - report->taken_over; nobodys > 0)
            all += "unsigned: " + std::to_string(nobodys) + "\n";
        EXPECT_EQ(report->holds(), all.empty());
        return all;
    }
    static void expect_holds(std::string const& file) { EXPECT_EQ(told(file), ""); }

    Folder folder_;
};

} // namespace fixture
