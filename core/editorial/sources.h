// What is known of a source: its capture, its newest text, the words of a text.
#pragma once

#include "core/store/records.h"

#include <set>

namespace core {

/// The source that already has a capture of these bytes; none if there is none.
Id<Source> captured_source(Records const& reader, Digest const& digest);

/// The newest text of a source; none if it has none.
Id<Text> text_of(Records const& reader, Id<Source> source);

/// The source a text was extracted from.
Id<Source> source_of(Records const& reader, Id<Text> text);

/// The words of a text. Throws Error{damaged} when they are missing or do not match their digest.
std::string words_of(Records const& reader, Text const& text);

/// The encoding a person chose for the bytes a text was made from: its extractor is "html/1 (windows-1251)" then.
/// Empty when it was found out.
std::string_view chosen_encoding(Text const& text);
std::string with_encoding(std::string const& extractor, std::string_view encoding);

/// The passages of a text that are no quotations.
std::set<Span> dismissed_passages(Text const& text);

} // namespace core
