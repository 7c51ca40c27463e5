#include "app/reader/word_styles.h"

#include "app/reader/xml.h"
#include "core/text/ascii.h"

namespace reader {

bool is_off(std::string const& value) { return value == "0" || value == "false" || value == "off" || value == "none"; }

WordStyles::WordStyles(std::string_view part) {
    Xml xml(part);
    Style* style = nullptr;
    while (xml.next()) {
        if (xml.closes("w:style")) style = nullptr;
        if (xml.kind() != Xml::Kind::opens) continue;
        if (xml.name() == "w:style") style = &styles_[xml.attribute("w:styleId")];
        else if (!style) continue;
        else if (xml.name() == "w:basedOn") style->based_on = xml.attribute("w:val");
        else if (xml.name() == "w:name") style->name = core::lower_ascii(xml.attribute("w:val"));
        else if (xml.name() == "w:vanish") style->hides = !is_off(xml.attribute("w:val"));
    }
}

std::optional<bool> WordStyles::hides(std::string const& id) const {
    constexpr int deepest = 20; // Word itself follows fewer
    auto at = styles_.find(id);
    for (int step = 0; at != styles_.end() && step < deepest; ++step) {
        if (at->second.hides) return at->second.hides;
        at = styles_.find(at->second.based_on);
    }
    return std::nullopt;
}

bool WordStyles::is_title(std::string const& id) const {
    if (id == "Title" || id == "Titre") return true;
    auto const at = styles_.find(id);
    return at != styles_.end() && at->second.name == "title";
}

} // namespace reader
