// Who is sitting here: the name that signs revisions when nobody gives another one.
#pragma once

#include <string>

namespace app {

/// The full name of the account, else its login name, else "user".
std::string account_name();

} // namespace app
