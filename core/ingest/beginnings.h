// Texts that are no article: told by how they begin, as their programs write them.
#pragma once

#include <string_view>

namespace core {

/// An object with a name, or a list of such. "[1] A note" is none.
bool begins_as_json(std::string_view beginning);

/// JSON that tells of checks of claims: ClaimReview, or what Google's Fact Check Tools and AVeriTeC call theirs.
bool begins_with_check(std::string_view beginning);

/// RSS or Atom, behind an XML declaration and comments.
bool begins_as_feed(std::string_view beginning);

enum class Mail { none, message, web_page };
/// A head as mail programs write it (RFC 5322): one that tells how the body is written, or which message it is. What
/// people copy, "From: … Subject: …", is text, unless the file is called a message. A body of parts that belong together is a saved web page (RFC 2557).
Mail begins_as_mail(std::string_view beginning, bool is_called_mail);

/// Whether it is a table of values, one row a line with the same number of commas, semicolons or tabs in each. A list in
/// a sentence is none: its commas have blanks behind them.
bool begins_as_table(std::string_view beginning);

/// Whether it is XML of a kind that is no web page: a declaration or a name space, and no <html>.
bool begins_as_xml(std::string_view beginning);

} // namespace core
