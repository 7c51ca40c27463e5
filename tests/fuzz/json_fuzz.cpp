// However rough the JSON of a page is, what is made of it is read or refused; what was good JSON means the same; and what
// a page says of itself keeps to its lines.
#include "core/ingest/linked_data.h"
#include "core/text/lenient_json.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(data), size);
    auto const made = core::made_strict_json(text);
    require(!core::find_invalid_utf8(made) && made.size() <= 6 * text.size() + 256);
    auto depth = 0;
    auto const shallow = [&](int level, nlohmann::json::parse_event_t, nlohmann::json&) {
        depth = std::max(depth, level);
        return true;
    };
    auto const good = nlohmann::json::parse(text, shallow, false);
    if (!good.is_discarded() && depth < 60 && (good.is_object() || good.is_array())) {
        auto const mended = nlohmann::json::parse(made, nullptr, false);
        require(!mended.is_discarded() && mended.size() == 1 && mended.front() == good);
    }
    for (auto const& fact : core::read_linked_data({text, text}, {"Harbour vote delayed"}, {"https://x.example/h"}).facts)
        require(!fact.value.empty() && !core::find_invalid_utf8(fact.value) && fact.value.find('\n') == std::string::npos);
    return 0;
}
