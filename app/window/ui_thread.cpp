#include "app/window/ui_thread.h"

#include <wx/app.h>

namespace app {

namespace {

class EventLoop final : public Poster {
public:
    void post(std::function<void()> call) override { wxTheApp->CallAfter(std::move(call)); }
};

} // namespace

Poster& ui_thread() {
    static EventLoop loop;
    return loop;
}

} // namespace app
