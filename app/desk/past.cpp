#include "app/desk/past.h"

#include "app/common/text.h"
#include "core/editorial/verdict.h"

namespace app {

Past::Past(Workbench& workbench, Navigation& navigation)
    : workbench_(workbench), navigation_(navigation),
      on_place_(navigation.place_changed.subscribe([this] { arrive(); })) {}

void Past::arrive() {
    core::Ref const root{navigation_.place().kind, navigation_.place().id};
    if (!in_history() || back_.root == root) return;
    back_ = LookingBack{.root = root};
    chronicle_.reset();
}

void Past::follow() {
    chronicle_.reset();
    if (in_history()) moments_changed();
}

void Past::open_history(core::Ref ref) {
    workbench_.attempt([&] {
        core::refuse_concealed(reader(), ref, workbench_.store().actor());
        if (back_.root != ref) back_ = LookingBack{.root = ref};
        back_.compared = back_.marked = 0;
        chronicle_.reset();
        auto const& moments = chronicle().moments();
        back_.chosen = moments.empty() ? 0 : moments.front().revision.seq;
        Place const there{.page = Place::Page::history, .id = ref.id, .kind = ref.kind};
        if (there == navigation_.place()) return navigation_.show_side(Side::history);
        navigation_.go(there);
    });
}

core::Chronicle const& Past::chronicle() {
    if (!chronicle_) chronicle_ = std::make_unique<core::Chronicle>(reader(), back_.root);
    return *chronicle_;
}

void Past::choose_moment(core::Seq seq) {
    back_.chosen = seq;
    back_.compared = 0;
    navigation_.show_side(Side::history);
}

void Past::mark_moment(core::Seq seq) {
    back_.marked = back_.marked == seq ? 0 : seq;
    mark_changed();
    if (back_.marked)
        workbench_.notice(tr("Marked revision {seq}: choose another moment and press Enter to compare the two.",
                            {{"seq", std::to_string(seq)}}));
}

void Past::compare_moments(core::Seq one, core::Seq other) {
    back_.chosen = one;
    back_.compared = other;
    back_.marked = 0;
    mark_changed();
    navigation_.show_side(Side::history);
}

void Past::filter_moments(core::MomentFilter filter) {
    if (back_.filter == filter) return;
    back_.filter = std::move(filter);
    moments_changed();
}

void Past::open_past(core::Id<core::Claim> claim, core::Seq seq) {
    navigation_.hold(claim);
    back_.past = seq;
    navigation_.show_side(Side::past);
}

void Past::open_published(core::Id<core::Claim> claim) {
    workbench_.attempt([&] {
        // That it was never published is an answer, and no fault.
        auto const moment = core::read_moment(reader(), core::ref(claim), "published");
        if (!moment) return workbench_.notice(tr(moment.error().message));
        open_past(claim, *moment);
    });
}

std::optional<core::AsOf> Past::then() const {
    if (navigation_.side() != Side::past) return std::nullopt;
    return core::AsOf(reader(), back_.past);
}

bool Past::leave() {
    if (navigation_.side() == Side::past && in_history()) {
        navigation_.show_side(Side::history);
        return true;
    }
    if (navigation_.side() != Side::history) return false;
    if (back_.compared) {
        choose_moment(back_.chosen);
        return true;
    }
    if (!in_history() || !navigation_.can_go_back()) return false;
    navigation_.back();
    return true;
}

} // namespace app
