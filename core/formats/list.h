// The formats a dossier can be written in: one file per format, one line each in list.cpp. Menus,
// file filters and the command line walk the list.
#pragma once

#include "core/dossier.h"

#include <span>
#include <string>
#include <string_view>

namespace core {

struct Exporter {
    std::string_view key;       ///< what the command line calls it
    char const* label;          ///< English, marked for translation
    std::string_view extension; ///< without the dot
    /// The whole file, as bytes. Throws what Reader throws.
    std::string (*run)(Dossier const&, Reader const&, Translator const&);
};

std::span<Exporter const> exporters();
/// The exporter of that key, or null.
Exporter const* find_exporter(std::string_view key);

/// One JSON object in UTF-8: the dossier in our words, with schema.org types beside them where it
/// has a type for the thing. Ends with the head of the log it was taken from.
std::string dossier_json(Dossier const& dossier, Reader const& reader,
                         Translator const& translator);

/// One HTML file that needs nothing else: no scripts, no remote parts, light and dark, for screen
/// and paper.
std::string dossier_html(Dossier const& dossier, Reader const& reader,
                         Translator const& translator);

} // namespace core
