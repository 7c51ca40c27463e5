#include "app/window/forms/correction_form.h"

#include "app/window/phrases.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

CorrectionForm::CorrectionForm(wxWindow* parent, Desk& desk) : Form(parent, desk) {
    auto& facts = desk.forms().now<PendingCorrection>().facts;
    add_title(tr("Correct the published verdict"));
    std::vector<char const*> tiers;
    for (auto const& entry : core::Names<core::Tier>::entries) tiers.push_back(entry.label);
    auto* effect = new WrapLabel(this, "", {TextRole::faint, 9});
    // What does not go with the tier that is chosen cannot be filled in.
    auto const tell = [effect, this](core::Tier tier) {
        std::string words;
        if (tier == core::Tier::typo) words = tr("The public is told nothing.") + " ";
        if (tier != core::Tier::verdict_change)
            words += tr("The rating stays: another one is a change of the verdict.") + " ";
        effect->set_text(words + (core::needs_signature(tier) ? tr("It takes effect when a second person signs it.")
                                                              : tr("It takes effect at once.")));
        if (notice_) notice_->Enable(tier != core::Tier::typo);
        if (rating_) rating_->Enable(tier == core::Tier::verdict_change);
    };
    add_choice(tr("How grave it is"), translated_labels(tiers), static_cast<int>(facts.tier),
               [&facts, tell, this](int index) {
                   facts.tier = core::Names<core::Tier>::entries[static_cast<std::size_t>(index)].value;
                   if (facts.tier != core::Tier::verdict_change) leave_rating(facts);
                   tell(facts.tier);
                   relayout();
               });
    content().Add(effect, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
    notice_ = add_long_text(tr("What the public is told"), facts.notice, 3,
                            [&facts](std::string text) { facts.notice = text; });
    add_long_text(tr("The claim"), facts.claim_text, 2, [&facts](std::string text) { facts.claim_text = text; });
    add_ratings(facts);
    tell(facts.tier);
    add_long_text(tr("Short rationale"), facts.review.summary, 2,
                  [&facts](std::string text) { facts.review.summary = text; });
    add_long_text(tr("Long rationale"), facts.review.rationale, 8,
                  [&facts](std::string text) { facts.review.rationale = text; });
    add_buttons(tr("Record the correction"), [&desk] { return desk.reviews().record_pending_correction(); });
}

void CorrectionForm::add_ratings(core::CorrectionFacts& facts) {
    auto const scale = desk().reader().find(facts.review.scale);
    if (!scale) return;
    std::vector<std::string> labels, keys;
    int chosen = wxNOT_FOUND;
    for (auto const& rating : scale->ratings) {
        // A retired rating stays where it stands and is not given anew.
        if (rating.use == core::RatingUse::retired && rating.key != facts.review.rating) continue;
        if (rating.key == facts.review.rating) chosen = static_cast<int>(labels.size());
        labels.push_back(core::in_language(rating.labels, translator().language()));
        keys.push_back(rating.key);
    }
    rating_ = add_choice(tr("Rating"), labels, chosen,
                         [&facts, keys](int index) { facts.review.rating = keys[static_cast<std::size_t>(index)]; });
    keys_ = std::move(keys);
}

void CorrectionForm::leave_rating(core::CorrectionFacts& facts) {
    auto const review = desk().reader().find(desk().forms().now<PendingCorrection>().review);
    if (!review || !rating_) return;
    facts.review.rating = review->rating;
    auto const stands = std::ranges::find(keys_, review->rating);
    rating_->SetSelection(stands == keys_.end() ? wxNOT_FOUND : static_cast<int>(stands - keys_.begin()));
}

} // namespace app
