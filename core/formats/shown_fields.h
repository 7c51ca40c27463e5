// What of a record's own fields a dossier tells as JSON: all of them but those no reader is shown (the use `unseen`),
// so that a new field is in every dossier by itself.
#pragma once

#include "core/formats/dossier_tree.h"

namespace core {

/// Adds to `json` the fields of the record as that format tells them: by their names and stored values, where they say
/// something. What is told otherwise, such as the names of parties, and in what words, is a table in shown_fields.cpp.
void put_fields(nlohmann::ordered_json& json, Record const& record, DossierFormat format);

/// Positions as the log has them: of a text a dossier tells only those of what it quotes.
nlohmann::ordered_json positions_json(std::vector<Position> const& positions);

} // namespace core
