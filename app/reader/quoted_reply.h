// What a message quotes of earlier ones: lines behind ">", the line that introduces them, and all behind the head of a
// message that was sent on or answered above.
#pragma once

#include <string>
#include <string_view>

namespace reader {

/// Lines that stand before and behind what a page marks as quoted (app/reader/mail_page.h).
inline constexpr std::string_view quote_begins = "\uF8F0", quote_ends = "\uF8F1";

struct Reply {
    std::string own;     ///< the writer's words
    std::string earlier; ///< those of earlier messages, without their marks
    std::size_t lines = 0; ///< of the earlier ones
};

Reply part_reply(std::string_view body);

} // namespace reader
