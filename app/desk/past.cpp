// The desk's half that looks back: whose history is open, what is compared, and the dossier as it stood.
#include "app/desk/desk.h"
#include "app/common/text.h"

namespace app {

void Desk::open_history(core::Ref ref) {
    workbench_.attempt([&] {
        core::refuse_concealed(reader(), ref, workbench_.store().actor());
        if (back_.root != ref) back_ = LookingBack{.root = ref};
        back_.compared = back_.marked = 0;
        chronicle_.reset();
        auto const& moments = chronicle().moments();
        back_.chosen = moments.empty() ? 0 : moments.front().revision.seq;
        Place const there{.page = Place::Page::history, .id = ref.id, .kind = ref.kind};
        if (there == place_) return show_side(Side::history);
        go(there);
    });
}

core::Chronicle const& Desk::chronicle() {
    if (!chronicle_) chronicle_ = std::make_unique<core::Chronicle>(reader(), back_.root);
    return *chronicle_;
}

void Desk::choose_moment(core::Seq seq) {
    back_.chosen = seq;
    back_.compared = 0;
    show_side(Side::history);
}

void Desk::mark_moment(core::Seq seq) {
    back_.marked = back_.marked == seq ? 0 : seq;
    mark_changed();
    if (back_.marked)
        notice(tr("Marked revision {seq}: choose another moment and press Enter to compare the two.",
                  {{"seq", std::to_string(seq)}}));
}

void Desk::compare_moments(core::Seq one, core::Seq other) {
    back_.chosen = one;
    back_.compared = other;
    back_.marked = 0;
    mark_changed();
    show_side(Side::history);
}

void Desk::filter_moments(core::MomentFilter filter) {
    if (back_.filter == filter) return;
    back_.filter = std::move(filter);
    moments_changed();
}

void Desk::open_past(core::Id<core::Claim> claim, core::Seq seq) {
    claim_ = claim;
    back_.past = seq;
    show_side(Side::past);
}

void Desk::open_published(core::Id<core::Claim> claim) {
    workbench_.attempt([&] {
        open_past(claim, core::value_or_throw(core::read_moment(reader(), core::ref(claim), "published")));
    });
}

std::optional<core::AsOf> Desk::then() const {
    if (side_ != Side::past) return std::nullopt;
    return core::AsOf(reader(), back_.past);
}

bool Desk::leave_past() {
    auto const in_history = place_.page == Place::Page::history;
    if (side_ == Side::past && in_history) {
        show_side(Side::history);
        return true;
    }
    if (side_ != Side::history) return false;
    if (back_.compared) {
        choose_moment(back_.chosen);
        return true;
    }
    if (!in_history || past_.empty()) return false;
    back();
    return true;
}

} // namespace app
