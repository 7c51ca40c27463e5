#include "core/formats/list.h"

#include <algorithm>

namespace core {

std::span<Exporter const> exporters() {
    static constexpr std::array table{
        Exporter{"html", N_("Web page"), "html", sealed_html},
        Exporter{"json", N_("JSON"), "json", sealed_json},
    };
    return table;
}

Exporter const* find_exporter(std::string_view key) {
    auto const found = std::ranges::find(exporters(), key, &Exporter::key);
    return found == exporters().end() ? nullptr : &*found;
}

} // namespace core
