#include "core/exchange/seat.h"

namespace core {

Seat& seat_of(Store& store) {
    auto* const seat = dynamic_cast<Seat*>(&store);
    if (!seat) refuse(say("This workspace cannot take part in a desk. Nothing was changed."));
    return *seat;
}

Message why_behind() {
    return say("This computer has no note of this workspace (any more): the file may be older than what was written with the key of "
               "this computer, and others have that. Nothing is written before it was fetched from the desk: “desk sync”. "
               "Nothing was changed.");
}

} // namespace core
