#include "app/desk/at_work.h"

#include "app/common/text.h"
#include "core/text/person.h"

#include <algorithm>

namespace app {

namespace {

/// What the open form changes: what hangs on a claim, the claim.
core::Ref worked_on(Navigation const& navigation, Forms& forms, core::Reader const& reader) {
    switch (navigation.side()) {
    case Side::claim_form: return core::ref(forms.now<PendingClaim>().editing);
    case Side::quotation_form: return core::ref(forms.now<PendingQuotation>().editing);
    case Side::link_form: return core::ref(forms.now<PendingLink>().claim);
    case Side::review_form: return core::ref(forms.now<PendingReview>().claim);
    case Side::reply_form: return core::ref(forms.now<PendingReply>().claim);
    case Side::record_form: return core::ref_of(forms.now<PendingRecord>().record);
    case Side::correction_form: {
        auto const review = reader.find(forms.now<PendingCorrection>().review);
        return review ? core::ref(review->claim) : core::Ref{};
    }
    default: return {};
    }
}

} // namespace

AtWork::AtWork(Workbench& workbench, Navigation& navigation, Forms& forms, Sharing& sharing)
    : workbench_(workbench), navigation_(navigation), forms_(forms), sharing_(sharing),
      on_side_(navigation.side_changed.subscribe([this] { tell(); })),
      on_heard_(sharing.heard_at_work.subscribe([this] { navigation_.follow_side(); })) {}

void AtWork::tell() {
    auto ref = core::Ref{};
    workbench_.attempt([&] { ref = worked_on(navigation_, forms_, workbench_.reader()); });
    if (!ref.id) ref = {}; // something new, of which nobody else knows
    if (std::exchange(said_, ref) == ref) return;
    sharing_.work_on(ref);
    if (auto const others = ref ? told(ref) : std::string(); !others.empty()) workbench_.notice(others);
}

std::vector<std::string> AtWork::on(core::Ref ref) const {
    std::vector<std::string> names;
    auto const all = sharing_.at_work();
    if (std::ranges::none_of(all, [&](core::AtWork const& each) { return each.what == ref; })) return names;
    auto const roster = sharing_.roster();
    for (auto const& each : all)
        if (auto const* member = each.what == ref ? roster.member(each.key) : nullptr) core::add_person(names, member->name);
    return names;
}

core::Ref AtWork::of(core::PublicKey const& key) const {
    for (auto const& each : sharing_.at_work())
        if (each.key == key) return each.what;
    return {};
}

std::string AtWork::told(core::Ref ref) const {
    auto const names = on(ref);
    if (names.empty()) return {};
    std::vector<core::Arg> const who{{"who", core::people_text(names)}};
    return names.size() == 1 ? tr("{who} works on this at the moment.", who) : tr("{who} work on this at the moment.", who);
}

} // namespace app
