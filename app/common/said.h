// How the parts of a line are put together, and how it is told who said something when.
#pragma once

#include "core/editorial/dossier.h"
#include "core/store/reader.h"

#include <string>

namespace app {

/// Adds a part to a line, with a middle dot between; nothing for an empty part.
void join(std::string& line, std::string const& part);
/// "Role: minister", with the space before the colon that French has there.
std::string labelled(std::string const& label, std::string const& value);

/// « words » in a French interface, “words” in an English one.
std::string quoted(std::string const& words);

/// "Vladimir Poutine, president · December 2022 · press conference · Minsk"; parts unknown are left
/// out, and an unknown speaker is said to be unknown.
std::string said_line(core::LinkedStatement const& entry);
std::string said_line(core::Reader const& reader, core::Statement const& statement);

} // namespace app
