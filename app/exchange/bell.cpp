#include "app/exchange/bell.h"

#include <algorithm>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace app {

Bell::Bell() : number_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Bell::~Bell() {
    if (number_ >= 0) ::close(number_);
}

void Bell::ring() const {
    if (number_ >= 0) ::eventfd_write(number_, 1);
}

Bell::Heard Bell::wait(int other, std::chrono::milliseconds longest) const {
    constexpr std::chrono::milliseconds at_most(60'000);
    pollfd waits[]{{number_, POLLIN, 0}, {other, POLLIN, 0}};
    auto const left = std::clamp(longest, std::chrono::milliseconds(0), at_most);
    // A number below 0 is passed over.
    if (::poll(waits, 2, static_cast<int>(left.count())) <= 0) return Heard::nothing;
    if (waits[0].revents != 0) {
        eventfd_t ignored = 0;
        ::eventfd_read(number_, &ignored);
        return Heard::ring;
    }
    return Heard::other;
}

} // namespace app
