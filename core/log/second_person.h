// What takes two people at a desk: a verdict is approved by another than who proposed it, a grave correction signed by
// another than who wrote it.
#pragma once

#include "core/model/record.h"

#include <optional>

namespace core {

/// Whether the change approves or publishes a verdict of this desk that was neither before.
bool is_newly_approved(std::optional<Record> const& after, std::optional<Record> const& before);

/// Whether the change approves, publishes or brings into force what one person alone stands for. Not of what was published
/// elsewhere and came in, nor of what was so before.
bool is_of_one_person(std::optional<Record> const& after, std::optional<Record> const& before);

/// Whether a verdict of this desk is approved or published and nobody but whoever proposed it looked at it.
bool is_of_one_person(Review const& review);

} // namespace core
