#include "app/common/account.h"

#include "core/text/utf8.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace app {

std::string account_name() {
    if (passwd const* account = ::getpwuid(::getuid())) {
        std::string const details = account->pw_gecos ? account->pw_gecos : "";
        auto const full_name = details.substr(0, details.find(','));
        if (full_name.find_first_not_of(' ') != full_name.npos)
            return core::repair_utf8(full_name);
        if (account->pw_name && *account->pw_name)
            return core::repair_utf8(account->pw_name);
    }
    char const* login = std::getenv("USER");
    return login && *login ? core::repair_utf8(login) : std::string("user");
}

} // namespace app
