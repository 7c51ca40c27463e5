// Any bytes as the body of a record: read into a record that encodes canonically, or refused as
// damaged. The first byte picks the kind.
#include "core/model/codec.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const kind = static_cast<core::Kind>(data[0] % (static_cast<unsigned>(core::last_kind) + 1));
    std::string_view const body(reinterpret_cast<char const*>(data + 1), size - 1);
    try {
        auto const record = core::decode(kind, 1, body);
        auto const canonical = core::encode(record);
        auto const again = core::decode(kind, 1, canonical);
        if (!(again == record) || core::encode(again) != canonical) std::abort();
        core::describe(record);
        core::references_of(record);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) std::abort();
    }
    return 0;
}
