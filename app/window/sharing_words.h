// How the shared desk is put into words: the badge, what is said when the pointer rests on it, and the panel say the same.
#pragma once

#include "app/desk/sharing.h"

#include <string>

namespace app {

/// The word on the badge: "In step", "2 to send", "Offline".
std::string sharing_word(Sharing const& sharing);
/// One or two sentences about it.
std::string sharing_told(Sharing const& sharing);
/// Whether a person should look at it.
bool sharing_alarms(Sharing const& sharing);
/// Where the desk lies, without what only the server needs.
std::string place_word(std::string const& address);

} // namespace app
