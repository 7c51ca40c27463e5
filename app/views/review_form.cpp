#include "app/views/review_form.h"

#include "app/common/scales.h"
#include "app/views/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/label.h"

#include <wx/sizer.h>

namespace app {

ReviewForm::ReviewForm(wxWindow* parent, Desk& desk)
    : Form(parent, desk), facts_(desk.forms().now<PendingReview>().facts) {
    auto const& reader = desk.reader();
    add_title(tr("Give a rating"));
    if (auto const claim = reader.find(desk.forms().now<PendingReview>().claim)) add_hint(claim->text);
    if (auto const scale = reader.find(facts_.scale)) scale_ = *scale;
    add_ratings();
    add_text(tr("Short rationale"), facts_.summary,
             [this](std::string text) { facts_.summary = text; });
    add_long_text(tr("Long rationale"), facts_.rationale, 9,
                  [this](std::string text) { facts_.rationale = text; });
    add_enum(tr("Confidence"), facts_.confidence);
    add_text(tr("Looked for on the other side"), facts_.other_side,
             [this](std::string text) { facts_.other_side = text; });
    add_text(tr("Why no reply was asked for"), facts_.no_reply,
             [this](std::string text) { facts_.no_reply = text; });
    add_buttons(tr("Save the rating"), [&desk] { return desk.record_pending_review(); });
}

void ReviewForm::add_ratings() {
    auto const language = translator().language();
    std::vector<std::string> labels;
    int chosen = wxNOT_FOUND;
    for (auto const& rating : scale_.ratings) {
        if (rating.key == facts_.rating) chosen = static_cast<int>(labels.size());
        labels.push_back(core::in_language(rating.labels, language));
    }
    auto* meaning = new WrapLabel(this, "", {TextRole::faint, 9});
    auto const show = [this, meaning, language] {
        auto const* rating = scale_.find(facts_.rating);
        meaning->set_text(rating ? core::in_language(rating->definitions, language) : std::string());
    };
    add_choice(tr("Rating"), labels, chosen, [this, show](int index) {
        facts_.rating = scale_.ratings[static_cast<std::size_t>(index)].key;
        show();
        relayout();
    });
    content().Add(meaning, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
    show();
}

} // namespace app
