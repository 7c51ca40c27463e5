// The dossier as a tree of JSON, as it is shown and as a verifier makes it anew from proven records.
#pragma once

#include "core/editorial/dossier.h"

#include <nlohmann/json.hpp>

namespace core {

/// Whatever changes about the tree or the page makes the next format; the earlier ones are still made as they were, so
/// that what was sent is checked line by line for ever. Dossiers of each are kept in tests/app/data. A new field of a
/// record makes none by itself: in what was sent before, nobody had filled it.
enum class DossierFormat { second = 2, third = 3 };
constexpr auto newest_dossier_format = DossierFormat::third;

/// "counterpoint-dossier/3".
std::string dossier_format_name(DossierFormat format);
/// The format of that name; nothing for one this program does not make.
std::optional<DossierFormat> dossier_format_named(std::string_view name);

/// Whether each step of a trail says that its saved bytes hold, which no proof can show.
enum class BytesHold { told, left_out };

/// Everything shown of a dossier in our words, with schema.org types beside them where it has a type for the thing.
/// It depends on the records and their history alone, and on the language of the translator; not on its translations.
nlohmann::ordered_json dossier_tree(Dossier const& dossier, Records const& reader, Translator const& translator,
                                    BytesHold bytes, DossierFormat format = newest_dossier_format);

/// The lanes in which anything of this history was written, in the order of their names; and those nobody signed, for
/// sources and other records that are shown may come from there.
std::vector<LaneReport> lanes_of(Records const& reader, std::vector<HistoryLine> const& history);

} // namespace core
