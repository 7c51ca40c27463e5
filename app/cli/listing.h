// The command `list`: one line, or one JSON object, for each record of a kind.
#pragma once

#include "app/cli/command.h"

namespace app::cli {

/// The list that --only, --order, --topic and --speaker name. Throws WrongUsage.
core::ClaimQuery claim_query(Call& call);

/// Prints what KIND and its options name. Throws WrongUsage for an unknown kind.
void list_records(Call& call);

} // namespace app::cli
