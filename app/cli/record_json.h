// Records as the command line shows them in JSON: the fields of the model under their own names,
// with kind and identity, and a caption beside every reference.
#pragma once

#include "app/cli/output.h"
#include "core/ingest/found_facts.h"
#include "core/store/store.h"

#include <string>

namespace app::cli {

/// "claim:01h…": kind and identity.
std::string reference_text(core::Ref ref);

/// {"kind","id", fields…}; fields that say nothing are left out.
Json record_json(core::Record const& record, core::Records const& reader);

/// [{"field","value","from"}…]: what a file says of itself.
Json facts_json(std::vector<core::FoundFact> const& facts);

/// {"revision","at","actor","operation","reason"…}.
Json revision_json(core::Revision const& revision);

} // namespace app::cli
