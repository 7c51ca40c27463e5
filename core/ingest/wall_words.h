// A page that stands before the one that was asked for, told by what it says: it asks for consent, checks the reader, says
// that nothing was found, or asks to sign in.
#pragma once

#include <cstdint>
#include <string_view>

namespace core {

enum class Wall : std::uint8_t { none, consent, check, not_found, sign_in };

/// What a page with that headline and text is; `none` for an article, one about cookies too.
Wall wall_of(std::string_view title, std::string_view text);

/// The sentence about it (core/ingest/sentences.h); none for Wall::none.
char const* sentence_of(Wall wall);

/// Whether a short line asks for money or a name before it shows the rest of a story: "Subscribe to read the rest".
bool asks_to_pay(std::string_view line);

} // namespace core
