// How a person is asked before something they may not want.
#pragma once

#include <functional>
#include <string>

namespace app {

struct Agreement {
    std::string title; ///< a short question: "Take it back?"
    std::string what;  ///< whole sentences: what would be done
    std::string yes;   ///< on the button: "Take it back"
};

/// Empty: the answer is no.
using AgreesTo = std::function<bool(Agreement const& about)>;

} // namespace app
