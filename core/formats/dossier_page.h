// The dossier as a page, with what a file adds to it.
#pragma once

#include "core/formats/dossier_tree.h"
#include "core/formats/sender_found.h"

#include <string_view>

namespace core {

/// Opens the block that carries the dossier in JSON with its proof; "</script>" closes it.
constexpr std::string_view dossier_block = "<script type=\"application/json\" id=\"counterpoint-dossier\">";

/// The page with what the sender's program found, and with `block` as it is between dossier_block and its end.
std::string dossier_page(Dossier const& dossier, Records const& reader, Translator const& translator,
                         SenderFound const& found, std::string_view block,
                         DossierFormat format = newest_dossier_format);

} // namespace core
