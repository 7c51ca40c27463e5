// A form whose record somebody else changed meanwhile: fields nobody typed into take the new value, what was typed stays,
// and both are told apart.
#pragma once

#include "app/desk/pending.h"

#include <string_view>

namespace app {

struct Melded {
    std::vector<std::string_view> taken; ///< fields of the form that show another value now
    std::vector<std::string_view> kept;  ///< fields that were changed there and typed into here: what was typed stays
    bool empty() const { return taken.empty() && kept.empty(); }
};

/// `before` is what the form held when nobody had typed, `now` what it would hold if it were opened now. Kinds of forms
/// about which nothing is said here keep what was typed.
template <class Pending>
Melded meld(Pending&, Pending const&, Pending const&) {
    return {};
}
Melded meld(PendingClaim& typed, PendingClaim const& before, PendingClaim const& now);
Melded meld(PendingQuotation& typed, PendingQuotation const& before, PendingQuotation const& now);
Melded meld(PendingReview& typed, PendingReview const& before, PendingReview const& now);
Melded meld(PendingRecord& typed, PendingRecord const& before, PendingRecord const& now);

} // namespace app
