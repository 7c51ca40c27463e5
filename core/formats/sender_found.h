// What only the program that made a dossier could look at: how the log stands in its workspace, and whether saved bytes
// are there and hold, and whose keys signed what others did. No proof covers it; it is shown apart, as the sender's word,
// and there is no place in it for words of anybody's choice but the names of those keys' owners.
#pragma once

#include "core/editorial/dossier.h"

#include <nlohmann/json.hpp>

namespace core {

struct SenderFound {
    Trust history = Trust::ok;
    std::map<Id<Quotation>, bool> bytes; ///< whether the words stand in the saved bytes
    std::map<std::string, std::string> entered_by; ///< by lane, whose key signed what somebody else did
    bool operator==(SenderFound const&) const = default;
    /// Whether the history is as it should be: OK, or OK but for redactions.
    bool in_order() const;
};

/// Adds what was found of the bytes behind a dossier that was loaded from a workspace.
void add_bytes(SenderFound& found, Dossier const& dossier);

/// Adds who entered what others did.
void add_owners(SenderFound& found, std::vector<HistoryLine> const& history);

/// The steps of all trails of a dossier, in the order they are shown, each once.
std::vector<TrailStep> all_steps(Dossier const& dossier);

/// As it stands in a file: of the bytes those behind this dossier.
nlohmann::ordered_json found_json(SenderFound const& found, Dossier const& dossier);
/// What a file says was found; what cannot be read is taken for something else, so that found_json() tells another
/// tree.
SenderFound read_found(nlohmann::json const& json);

} // namespace core
