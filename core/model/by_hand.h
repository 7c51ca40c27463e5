// How the words of a text came out of what was saved: most are there as letters, some a program made out in a picture, and
// some a person typed who heard or saw them. Of the last two nobody may be told that they stand in the saved bytes and no more.
#pragma once

#include "core/base/say.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

struct Capture;
struct Text;

/// What makes the text of a passage that somebody heard in a recording, or saw in a picture.
inline constexpr std::string_view heard_extractor = "heard/1", seen_extractor = "seen/1";
/// What the names of all begin with that read the words of pictures.
inline constexpr std::string_view picture_reader = "tesseract-";

enum class ByHand { no, heard, seen };
ByHand by_hand(Text const& text);

/// How sure it was, in percent, over all lines by their length; 0 when none was read from a picture.
std::int64_t sureness_of(Text const& text);

/// Whether only name, size and SHA-256 of a recording are kept (core/ingest/reference.h).
bool is_by_reference(Capture const& capture);

/// What has to be said beside the words of such a text; nothing of one whose letters are in the saved bytes.
std::optional<Message> told_of_reading(Text const& text);

} // namespace core
