// What a person wants of backups on this computer: where they lie, and after how many minutes of work one is made by
// itself. Kept beside the keys, for both programs.
#pragma once

#include <string>

namespace app {

struct BackupWishes {
    static constexpr long usual_minutes = 30, most_minutes = 24 * 60;
    std::string folder;           ///< whole path; as long as nobody named one, usual_backup_folder()
    long minutes = usual_minutes; ///< 0: none is made by itself
    bool by_themselves() const { return minutes > 0; }
};

/// $XDG_DATA_HOME/counterpoint/backups, or what stands for it; empty when there is no home.
std::string usual_backup_folder();

/// What is kept; the usual where nothing can be read.
BackupWishes backup_wishes();
/// Throws core::Error when they cannot be kept, or the folder is none and cannot be made.
void keep_backup_wishes(BackupWishes wishes);

} // namespace app
