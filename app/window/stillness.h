// How long nobody has touched keyboard or mouse in any window of the program: for work that is to wait until the
// person pauses.
#pragma once

#include <wx/eventfilter.h>

#include <chrono>

namespace app {

class Stillness final : public wxEventFilter {
public:
    Stillness();
    ~Stillness() override;
    Stillness(Stillness const&) = delete;
    Stillness& operator=(Stillness const&) = delete;

    /// Milliseconds since the last touch or disturbance.
    std::int64_t lasted() const;
    /// Something else happened that counts like a touch.
    void disturb() { since_ = std::chrono::steady_clock::now(); }

    int FilterEvent(wxEvent& event) override;

private:
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

} // namespace app
