// Any bytes as a rating scale in a file: read into a scale that is written and read back as the same, or refused as
// bad input.
#include "core/formats/scale_json.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    try {
        auto const scale = core::read_scale({reinterpret_cast<char const*>(data), size}, "scale.json");
        auto const text = core::write_scale(scale);
        auto const again = core::read_scale(text, "scale.json");
        if (!(again == scale) || core::write_scale(again) != text) std::abort();
    } catch (core::Error const& error) {
        if (error.code() != core::Code::bad_input) std::abort();
    }
    return 0;
}
