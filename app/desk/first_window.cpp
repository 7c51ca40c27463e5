#include "app/desk/first_window.h"

#include "core/base/descriptor.h"
#include "core/base/digest.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace app {

namespace {

namespace fs = std::filesystem;
using core::Descriptor;
constexpr char came_forward = '1';
constexpr int patience_ms = 2000;

/// Nothing where a session has no folder of its own, or one with too long a name.
std::optional<sockaddr_un> address_of(std::string const& workspace) {
    auto const* session = std::getenv("XDG_RUNTIME_DIR");
    if (!session || *session != '/') return std::nullopt;
    std::error_code failed;
    auto const file = fs::weakly_canonical(workspace, failed);
    if (failed) return std::nullopt;
    auto const folder = fs::path(session) / "counterpoint";
    ::mkdir(folder.c_str(), 0700);
    auto const name = (folder / core::to_hex(core::sha256(file.string())).substr(0, 24)).string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= sizeof address.sun_path) return std::nullopt;
    std::memcpy(address.sun_path, name.data(), name.size());
    return address;
}

sockaddr const* as_address(sockaddr_un const& address) { return reinterpret_cast<sockaddr const*>(&address); }

bool readable(int descriptor, int milliseconds) {
    pollfd wait{descriptor, POLLIN, 0};
    return ::poll(&wait, 1, milliseconds) > 0;
}

} // namespace

bool raise_first_window(std::string const& workspace) {
    auto const address = address_of(workspace);
    if (!address) return false;
    Descriptor const socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (socket.number() < 0 || ::connect(socket.number(), as_address(*address), sizeof *address) != 0) return false;
    char answer = 0;
    auto const answered = readable(socket.number(), patience_ms) && ::read(socket.number(), &answer, 1) == 1;
    return answered && answer == came_forward;
}

class FirstWindow::Socket {
public:
    Socket(sockaddr_un const& address, Poster& poster, std::function<void()> raise)
        : address_(address), poster_(poster), raise_(std::move(raise)) {
        // Who has the workspace open listens: what lies there was left by one that ended badly.
        ::unlink(address_.sun_path);
        listens_ = listener_.number() >= 0 && wake_.number() >= 0 &&
                   ::bind(listener_.number(), as_address(address_), sizeof address_) == 0 &&
                   ::listen(listener_.number(), 4) == 0;
        if (listens_) thread_ = std::jthread([this](std::stop_token const& stop) { hear(stop); });
    }
    ~Socket() {
        if (!listens_) return;
        thread_.request_stop();
        ::eventfd_write(wake_.number(), 1);
        thread_.join();
        ::unlink(address_.sun_path);
        poster_.leave();
    }
    bool listens() const { return listens_; }

private:
    void hear(std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            pollfd waits[]{{listener_.number(), POLLIN, 0}, {wake_.number(), POLLIN, 0}};
            if (::poll(waits, 2, -1) < 0 && errno != EINTR) return;
            if (stop.stop_requested() || (waits[0].revents & POLLIN) == 0) continue;
            Descriptor const caller(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC));
            if (caller.number() < 0) {
                if (errno == EMFILE || errno == ENFILE) return; // it would be told again at once, for ever
                continue;
            }
            poster_.post(raise_);
            ::send(caller.number(), &came_forward, 1, MSG_NOSIGNAL);
        }
    }

    sockaddr_un address_;
    OwnersPoster poster_;
    std::function<void()> raise_;
    Descriptor listener_{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    Descriptor wake_{::eventfd(0, EFD_CLOEXEC)};
    bool listens_ = false;
    std::jthread thread_;
};

FirstWindow::FirstWindow(std::string const& workspace, Poster& poster, std::function<void()> raise) {
    if (auto const address = address_of(workspace))
        socket_ = std::make_unique<Socket>(*address, poster, std::move(raise));
}

FirstWindow::~FirstWindow() = default;

bool FirstWindow::listens() const { return socket_ && socket_->listens(); }

} // namespace app
