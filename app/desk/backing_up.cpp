#include "app/desk/backing_up.h"

#include "app/common/backup_wishes.h"
#include "app/common/clock.h"
#include "app/common/text.h"

#include <filesystem>

namespace app {

namespace {

core::Message not_made(core::Message const& why) {
    return core::say("No backup was made: {why}", {{"why", tr(why)}});
}

/// Once a day one is walked through.
core::BackupCheck check_of(core::Backups const& backups) {
    auto const all = backups.list();
    auto const today = !all.empty() && core::date_of(all.front().made) == core::date_of(now_here());
    return today ? core::BackupCheck::newest : core::BackupCheck::everything;
}

} // namespace

std::optional<core::Message> back_up_before(std::string const& path, core::BackupFor what, core::Progress& progress) {
    // One that lives in memory alone ends with the program.
    if (path == ":memory:" || !backup_wishes().by_themselves()) return std::nullopt;
    try {
        auto const backups = Workbench::backups(path);
        if (!backups->is_current()) backups->make(what, core::BackupCheck::newest, progress);
    } catch (core::Error const& error) {
        if (error.code() == core::Code::cancelled) throw;
        return not_made(error.message());
    }
    return std::nullopt;
}

BackingUp::BackingUp(Workbench& workbench, Tasks& tasks)
    : workbench_(workbench), tasks_(tasks), on_change_(workbench.changed.subscribe([this](core::ChangeSet const& change) {
          if (!changed_ && !change.operation.empty()) changed_ = Clock::now();
      })) {}

void BackingUp::back_up() {
    auto made = std::make_shared<core::MadeBackup>();
    tasks_.start(
        tr("Making a backup"),
        [made, path = workbench_.store().path()](core::Progress& progress) {
            *made = Workbench::backups(path)->make(core::BackupFor::command, core::BackupCheck::everything, progress);
        },
        [this, made] {
            changed_.reset();
            auto const file = std::filesystem::path(made->backup.file);
            auto told = tr("The backup {file} is in {folder}; it was walked through.",
                           {{"file", file.filename().string()}, {"folder", file.parent_path().string()}});
            for (auto const& remark : made->remarks) told += " " + tr(remark);
            workbench_.notice(told);
        },
        [this](core::Error const& error) { workbench_.problem(error); });
}

void BackingUp::back_up_if_due() {
    auto const wishes = backup_wishes();
    if (!wishes.by_themselves() || !changed_ || Clock::now() - *changed_ < std::chrono::minutes(wishes.minutes)) return;
    changed_.reset();
    tasks_.start(
        tr("Making a backup"),
        [path = workbench_.store().path()](core::Progress& progress) {
            auto const backups = Workbench::backups(path);
            if (!backups->is_current()) backups->make(core::BackupFor::rhythm, check_of(*backups), progress);
        },
        [this] { told_ = false; },
        [this](core::Error const& error) {
            changed_ = Clock::now(); // tried again after the same time
            if (error.code() != core::Code::cancelled && !std::exchange(told_, true))
                workbench_.problem(core::Error(error.code(), not_made(error.message())));
        });
}

void BackingUp::before(core::BackupFor what, std::function<void()> go_on) {
    auto problem = std::make_shared<std::optional<core::Message>>();
    tasks_.start(
        tr("Making a backup"),
        [problem, what, path = workbench_.store().path()](core::Progress& progress) {
            *problem = back_up_before(path, what, progress);
        },
        [this, problem, go_on] {
            go_on();
            if (*problem) workbench_.notice(tr(**problem));
        },
        [this](core::Error const& error) { workbench_.problem(error); }); // stopped: nothing is done
}

} // namespace app
