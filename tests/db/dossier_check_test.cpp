// Everything a forger can do to a dossier that travels: each displayed leaf, line and word altered, taken out, put in
// or moved; the proof cut, swapped and stripped. Each is named, and what no proof can show is written down as such.
#include "core/editorial/chronicle.h"
#include "tests/db/sent_dossier.h"

namespace {

using fixture::SentDossier;
using Json = fixture::SentJson;

/// Calls visit(path, value) for everything in the tree, as check_dossier() names places.
void walk(std::string const& path, Json& value, std::function<void(std::string const&, Json&)> const& visit) {
    visit(path, value);
    if (value.is_object())
        for (auto& [key, inner] : value.items()) walk(path.empty() ? key : path + "." + key, inner, visit);
    if (value.is_array())
        for (std::size_t at = 0; at < value.size(); ++at)
            walk(path + "[" + std::to_string(at) + "]", value[at], visit);
}

Json another(Json const& value) {
    if (value.is_string()) return value.get<std::string>() + "x";
    if (value.is_number_integer()) return value.get<std::int64_t>() + 1;
    if (value.is_boolean()) return !value.get<bool>();
    return "x"; // of null
}

class Forged : public SentDossier {
protected:
    void SetUp() override {
        SentDossier::SetUp();
        enrich();
    }
};

TEST_F(Forged, WhatWasSentHolds) {
    expect_holds(json());
    expect_holds(html());
    expect_holds(proof());
    auto const report = core::check_dossier(html()).value();
    EXPECT_EQ(report.what, core::DossierReport::What::page);
    EXPECT_EQ(report.claim, world_.claim);
    EXPECT_EQ(report.text, "900 missiles ont été tirés.");
    EXPECT_EQ(report.found->history, core::Trust::ok);
    EXPECT_EQ(report.unsigned_entries, 0);
    ASSERT_EQ(report.signers.size(), 1U);
    EXPECT_EQ(report.signers[0].key, store_->lanes()[0].key);
    EXPECT_EQ(report.signers[0].size, store_->head());
    EXPECT_EQ(report.signers[0].entries, report.entries);
    EXPECT_EQ(report.workspace, store_->workspace());
    EXPECT_GT(report.withheld, 0) << "imports bring records that nothing here is about";
}

TEST_F(Forged, EveryDisplayedLeafIsBound) {
    auto sent = Json::parse(json());
    std::vector<std::string> leaves;
    walk({}, sent, [&](std::string const& path, Json& value) {
        if (value.is_structured() || path.starts_with("proof.") || path.starts_with("found.")) return;
        auto const kept = value;
        value = another(kept);
        auto const found = told(sent.dump());
        EXPECT_NE(found.find(path + ": shown “"), found.npos) << path << "\n" << found;
        value = kept;
        leaves.push_back(path);
    });
    EXPECT_GT(leaves.size(), 400U);
    for (auto const* wanted :
         {"claim.text", "review.rating.label", "review.scale.newest_version", "review.stale_approval",
          "assertions[0].speaker.alternateName[1]", "assertions[0].trail[0].capture.sha256", "against[0].link.relation",
          "corrections[0].before.rating", "replies[0].answer.text", "related[0].text", "history[0].actor",
          "history[0].at", "log.lanes[0].size", "log.newest.at", "language", "format"})
        EXPECT_TRUE(std::ranges::find(leaves, wanted) != leaves.end()) << wanted;
}

TEST_F(Forged, ADossierIsNotToldForOneOfAnEarlierFormat) {
    for (auto const* format : {"counterpoint-dossier/2", "counterpoint-dossier/9"}) {
        auto sent = Json::parse(json());
        sent["format"] = format;
        EXPECT_NE(told(sent.dump()), "") << format;
    }
}

TEST_F(Forged, NothingIsTakenOutPutInOrMoved) {
    auto sent = Json::parse(json());
    auto const forge = [&](std::string const& path, Json& value, Json const& with) {
        auto const kept = value;
        value = with;
        auto const found = told(sent.dump());
        EXPECT_NE(found.find(path), found.npos) << path << "\n" << found;
        value = kept;
    };
    std::vector<std::string> seen;
    walk({}, sent, [&](std::string const& path, Json& value) {
        if (path.starts_with("proof") || path.starts_with("found") || !value.is_structured()) return;
        seen.push_back(path);
        auto const whole = value;
        if (value.is_object()) {
            auto more = value;
            more["more"] = "x";
            forge(path, value, more);
            for (auto const& [key, inner] : whole.items()) {
                if (path.empty() && (key == "proof" || key == "found")) continue;
                auto less = value;
                less.erase(key);
                forge(path.empty() ? key : path + "." + key, value, less);
            }
            return;
        }
        for (std::size_t at = 0; at < value.size(); ++at) {
            auto less = value;
            less.erase(at);
            forge(path, value, less);
            auto twice = value;
            twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(at), value[at]);
            forge(path, value, twice);
            if (at == 0 || value[at] == value[at - 1]) continue;
            auto moved = value;
            std::swap(moved[at], moved[at - 1]);
            forge(path, value, moved);
        }
        if (!value.empty()) forge(path, value, Json::array());
    });
    EXPECT_GT(seen.size(), 100U);
}

