#include "core/formats/list.h"

#include "core/text/signs.h"

#include <algorithm>

namespace core {

namespace {

std::string safe_json(Dossier const& dossier, Reader const& reader, Translator const& translator) {
    return escaped_json(dossier_json(dossier, reader, translator));
}

} // namespace

std::span<Exporter const> exporters() {
    static constexpr std::array table{
        Exporter{"html", N_("Web page"), "html", dossier_html},
        Exporter{"json", N_("JSON"), "json", safe_json},
    };
    return table;
}

Exporter const* find_exporter(std::string_view key) {
    auto const found = std::ranges::find(exporters(), key, &Exporter::key);
    return found == exporters().end() ? nullptr : &*found;
}

} // namespace core
