#include "app/reader/open_document_styles.h"

namespace reader {

void OpenDocumentStyles::look_at(Xml const& xml) {
    if (xml.closes("style:style")) open_ = nullptr;
    if (xml.kind() != Xml::Kind::opens) return;
    if (xml.name() == "style:style") {
        open_ = &styles_[xml.attribute("style:name")];
        open_->parent = xml.attribute("style:parent-style-name");
    } else if (open_ && xml.name() == "style:text-properties") {
        auto const display = xml.attribute("text:display");
        open_->says = !display.empty();
        open_->hides = display == "none";
    }
}

template <class Call>
bool OpenDocumentStyles::any(std::string name, Call const& call) const {
    constexpr int deepest = 20;
    for (int step = 0; step < deepest && !name.empty(); ++step) {
        auto const at = styles_.find(name);
        auto const* const style = at == styles_.end() ? nullptr : &at->second;
        if (auto const answer = call(name, style); answer != 0) return answer > 0;
        if (!style) return false;
        name = style->parent;
    }
    return false;
}

bool OpenDocumentStyles::hides(std::string const& name) const {
    return any(name, [](std::string const&, Style const* style) { return style && style->says ? (style->hides ? 1 : -1) : 0; });
}

bool OpenDocumentStyles::is_title(std::string const& name) const {
    return any(name, [](std::string const& each, Style const*) { return each == "Title" ? 1 : 0; });
}

} // namespace reader
