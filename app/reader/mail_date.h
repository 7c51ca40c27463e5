// The date of a message, as mail writes it: "Tue, 6 Dec 2022 10:00:00 +0100".
#pragma once

#include <string>
#include <string_view>

namespace reader {

/// "2022-12-06", the day where it was sent; empty for whatever is not written so (RFC 5322, years of two digits too).
std::string day_of_mail(std::string_view written);

} // namespace reader
