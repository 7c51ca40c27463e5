// A zip archive in memory, taken as its directory tells it and held to that: no entry gives more bytes than it says, or
// other ones. Archives in parts, encrypted ones and those beyond 4 GB are nobody's here.
#pragma once

#include "core/base/result.h"
#include "core/text/lines.h"

#include <memory>
#include <string>
#include <vector>

namespace core {

struct ZipEntry {
    std::string name; ///< as it stands there, whatever it is
    std::uint64_t size = 0;
    std::uint64_t packed_size = 0;
    std::uint32_t checksum = 0;
    std::size_t at = 0; ///< of its first byte in the archive
    bool packed = false;
};

/// In the order of the directory. A problem in one sentence without a file: cut short, damaged, or not to be read here.
Result<std::vector<ZipEntry>> zip_entries(std::string_view archive);

/// The bytes of an entry, unpacked piece by piece. What is asked of it throws Error{bad_input} where the bytes are not
/// those the directory tells of.
NextPiece unpacked(std::shared_ptr<std::string const> archive, ZipEntry entry);

/// All of them at once.
std::string unpacked_whole(std::shared_ptr<std::string const> const& archive, ZipEntry const& entry);

} // namespace core
