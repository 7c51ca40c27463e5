#include "db/placement.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <sys/vfs.h>
#include <vector>

namespace db {

namespace fs = std::filesystem;
using core::Message;
using core::say;
using Kind = Placement::Kind;

namespace {

struct FileSystem {
    std::uint32_t number;
    Kind kind;
    char const* name;
};

constexpr std::uint32_t fuse = 0x65735546;

constexpr std::array known_file_systems{
    FileSystem{0x6969, Kind::network, "NFS"},         FileSystem{0x517B, Kind::network, "SMB"},
    FileSystem{0xFF534D42, Kind::network, "CIFS"},    FileSystem{0xFE534D42, Kind::network, "SMB"},
    FileSystem{0x5346414F, Kind::network, "AFS"},     FileSystem{0x6B414653, Kind::network, "AFS"},
    FileSystem{0x73757245, Kind::network, "Coda"},    FileSystem{0x00C36400, Kind::network, "Ceph"},
    FileSystem{0x564C, Kind::network, "NCP"},         FileSystem{0x7461636F, Kind::network, "OCFS2"},
    FileSystem{0x0BD00BD0, Kind::network, "Lustre"},  FileSystem{0x47504653, Kind::network, "GPFS"},
    FileSystem{0x01021997, Kind::shared, "9P"},       FileSystem{0x786F4256, Kind::shared, "vboxsf"},
    FileSystem{0x01021994, Kind::passing, "tmpfs"},   FileSystem{0x4D44, Kind::plain, "FAT"},
    FileSystem{0x2011BAB0, Kind::plain, "exFAT"},
};

/// A path as mountinfo writes it: blanks and the like in octal.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const octal = [](char sign) { return sign >= '0' && sign <= '7'; };
        if (text[at] != '\\' || at + 3 >= text.size() || !std::ranges::all_of(text.substr(at + 1, 3), octal)) {
            plain += text[at];
            continue;
        }
        plain += static_cast<char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
        at += 3;
    }
    return plain;
}

