// What one element of a parsed page says of itself: its kind, its style, whether anybody sees it.
#pragma once

#include "core/ingest/page_tree.h"

#include <gumbo.h>

#include <string>
#include <string_view>

namespace core {

/// Empty when it is absent. Lives as long as the parsed page.
std::string_view attribute(GumboElement const& element, char const* name);

/// What nobody reads on a page, or reads as words of a story.
bool is_dropped(GumboTag tag);

/// In lower case; for elements that are younger than the parser, or a site's own.
std::string name_of(GumboElement const& element);

ElementKind tag_of(GumboElement const& element);

/// "story-text": elements of a site's own making.
bool is_own_element(GumboElement const& element);

/// The style's declarations in lower case without blanks; short, as most are absent.
std::string style_of(GumboElement const& element);

/// By its own attributes, or by the style as style_of() gives it.
bool is_hidden(GumboElement const& element, std::string_view style);

/// Whether it is a field in which readers write their address of mail.
bool asks_for_mail(GumboElement const& element);

/// Whether a picture stands before it in what holds both.
bool stands_by_picture(GumboNode const& node);

} // namespace core
