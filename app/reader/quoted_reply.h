// What a message quotes of earlier ones: lines behind ">", the line that introduces them, and all behind the head of a
// message that was sent on or answered above.
#pragma once

#include <string>
#include <string_view>

namespace reader {

struct Reply {
    std::string own;     ///< the writer's words
    std::string earlier; ///< those of earlier messages, without their marks
    std::size_t lines = 0; ///< of the earlier ones
};

Reply part_reply(std::string_view body);

} // namespace reader
