// What every operation is given: the workspace as it is, identities for what it makes, who acts and
// when. Operations are pure: they read, decide and answer with a Draft; a Store commits it.
#pragma once

#include "core/store/store.h"

namespace core {

struct Context {
    Reader const& reader;
    Ids& ids;
    Instant now;
    std::string actor;
    Zone zone = {}; ///< the actor's clock

    /// The day it is for the actor.
    PartialDate today() const { return zone.date(now); }
};

inline Context context_of(Store& store) {
    return Context{store, store.ids(), store.now(), store.actor(), store.zone()};
}

/// A draft together with the identity of what it makes.
template <class T>
struct Made {
    Draft draft;
    Id<T> id;
};

} // namespace core
