// The dossier as a tree of JSON, as it is shown and as a verifier makes it anew from proven records.
#pragma once

#include "core/dossier.h"

#include <nlohmann/json.hpp>

namespace core {

/// Whatever changes about the tree or the page makes the next format: what was sent before is compared no more, instead
/// of being taken for forged. Dossiers of this format are kept in tests/app/data.
constexpr std::string_view dossier_format = "counterpoint-dossier/2";

/// Whether each step of a trail says that its saved bytes hold, which no proof can show.
enum class BytesHold { told, left_out };

/// Everything shown of a dossier in our words, with schema.org types beside them where it has a type for the thing.
/// It depends on the records and their history alone, and on the language of the translator; not on its translations.
nlohmann::ordered_json dossier_tree(Dossier const& dossier, Reader const& reader, Translator const& translator,
                                    BytesHold bytes);

/// The lanes in which anything of this history was written, in the order of their names; and those nobody signed, for
/// sources and other records that are shown may come from there.
std::vector<LaneReport> lanes_of(Reader const& reader, std::vector<HistoryLine> const& history);

} // namespace core
