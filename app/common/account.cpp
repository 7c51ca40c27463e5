#include "app/common/account.h"

#include "core/text/person.h"
#include "core/text/utf8.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace app {

std::string account_name() {
    if (passwd const* account = ::getpwuid(::getuid())) {
        std::string const details = account->pw_gecos ? account->pw_gecos : "";
        if (auto const name = core::read_person_name(core::repair_utf8(details.substr(0, details.find(',')))))
            return *name;
        if (auto const name = core::read_person_name(core::repair_utf8(account->pw_name ? account->pw_name : "")))
            return *name;
    }
    char const* login = std::getenv("USER");
    return core::read_person_name(core::repair_utf8(login ? login : "")).value_or("user");
}

} // namespace app
