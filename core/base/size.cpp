#include "core/base/size.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace core {

std::string size_text(std::uint64_t bytes, Translator const& translator) {
    if (bytes < 1000)
        return fill(translator.translate("{size} byte", "{size} bytes", static_cast<long>(bytes)),
                    {{"size", std::to_string(bytes)}});
    constexpr std::array units{N_("{size} kB"), N_("{size} MB"), N_("{size} GB"), N_("{size} TB")};
    auto value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    // 999.95 would be shown as "1000.0".
    for (; value >= 999.95 && unit + 1 < units.size(); value /= 1000)
        ++unit;
    auto digits = fmt::format("{:.1f}", value);
    if (translator.language() != "en")
        std::ranges::replace(digits, '.', ',');
    return fill(translator.translate(units[unit]), {{"size", digits}});
}

} // namespace core
