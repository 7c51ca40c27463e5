// Addresses that the person commands to be captured: fetched and read on the worker, one after the other, and brought in
// on the desk's thread. What a page gave, and what speaks against it, is told in one notice.
#pragma once

#include "app/desk/actions.h"
#include "app/desk/desk.h"
#include "app/desk/tasks.h"
#include "app/intake/capturing.h"

#include <functional>
#include <set>
#include <string>

namespace app {

class WebCaptures {
public:
    /// Both outlive this, but for `tasks`, which ends before.
    WebCaptures(Desk& desk, Tasks& tasks) : desk_(desk), tasks_(tasks) {}

    /// What is allowed of a host in the own network stays allowed until the program ends. A new source opens; of one that is here its newest text.
    void capture(std::string const& address, CaptureWishes wishes = {}, FetchOptions options = {});
    /// Captures the sources once more, each from its own address; those without one are told.
    void capture_again(std::vector<core::Id<core::Source>> const& sources, Shell::Taking taking);

private:
    void bring_in(FetchedPage page, CaptureWishes const& wishes);

    Desk& desk_;
    Tasks& tasks_;
    std::set<std::string, std::less<>> inside_; ///< hosts in the own network that the person allowed since the start
};

} // namespace app
