#include "app/desk/caught.h"

namespace app {

core::Error caught() {
    try {
        throw;
    } catch (core::Error const& error) {
        return error;
    } catch (std::exception const& error) {
        return core::Error(core::Code::io, core::say("Something went wrong that should not: {why}",
                                                     {{"why", error.what()}}));
    }
}

} // namespace app
