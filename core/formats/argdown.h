// A claim and what bears on it as Argdown, plain text of which others draw maps of arguments.
#pragma once

#include "core/editorial/dossier.h"

namespace core {

/// The claim as a statement; what refutes or supports it below it, as attack (<-) and support (<+); what qualifies it as
/// undercut (<_). Context has no sign in Argdown and is a comment.
std::string argdown(Dossier const& dossier);

} // namespace core
