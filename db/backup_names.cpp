#include "db/backup_names.h"

#include "db/held_file.h"

#include <algorithm>
#include <filesystem>

namespace db {

namespace fs = std::filesystem;
using core::Backup;
using core::say;

namespace {

constexpr std::string_view ending = ".counterpoint";
constexpr std::size_t shown_of_workspace = 8;

/// "20261130T101500123Z".
std::string compact(core::Instant at) {
    auto text = core::to_iso(at);
    std::erase_if(text, [](char sign) { return sign == '-' || sign == ':' || sign == '.'; });
    return text;
}

std::optional<core::Instant> from_compact(std::string_view text) {
    if (text.size() != 19) return std::nullopt;
    auto const part = [&](std::size_t at, std::size_t count) { return std::string(text.substr(at, count)); };
    auto const whole = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 5) + ":" + part(11, 2) + ":" + part(13, 2) + "." +
                       part(15, 4);
    auto const at = core::parse_instant(whole);
    if (!at || compact(*at) != text) return std::nullopt;
    return *at;
}

/// What stands behind the last of a sign, which goes with it; empty when there is none.
std::string_view take_behind(std::string_view& text, char sign) {
    auto const at = text.rfind(sign);
    if (at == text.npos) return {};
    auto const behind = text.substr(at + 1);
    text = text.substr(0, at);
    return behind;
}

std::optional<Backup> read_name(std::string_view name, std::string const& workspace) {
    if (!name.ends_with(ending)) return std::nullopt;
    name.remove_suffix(ending.size());
    auto const why = core::from_key<core::BackupFor>(take_behind(name, '-'));
    auto const made = from_compact(take_behind(name, '-'));
    auto const of = take_behind(name, '-');
    if (!why || !made || of.size() != shown_of_workspace || !workspace.starts_with(of)) return std::nullopt;
    Backup backup;
    backup.made = *made;
    backup.why = *why;
    return backup;
}

} // namespace

std::string backup_name(std::string const& path, std::string const& workspace, core::Instant made, core::BackupFor why) {
    return fs::path(path).stem().string() + "-" + workspace.substr(0, shown_of_workspace) + "-" + compact(made) + "-" +
           std::string(core::key_of(why)) + std::string(ending);
}

std::vector<Backup> backups_in(std::string const& folder, std::string const& workspace) {
    std::vector<Backup> found;
    std::error_code failed;
    if (workspace.empty() || !fs::exists(folder, failed)) return found;
    fs::directory_iterator const entries(folder, failed);
    if (failed)
        throw core::Error(core::Code::io, say("The folder {folder} cannot be read ({why}).",
                                              {{"folder", folder}, {"why", failed.message()}}));
    for (auto const& entry : entries) {
        auto backup = read_name(entry.path().filename().string(), workspace);
        // A link so named leads to what is somebody else's.
        if (!backup || !fs::is_regular_file(entry.symlink_status(failed))) continue;
        backup->file = entry.path().string();
        backup->bytes = entry.file_size(failed);
        if (!failed) found.push_back(std::move(*backup));
    }
    std::ranges::sort(found, [](Backup const& one, Backup const& other) { return one.made > other.made; });
    return found;
}

void remove_unfinished_backups(std::string const& folder) noexcept {
    try {
        for (auto const& entry : fs::directory_iterator(folder)) {
            auto const name = entry.path().filename().string();
            constexpr std::string_view beside = "-journal";
            auto copy = entry.path().string();
            if (name.ends_with(beside)) copy.resize(copy.size() - beside.size());
            if (!copy.ends_with(std::string(ending) + unfinished_ending) || !fs::is_regular_file(entry.symlink_status())) continue;
            // One that is being written at this moment is somebody's.
            if (!HeldFile::is_held(copy)) fs::remove(entry.path());
        }
    } catch (std::exception const&) { // a folder that cannot be listed or written
    }
}

} // namespace db
