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

Message why_nothing_newer() {
    return say("This computer has no note of this workspace, and the desk has no more of this seat’s entries than this file: both may be "
               "older than what was written with this key. Let the others exchange, then “desk sync” once more. If nothing was written "
               "after this file was saved, “verify --accept” says so for good and goes on. Nothing was sent.");
}

} // namespace core
