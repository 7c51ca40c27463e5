// Workspaces of earlier formats, as the programs of their time made them (kept/make.py says how).
#pragma once

#include "tests/db/fixture.h"

#include <zstd.h>

namespace fixture {

inline std::string kept_file(std::string const& name) {
    return std::string(COUNTERPOINT_SOURCE_DIR) + "/tests/db/kept/" + name;
}

/// The bytes of the one of that schema.
inline std::string kept_workspace(int schema) {
    auto const path = kept_file("000" + std::to_string(schema) + ".counterpoint.zst");
    auto const packed = read_file(path);
    std::string bytes(ZSTD_getFrameContentSize(packed.data(), packed.size()), '\0');
    if (ZSTD_isError(ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size())))
        throw std::runtime_error(path + " cannot be unpacked");
    return bytes;
}

} // namespace fixture
