// The formats a dossier can be written in: one file per format, one line each in list.cpp. Menus,
// file filters and the command line walk the list.
#pragma once

#include "core/formats/sealed_dossier.h"

#include <span>
#include <string>
#include <string_view>

namespace core {

struct Exporter {
    std::string_view key;       ///< what the command line calls it
    char const* label;          ///< English, marked for translation
    std::string_view extension; ///< without the dot
    /// The whole file, as bytes. Throws what Reader throws.
    std::string (*run)(SealedDossier const&, Translator const&);
};

std::span<Exporter const> exporters();
/// The exporter of that key, or null.
Exporter const* find_exporter(std::string_view key);

/// One JSON object in UTF-8: the dossier as it is shown, what the sender's program found, and the proof by which
/// core/formats/dossier_check.h makes it anew.
std::string sealed_json(SealedDossier const& sealed, Translator const& translator);
/// One HTML file that needs nothing else: no scripts, no remote parts, light and dark, for screen and paper. The whole
/// of sealed_json() travels in it.
std::string sealed_html(SealedDossier const& sealed, Translator const& translator);

/// What is shown of a dossier as JSON: no proof, and each step says whether its bytes hold.
std::string dossier_json(Dossier const& dossier, Records const& reader, Translator const& translator);
/// What is shown of a dossier as a page: no proof.
std::string dossier_html(Dossier const& dossier, Records const& reader, Translator const& translator);

} // namespace core
