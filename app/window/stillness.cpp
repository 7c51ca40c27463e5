#include "app/window/stillness.h"

#include <wx/event.h>

namespace app {

Stillness::Stillness() { wxEvtHandler::AddFilter(this); }

Stillness::~Stillness() { wxEvtHandler::RemoveFilter(this); }

std::int64_t Stillness::lasted() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now() - since_).count();
}

int Stillness::FilterEvent(wxEvent& event) {
    auto const type = event.GetEventType();
    if (type == wxEVT_KEY_DOWN || type == wxEVT_CHAR_HOOK || type == wxEVT_CHAR || type == wxEVT_MOTION ||
        type == wxEVT_LEFT_DOWN || type == wxEVT_RIGHT_DOWN || type == wxEVT_MOUSEWHEEL || type == wxEVT_TEXT)
        disturb();
    return Event_Skip;
}

} // namespace app
