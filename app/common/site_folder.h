// A folder with a site that this program wrote and may write again. A list in it says which files are its own: those are
// replaced, and go when the site does not have them any more; whatever else lies there is left alone. A writing that was
// stopped goes on with the next one.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace app {

class SiteFolder {
public:
    /// Makes the folder, unless it is there. Throws Error{refused} when it holds anything but such a site, or is a link.
    explicit SiteFolder(std::string const& path);

    /// Writes one file of the site; `name` is its path within it, with slashes. Throws what write_file() throws, and
    /// Error{refused} when a folder on the way is a link.
    void take(std::string const& name, std::string_view bytes);
    /// Takes away what was of the site before and is not any more, and writes the new list.
    void finish();
    std::int64_t files() const { return static_cast<std::int64_t>(files_.size()); }
    std::int64_t removed() const { return removed_; }

private:
    void make_folder(std::filesystem::path const& folder) const;
    void write_list(std::set<std::string> const& files, bool unfinished) const;

    std::filesystem::path root_;
    std::set<std::string> before_, files_;
    std::set<std::filesystem::path> folders_;
    std::int64_t removed_ = 0;
    bool was_unfinished_ = false; ///< the writing before was stopped: which files are its own is not known
};

} // namespace app
