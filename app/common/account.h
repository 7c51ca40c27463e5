// Who is sitting here: the name that signs revisions when nobody gives another one.
#pragma once

#include <string>

namespace app {

/// The full name of the account, else its login name, else "user": the first of them that can be a person's name.
std::string account_name();

} // namespace app
