#include "app/cli/paging.h"

#include <charconv>
#include <utility>

namespace app::cli {

using core::say;

std::size_t limit_of(Call const& call, std::size_t usual) {
    auto const& typed = call.text("--limit");
    if (typed.empty())
        return usual;
    std::size_t limit = 0;
    auto const* const end = typed.data() + typed.size();
    auto const read = std::from_chars(typed.data(), end, limit);
    if (read.ec != std::errc() || read.ptr != end || limit < 1)
        throw WrongUsage(say("--limit takes a number from 1 on, not “{typed}”.", {{"typed", typed}}));
    return limit;
}

bool Page::takes(std::string const& name) {
    if (!after_.empty()) {
        if (name == after_)
            after_.clear();
        return false;
    }
    more_ = taken_ >= limit_;
    if (more_)
        return false;
    ++taken_;
    last_ = name;
    return true;
}

void Page::finish(Call& call) const {
    if (!after_.empty())
        throw core::Error(core::Code::not_found,
                          say("“{id}”, after which to go on, is not in this list.", {{"id", after_}}));
    if (more_)
        call.out.message(say("There is more: --after {id} goes on.", {{"id", last_}}));
}

} // namespace app::cli
