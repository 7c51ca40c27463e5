// What is known of a source: its capture, its newest text, the words of a text.
#pragma once

#include "core/store/records.h"

#include <optional>
#include <set>

namespace core {

/// The source that already has a capture of these bytes, and of that page where they are an archive of several; none if
/// there is none. Without a page any will do.
Id<Source> captured_source(Records const& reader, Digest const& digest, std::string const& page = {});

/// The newest capture of a source; nothing if it has none.
std::optional<Capture> newest_capture(Records const& reader, Id<Source> source);

/// Whether a media type is that of a picture or recording, which is more than the words that were read of it.
bool is_shown(std::string_view media_type);

/// Whether a media type is that of an archive of web pages, however it is packed.
bool is_web_archive(std::string_view media_type);

/// The newest text of a source that is its article, and no passage that somebody typed; a whole page only where there is nothing
/// else; none if it has none.
Id<Text> text_of(Records const& reader, Id<Source> source);

/// The newest text of a source that is a whole page; none if nobody took one in.
Id<Text> whole_page_of(Records const& reader, Id<Source> source);

/// What somebody heard in it or saw in it and typed, oldest first; those stand in texts of their own.
std::vector<Quotation> typed_passages(Records const& reader, Id<Source> source);

/// Whether a text is all that a page shows, not its article alone.
bool is_whole_page(Text const& text);

/// The other texts of the same source: of this capture and of its others.
std::vector<Id<Text>> other_texts(Records const& reader, Text const& text);

/// The source a text was extracted from.
Id<Source> source_of(Records const& reader, Id<Text> text);

/// Of a capture with many pages the address of the one that the source is; empty of any other.
std::string page_of(Records const& reader, Capture const& capture);

/// The words of a text. Throws Error{damaged} when they are missing or do not match their digest.
std::string words_of(Records const& reader, Text const& text);

/// The passages of a text that are no quotations.
std::set<Span> dismissed_passages(Text const& text);

} // namespace core
