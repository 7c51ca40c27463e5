#include "app/window/forms/scale_form.h"

#include "app/common/tongues.h"
#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/text/tidy.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>

namespace app {

namespace {

struct Paint {
    char const* name;
    char const* colour;
};

/// Each reads well as a word on a light and on a dark ground.
constexpr std::array paints{
    Paint{N_("Green"), "#15803D"},  Paint{N_("Olive"), "#4D7C0F"},  Paint{N_("Amber"), "#A16207"},
    Paint{N_("Orange"), "#C2410C"}, Paint{N_("Red"), "#B91C1C"},    Paint{N_("Crimson"), "#881337"},
    Paint{N_("Purple"), "#6D28D9"}, Paint{N_("Blue"), "#0369A1"},   Paint{N_("Teal"), "#0E7490"},
    Paint{N_("Slate"), "#475569"},
};

/// The languages a scale has words in, then those it could have.
std::vector<Tongue> languages_for(core::Scale const& scale, std::vector<std::string>& foreign) {
    std::vector<Tongue> languages(tongues.begin(), tongues.end());
    auto const add = [&](core::LocalText const& texts) {
        for (auto const& [code, words] : texts)
            if (std::ranges::none_of(tongues, [&](Tongue const& tongue) { return code == tongue.code; }) &&
                std::ranges::find(foreign, code) == foreign.end())
                foreign.push_back(code);
    };
    add(scale.names);
    for (auto const& rating : scale.ratings) {
        add(rating.labels);
        add(rating.definitions);
    }
    for (auto const& code : foreign) languages.push_back({code.c_str(), code.c_str()});
    return languages;
}

std::string words_in(core::LocalText const& texts, std::string const& language) {
    auto const found = texts.find(language);
    return found == texts.end() ? std::string() : found->second;
}

} // namespace

ScaleForm::ScaleForm(wxWindow* parent, Desk& desk)
    : Form(parent, desk), pending_(desk.forms().now<PendingScale>()), language_(translator().language()) {
    build();
}

std::size_t ScaleForm::chosen() const {
    auto const count = pending_.scale.ratings.size();
    return count ? std::min(chosen_, count - 1) : 0;
}

core::Rating& ScaleForm::rating() { return pending_.scale.ratings.at(chosen()); }

void ScaleForm::again(Focus focus) {
    desk().forms().typed();
    CallAfter([this, focus] {
        rebuild([this](ScrollColumn&) { build(); });
        if (auto const stop = stops_.find(focus); stop != stops_.end()) stop->second->SetFocus();
        if (focus == Focus::label) show_chosen();
    });
}

/// Scrolls so that the chosen rating and its fields are in sight.
void ScaleForm::show_chosen() {
    auto const card = stops_.find(Focus::card);
    if (card == stops_.end()) return;
    int unit = 1;
    GetScrollPixelsPerUnit(nullptr, &unit);
    Scroll(-1, std::max(0, CalcUnscrolledPosition(card->second->GetPosition()).y - FromDIP(12)) / std::max(unit, 1));
}

void ScaleForm::build() {
    focus_first(nullptr);
    stops_.clear();
    badge_ = nullptr;
    auto& scale = pending_.scale;
    if (pending_.of) {
        add_title(tr("Change a rating scale"));
        add_hint(tr("Saving makes version {version}. Verdicts given so far keep the version they were given on.",
                    {{"version", std::to_string(scale.version + 1)}}));
    } else {
        add_title(tr("New rating scale"));
        add_hint(tr("Add its ratings from the best to the worst, then those outside the order."));
    }
    build_language();
    auto* name = add_text(tr("Name of the scale"), words_in(scale.names, language_), [this](std::string text) {
        pending_.scale.names[language_] = std::move(text);
    });
    focus_first(name);
    build_ratings();
    add_text(tr("Reason for the change"), pending_.reason,
             [this](std::string text) { pending_.reason = std::move(text); });
    add_buttons(pending_.of ? tr("Save as version {version}", {{"version", std::to_string(scale.version + 1)}})
                            : tr("Save the scale"),
                [&desk = desk()] { return desk.scales().record_pending_scale(); });
}

void ScaleForm::build_language() {
    std::vector<std::string> foreign;
    auto const languages = languages_for(pending_.scale, foreign);
    std::vector<std::string> names, codes;
    int at = 0;
    for (auto const& language : languages) {
        if (language.code == language_) at = static_cast<int>(names.size());
        names.emplace_back(language.name);
        codes.emplace_back(language.code);
    }
    stops_[Focus::language] = add_choice(tr("Language of the words"), names, at, [this, codes](int index) {
        language_ = codes[static_cast<std::size_t>(index)];
        again(Focus::language);
    });
}

void ScaleForm::build_ratings() {
    auto& ratings = pending_.scale.ratings;
    add_section(tr("Ratings"), static_cast<long>(ratings.size()));
    for (std::size_t at = 0; at < ratings.size(); ++at) {
        build_card(at);
        if (at == chosen()) build_rating(ratings[at]);
    }
    auto* row = new ButtonRow(this);
    auto* add = plain_button(this, tr("Add a rating"));
    set_button_icon(*add, "plus");
    row->add(add, [this] { add_rating(); });
    content().Add(row, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(6));
}

void ScaleForm::build_card(std::size_t at) {
    auto const& shown = pending_.scale.ratings[at];
    auto const label = core::in_language(shown.labels, language_);
    auto const word = label.empty() ? tr("New rating") : label;
    auto const retired = shown.use == core::RatingUse::retired;
    auto* card = new Card(this, tr("Rating: {word}", {{"word", word}}), Tile::Press::activates);
    card->set_chosen(at == chosen());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* badge = new Badge(card, word, verdict_tint(&shown), word);
    if (at == chosen()) {
        badge_ = badge;
        stops_[Focus::card] = card;
    }
    row->Add(badge, 0, wxALIGN_CENTRE_VERTICAL);
    row->AddStretchSpacer();
    auto const about = retired ? tr("retired") : shown.ordinal ? std::to_string(shown.ordinal) : std::string("·");
    row->Add(new LineLabel(card, about, {TextRole::faint, 9}), 0, wxALIGN_CENTRE_VERTICAL);
    card->set_content(row);
    card->Bind(EVT_CARD, [this, at](wxCommandEvent&) { choose(at); });
    content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
}

void ScaleForm::build_rating(core::Rating& shown) {
    content().AddSpacer(FromDIP(4));
    stops_[Focus::label] = add_text(tr("Label"), words_in(shown.labels, language_), [this](std::string text) {
        rating().labels[language_] = std::move(text);
        repaint_badge();
    });
    add_long_text(tr("Definition"), words_in(shown.definitions, language_), 3, [this](std::string text) {
        rating().definitions[language_] = std::move(text);
    });
    build_colour(shown);
    add_enum(tr("Kind"), shown.kind);
    build_position(shown);
    build_rating_buttons(shown);
}

void ScaleForm::build_colour(core::Rating& shown) {
    std::vector<std::string> names;
    int at = static_cast<int>(paints.size());
    for (auto const& paint : paints) {
        if (shown.colour == paint.colour) at = static_cast<int>(names.size());
        names.push_back(tr(paint.name));
    }
    names.push_back(tr("As written below"));
    add_choice(tr("Colour"), names, at, [this](int index) {
        if (index >= static_cast<int>(paints.size())) return;
        rating().colour = paints[static_cast<std::size_t>(index)].colour;
        again(Focus::label);
    });
    add_text(tr("Colour as #RRGGBB"), shown.colour, [this](std::string text) {
        rating().colour = core::tidy(text);
        repaint_badge();
    });
}

void ScaleForm::build_position(core::Rating& shown) {
    auto& ratings = pending_.scale.ratings;
    std::int64_t last = 0;
    for (auto const& each : ratings) last = std::max(last, each.ordinal);
    if (shown.ordinal == 0) ++last;
    last = std::min<std::int64_t>(last, 100);
    std::vector<std::string> places{tr("Outside the order")};
    for (std::int64_t place = 1; place <= last; ++place)
        places.push_back(place == 1 ? tr("{position} (the worst)", {{"position", "1"}}) : std::to_string(place));
    add_choice(tr("Position"), places, static_cast<int>(std::min(shown.ordinal, last)), [this](int place) {
        // Two ratings never stand at one position: who had it takes the place that becomes free.
        for (auto& each : pending_.scale.ratings)
            if (place > 0 && each.ordinal == place) each.ordinal = rating().ordinal;
        rating().ordinal = place;
        again(Focus::card);
    });
}

void ScaleForm::build_rating_buttons(core::Rating& shown) {
    auto* row = new ButtonRow(this);
    auto const at = chosen();
    auto* up = plain_button(this, tr("Move up"));
    up->Enable(at > 0);
    row->add(up, [this] { move(-1); });
    auto* down = plain_button(this, tr("Move down"));
    down->Enable(at + 1 < pending_.scale.ratings.size());
    row->add(down, [this] { move(1); });
    // What verdicts may stand on is retired; only what was never saved can be taken out.
    auto* use = plain_button(this, shown.key.empty()                            ? tr("Remove this rating")
                                   : shown.use == core::RatingUse::retired ? tr("Bring back into use")
                                                                            : tr("Retire this rating"));
    row->add(use, [this] { turn_use(); });
    stops_[Focus::up] = up->IsEnabled() ? up : down;
    stops_[Focus::down] = down->IsEnabled() ? down : up;
    stops_[Focus::use] = use;
    content().Add(row, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(6));
}

void ScaleForm::choose(std::size_t at) {
    chosen_ = at;
    again(Focus::label);
}

void ScaleForm::move(int by) {
    auto& ratings = pending_.scale.ratings;
    auto const from = static_cast<std::ptrdiff_t>(chosen());
    auto const to = from + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(ratings.size())) return;
    auto& one = ratings[static_cast<std::size_t>(from)];
    auto& other = ratings[static_cast<std::size_t>(to)];
    std::swap(one, other);
    // The order of the list is the order of the scale where both are in it.
    if (one.ordinal && other.ordinal) std::swap(one.ordinal, other.ordinal);
    chosen_ = static_cast<std::size_t>(to);
    again(by < 0 ? Focus::up : Focus::down);
}

void ScaleForm::add_rating() {
    auto& ratings = pending_.scale.ratings;
    core::Rating fresh;
    fresh.colour = paints.back().colour;
    if (!ratings.empty()) fresh.kind = ratings.front().kind;
    ratings.push_back(std::move(fresh));
    chosen_ = ratings.size() - 1;
    again(Focus::label);
}

void ScaleForm::turn_use() {
    auto& shown = rating();
    if (shown.key.empty())
        pending_.scale.ratings.erase(pending_.scale.ratings.begin() + static_cast<std::ptrdiff_t>(chosen()));
    else
        shown.use = shown.use == core::RatingUse::retired ? core::RatingUse::open : core::RatingUse::retired;
    again(Focus::use);
}

void ScaleForm::repaint_badge() {
    if (!badge_) return;
    auto const& shown = rating();
    auto const label = core::in_language(shown.labels, language_);
    badge_->set(label.empty() ? tr("New rating") : label, verdict_tint(&shown), label);
    relayout();
}

} // namespace app
