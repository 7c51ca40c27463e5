#include "app/exchange/transports.h"

#include "app/exchange/folder.h"
#include "app/exchange/postgres.h"
#include "core/base/error.h"

#include <filesystem>

namespace app {

namespace {

bool is_url(std::string const& address) { return address.find("://") != address.npos; }

} // namespace

std::unique_ptr<core::Transport> transport_at(std::string const& address) {
    if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
        return std::make_unique<PostgresTransport>(address);
    if (is_url(address))
        throw core::Error(core::Code::bad_input,
                          core::say("A desk lies in a folder or on a PostgreSQL server (postgresql://…); {address} is neither.", {{"address", address}}));
    return std::make_unique<FolderTransport>(whole_address(address));
}

std::string whole_address(std::string const& typed) {
    if (is_url(typed)) return typed;
    std::error_code failed;
    auto const whole = std::filesystem::absolute(typed, failed).lexically_normal();
    auto text = failed ? typed : whole.string();
    while (text.size() > 1 && text.back() == '/') text.pop_back();
    return text;
}

} // namespace app
