#include "app/cli/command.h"

#include "app/cli/record_json.h"
#include "app/common/backup_wishes.h"
#include "core/exchange/seat.h"
#include "core/log/operation_label.h"
#include "core/rules/text_rules.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

std::string const& Call::text(std::string_view name) const {
    static std::string const none;
    auto const& found = all(name);
    return found.empty() ? none : found.front();
}

std::vector<std::string> const& Call::all(std::string_view name) const {
    static std::vector<std::string> const none;
    auto const found = values.find(name);
    return found == values.end() ? none : found->second;
}

std::unique_ptr<core::Store> Call::open_quietly(Opening how) const {
    if (workspace.empty())
        throw WrongUsage(core::say("Say which workspace with -w FILE."));
    return opener.open(workspace, how, actor);
}

void Call::back_up_before(core::BackupFor what) {
    if (!backup_wishes().by_themselves() || store().head() == 0) return;
    try {
        auto const backups = opener.backups(store().path());
        if (backups->is_current()) return;
        auto progress = out.progress();
        backups->make(what, core::BackupCheck::newest, progress);
    } catch (core::Error const& error) {
        out.message(core::say("No backup was made before: {why}", {{"why", core::render(error.message(), language)}}));
    }
}

std::unique_ptr<core::Store> Call::open(Opening how) const {
    auto store = open_quietly(how);
    for (auto const& problem : store->unprotected())
        out.message(problem);
    auto const& found = store->standing();
    auto const refused_anyway = how == Opening::write && // which says why
                                (core::needs_decision(found.status) || core::seat_of(*store).is_behind());
    if (found.status >= core::Trust::heads_missing && !refused_anyway)
        out.message(core::say("{status}: {finding}", {{"status", std::string(core::key_of(found.status))},
                                                      {"finding", core::render(found.finding, language)}}));
    return store;
}

namespace {

/// What was typed with a line break or a tab and is not kept with it: a name or another value of one line.
std::vector<std::string> joined_to_one_line(Values const& values, core::Draft const& draft) {
    std::vector<std::string> names;
    for (auto const& [name, given] : values)
        for (auto const& value : given) {
            auto const found = core::find_unfit(value, core::TextForm::line);
            if (!found || core::find_unfit(core::tidy(value), core::TextForm::line))
                continue; // nothing of the kind, or more than white space
            bool kept = false;
            for (auto const& record : draft.puts)
                core::each_words(record, [&](core::FieldWords const& words) {
                    kept = kept || words.value.find(value) != words.value.npos;
                });
            if (!kept)
                names.push_back(name);
        }
    return names;
}

} // namespace

core::ChangeSet Call::commit(core::Draft const& draft, core::Ref made) {
    auto changes = store().commit(draft);
    if (changes.seq != 0)
        for (auto const& name : joined_to_one_line(values, draft))
            changes.remarks.push_back(
                core::say("What was given for {name} is one line; its line breaks and tabs became blanks.", {{"name", name}}));
    if (out.json()) {
        Json json;
        json["revision"] = changes.seq;
        json["operation"] = changes.operation;
        if (made) {
            json["kind"] = core::kind_name(made.kind);
            json["id"] = core::id_text(made.id);
        }
        json["changed"] = Json::array();
        for (auto const& ref : changes.refs)
            json["changed"].push_back(reference_text(ref));
        for (auto const& remark : changes.remarks)
            json["remarks"].push_back(core::render(remark, language));
        out.object(json);
        return changes;
    }
    if (changes.seq == 0) {
        out.message(core::say("Nothing differs; nothing was written."));
        return changes;
    }
    out.message(core::say("{what} (revision {revision}).",
                          {{"what", core::operation_label(changes.operation, language)},
                           {"revision", std::to_string(changes.seq)}}));
    for (auto const& remark : changes.remarks)
        out.message(remark);
    if (made)
        out.line(core::id_text(made.id));
    return changes;
}

std::vector<CommandGroup> command_groups() {
    return {
        {core::N_("Begin"), {workspace_commands(), backup_commands(), person_commands()}},
        {core::N_("Take in and record"), {import_commands(), column_commands(), source_commands(), capture_commands(), drift_commands(), record_commands(), trail_commands()}},
        {core::N_("Look and find"), {show_commands(), export_commands(), match_commands()}},
        {core::N_("Rate, review, publish"), {review_commands(), gate_commands(), correction_commands()}},
        {core::N_("Work together"), {desk_commands(), sharing_commands()}},
        {core::N_("Change and take back"), {edit_commands(), merge_commands(), taking_back_commands()}},
        {core::N_("History and what proves it"), {history_commands(), evidence_commands(), proof_commands(), stamp_commands()}},
        {core::N_("Files of others"), {format_commands(), reader_commands()}},
        {core::N_("Rating scales"), {scale_commands()}},
    };
}

} // namespace app::cli
