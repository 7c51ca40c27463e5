// What finds what may be meant by what somebody types into a field.
#pragma once

#include "app/window/widgets/choice_list.h"

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Belongs to one field and ends with it.
class Completion {
public:
    virtual ~Completion() = default;
    /// `show` is called later on the UI thread with what was found, at most eight; not at all once something else was
    /// asked, or when this is gone. Typing never waits for it.
    virtual void ask(std::string const& typed, std::function<void(std::vector<Choice> const&)> show) = 0;
};

} // namespace app
