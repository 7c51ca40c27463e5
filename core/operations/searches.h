// Keeping a search under a name.
#pragma once

#include "core/operations/context.h"

namespace core {

/// The search for those words, written as it is kept, without name and identity. Throws Error{bad_input} for a query that asks
/// for nothing, Error{refused} when the very query is kept already.
SavedSearch search_to_keep(Reader const& reader, std::string_view words);

/// Throws as search_to_keep(). Without a name it is called by its words.
Made<SavedSearch> save_search(Context& context, std::string_view words, std::string_view name = {});

/// The search kept with this very query; nothing if there is none.
std::optional<SavedSearch> saved_search(Reader const& reader, std::string_view words);

} // namespace core
