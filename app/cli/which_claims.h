// How commands that go over claims are told which of them are meant.
#pragma once

#include "app/cli/command.h"

namespace app::cli::which_claims {

inline Argument const only{"--only", Shape::option, core::N_("For claims: unrated, or the state of the review such as in_review"),
                    "STATE"};
inline Argument const order{"--order", Shape::option, core::N_("For claims: newest, text, verdict, speaker or said_on"), "ORDER"};
inline Argument const topic{"--topic", Shape::option, core::N_("For claims: only this topic"), "TOPIC"};
inline Argument const speaker{"--speaker", Shape::option, core::N_("For claims: only this speaker"), "PARTY"};

} // namespace app::cli::which_claims
