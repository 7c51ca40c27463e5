// Which transport an address stands for.
#pragma once

#include "core/exchange/transport.h"

#include <memory>

namespace app {

/// A folder, or a server at postgresql://…; an address of another kind is refused. Throws Error{bad_input | io}.
std::unique_ptr<core::Transport> transport_at(std::string const& address);

/// The address as it is kept: a folder by its whole path.
std::string whole_address(std::string const& typed);

} // namespace app
