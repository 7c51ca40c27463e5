// Asks where a shared desk is to lie, and for an invitation to somebody else's.
#pragma once

#include <optional>
#include <string>

class wxWindow;

namespace app {

/// A folder or the address of a server; nothing when the person went back.
std::optional<std::string> ask_where_desk_lies(wxWindow* parent);

struct JoinWishes {
    std::string invitation;
    std::string at;   ///< where the desk lies from here; empty: where the invitation says
    std::string path; ///< of the file to be made; empty: the open one comes back to its desk
};
/// What cannot be an invitation is said in the dialog. `workspace`: that of the open file, if there is one.
std::optional<JoinWishes> ask_for_invitation(wxWindow* parent, std::string const& workspace = {});

} // namespace app
