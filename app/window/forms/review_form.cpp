#include "app/window/forms/review_form.h"

#include "app/common/scales.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

ReviewForm::ReviewForm(wxWindow* parent, Desk& desk)
    : Form(parent, desk), facts_(desk.forms().now<PendingReview>().facts) {
    auto const& reader = desk.reader();
    add_title(tr("Give a rating"));
    if (auto const claim = reader.find(desk.forms().now<PendingReview>().claim)) add_hint(claim->text);
    find_scales();
    add_scales();
    add_ratings();
    add_long_text(tr("Short rationale"), facts_.summary, 2, [this](std::string text) { facts_.summary = text; });
    add_long_text(tr("Long rationale"), facts_.rationale, 9,
                  [this](std::string text) { facts_.rationale = text; });
    add_enum(tr("Confidence"), facts_.confidence);
    add_text(tr("Looked for on the other side"), facts_.other_side,
             [this](std::string text) { facts_.other_side = text; });
    add_text(tr("Why no reply was asked for"), facts_.no_reply,
             [this](std::string text) { facts_.no_reply = text; });
    add_buttons(tr("Save the rating"), [this, &desk] {
        if (!facts_.rating.empty()) return desk.reviews().record_pending_review();
        complain(tr("Choose a rating first."));
        return false;
    });
}

/// Those in force; before them the version the verdict stands on, when it has a later one.
void ReviewForm::find_scales() {
    auto const& reader = desk().reader();
    scales_ = core::scales_in_force(reader);
    if (auto const given = core::current_review(reader, desk().forms().now<PendingReview>().claim)) {
        given_scale_ = given->scale;
        given_rating_ = given->rating;
    }
    auto const in_force = std::ranges::find(scales_, given_scale_, &core::Scale::id) != scales_.end();
    auto given_version = in_force ? std::nullopt : reader.find(given_scale_);
    if (given_version) scales_.insert(scales_.begin(), std::move(*given_version));
    if (scale()) return;
    // What was typed earlier may name a version that has a later one since.
    auto const meant = reader.find(facts_.scale);
    facts_.scale = meant ? scale_named(reader, meant->key) : default_scale(reader);
}

core::Scale const* ReviewForm::scale() const {
    auto const found = std::ranges::find(scales_, facts_.scale, &core::Scale::id);
    return found == scales_.end() ? nullptr : &*found;
}

void ReviewForm::add_scales() {
    std::vector<std::string> names;
    int chosen = wxNOT_FOUND;
    for (auto const& each : scales_) {
        auto name = core::in_language(each.names, translator().language());
        auto const same = [&](core::Scale const& other) { return other.key == each.key; };
        // The version a verdict stands on beside the one in force: numbers tell them apart.
        if (std::ranges::count_if(scales_, same) > 1)
            name += ", " + tr("version {version}", {{"version", std::to_string(each.version)}});
        if (each.id == facts_.scale) chosen = static_cast<int>(names.size());
        names.push_back(std::move(name));
    }
    add_choice(tr("Rating scale"), names, chosen, [this](int index) {
        facts_.scale = scales_[static_cast<std::size_t>(index)].id;
        offer_ratings();
        show_meaning();
    });
}

void ReviewForm::add_ratings() {
    ratings_ = add_choice(tr("Rating"), {}, wxNOT_FOUND, [this](int index) {
        facts_.rating = offered_[static_cast<std::size_t>(index)];
        show_meaning();
    });
    focus_first(ratings_);
    meaning_ = new WrapLabel(this, "", {TextRole::faint, 9});
    content().Add(meaning_, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
    offer_ratings();
    show_meaning();
}

bool ReviewForm::superseded(core::Scale const& scale) const {
    return std::ranges::any_of(scales_, [&](core::Scale const& other) {
        return other.key == scale.key && other.version > scale.version;
    });
}

void ReviewForm::offer_ratings() {
    offered_.clear();
    ratings_->Clear();
    auto const* chosen = scale();
    if (!chosen) return;
    auto const closed = superseded(*chosen);
    for (auto const& rating : chosen->ratings) {
        auto const kept = chosen->id == given_scale_ && rating.key == given_rating_;
        auto const retired = rating.use == core::RatingUse::retired;
        if (!kept && (retired || closed)) continue;
        auto label = core::in_language(rating.labels, translator().language());
        if (retired) label += " (" + tr("retired") + ")";
        ratings_->Append(to_label(label));
        offered_.push_back(rating.key);
    }
    auto const found = std::ranges::find(offered_, facts_.rating);
    if (found == offered_.end()) facts_.rating.clear();
    ratings_->SetSelection(found == offered_.end() ? wxNOT_FOUND : static_cast<int>(found - offered_.begin()));
}

void ReviewForm::show_meaning() {
    auto const* chosen = scale();
    auto const* rating = chosen ? chosen->find(facts_.rating) : nullptr;
    auto meaning = rating            ? core::in_language(rating->definitions, translator().language())
                   : offered_.empty() ? tr("There is no rating to give: open “Rating scales” and add one.")
                                      : tr("Choose a rating to read what it means.");
    if (chosen && superseded(*chosen))
        meaning += "\n" + tr("This version has a newer one: another rating is given on that.");
    meaning_->set_text(meaning);
    relayout();
}

} // namespace app
