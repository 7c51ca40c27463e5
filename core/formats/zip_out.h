// A zip archive made in memory: the same files always make the same bytes.
#pragma once

#include "core/base/sink.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class ZipOut {
public:
    /// A file, stored as it is. `name` with slashes, in UTF-8. At most 4 GB in all, which callers see to; so for both.
    void add(std::string_view name, std::string_view bytes);
    /// A file that `make` hands over piece by piece, packed (deflate): what is held of it is packed. Throws what that throws.
    void add_packed(std::string_view name, std::function<void(Sink const& sink)> const& make);
    /// The whole archive; nothing can be added afterwards.
    std::string finish();

private:
    struct Entry {
        std::string name;
        std::uint32_t checksum = 0, size = 0, packed = 0, offset = 0, method = 0;
    };
    static void put_common(std::string& out, Entry const& entry);
    void put(Entry entry, std::string_view content);

    std::string out_;
    std::vector<Entry> entries_;
};

} // namespace core
