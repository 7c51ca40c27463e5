#include "app/common/local_zone.h"

#include <ctime>

namespace app {

core::Zone local_zone() {
    ::tzset();
    return core::Zone([](core::Instant at) -> std::int64_t {
        // Towards the past also before 1970.
        auto const seconds = static_cast<std::time_t>(at.ms / 1000 - (at.ms % 1000 < 0 ? 1 : 0));
        std::tm local{};
        return ::localtime_r(&seconds, &local) ? local.tm_gmtoff : 0;
    });
}

} // namespace app
