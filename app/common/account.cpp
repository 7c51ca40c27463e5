#include "app/common/account.h"

#include "core/text/signs.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace app {

namespace {

/// What the system says may be anything; a name is one line of signs that show.
std::string fitting(std::string_view name) { return core::made_fit(name, core::TextForm::name).text; }

} // namespace

std::string account_name() {
    if (passwd const* account = ::getpwuid(::getuid())) {
        std::string const details = account->pw_gecos ? account->pw_gecos : "";
        auto const full_name = details.substr(0, details.find(','));
        if (full_name.find_first_not_of(' ') != full_name.npos)
            return fitting(full_name);
        if (account->pw_name && *account->pw_name)
            return fitting(account->pw_name);
    }
    char const* login = std::getenv("USER");
    return login && *login ? fitting(login) : std::string("user");
}

} // namespace app
