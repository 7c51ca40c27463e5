// The name of who sent a message, which offices write with the surname first: "Okafor, Ngozi".
#pragma once

#include "app/reader/mime.h"

namespace reader {

/// "Ngozi Okafor", where the words of the message or the address show that it is a surname and a given name; else as it
/// stands: "Le Phare, Valcourt" is no person.
std::string name_as_said(Mime::Sender const& sender, std::string_view words);

} // namespace reader
