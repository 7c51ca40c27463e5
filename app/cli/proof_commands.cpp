// Commands about what travels without the workspace: a proof of a claim's entries, and checking what somebody sent.
#include "app/cli/history_warning.h"
#include "app/cli/lookup.h"
#include "app/common/reading.h"
#include "app/common/writing.h"
#include "core/formats/dossier_check.h"
#include "core/formats/sealed_dossier.h"
#include "core/editorial/verdict.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

enum Answer : int { proven = 0, not_all_proven = 1, does_not_hold = 3 };

constexpr std::size_t most_told = 40; // findings as sentences; the JSON form has them all

void prove(Call& call) {
    auto const claim = resolve_as<core::Claim>(call.store(), call.text("CLAIM"));
    core::refuse_concealed(call.store(), core::ref(claim), call.actor);
    auto const sealed = core::seal(call.store(), claim, call.language);
    auto const proof = core::proof_file(sealed);
    warn_of(call, sealed);
    if (call.text("--output").empty() || call.text("--output") == "-")
        return call.out.bytes(proof);
    write_file(call.text("--output"), proof);
    call.out.message(say("The proof is in {file}.", {{"file", call.text("--output")}}));
}

/// Runs the work in that language, and goes on in the one the program speaks.
bool in_language(Language const& spoken, std::string const& code,
                 std::function<void(core::Translator const&)> const& work) {
    if (std::ranges::find(Language::available(), code) == Language::available().end())
        return false;
    Language const other(code);
    work(other);
    Language const back(spoken.language());
    return true;
}

std::string_view what_it_is(core::DossierReport const& report) {
    switch (report.what) {
    case core::DossierReport::What::proof: return "proof";
    case core::DossierReport::What::dossier: return "dossier";
    case core::DossierReport::What::page: return "page";
    }
    return {};
}

Json report_json(core::DossierReport const& report, core::Translator const& translator) {
    Json json;
    json["holds"] = report.holds();
    json["what"] = what_it_is(report);
    json["format"] = report.format;
    json["claim"] = core::id_text(report.claim.value);
    json["text"] = report.text;
    json["workspace"] = report.workspace;
    json["entries"] = report.entries;
    json["states"] = report.states;
    json["redacted"] = report.redacted;
    json["withheld"] = report.withheld;
    json["unsigned"] = report.unsigned_entries;
    json["taken_over"] = report.taken_over;
    json["signers"] = Json::array();
    for (auto const& signer : report.signers)
        json["signers"].push_back({{"fingerprint", core::fingerprint(signer.key)},
                                   {"key", core::to_base64(signer.key.view())},
                                   {"size", signer.size},
                                   {"entries", signer.entries}});
    json["listed_by"] = report.listed_by.empty() ? Json() : Json(core::fingerprint(report.listed_by));
    json["roles_shown"] = report.roles_shown;
    json["newest"] = {{"lane", report.newest.lane},
                      {"index", report.newest.index},
                      {"at", core::to_iso(report.newest_at)}};
    if (report.found)
        json["found"]["history"] = core::key_of(report.found->history);
    json["findings"] = Json::array();
    for (auto const& finding : report.findings)
        json["findings"].push_back(core::render(finding, translator));
    return json;
}

core::Message answer(core::DossierReport const& report) {
    std::vector<core::Arg> const args{{"entries", std::to_string(report.entries)},
                                      {"states", std::to_string(report.states)},
                                      {"unsigned", std::to_string(report.unsigned_entries - report.taken_over)},
                                      {"findings", std::to_string(report.findings.size())}};
    if (report.format == 1)
        return say("{entries} entries hold together; what is shown beside them was not compared.", args);
    if (report.page_lines > 0 && report.page_lines == static_cast<std::int64_t>(report.findings.size()))
        return say("{entries} entries hold together and prove the dossier in the page; but {findings} of its lines are "
                   "not what this program writes for it: somebody altered them, or another version wrote them.",
                   args);
    if (!report.findings.empty())
        return say("{entries} entries hold together, but what is shown is not what they prove: {findings} findings.",
                   args);
    if (report.unsigned_entries > report.taken_over)
        return say("{entries} entries hold together, but nobody signed {unsigned} of them.", args);
    return report.what == core::DossierReport::What::proof
               ? say("{entries} entries stand in the signed log, with {states} states of records.", args)
               : say("{entries} entries stand in the signed log, and they prove every line shown.", args);
}

/// Whether entries may have been left out: a key that signed none of them is worth no more than none at all.
core::Message who_listed(core::DossierReport const& report) {
    if (report.listed_by.empty())
        return say("Nobody signed which entries belong here: whoever passed this on may have left some out, a "
                   "correction among them.");
    core::Arg const key{"key", core::fingerprint(report.listed_by)};
    return std::ranges::find(report.signers, report.listed_by, &core::Signer::key) == report.signers.end()
               ? say("Which entries belong here the key {key} signed, which signed none of them: if you do not know it, "
                     "some may have been left out, a correction among them.",
                     {key})
               : say("Which entries belong here the key {key} signed, so none was left out since.", {key});
}

