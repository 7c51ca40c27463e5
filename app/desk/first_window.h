// One window for each workspace: whoever starts the program on a file that a window has open raises that window instead.
// The windows of one session find each other by a socket named after the file.
#pragma once

#include "app/desk/poster.h"

#include <functional>
#include <memory>
#include <string>

namespace app {

/// Asks the window that has the workspace open to come to the front. Whether there is one that did.
bool raise_first_window(std::string const& workspace);

/// Listens, on a thread of its own, for those who ask.
class FirstWindow {
public:
    /// `raise` runs on the poster's thread. Where there is no place for the socket, nobody is ever heard.
    FirstWindow(std::string const& workspace, Poster& poster, std::function<void()> raise);
    ~FirstWindow();
    bool listens() const;

private:
    class Socket;
    std::unique_ptr<Socket> socket_;
};

} // namespace app