bool lies_below(std::string const& path, std::string const& folder) {
    if (folder == "/") return true;
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

/// The type of what is mounted nearest above a path: "fuse.sshfs"; empty when nothing is said of it.
std::string type_of_mount(std::string_view mounts, std::string const& path) {
    std::string found;
    std::size_t nearest = 0;
    std::istringstream lines{std::string(mounts)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::vector<std::string> fields{std::istream_iterator<std::string>(words), {}};
        auto const dash = std::ranges::find(fields, "-");
        if (fields.size() < 5 || std::distance(dash, fields.end()) < 2) continue;
        auto const point = unescaped(fields[4]);
        // Of two at one place the later one lies on top.
        if (!lies_below(path, point) || point.size() < nearest) continue;
        nearest = point.size();
        found = *std::next(dash);
    }
    return found;
}

bool is_there(fs::path const& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

/// A file of this beginning and end in a folder, of which the first thousand are looked at.
bool has_named(fs::path const& folder, std::string_view begin, std::string_view end) {
    std::error_code failed;
    int looked_at = 0;
    for (auto const& entry : fs::directory_iterator(folder, failed)) {
        auto const name = entry.path().filename().string();
        if (name.starts_with(begin) && name.ends_with(end)) return true;
        if (++looked_at == 1000) break;
    }
    return false;
}

/// By what such a program leaves in the folder at the top of what it keeps.
std::string program_that_keeps(fs::path const& folder) {
    struct Mark {
        char const* name;
        char const* program;
    };
    constexpr std::array marks{
        Mark{".dropbox.cache", "Dropbox"},          Mark{".dropbox", "Dropbox"},
        Mark{".stfolder", "Syncthing"},             Mark{".nextcloudsync.log", "Nextcloud"},
        Mark{".owncloudsync.log", "ownCloud"},      Mark{".seafile-data", "Seafile"},
        Mark{".sync/ID", "Resilio"},                Mark{".megaignore", "MEGA"},
        Mark{".tmp.drivedownload", "Google Drive"}, Mark{".tmp.driveupload", "Google Drive"},
    };
    for (auto const& mark : marks)
        if (is_there(folder / mark.name)) return mark.program;
    if (has_named(folder, ".sync_", ".db") || has_named(folder, "._sync_", ".db")) return "Nextcloud";
    return {};
}

/// The folders that clients of this person name in their settings.
std::string program_of_settings(fs::path const& folder, fs::path const& home) {
    std::ifstream dropbox(home / ".dropbox" / "info.json");
    auto const told = nlohmann::json::parse(dropbox, nullptr, false);
    if (told.is_object())
        for (auto const& account : told)
            if (account.is_object() && account.contains("path") && account["path"].is_string() &&
                folder == fs::path(account["path"].get<std::string>()))
                return "Dropbox";
    std::ifstream onedrive(home / ".config" / "onedrive" / "config");
    for (std::string line; std::getline(onedrive, line);) {
        if (!line.starts_with("sync_dir")) continue;
        auto const begin = line.find('"');
        auto const end = line.rfind('"');
        if (begin == line.npos || end <= begin) continue;
        auto path = line.substr(begin + 1, end - begin - 1);
        if (path.starts_with("~/")) path = (home / path.substr(2)).string();
        if (folder == fs::path(path)) return "OneDrive";
    }
    return {};
}

std::string program_by_name(fs::path const& folder) {
    auto const name = folder.filename().string();
    for (auto const* begin : {"Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud", "Nextcloud"})
        if (name.starts_with(begin)) return begin;
    return {};
}

std::string home_folder() {
    auto const* home = std::getenv("HOME");
    std::error_code failed;
    return home && *home == '/' ? fs::weakly_canonical(home, failed).string() : std::string();
}

/// The folder of a file, links followed; of one that is not there, the nearest that is.
fs::path whole_folder(std::string const& path) {
    std::error_code failed;
    auto whole = fs::weakly_canonical(path, failed);
    if (failed) whole = fs::absolute(path, failed);
    while (!whole.empty() && whole != whole.root_path() && !fs::is_directory(whole, failed)) whole = whole.parent_path();
    return whole;
}

std::string copy_on_this_disk(std::string const& path) {
    return (fs::path(home_folder()) / "Documents" / "Counterpoint" / fs::path(path).filename()).string();
}

} // namespace

Placement placement_on(std::uint32_t file_system, std::string_view mounts, std::string const& path) {
    if (file_system == fuse) {
        auto const type = type_of_mount(mounts, path);
        // Disks of other systems that are in this computer.
        for (auto const* own : {"fuseblk", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.overlayfs", "fuse.fuse-overlayfs"})
            if (type == own) return {};
        return {Kind::network, type.empty() ? "FUSE" : type};
    }
    for (auto const& known : known_file_systems)
        if (known.number == file_system) return {known.kind, known.name};
    return {};
}

Placement placement_in(std::string const& folder, std::string const& home) {
    Placement named;
    // The home itself may hold what a client keeps for itself, and is no folder it keeps alike.
    for (auto at = fs::path(folder); at != fs::path(home); at = at.parent_path()) {
        if (auto program = program_that_keeps(at); !program.empty()) return {Kind::synced, program};
        if (!home.empty())
            if (auto program = program_of_settings(at, home); !program.empty()) return {Kind::synced, program};
        if (auto program = program_by_name(at); !program.empty() && named.what.empty()) named = {Kind::maybe_synced, program};
        if (at.empty() || at == at.root_path()) break;
    }
    return named;
}

Placement placement_of(std::string const& path) {
    auto const folder = whole_folder(path);
    struct statfs told {};
    if (::statfs(folder.c_str(), &told) == 0) {
        std::ifstream mounts("/proc/self/mountinfo");
        auto const on = placement_on(static_cast<std::uint32_t>(told.f_type),
                                     std::string(std::istreambuf_iterator<char>(mounts), {}), folder.string());
        if (on.kind != Kind::own && on.kind != Kind::passing) return on;
        auto const in = placement_in(folder.string(), home_folder());
        return in.kind == Kind::own ? on : in;
    }
    return placement_in(folder.string(), home_folder());
}

std::optional<Message> why_not_written(std::string const& path) {
    auto const place = placement_of(path);
    if (!place.keeps_from_writing()) return std::nullopt;
    auto const folder = fs::path(path).parent_path().string();
    std::vector<core::Arg> const args{{"file", path},
                                      {"what", place.what},
                                      {"copy", copy_on_this_disk(path)},
                                      {"folder", folder.empty() ? "." : folder}};
    if (place.kind == Kind::network)
        return say("{file} lies on a network file system ({what}), where two computers can write at once without noticing: "
                   "nothing is written there. Work in a copy on a disk of this computer, and have the checked backups put "
                   "where it lay: cp \"{file}\" \"{copy}\", then counterpoint-cli -w \"{copy}\" backups --folder \"{folder}\"",
                   args);
    return say("{file} lies in a folder that {what} keeps alike on several computers, which tears a file that is written "
               "at two of them: nothing is written there. Work in a copy outside of it, and have the checked backups put "
               "there: cp \"{file}\" \"{copy}\", then counterpoint-cli -w \"{copy}\" backups --folder \"{folder}\"",
               args);
}

std::optional<Message> doubt_about(std::string const& path) {
    auto const place = placement_of(path);
    std::vector<core::Arg> const args{{"file", path}, {"what", place.what}};
    switch (place.kind) {
    case Kind::passing: return say("{file} lies in memory ({what}): it is gone when the computer is switched off.", args);
    case Kind::plain: return say("{file} lies on a file system ({what}) that holds no file of more than 4 GB.", args);
    case Kind::shared:
        return say("{file} lies in a folder of another system ({what}): open it from one of the two alone.", args);
    case Kind::maybe_synced:
        return say("{file} may lie in a folder that {what} keeps alike on several computers, which tears a file that is "
                   "written at two of them. Backups are safe there, a workspace is not.",
                   args);
    case Kind::network: return say("{file} lies on a network file system ({what}).", args);
    case Kind::synced: return say("{file} lies in a folder that {what} keeps alike on several computers.", args);
    case Kind::own: break;
    }
    return std::nullopt;
}

} // namespace db
