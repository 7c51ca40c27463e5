// An invitation to a desk, as one line of plain signs: which desk, whose key founded it, as what, the secret that lets one
// person in, and where the lanes lie.
#pragma once

#include "core/log/members.h"

namespace core {

struct Invitation {
    std::string workspace;
    PublicKey founder;
    DeskRole role = DeskRole::fact_checker;
    std::string secret; ///< 32 bytes; the seed of a key whose public half the log has
    std::string address;
};

std::string encode_invitation(Invitation const& invitation);
/// A Problem{bad_input} in one sentence.
Result<Invitation> read_invitation(std::string_view line);

} // namespace core
