// A zip archive made in memory, its files stored as they are: the same files always make the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class ZipOut {
public:
    /// `name` with slashes, in UTF-8. At most 4 GB in all, which callers see to.
    void add(std::string_view name, std::string_view bytes);
    /// The whole archive; nothing can be added afterwards.
    std::string finish();

private:
    struct Entry {
        std::string name;
        std::uint32_t checksum = 0, size = 0, offset = 0;
    };
    std::string out_;
    std::vector<Entry> entries_;
};

} // namespace core
