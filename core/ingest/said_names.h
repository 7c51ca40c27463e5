// Names and titles as pages put them: with "By" before, addresses among them, entities left in, the site's name behind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One line with its tags left out and its entities read; entities that were written twice, too.
std::string plain_words(std::string_view text);

/// Only letters and digits, folded: what two spellings of a name or a title have in common.
std::string squeezed(std::string_view text);

/// The people named in one value, tidied: no "By", no address of the web or of mail, nothing that fills the field
/// ("admin", "null"). `language`: in which "Par" and "Von" are no names; may be empty.
std::string people_in(std::string_view text, std::string_view language);

/// All of them once each, with commas between.
std::string joined(std::vector<std::string> const& names);

/// The title without the names of the site before or behind it; empty when it is nothing else. Both as written.
std::string without_site(std::string_view title, std::vector<std::string> const& sites);

/// Whether a title is another one with something behind a sign that parts, such as " | Politics".
bool is_title_with_more(std::string_view title, std::string_view other);

} // namespace core
