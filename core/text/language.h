// Which language a text is in, by its smallest words. Cheap, and silent when it cannot tell.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// "fr", "en", "de", "es", "it", "pt" or "ru": the language whose function words are the most
/// frequent in the first 20,000 bytes; empty when there are fewer than two or two languages are
/// level.
std::string text_language(std::string_view text);

} // namespace core
