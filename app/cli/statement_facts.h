// The options that tell about a statement, shared by the commands that record one.
#pragma once

#include "app/cli/lookup.h"
#include "core/operations/statements.h"

namespace app::cli {

/// --speaker --for --role --date --place --occasion --mode --note --language, and the relations.
std::vector<Argument> statement_arguments();

/// What those options say; fields that were not given stay empty.
core::StatementFacts statement_facts(Call const& call);

/// The claims a statement bears on, by --asserts, --refutes, --supports, --qualifies, --context.
std::vector<core::Tie> ties(Call const& call, core::Reader const& reader);

} // namespace app::cli
