// Rating scales: every change is a new version under the same key. The versions before it stay, and so
// do the verdicts given on them.
#pragma once

#include "core/operations/context.h"

namespace core {

/// Keeps a new scale. Names, labels and definitions are tidied; keys that are missing are made from the
/// words. Throws Error{refused} when there is a scale of that key.
Made<Scale> add_scale(Context& context, Scale scale, std::string reason = {});

/// The number of the version after this one. Throws Error{refused} when there is none.
std::int64_t version_after(Scale const& scale);

/// The next version of scale `of` with this content: its names and ratings. Nothing is drafted when the
/// content is the same. Throws Error{stale} when `of` is not the newest version any more.
Made<Scale> revise_scale(Context& context, Id<Scale> of, Scale content, std::string reason = {});

/// A next version in which that rating is retired, or open again. Throws Error{not_found | refused}.
Made<Scale> set_rating_use(Context& context, Id<Scale> of, std::string_view rating, RatingUse use,
                           std::string reason = {});

/// Adds the scale, or makes the next version of the one with its key; nothing is drafted when the newest
/// version says the same.
Made<Scale> import_scale(Context& context, Scale scale);

/// Adds those whose key is not here yet.
Draft add_missing_scales(Context& context, std::vector<Scale> const& scales);

/// Deletes a scale with all its versions. Throws Error{refused} when verdicts use one of them.
Draft erase_scale(Context& context, std::string_view key, std::string reason = {});

} // namespace core
