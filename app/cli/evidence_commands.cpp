// Commands about what the history proves: verifying it, deciding about a file that is not what was known, and
// taking out what the law says must go.
#include "app/cli/lookup.h"
#include "core/operations/redactions.h"

#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;
using core::Trust;

/// 0 to 3 mean for verify what they mean for every command.
int exit_code_of(Trust status) {
    switch (status) {
    case Trust::ok:
    case Trust::ok_redacted: return 0;
    case Trust::unsigned_log: return 4;
    case Trust::older_than_known: return 5;
    case Trust::forked: return 6;
    case Trust::key_changed: return 7;
    case Trust::broken: return 8;
    case Trust::heads_missing: return 9;
    case Trust::rows_differ: return 10;
    }
    return 8;
}

Json verification_json(core::Verification const& found, core::Translator const& translator) {
    Json json;
    json["status"] = core::key_of(found.status);
    json["sentence"] = core::render(found.finding, translator);
    json["holds"] = found.status != Trust::broken;
    json["revisions"] = found.revisions;
    json["redacted"] = found.redacted;
    json["unsigned"] = found.unsigned_revisions;
    json["records"] = found.records;
    json["files"] = found.files;
    if (found.broken_at)
        json["broken_at"] = *found.broken_at;
    json["tree_head"] = core::to_hex(found.root);
    json["remarks"] = Json::array();
    for (auto const& remark : found.remarks)
        json["remarks"].push_back(core::render(remark, translator));
    json["lanes"] = Json::array();
    for (auto const& lane : found.lanes) {
        Json row;
        row["lane"] = lane.lane;
        row["size"] = lane.size;
        row["root"] = core::to_hex(lane.root);
        if (!lane.key.empty()) {
            row["key"] = core::to_base64(lane.key.view());
            row["fingerprint"] = core::fingerprint(lane.key);
        }
        row["own"] = lane.own;
        row["known"] = lane.known;
        json["lanes"].push_back(std::move(row));
    }
    return json;
}

std::string status_word(core::Verification const& found) {
    auto word = std::string(core::key_of(found.status));
    if (found.status == Trust::ok_redacted)
        word += "(" + std::to_string(found.redacted) + ")";
    if (found.broken_at)
        word += "(" + std::to_string(*found.broken_at) + ")";
    if (found.unsigned_revisions > 0)
        word += " unsigned(" + std::to_string(found.unsigned_revisions) + ")";
    return word;
}

void verify(Call& call) {
    auto const accepting = call.given("--accept");
    auto const store = call.open_quietly(accepting ? Opening::write : Opening::read);
    if (accepting) {
        auto const changes = store->accept();
        call.out.message(changes.seq ? say("It is decided: the file is gone on with as it is (revision {revision}).",
                                           {{"revision", std::to_string(changes.seq)}})
                                     : say("There was nothing to decide."));
    }
    auto progress = call.out.progress();
    auto const found = store->verify(progress);
    call.exit_code = exit_code_of(found.status);
    call.out.message(found.finding);
    if (call.out.json())
        return call.out.object(verification_json(found, call.language));
    call.out.line(status_word(found));
    call.out.line(core::to_hex(found.root));
    for (auto const& lane : found.lanes)
        if (!lane.key.empty())
            call.out.message(say("Revisions signed by the key {key}: {count}.",
                                 {{"count", std::to_string(lane.size)}, {"key", core::fingerprint(lane.key)}}));
    for (auto const& remark : found.remarks)
        call.out.message(remark);
}

void check(Call& call) {
    auto const repair = call.given("--repair") ? core::Repair::yes : core::Repair::no;
    auto const store = call.open(repair == core::Repair::yes ? Opening::write : Opening::read);
    if (repair == core::Repair::yes && store->read_only())
        store->commit({}); // which refuses, and says why
    auto progress = call.out.progress();
    auto const found = store->check(repair, progress);
    for (auto const& finding : found.findings) {
        if (repair == core::Repair::yes)
            call.out.message(finding);
        else
            call.out.problem(finding);
    }
    for (auto const& remark : found.remarks)
        call.out.message(remark);
    auto const differences = std::to_string(found.findings.size());
    Json json;
    json["records"] = found.records;
    json["findings"] = found.findings.size();
    json["repaired"] = found.repaired;
    auto const told =
        found.findings.empty() ? say("All {count} records are what the log says they are.",
                                     {{"count", std::to_string(found.records)}})
        : repair == core::Repair::yes
            ? say("Differences repaired from the history: {count}.", {{"count", differences}})
            : say("Differences: {count}. “check --repair” makes anew from the log what differs.",
                  {{"count", differences}});
    call.out.object_or_message(json, told);
}

void redact(Call& call) {
    auto const ref = resolve(call.store(), call.text("ID"));
    core::RedactionFacts const facts{call.text("--basis"), call.text("--authority"),
                                     call.given("--earlier") ? core::Extent::earlier : core::Extent::whole};
    auto context = core::context_of(call.store());
    auto const draft = core::redact_record(context, ref, facts);
    if (!call.given("--yes"))
        throw WrongUsage(
            say("States that would go for good: {count}. Nothing could bring them back; say --yes to do it.",
                {{"count", std::to_string(draft.redaction->states.size())}}));
    call.back_up_before(core::BackupFor::redaction);
    call.commit(draft, ref);
}

} // namespace

std::span<Command const> evidence_commands() {
    static std::vector<Command> const commands{
        {"verify",
         N_("Walk every digest and signature of the log and say whether it holds"),
         "-w desk.counterpoint verify",
         Opening::nothing,
         verify,
         {{"--accept", Shape::flag,
           N_("Go on with a file that is older, forked or signed otherwise than known; the decision is recorded")}},
         N_("Answers with a status and its exit code: OK and OK-REDACTED 0, UNSIGNED 4, OLDER-THAN-KNOWN 5, FORKED 6, "
            "KEY-CHANGED 7, BROKEN 8, HEADS-MISSING 9, ROWS-DIFFER 10. 2 and 3 are wrong usage and a file that cannot be "
            "opened, as always.")},
        {"check",
         N_("Compare all records with the log"),
         "-w desk.counterpoint check --repair",
         Opening::nothing,
         check,
         {{"--repair", Shape::flag, N_("Rebuild what differs from the log")}}},
        {"redact",
         N_("Take a record out of the history for good, because the law says so"),
         "-w desk.counterpoint redact 4h8tz --basis \"RGPD art. 17\" --authority \"CNIL\" --yes",
         Opening::write,
         redact,
         {{"ID", Shape::one, N_("The record; what only hangs on it goes along")},
          {"--basis", Shape::option, N_("The legal basis")},
          {"--authority", Shape::option, N_("Who ordered or decided it")},
          {"--earlier", Shape::flag, N_("Only its earlier states; the record stays as it is now")},
          {"--yes", Shape::flag, N_("Do it; nothing can bring it back")}}},
    };
    return commands;
}

} // namespace app::cli