TEST_F(Forged, EveryWordOfThePageIsBound) {
    auto const page = html();
    auto const start = page.find(core::dossier_block);
    ASSERT_NE(start, page.npos);
    auto const end = page.find("</script>", start);
    std::size_t words = 0;
    for (std::size_t at = 0; at < page.size(); ++at) {
        if (at >= start && at < end) at = end;
        // The first letter of every text between two tags, and of every attribute.
        auto const begins = at > 0 && (page[at - 1] == '>' || page[at - 1] == '"');
        if (!begins || !std::isalnum(static_cast<unsigned char>(page[at]))) continue;
        auto forged = page;
        forged[at] = forged[at] == 'Z' ? 'Y' : 'Z';
        auto const line = std::ranges::count(page.substr(0, at), '\n') + 1;
        auto const found = told(forged);
        ASSERT_NE(found.find("Line " + std::to_string(line) + " of the page: shown “"), found.npos)
            << page.substr(at, 60) << "\n" << found;
        ++words;
    }
    EXPECT_GT(words, 500U);
    for (auto const* more :
         {"<p>Vrai.</p>\n", "<script>alert(1)</script>", "<style>del{display:none}</style>", " ", "\n"})
        for (auto const place : {page.find("<h2>"), page.find("</main>"), page.find("</head>"), page.size()}) {
            auto forged = page;
            EXPECT_NE(told(forged.insert(place, more)), "") << more << place;
        }
    auto cut = page;
    cut.erase(page.find("<section class=\"history\">"), 40);
    EXPECT_NE(told(cut), "");
}

TEST_F(Forged, TheBlockOfAPageIsDataAlone) {
    auto const page = html();
    auto const block = page.substr(page.find(core::dossier_block) + core::dossier_block.size());
    EXPECT_EQ(block.substr(0, block.find("</script>")).find_first_of("<>&"), block.npos);
    EXPECT_NE(page.find("default-src 'none'; style-src 'unsafe-inline'"), page.npos);
    auto open = page;
    open.insert(page.find(core::dossier_block) + core::dossier_block.size(), " ");
    expect_holds(open); // white space in JSON says nothing
    open.replace(open.find("\\u0026"), 6, "&");
    EXPECT_EQ(told(open), "! The dossier in this page is not written as data alone.");
    auto twice = page;
    twice.insert(twice.find(core::dossier_block), page.substr(page.find(core::dossier_block), block.find("</script>") +
                                                              core::dossier_block.size() + 10));
    EXPECT_NE(told(twice), "");
    auto none = page;
    none.replace(none.find("counterpoint-dossier"), 20, "counterpoint-nothing");
    EXPECT_EQ(told(none), "! This page carries no dossier with a proof.");
    // A page and the dossier in it that tell two stories.
    auto other = page;
    other.replace(other.rfind("\"text\":\"900 missiles"), 11, "\"text\":\"100");
    EXPECT_NE(told(other).find("claim.text"), std::string::npos) << told(other);
}

