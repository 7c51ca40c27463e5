// How a person is asked before something they may not want.
#pragma once

#include <functional>
#include <string>

namespace app {

/// `what` is a whole question or sentence; empty: the answer is no.
using AgreesTo = std::function<bool(std::string const& what)>;

} // namespace app