void tell(Output& out, core::DossierReport const& report, core::Translator const& translator) {
    if (!report.text.empty())
        out.line(report.text);
    for (std::size_t at = 0; at < report.findings.size(); ++at) {
        if (at == most_told) {
            out.message(say("… and {count} more; --json names them all.",
                            {{"count", std::to_string(report.findings.size() - at)}}));
            break;
        }
        out.message(report.findings[at]);
    }
    out.message(answer(report));
    for (auto const& signer : report.signers)
        out.message(say("Signed by the key {key} at {size} entries, {shown} of them shown; ask the newsroom whether "
                        "the key is theirs.",
                        {{"key", core::fingerprint(signer.key)},
                         {"size", std::to_string(signer.size)},
                         {"shown", std::to_string(signer.entries)}}));
    if (report.taken_over > 0)
        out.message(say("Nobody signed {count} of these entries when they were written; a signed decision took them "
                        "over as they were.",
                        {{"count", std::to_string(report.taken_over)}}));
    if (report.withheld > 0)
        out.message(say("Changes in these entries that are not shown, of other records as the sender has it: {count}.",
                        {{"count", std::to_string(report.withheld)}}));
    if (report.found)
        out.message(say("The sender’s program found of the history: {status}.",
                        {{"status", std::string(core::key_of(report.found->history))}}));
    if (report.signers.size() > 1)
        out.message(report.roles_shown
                        ? say("Several keys signed what is shown: trust it as far as you trust every one of them.")
                        : say("Several keys signed what is shown, and nothing here says which of them may approve or publish: "
                              "trust it as far as you trust every one of them."));
    out.message(who_listed(report));
    out.message(say("The newest entry shown is of {at}. A proof cannot show that nothing later concerns this claim: "
                    "for that, ask for a newer one.",
                    {{"at", core::display(report.newest_at, translator)}}));
}

/// Whoever knows the workspace's name can add a lane of their own to it: who signed has to be known from elsewhere.
void refuse_other_keys(Call& call, core::DossierReport& report) {
    if (!call.given("--signed-by"))
        return;
    std::vector<std::string> known;
    for (auto const& typed : call.all("--signed-by"))
        known.push_back(bare_key(typed));
    for (auto const& signer : report.signers)
        if (std::ranges::find(known, bare_key(core::fingerprint(signer.key))) == known.end())
            report.findings.push_back(say("The key {key} signed {entries} of these entries, and you did not name it.",
                                          {{"key", core::fingerprint(signer.key)},
                                           {"entries", std::to_string(signer.entries)}}));
    if (report.listed_by.empty())
        report.findings.push_back(say("Nobody signed which entries belong here: some may have been left out."));
    else if (std::ranges::find(known, bare_key(core::fingerprint(report.listed_by))) == known.end())
        report.findings.push_back(say("The key {key} signed which entries belong here, and you did not name it.",
                                      {{"key", core::fingerprint(report.listed_by)}}));
}

/// Archives and documents carry no proof that can be checked by itself.
void refuse_other_files(std::string_view bytes, std::string const& name) {
    using namespace std::string_view_literals;
    std::vector<core::Arg> const file{{"file", name}};
    if (bytes.starts_with("PK\x03\x04"sv) && bytes.substr(0, 4096).find("word/") != bytes.npos)
        throw core::Error(core::Code::bad_input, say("{file} is a Word document, which carries no proof: ask for the dossier as HTML or "
                                                     "JSON, which verify-dossier takes.",
                                                     file));
    if (bytes.starts_with("PK\x03\x04"sv))
        throw core::Error(core::Code::bad_input, say("{file} is an archive: unpack it, and give verify-dossier the dossier in it "
                                                     "(dossier.html or dossier.json).",
                                                     file));
    if (bytes.starts_with("%PDF"sv))
        throw core::Error(core::Code::bad_input, say("{file} is a PDF, which carries no proof: ask for the dossier as HTML or JSON, which "
                                                     "verify-dossier takes.",
                                                     file));
}

void verify_proof(Call& call) {
    auto const file = read_file(call.text("FILE"));
    refuse_other_files(file, call.text("FILE"));
    auto report = core::check_dossier(
        file, [&](std::string const& code, std::function<void(core::Translator const&)> const& work) {
            return in_language(call.language, code, work);
        });
    if (!report) {
        call.exit_code = does_not_hold;
        auto const why = core::render(report.error().message, call.language);
        return call.out.object_or_message({{"holds", false}, {"sentence", why}},
                                          say("{file}: {why}", {{"file", call.text("FILE")}, {"why", why}}));
    }
    refuse_other_keys(call, *report);
    call.exit_code = report->holds() ? proven : not_all_proven;
    if (call.out.json())
        return call.out.object(report_json(*report, call.language));
    tell(call.out, *report, call.language);
}

constexpr auto verifying_answers =
    N_("Exit code 0: everything shown is proven, and signed. 1: something shown is not proven, or nobody signed "
       "it; each is named. 3: it cannot be read, or a signature or an entry does not hold.");

} // namespace

std::span<Command const> proof_commands() {
    static std::vector<Command> const commands{
        {"prove",
         N_("Write a proof that the entries of a claim stand in the signed log"),
         "-w desk.counterpoint prove 4h8tz --output claim.proof.json",
         Opening::read,
         prove,
         {{"CLAIM", Shape::one, N_("The claim")},
          {"-o,--output", Shape::option, N_("Where to write it; standard output without"), "FILE"}}},
        {"verify-proof",
         N_("Check a dossier that somebody sent, line by line, or a proof alone, without the workspace"),
         "verify-proof dossier.html",
         Opening::nothing,
         verify_proof,
         {{"FILE", Shape::one, N_("A dossier in HTML or JSON, or a proof")},
          {"--signed-by", Shape::repeated, N_("The fingerprint of a key that may have signed; any other is a finding"),
           "KEY"}},
         verifying_answers},
        {"verify-dossier",
         N_("The same as verify-proof: make a dossier that somebody sent anew from its proof, and name each line that differs"),
         "verify-dossier dossier.html",
         Opening::nothing,
         verify_proof,
         {{"FILE", Shape::one, N_("A dossier in HTML or JSON, or a proof")},
          {"--signed-by", Shape::repeated, N_("The fingerprint of a key that may have signed; any other is a finding"),
           "KEY"}},
         verifying_answers},
    };
    return commands;
}

} // namespace app::cli
