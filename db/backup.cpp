#include "db/backup.h"

#include "core/exchange/seat.h"
#include "core/log/redaction.h"
#include "db/backup_names.h"
#include "db/copies.h"
#include "db/first_look.h"
#include "db/held_file.h"
#include "db/lock.h"
#include "db/log.h"
#include "db/placement.h"
#include "db/workspace.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace db {

namespace {

using core::Code;
using core::Error;
using core::say;
namespace fs = std::filesystem;

constexpr int pages_at_once = 1000;
constexpr std::chrono::milliseconds pause{5};
/// So often a step finds the file busy before that is said.
constexpr int most_waits = 6000;
constexpr int most_shown = 10;

std::uint64_t size_or_nothing(std::string const& path) {
    std::error_code failed;
    auto const size = fs::file_size(path, failed);
    return failed ? 0 : size;
}

std::string why(int number) { return std::generic_category().message(number); }

std::string megabytes(std::uint64_t bytes) { return fmt::format("{}", (bytes + 999'999) / 1'000'000); }

/// A workspace or a backup for a look, which nobody who writes is kept from.
std::unique_ptr<core::Store> open_to_look(std::string const& path) {
    OpenOptions options;
    auto const file = file_at(path);
    options.mode = file && connected_here(*file) ? Mode::beside : Mode::read;
    options.long_walk = LongWalk::before_saving; // only looked at
    return open_workspace(path, std::move(options));
}

struct State {
    core::Seq head = 0;
    std::vector<core::LaneReport> lanes;
};

std::string name_of(Connection const& connection) {
    return connection.text("select coalesce((select value from meta where key = 'workspace'), '')");
}

State state_of(Connection const& connection) {
    return {connection.integer("select coalesce(max(seq), 0) from revision"), lanes_of(connection)};
}

bool are_same(std::vector<core::LaneReport> const& one, std::vector<core::LaneReport> const& other) {
    return std::ranges::equal(one, other, [](auto const& a, auto const& b) {
        return a.lane == b.lane && a.size == b.size && a.root == b.root;
    });
}

/// Copies what `from` sees, which is in a transaction; how often it had to begin anew.
int copy_in_steps(Connection& from, Connection& to, core::Progress& progress, std::function<void()> const& after_step) {
    auto* const copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copying) throw_sqlite(to.handle(), sqlite3_extended_errcode(to.handle()));
    struct Ended {
        sqlite3_backup* copying;
        ~Ended() { sqlite3_backup_finish(copying); }
    };
    int restarts = 0;
    {
        Ended const ended{copying};
        int left = -1;
        for (int waits = 0;;) {
            auto const code = sqlite3_backup_step(copying, pages_at_once);
            if (code == SQLITE_DONE) break;
            auto const busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
            if (code != SQLITE_OK && !(busy && ++waits < most_waits)) throw_sqlite(to.handle(), code);
            auto const now_left = sqlite3_backup_remaining(copying);
            if (left >= 0 && now_left > left) ++restarts;
            left = now_left;
            auto const all = sqlite3_backup_pagecount(copying);
            progress.update(static_cast<std::uint64_t>(std::max(all - left, 0)), static_cast<std::uint64_t>(all));
            if (after_step) after_step();
            std::this_thread::sleep_for(pause);
        }
    }
    if (auto const code = sqlite3_errcode(to.handle()); code != SQLITE_OK && code != SQLITE_DONE) throw_sqlite(to.handle(), code);
    return restarts;
}

/// A file that is being written, and goes away unless it got its name.
class Unfinished {
public:
    explicit Unfinished(std::string name) : name_(std::move(name)), file_(HeldFile::make(name_)) {
        if (file_.state() == HeldFile::State::impossible)
            throw Error(Code::io, say("{file} cannot be written ({why}).", {{"file", name_}, {"why", why(errno)}}));
    }
    ~Unfinished() {
        std::error_code ignored;
        if (!named_) fs::remove(name_, ignored);
        fs::remove(name_ + "-journal", ignored);
    }
    Unfinished(Unfinished const&) = delete;
    Unfinished& operator=(Unfinished const&) = delete;
    std::string const& name() const { return name_; }
    void call(std::string const& name) {
        auto const file = open_file(name_, For::reading);
        if (!file) throw Error(Code::io, say("{file} cannot be written ({why}).", {{"file", name}, {"why", why(errno)}}));
        // Nobody works on in a backup by mistake.
        ::fchmod(file.number(), 0400);
        give_name(file, name_, name);
        named_ = true;
    }

private:
    std::string name_;
    HeldFile file_;
    bool named_ = false;
};

class FileBackups final : public core::Backups {
public:
    FileBackups(std::string path, BackupOptions options) : path_(std::move(path)), options_(std::move(options)) {
        try {
            Connection connection(path_, Access::read_only);
            FirstLook const look(connection);
            workspace_ = name_of(connection);
        } catch (Error const&) { // missing or damaged: which is when one wants a backup
        }
    }

    std::string const& folder() const override { return options_.folder; }
    std::vector<core::Backup> list() const override { return backups_in(options_.folder, workspace_); }
    core::MadeBackup make(core::BackupFor why, core::BackupCheck how, core::Progress& progress) override;
    bool is_current() const override;
    core::BackupCompared compare(std::string const& file, core::Progress& progress) const override;
    void bring_back(std::string const& file, std::string const& target) const override;
    std::string put_in_place(std::string const& file) const override;
    std::vector<core::Message> doubts() const override;

private:
    core::Instant now() const {
        if (options_.clock) return {options_.clock()};
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    void prepare_folder() const;
    void require_room() const;
    void check(std::string const& copy, State const& seen, core::BackupCheck how, core::MadeBackup& made,
               core::Progress& progress) const;
    void refuse_another(core::Store const& backup, std::string const& file) const;
    /// Whether something was redacted behind that revision.
    bool redacted_since(core::Seq seq) const;
    int tidy(core::Instant at) const;

    std::string path_;
    BackupOptions options_;
    std::string workspace_; ///< its own name; empty when it cannot be read
};

void FileBackups::prepare_folder() const {
    if (options_.folder.empty())
        throw Error(Code::refused, say("There is no folder for backups: there is no home, and none was named."));
    std::error_code failed;
    auto const there = fs::exists(options_.folder, failed);
    if (!there) fs::create_directories(options_.folder, failed);
    if (!failed && !there) fs::permissions(options_.folder, fs::perms::owner_all, failed);
    if (failed || !fs::is_directory(options_.folder, failed))
        throw Error(Code::io, say("The folder {folder} for backups cannot be made ({why}). The workspace is as it was.",
                                  {{"folder", options_.folder}, {"why", failed ? failed.message() : why(ENOTDIR)}}));
    remove_unfinished_backups(options_.folder);
}

void FileBackups::require_room() const {
    auto const size = size_or_nothing(path_) + size_or_nothing(path_ + "-wal");
    auto const needed = size + size / 5;
    struct statvfs told {};
    auto const free = options_.free_bytes                             ? options_.free_bytes(options_.folder)
                      : ::statvfs(options_.folder.c_str(), &told) == 0 ? std::uint64_t{told.f_bavail} * told.f_frsize
                                                                       : needed;
    if (free < needed)
        throw Error(Code::disk_full, say("A backup needs {needed} MB in {folder}, where {free} MB are free: none was made. "
                                         "Those that are there were not touched.",
                                         {{"needed", megabytes(needed)}, {"folder", options_.folder}, {"free", megabytes(free)}}));
}

bool FileBackups::redacted_since(core::Seq seq) const {
    Connection connection(path_, Access::read_only);
    auto cursor = connection.prepare("select 1 from revision where seq > ?1 and operation = ?2 limit 1");
    cursor.bind(1, seq).bind(2, core::redact_operation);
    return cursor.next();
}

core::MadeBackup FileBackups::make(core::BackupFor why, core::BackupCheck how, core::Progress& progress) {
    prepare_folder();
    require_room();
    core::MadeBackup made;
    auto at = now();
    auto const name_at = [&] { return (fs::path(options_.folder) / backup_name(path_, workspace_, at, why)).string(); };
    std::error_code ignored;
    while (fs::exists(name_at(), ignored)) ++at.ms; // two of one instant
    Unfinished copy(name_at() + unfinished_ending);
    State seen;
    auto copying = progress.part(0.5);
    {
        Connection from(path_, Access::read_only);
        Snapshot const one_state(from);
        seen = state_of(from);
        Connection to(copy.name(), Access::read_write);
        made.restarts = copy_in_steps(from, to, copying, options_.while_copying);
        to.execute("pragma journal_mode = delete");
    }
    auto checking = progress.rest();
    try {
        check(copy.name(), seen, how, made, checking);
    } catch (Error const& error) {
        if (error.code() == Code::cancelled) throw;
        throw Error(Code::damaged, say("The backup that was written does not hold ({why}): it was not kept. Those that are "
                                       "there were not touched.",
                                       {{"why", error.what()}}));
    }
    copy.call(name_at());
    if (redacted_since(seen.head)) {
        fs::remove(name_at(), ignored);
        throw Error(Code::stale, say("Something was redacted while the backup was made, which would hold it still: it was "
                                     "not kept. Make another."));
    }
    made.backup = {name_at(), at, why, size_or_nothing(name_at())};
    made.revisions = seen.head;
    made.let_go = tidy(at);
    if (auto doubt = doubt_about(options_.folder)) made.remarks.push_back(*doubt);
    return made;
}

void FileBackups::check(std::string const& copy, State const& seen, core::BackupCheck how, core::MadeBackup& made,
                        core::Progress& progress) const {
    auto const refuse = [](core::Message finding) { throw Error(Code::damaged, std::move(finding)); };
    auto const store = open_to_look(copy);
    if (!are_same(store->lanes(), seen.lanes)) refuse(say("Its heads are not those of the workspace."));
    if (how == core::BackupCheck::everything) {
        auto const found = store->verify(progress);
        if (core::needs_decision(found.status)) refuse(found.finding);
        made.files = found.files;
        return;
    }
    if (core::needs_decision(store->standing().status)) refuse(store->standing().finding);
    Connection pages(copy, Access::read_only);
    if (auto const found = pages.text("pragma quick_check"); found != "ok") refuse({found, {}});
    // What the last one has was looked at then.
    auto const all = list();
    std::unique_ptr<Connection> last;
    if (!all.empty()) last = std::make_unique<Connection>(all.front().file, Access::read_only);
    auto digests = pages.prepare("select digest from blob");
    while (digests.next()) {
        auto const digest = to_digest(digests.blob(0));
        progress.update(0, 0);
        if (last) {
            auto known = last->prepare("select 1 from blob where digest = ?1");
            known.bind_blob(1, as_bytes(digest));
            if (known.next()) continue;
        }
        if (!store->bytes(digest))
            refuse(say("The saved bytes with SHA-256 {digest} are missing from the workspace.", {{"digest", core::to_hex(digest)}}));
        ++made.files;
    }
    progress.update(1, 1);
}

int FileBackups::tidy(core::Instant at) const {
    int gone = 0;
    for (auto const& backup : core::to_let_go(list(), at)) {
        std::error_code failed;
        if (fs::remove(backup.file, failed)) ++gone;
    }
    return gone;
}

bool FileBackups::is_current() const {
    auto const all = list();
    if (all.empty()) return false;
    try {
        Connection connection(path_, Access::read_only);
        return are_same(open_to_look(all.front().file)->lanes(), state_of(connection).lanes);
    } catch (Error const&) { // one that cannot be read is none
        return false;
    }
}

void FileBackups::refuse_another(core::Store const& backup, std::string const& file) const {
    if (!workspace_.empty() && backup.workspace() != workspace_)
        throw Error(Code::refused, say("{file} is of another workspace. Nothing was changed.", {{"file", file}}));
}

core::BackupCompared FileBackups::compare(std::string const& file, core::Progress& progress) const {
    core::BackupCompared result;
    auto const backup = open_to_look(file);
    refuse_another(*backup, file);
    result.found = backup->verify(progress);
    try {
        auto const store = open_to_look(path_);
        auto& seat = core::seat_of(*store);
        auto const here = store->lanes();
        for (auto const& lane : backup->lanes()) {
            auto const same = std::ranges::find(here, lane.lane, &core::LaneReport::lane);
            auto const size_here = same == here.end() ? 0 : same->size;
            auto const both = std::min(size_here, lane.size);
            auto const agree = both > 0 && core::seat_of(*backup).root_of(lane.lane, both) == seat.root_of(lane.lane, both);
            result.shared += agree ? both : 0;
            result.only_there += lane.size - (agree ? both : 0);
        }
        std::int64_t all_here = 0;
        for (auto const& lane : here) all_here += lane.size;
        result.since_count = all_here - result.shared;
        if (result.since_count > 0)
            result.since = store->revisions(0, static_cast<int>(std::min<std::int64_t>(result.since_count, most_shown)));
    } catch (Error const& error) {
        result.unread = error.message();
    }
    return result;
}

void FileBackups::bring_back(std::string const& file, std::string const& target) const {
    refuse_another(*open_to_look(file), file);
    if (auto const bad = why_not_written(target)) throw Error(Code::refused, *bad);
    Connection connection(file, Access::read_only);
    write_pages(connection, target);
}

std::string FileBackups::put_in_place(std::string const& file) const {
    std::error_code missing;
    if (!fs::exists(path_, missing)) {
        bring_back(file, path_);
        return {};
    }
    auto const path = fs::canonical(path_).string();
    auto const lock = Lock::take(path, "restore", std::chrono::milliseconds(0));
    if (lock.state() != Lock::State::held)
        throw Error(Code::locked, say("{file} is open in a window or program, or cannot be written: close it first. Nothing "
                                      "was changed.",
                                      {{"file", path_}}));
    auto const at = fs::path(path);
    auto const kept = free_name((at.parent_path() / (at.stem().string() + ".before-restoring")).string(), at.extension().string());
    auto const restored = free_name(path, ".restored");
    bring_back(file, restored);
    std::error_code failed;
    // What a program that ended left beside the file belongs to it.
    for (auto const* beside : {"-wal", "-shm", "-journal"})
        if (fs::exists(path + beside, failed)) fs::rename(path + beside, kept + beside, failed);
    // By a second name at first, so that there is a workspace at its place at any moment.
    fs::create_hard_link(path, kept, failed);
    if (failed) fs::rename(path, kept, failed);
    if (!failed) fs::rename(restored, path, failed);
    if (!failed) return kept;
    std::error_code ignored;
    fs::remove(restored, ignored);
    throw Error(Code::io, say("{file} could not be put in its place ({why}).", {{"file", path_}, {"why", failed.message()}}));
}

std::vector<core::Message> FileBackups::doubts() const {
    std::vector<core::Message> all;
    if (auto const bad = why_not_written(path_))
        all.push_back(*bad);
    else if (auto doubt = doubt_about(path_))
        all.push_back(*doubt);
    if (auto doubt = doubt_about(options_.folder); doubt && placement_of(options_.folder).kind == Placement::Kind::passing)
        all.push_back(*doubt);
    return all;
}

} // namespace

std::unique_ptr<core::Backups> backups_of(std::string const& path, BackupOptions options) {
    return std::make_unique<FileBackups>(path, std::move(options));
}

std::optional<core::Message> renew_backups(Connection& connection, std::string const& path, std::string const& folder,
                                           core::Instant now) {
    if (folder.empty()) return std::nullopt;
    remove_unfinished_backups(folder);
    auto const workspace = name_of(connection);
    auto const old = backups_in(folder, workspace);
    if (old.empty()) return std::nullopt;
    auto const target = (fs::path(folder) / backup_name(path, workspace, now, core::BackupFor::redaction)).string();
    write_copy(connection, target);
    ::chmod(target.c_str(), 0400);
    for (auto const& backup : old) fs::remove(backup.file);
    return say("Backups in {folder} held it too: {count}. One without it, {file}, stands in their place.",
               {{"folder", folder}, {"count", fmt::to_string(old.size())}, {"file", fs::path(target).filename().string()}});
}

} // namespace db
