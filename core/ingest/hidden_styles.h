// Which classes and ids a page hides by its own <style>.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace core {

/// Whether declarations hide what they are for: not shown, see-through, of no size, or far outside of the page. In lower
/// case, without white space.
bool hides(std::string_view declarations);

/// Adds the names (".class", "#id") whose plain rule hides; a later rule that shows them takes them out. Rules for a
/// medium, a state or a place are passed over.
void note_hidden_names(std::string_view style_sheet, std::unordered_set<std::string>& names);

} // namespace core
