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

/// What else a title names, between signs that part, where it holds another title: the site, a section.
std::vector<std::string> parts_beside(std::string_view title, std::string_view other);

/// Whether a colon between two parts of a title may stand behind the name of a site.
enum class Colon { parts, belongs };

/// Whether a title is another one with something before or behind it and a sign that parts, such as " | Politics"; but
/// for white space and signs as written.
bool is_title_with_more(std::string_view title, std::string_view other, Colon colon);

} // namespace core
