// Whether bytes are a list of works as reference managers keep it, or of passages that somebody marked in pages. What
// they say is read by core/formats.
#pragma once

#include <string_view>

namespace core {

/// JSON items of citation programs: objects with a type and what only works have.
bool begins_as_csl(std::string_view beginning);
bool begins_as_ris(std::string_view beginning);
bool begins_as_bibtex(std::string_view beginning);
/// A list of feeds.
bool begins_as_opml(std::string_view beginning);
/// JSON of the Web Annotation model, or an export of Hypothesis.
bool begins_as_annotations(std::string_view beginning);

} // namespace core
