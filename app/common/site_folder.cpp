#include "app/common/site_folder.h"

#include "app/common/reading.h"
#include "app/common/writing.h"
#include "core/base/error.h"
#include "core/text/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace app {

namespace {

namespace fs = std::filesystem;
using core::say;

constexpr auto list_name = "counterpoint-site.json";
constexpr auto list_key = "counterpoint_site";

/// A path that stays within the folder: a name, or one in a folder of it.
bool is_within(std::string_view name) {
    auto const is_plain = [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-' || sign == '.' || sign == '/';
    };
    return !name.empty() && name.front() != '.' && name.front() != '/' && std::ranges::all_of(name, is_plain) &&
           name.find("..") == name.npos && name.find("/.") == name.npos && std::ranges::count(name, '/') <= 1;
}

struct SiteList {
    std::set<std::string> files;
    bool unfinished = false;
};

/// The files of the site that lies there; nothing when none does.
std::optional<SiteList> listed(fs::path const& folder) {
    std::error_code ignored;
    auto const list = folder / list_name;
    if (!fs::is_regular_file(fs::symlink_status(list, ignored))) return std::nullopt;
    auto const json = core::read_json(read_file(list.string()));
    if (!json || !json->is_object() || !json->contains(list_key) || !json->contains("files") || !(*json)["files"].is_array())
        return std::nullopt;
    SiteList found;
    found.unfinished = json->contains("unfinished");
    for (auto const& each : (*json)["files"])
        if (each.is_string() && is_within(each.get<std::string>())) found.files.insert(each.get<std::string>());
    return found;
}

[[noreturn]] void refuse_link(fs::path const& path) {
    core::refuse(say("{path} is a link; nothing is written through one.", {{"path", path.string()}}));
}

} // namespace

SiteFolder::SiteFolder(std::string const& path) : root_(path) {
    if (!root_.has_filename()) root_ = root_.parent_path(); // "public/"
    std::error_code ignored;
    if (fs::is_symlink(fs::symlink_status(root_, ignored))) refuse_link(root_);
    if (fs::exists(root_, ignored)) {
        auto known = fs::is_directory(root_, ignored) ? listed(root_) : std::nullopt;
        if (!known && !(fs::is_directory(root_, ignored) && fs::is_empty(root_, ignored)))
            core::refuse(say("{folder} holds other things than a site; choose an empty folder. Nothing was written.",
                             {{"folder", path}}));
        if (known) {
            before_ = std::move(known->files);
            was_unfinished_ = known->unfinished;
        }
    }
    make_folder(root_);
    write_list(before_, true);
}

void SiteFolder::make_folder(fs::path const& folder) const {
    std::error_code why;
    if (fs::is_symlink(fs::symlink_status(folder, why))) refuse_link(folder);
    fs::create_directories(folder, why);
    if (why) throw core::Error(core::Code::io, say("The folder {folder} cannot be made.", {{"folder", folder.string()}}));
}

void SiteFolder::take(std::string const& name, std::string_view bytes) {
    auto const path = root_ / name;
    if (folders_.insert(path.parent_path()).second) make_folder(path.parent_path());
    std::error_code ignored;
    if (!was_unfinished_ && !before_.contains(name) && fs::exists(fs::symlink_status(path, ignored)))
        core::refuse(say("{file} is not of the site that was written there, and stays as it is: move it away first.",
                         {{"file", path.string()}}));
    write_file(path.string(), bytes);
    files_.insert(name);
}

void SiteFolder::finish() {
    for (auto const& name : before_) {
        if (files_.contains(name)) continue;
        auto const path = root_ / name;
        std::error_code ignored;
        if (fs::is_symlink(fs::symlink_status(path.parent_path(), ignored)) ||
            !fs::is_regular_file(fs::symlink_status(path, ignored)))
            continue;
        if (fs::remove(path, ignored)) ++removed_;
    }
    write_list(files_, false);
}

void SiteFolder::write_list(std::set<std::string> const& files, bool unfinished) const {
    nlohmann::ordered_json list;
    list[list_key] = 1;
    if (unfinished) list["unfinished"] = true;
    list["files"] = files;
    write_file((root_ / list_name).string(), list.dump(1) + "\n");
}

} // namespace app
