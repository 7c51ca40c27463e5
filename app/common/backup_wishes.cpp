#include "app/common/backup_wishes.h"

#include "app/common/places.h"
#include "app/common/reading.h"
#include "app/common/writing.h"
#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace app {

namespace fs = std::filesystem;

namespace {

std::string wishes_file() {
    auto const folder = usual_backup_folder();
    return folder.empty() ? folder : folder + ".json";
}

} // namespace

std::string usual_backup_folder() { return data_folder("backups"); }

BackupWishes backup_wishes() {
    BackupWishes wishes;
    wishes.folder = usual_backup_folder();
    try {
        auto const kept = nlohmann::json::parse(read_file(wishes_file(), 100'000));
        auto const folder = kept.value("folder", std::string());
        if (fs::path(folder).is_absolute()) wishes.folder = folder;
        wishes.minutes = std::clamp(kept.value("minutes", wishes.minutes), 0L, BackupWishes::most_minutes);
    } catch (std::exception const&) { // none were kept, or something else stands there
    }
    return wishes;
}

void keep_backup_wishes(BackupWishes wishes) {
    std::error_code failed;
    if (wishes.folder.empty()) wishes.folder = usual_backup_folder();
    wishes.folder = fs::absolute(wishes.folder, failed).lexically_normal().string();
    if (!failed) fs::create_directories(wishes.folder, failed);
    if (failed || !fs::is_directory(wishes.folder, failed))
        throw core::Error(core::Code::io, core::say("The folder {folder} for backups cannot be made. Nothing was changed.",
                                                    {{"folder", wishes.folder}}));
    fs::create_directories(fs::path(wishes_file()).parent_path(), failed);
    nlohmann::ordered_json kept{{"minutes", std::clamp(wishes.minutes, 0L, BackupWishes::most_minutes)}};
    if (wishes.folder != usual_backup_folder()) kept["folder"] = wishes.folder;
    write_file(wishes_file(), kept.dump(2) + "\n");
}

} // namespace app
