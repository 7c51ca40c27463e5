// How a window begins: which workspace it opens, or what it says when there is none to open. An empty file never takes
// the place of one that is not there.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace app {

/// What there is to go by.
struct Known {
    std::string asked; ///< given when the program was started; empty: nothing was
    std::string last;  ///< the workspace of the last time; empty: there was none
    std::string standard; ///< where a first workspace lies if nobody says otherwise
};

struct Beginning {
    enum class What {
        open,    ///< the workspace at `path`
        missing, ///< it was there last time and is not now
        first    ///< nobody was here before: a new one, or another
    };
    What what = What::first;
    std::string path;
};

/// What was asked for is opened even if it is not there, so that its absence is said by whoever opens it.
Beginning how_to_begin(Known const& known, std::function<bool(std::string const& path)> const& is_there);

constexpr std::size_t most_recent = 8;

/// The workspaces opened lately with this one first, each once, up to most_recent.
std::vector<std::string> with_newest(std::vector<std::string> recent, std::string const& path);

} // namespace app
