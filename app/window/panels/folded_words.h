// The words a pane is about, as its title; very long ones begin folded, so that what can be done with them stays in sight.
#pragma once

#include "app/window/widgets/scroll_column.h"

#include <functional>
#include <string>

namespace app {

/// Whether they are too long for a title: more than about six lines of a pane.
bool is_folded_at_first(std::string const& words);

enum class Fold { shut, open };

/// Adds the words, in quotation marks if `mark` says so, below what stands in the column; long ones with a button that turns the
/// fold, which calls `turned`. The label is a heading.
enum class Marked { no, yes };
void add_folded_words(ScrollColumn& column, std::string const& words, Marked mark, Fold fold,
                      std::function<void()> turned);

} // namespace app
