// Workspaces of earlier formats, as the programs of their time made them (kept/make.py says how).
#pragma once

#include "tests/db/installation.h"

#include <zstd.h>

namespace fixture {

inline std::string kept_file(std::string const& name) {
    return std::string(COUNTERPOINT_SOURCE_DIR) + "/tests/db/kept/" + name;
}

/// "0009", as the files of that schema begin.
inline std::string kept_number(int schema) {
    auto const digits = std::to_string(schema);
    return std::string(4 - digits.size(), '0') + digits;
}

/// The bytes of the one of that schema.
inline std::string kept_workspace(int schema) {
    auto const path = kept_file(kept_number(schema) + ".counterpoint.zst");
    auto const packed = read_file(path);
    std::string bytes(ZSTD_getFrameContentSize(packed.data(), packed.size()), '\0');
    if (ZSTD_isError(ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size())))
        throw std::runtime_error(path + " cannot be unpacked");
    return bytes;
}

/// Puts it there, and beside it, under the name "home", the key it was signed with and what was known of its heads.
inline void place_kept_at_home(Folder const& folder, std::string const& path, int schema) {
    write_file(path, kept_workspace(schema));
    auto const place = [&](std::string const& from, std::string const& into, std::string const& name) {
        fs::create_directory(folder.file(into));
        fs::permissions(folder.file(into), fs::perms::owner_all);
        write_file(folder.file(into + "/" + name), read_file(kept_file(kept_number(schema) + from)));
        fs::permissions(folder.file(into + "/" + name), fs::perms::owner_read | fs::perms::owner_write);
    };
    place(".key", "home-keys", "installation.key");
    auto const workspace = Tool(path).rows("select value from meta where key = 'workspace'").at(0).at(0);
    place(".heads.json", "home-heads", workspace + ".json");
}

} // namespace fixture
