// Files are read once; colouring is a text replacement, because the SVG reader of wx knows no
// "currentColor".
#include "app/window/widgets/icon.h"

#include "app/window/theme.h"
#include "app/window/wxtext.h"
#include "core/editorial/sources.h"

#include <fstream>
#include <map>
#include <sstream>

namespace app {
namespace {

std::string& folder() {
    static std::string path;
    return path;
}

std::string const& source_of(std::string const& name) {
    static std::map<std::string, std::string> sources;
    auto [at, added] = sources.try_emplace(name);
    if (added) {
        std::ifstream file(folder() + "/" + name + ".svg", std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        at->second = file ? text.str() : "<svg xmlns='http://www.w3.org/2000/svg'/>";
    }
    return at->second;
}

} // namespace

void set_icon_folder(std::string path) { folder() = std::move(path); }

wxBitmapBundle icon(std::string const& name, wxColour const& colour, int size) {
    std::string svg = source_of(name);
    std::string const hex = to_utf8(colour.GetAsString(wxC2S_HTML_SYNTAX));
    std::string_view const placeholder = "currentColor";
    for (auto at = svg.find(placeholder); at != std::string::npos;
         at = svg.find(placeholder, at + hex.size())) {
        svg.replace(at, placeholder.size(), hex);
    }
    wxSize const box(with_letters(size), with_letters(size));
    // The reader writes into its input.
    std::string writable = svg;
    wxBitmapBundle made = wxBitmapBundle::FromSVG(writable.data(), box);
    return made.IsOk() ? made : wxBitmapBundle(wxBitmap(box));
}

} // namespace app
