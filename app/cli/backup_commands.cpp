// Commands for backups: make one, list them and say where they are to lie, compare one and bring it back.
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/common/backup_wishes.h"
#include "app/common/places.h"
#include "core/log/operation_label.h"
#include "core/text/signs.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <filesystem>

namespace app::cli {

namespace {

using core::N_;
using core::say;

std::unique_ptr<core::Backups> backups_here(Call& call) {
    if (call.workspace.empty()) throw WrongUsage(say("Say which workspace with -w FILE."));
    return call.opener.backups(call.workspace);
}

Json backup_json(core::Backup const& backup) {
    return {{"file", backup.file}, {"made", core::to_iso(backup.made)}, {"for", core::key_of(backup.why)}, {"bytes", backup.bytes}};
}

void make_backup(Call& call) {
    auto const backups = backups_here(call);
    auto progress = call.out.progress();
    auto const made = backups->make(core::BackupFor::command, core::BackupCheck::everything, progress);
    auto json = backup_json(made.backup);
    json["revisions"] = made.revisions;
    json["files_checked"] = made.files;
    json["restarts"] = made.restarts;
    json["let_go"] = made.let_go;
    for (auto const& remark : made.remarks) call.out.message(remark);
    call.out.object_or_message(json, say("The backup is in {file}. It was walked through: {revisions} revisions, the SHA-256 of "
                                         "{files} saved files.",
                                         {{"file", made.backup.file},
                                          {"revisions", std::to_string(made.revisions)},
                                          {"files", std::to_string(made.files)}}));
    call.out.line(made.backup.file);
}

long minutes_of(std::string const& text) {
    long minutes = -1;
    auto const* const end = text.data() + text.size();
    auto const [rest, failed] = std::from_chars(text.data(), end, minutes);
    if (failed != std::errc() || rest != end || minutes < 0 || minutes > BackupWishes::most_minutes)
        throw WrongUsage(say("--every wants minutes, from 0 for never to {most}, not “{given}”.",
                             {{"most", std::to_string(BackupWishes::most_minutes)}, {"given", text}}));
    return minutes;
}

void list_backups(Call& call) {
    if (call.given("--folder") || call.given("--every")) {
        auto wishes = backup_wishes();
        if (call.given("--folder")) wishes.folder = call.text("--folder");
        if (call.given("--every")) wishes.minutes = minutes_of(call.text("--every"));
        keep_backup_wishes(wishes);
        if (call.workspace.empty())
            return call.out.message(say("Backups lie in {folder} from now on.", {{"folder", backup_wishes().folder}}));
    }
    call.opened = call.open(Opening::read);
    auto const backups = backups_here(call);
    for (auto const& doubt : backups->doubts()) call.out.message(doubt);
    auto const all = backups->list();
    for (auto const& backup : all) {
        if (call.out.json()) call.out.object(backup_json(backup));
        call.out.line(core::shown_line(std::filesystem::path(backup.file).filename().string()) + "  " +
                      std::to_string((backup.bytes + 999) / 1000) + " kB  " + call.translated(core::label_of(backup.why)));
    }
    call.out.message(all.empty() ? say("No backup of this workspace is in {folder}.", {{"folder", backups->folder()}})
                                 : say("Backups in {folder}: {count}.",
                                       {{"folder", backups->folder()}, {"count", std::to_string(all.size())}}));
}

/// A file, or the name of one in the folder of backups.
std::string backup_file(Call& call, core::Backups const& backups) {
    auto const& given = call.text("BACKUP");
    if (given == "newest") {
        auto const all = backups.list();
        if (all.empty())
            throw core::Error(core::Code::not_found, say("No backup of this workspace is in {folder}.", {{"folder", backups.folder()}}));
        return all.front().file;
    }
    std::error_code ignored;
    auto const inside = std::filesystem::path(backups.folder()) / given;
    return !std::filesystem::exists(given, ignored) && std::filesystem::exists(inside, ignored) ? inside.string() : workspace_file(given);
}

void tell_compared(Call& call, std::string const& file, core::BackupCompared const& compared) {
    if (call.out.json()) {
        Json json{{"file", file},
                  {"status", core::key_of(compared.found.status)},
                  {"shared", compared.shared},
                  {"only_in_backup", compared.only_there},
                  {"only_in_workspace", compared.since_count}};
        return call.out.object(json);
    }
    auto const whole = core::needs_decision(compared.found.status);
    auto const finding = say("The backup: {finding}", {{"finding", core::render(compared.found.finding, call.language)}});
    whole ? call.out.problem(finding) : call.out.message(finding);
    if (compared.unread)
        return call.out.message(say("The workspace itself cannot be read: {why}",
                                    {{"why", core::render(*compared.unread, call.language)}}));
    call.out.message(say("Revisions that both have: {shared}; that only the backup has: {there}; that only the workspace has, and "
                         "that would be missing: {here}.",
                         {{"shared", std::to_string(compared.shared)},
                          {"there", std::to_string(compared.only_there)},
                          {"here", std::to_string(compared.since_count)}}));
    for (auto const& revision : compared.since)
        call.out.line(std::to_string(revision.seq) + "  " + core::to_iso(revision.at) + "  " + core::shown_line(revision.actor) + "  " +
                      core::shown_line(core::what_was_done(revision, call.language)));
}

void restore_backup(Call& call) {
    auto const backups = backups_here(call);
    auto const file = backup_file(call, *backups);
    auto progress = call.out.progress();
    auto const compared = backups->compare(file, progress);
    tell_compared(call, file, compared);
    if (call.given("--to")) {
        auto const target = workspace_file(call.text("--to"));
        backups->bring_back(file, target);
        return call.out.message(say("What it holds is in {file}. The workspace is as it was.", {{"file", target}}));
    }
    if (!call.given("--yes"))
        return call.out.message(say("Nothing was changed. --to FILE brings it back beside the workspace; --yes puts it in the "
                                    "workspace’s place, which stays beside it under another name."));
    if (core::needs_decision(compared.found.status))
        throw core::Error(core::Code::damaged, say("The backup does not hold, and does not take the workspace’s place. --to FILE "
                                                   "brings it back beside it. Nothing was changed."));
    auto const kept = backups->put_in_place(file);
    call.out.message(say("{file} is what the backup holds. What stood there is in {kept}. If newer heads are known on this "
                         "computer, “verify --accept” goes on with it.",
                         {{"file", call.workspace}, {"kept", kept}}));
}

} // namespace

std::span<Command const> backup_commands() {
    static std::vector<Command> const commands{
        {"backup",
         N_("Make a backup of the workspace and walk through it; others may go on working meanwhile"),
         "-w desk.counterpoint backup",
         Opening::read,
         make_backup,
         {}},
        {"backups",
         N_("List the backups of the workspace, or say where they are to lie and how often one is made"),
         "-w desk.counterpoint backups",
         Opening::nothing,
         list_backups,
         {{"--folder", Shape::option,
           N_("Where they lie from now on, such as a folder that is kept on several computers"), "FOLDER"},
          {"--every", Shape::option, N_("After how many minutes of work the window makes one by itself; 0: never"), "MINUTES"}},
         N_("Kept are the last 8, one a day for 14 days, one a week for 8 weeks and one a month for 12 months. After a redaction "
            "one fresh backup stands in for all others.")},
        {"restore-backup",
         N_("Tell how a backup differs from the workspace, and bring it back"),
         "-w desk.counterpoint restore-backup newest --to earlier.counterpoint",
         Opening::nothing,
         restore_backup,
         {{"BACKUP", Shape::one, N_("Its file, its name as “backups” lists it, or newest")},
          {"--to", Shape::option, N_("Bring it back as this new file"), "FILE"},
          {"--yes", Shape::flag, N_("Put it in the workspace’s place, which stays beside it under another name")}}},
    };
    return commands;
}

} // namespace app::cli