TEST_F(Forged, AKeyTwiceIsRefusedWhereverItStands) {
    auto const sent = json();
    for (auto const* key : {"\"claim\": {", "\"text\": \"", "\"proof\": {", "\"entries\": [", "\"history\": ["}) {
        auto forged = sent;
        auto const name = std::string(key).substr(0, std::string(key).find(": "));
        forged.insert(forged.find(key), name + ": \"Autre chose.\", ");
        EXPECT_NE(told(forged).find("stands twice in one object"), std::string::npos) << key << told(forged);
    }
    EXPECT_TRUE(told(std::string(100'000, '[')).starts_with("! "));
    EXPECT_TRUE(told("{\"proof\": NaN}").starts_with("! This is no valid JSON"));
    for (auto const* no :
         {"", "{", "[]", "3", "{}", "null", "<", "<html></html>", "{\"proof\": []}", "{\"proof\": {}}"})
        EXPECT_TRUE(told(no).starts_with("! ")) << no;
}

/// Entries of the proof that are part of the history shown, and which records they changed there.
std::map<std::string, std::set<std::string>> entries_shown(Json const& sent) {
    std::map<std::string, std::set<std::string>> shown;
    for (auto const& line : sent.at("history"))
        shown[line.at("lane").get<std::string>() + ":" + std::to_string(line.at("index").get<int>())].insert(
            line.at("id").get<std::string>());
    return shown;
}
std::string name_of(Json const& entry) {
    auto const read = core::read_entry(core::from_base64(entry.at("entry").get<std::string>()).value());
    return read->revision.lane + ":" + std::to_string(read->revision.index);
}

TEST_F(Forged, NoEntryAndNoChangeCanBeLeftOut) {
    auto const sent = Json::parse(json());
    auto const shown = entries_shown(sent);
    auto const& entries = sent["proof"]["entries"];
    std::size_t unnoticed = 0;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        auto forged = sent;
        forged["proof"]["entries"].erase(at);
        auto const in_history = shown.find(name_of(entries[at]));
        if (told(forged.dump()).empty()) {
            ++unnoticed;
            EXPECT_TRUE(in_history == shown.end()) << at;
        }
        for (std::size_t change = 0; change < entries[at]["changes"].size(); ++change) {
            auto part = sent;
            part["proof"]["entries"][at]["changes"].erase(change);
            if (!told(part.dump()).empty()) continue;
            ++unnoticed;
            EXPECT_FALSE(in_history != shown.end() &&
                         in_history->second.contains(entries[at]["changes"][change]["id"].get<std::string>()))
                << at << " " << change;
        }
    }
    // Earlier states of what many claims share, such as a party before its aliases: no line shows them.
    EXPECT_LE(unnoticed, 14U);
}

TEST_F(Forged, AStateIsNotHiddenAsRedacted) {
    auto const sent = Json::parse(json());
    auto const& entries = sent["proof"]["entries"];
    for (std::size_t at = 0; at < entries.size(); ++at)
        for (std::size_t change = 0; change < entries[at]["changes"].size(); ++change) {
            auto forged = sent;
            auto& hidden = forged["proof"]["entries"][at]["changes"][change];
            core::Ref const ref{core::kind_from_name(hidden["kind"].get<std::string>()),
                                core::parse_id(hidden["id"].get<std::string>()).value()};
            auto const body = hidden.contains("body") ? std::optional(hidden["body"].get<std::string>()) : std::nullopt;
            auto const digest =
                core::change_digest(core::from_base64(hidden["salt"].get<std::string>()).value(), ref,
                                    body ? std::optional<std::string_view>(*body) : std::nullopt);
            hidden.erase("salt");
            hidden.erase("body");
            hidden["redacted"] = true;
            hidden["digest"] = core::to_hex(digest);
            EXPECT_NE(told(forged.dump()).find("no signed redaction says so"), std::string::npos)
                << at << " " << change;
        }
}

/// A forger who makes the whole file anew from what is left of a proof.
std::string remade(core::ClaimProof const& proof) {
    core::ProvenReader const reader(core::check_proof(proof).value());
    core::SealedDossier sealed;
    sealed.proof = proof;
    sealed.dossier = core::load_dossier(reader, proof.claim);
    sealed.reader = &reader;
    return core::sealed_json(sealed, core::english());
}

TEST_F(Forged, WhatIsReferredToCannotBeLeftOut) {
    auto const proof = sealed().proof;
    for (auto const kind : {core::Kind::party, core::Kind::scale, core::Kind::topic, core::Kind::source, core::Kind::capture,
                            core::Kind::text, core::Kind::statement}) {
        auto part = proof;
        for (auto& entry : part.entries)
            std::erase_if(entry.changes, [&](auto const& change) { return change.ref.kind == kind; });
        EXPECT_NE(told(remade(part)).find("The proof leaves out the " + std::string(core::kind_noun(kind))),
                  std::string::npos)
            << told(remade(part));
    }
    for (auto const kind : {core::Kind::source, core::Kind::capture, core::Kind::text, core::Kind::statement}) {
        auto part = Json::parse(json());
        for (auto& entry : part["proof"]["entries"])
            for (std::size_t at = entry["changes"].size(); at-- > 0;)
                if (entry["changes"][at]["kind"] == core::kind_name(kind)) entry["changes"].erase(at);
        EXPECT_NE(told(part.dump()).find("The proof leaves out the " + std::string(core::kind_noun(kind))), std::string::npos)
            << told(part.dump());
    }
}

TEST_F(Forged, ThatALaterEntryWasLeftOutOnlySizeAndTimeTell) {
    // The limit of every inclusion proof, kept here so that nobody believes otherwise.
    auto const whole = core::check_dossier(json()).value();
    auto part = sealed().proof;
    auto const read = [](core::EntryProof const& entry) { return core::read_entry(entry.entry).value().revision; };
    std::erase_if(part.entries, [&](auto const& entry) {
        return read(entry).operation.starts_with("correction.") || read(entry).operation == "scale.revise";
    });
    auto const report = core::check_dossier(remade(part)).value();
    EXPECT_TRUE(report.holds()) << findings_of(report);
    EXPECT_LT(report.entries, whole.entries);
    EXPECT_LT(report.newest_at, whole.newest_at);
    EXPECT_EQ(report.signers[0].size, whole.signers[0].size) << "the log was longer when it was signed";
}

TEST_F(Forged, AnotherClaimWorkspaceOrKeyIsNoticed) {
    auto const sent = Json::parse(json());
    auto forged = sent;
    forged["proof"]["claim"] = sent["related"][0]["id"];
    EXPECT_NE(told(forged.dump()).find("claim.text: shown “900 missiles ont été tirés.”, proven “Plus large.”"),
              std::string::npos);
    forged["proof"]["claim"] = core::id_text(5);
    EXPECT_NE(told(forged.dump()), "");

    // The very same work at another desk.
    auto const home = std::move(store_);
    store_ = db::create_workspace(folder_.file("b.counterpoint"), fixture::installed(folder_, "other", "anna", 7));
    world_ = fixture::make_world(*store_);
    enrich();
    auto const elsewhere = Json::parse(json());
    expect_holds(elsewhere.dump());
    forged = sent;
    forged["proof"] = elsewhere["proof"];
    auto const found = told(forged.dump());
    EXPECT_NE(found.find("claim.id: shown “"), found.npos);
    EXPECT_NE(found.find("log.lanes[0].key: shown “"), found.npos);
    forged = sent;
    forged["proof"]["lanes"].push_back(elsewhere["proof"]["lanes"][0]);
    EXPECT_EQ(told(forged.dump()), "! The signed head is that of another log.");
    forged = sent;
    forged["proof"]["lanes"] = elsewhere["proof"]["lanes"];
    EXPECT_TRUE(told(forged.dump()).starts_with("! Entry "));
}

TEST_F(Forged, WithoutSignatureItSaysSo) {
    auto forged = Json::parse(json());
    auto const shown = forged["log"]["lanes"][0];
    forged["proof"]["lanes"][0] = {{"lane", shown["lane"]}, {"size", shown["size"]}, {"root", shown["root"]}};
    auto const found = told(forged.dump());
    EXPECT_NE(found.find("unsigned: "), found.npos);
    EXPECT_NE(found.find("log.lanes[0].key"), found.npos);
    auto report = core::check_dossier(forged.dump()).value();
    EXPECT_TRUE(report.signers.empty());
    EXPECT_EQ(report.unsigned_entries, report.entries);

    store_ = fixture::in_memory();
    world_ = fixture::make_world(*store_);
    report = core::check_dossier(html()).value();
    EXPECT_TRUE(report.findings.empty()) << findings_of(report);
    EXPECT_EQ(report.unsigned_entries, report.entries);
    EXPECT_FALSE(report.holds());
}

TEST_F(Forged, WhatTheSenderFoundIsKeptApart) {
    auto const sent = Json::parse(json());
    EXPECT_EQ(sent["found"]["history"], "OK");
    EXPECT_GT(sent["found"]["bytes"].size(), 5U);
    for (auto const& line : sent["found"]["bytes"]) EXPECT_TRUE(line["hold"].get<bool>());
    auto forged = sent;
    forged["found"]["bytes"][0]["hold"] = false;
    expect_holds(forged.dump()); // it is the sender's word, and stands under that name alone
    forged["found"]["note"] = "Verified by an independent body.";
    EXPECT_NE(told(forged.dump()).find("found.note"), std::string::npos);
    forged = sent;
    forged["found"]["more"] = "x";
    EXPECT_NE(told(forged.dump()).find("found.more"), std::string::npos);
    for (auto const& history : {Json("TRUE"), Json(""), Json(1), Json()}) {
        forged = sent;
        forged["found"]["history"] = history;
        EXPECT_NE(told(forged.dump()).find("found.history"), std::string::npos) << history;
    }
    forged = sent;
    forged.erase("found");
    EXPECT_NE(told(forged.dump()).find("found is left out"), std::string::npos);
    EXPECT_EQ(html().find("class=\"warning\""), std::string::npos);
}

TEST_F(Forged, UnknownKeysInAProofAreRefused) {
    auto const sent = Json::parse(proof());
    auto const refused = [&](char const* key, auto const& change) {
        auto forged = sent;
        change(forged);
        EXPECT_EQ(told(forged.dump()), "! The proof has “" + std::string(key) + "”, which is no part of one.");
    };
    refused("size", [](Json& json) { json["size"] = 7; });
    refused("lanes[0].root", [](Json& json) { json["lanes"][0]["root"] = "00"; });
    refused("entries[1].revision", [](Json& json) { json["entries"][1]["revision"] = 12; });
    refused("entries[1].changes[0].text", [](Json& json) { json["entries"][1]["changes"][0]["text"] = "x"; });
}

TEST_F(Forged, ThePastIsSentAsItStood) {
    auto const published = core::entered(*store_, world_.claim, core::ReviewState::published);
    core::AsOf const then(*store_, published);
    auto const sealed = sealed_as_of(then);
    auto const sent = core::sealed_json(sealed, core::english());
    expect_holds(sent);
    expect_holds(core::sealed_html(sealed, core::english()));
    EXPECT_EQ(Json::parse(sent)["review"]["state"], "published");
    EXPECT_EQ(Json::parse(sent)["corrections"].size(), 0U);
    EXPECT_LT(core::check_dossier(sent).value().newest_at, core::check_dossier(json()).value().newest_at);
}

TEST_F(Forged, WhatIsShownIsTheSameFromTheWorkspaceAndFromTheProof) {
    auto const sealed = this->sealed();
    ASSERT_TRUE(sealed.proven);
    auto const here = core::load_dossier(*store_, world_.claim);
    EXPECT_EQ(core::dossier_html(here, *store_, core::english()),
              core::dossier_html(sealed.dossier, *sealed.proven, core::english()));
    EXPECT_TRUE(sealed.proven->missing().empty());
}

} // namespace
