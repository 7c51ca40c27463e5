#include "core/exchange/seat.h"

namespace core {

Seat& seat_of(Store& store) {
    auto* const seat = dynamic_cast<Seat*>(&store);
    if (!seat) refuse(say("This workspace cannot take part in a desk. Nothing was changed."));
    return *seat;
}

} // namespace core
