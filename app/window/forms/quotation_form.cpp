#include "app/window/forms/quotation_form.h"

#include "app/window/wxtext.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "core/operations/parties.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <map>

namespace app {

namespace {

constexpr std::size_t longest_chip = 60; // letters
constexpr std::int64_t read_around = 300; // characters of the article on each side

core::PrecedentQuery precedent_query(Desk& desk, PendingQuotation const& pending) {
    core::PrecedentQuery query;
    query.text = pending.editing ? pending.facts.text : pending.shown.source ? pending.shown.words : pending.words;
    query.language = pending.facts.language;
    query.speaker = pending.facts.speaker;
    query.said_on = pending.facts.said_on;
    if (pending.editing) {
        query.itself.push_back(core::ref(pending.editing));
        return query;
    }
    query.around = desk.article().slice({pending.span.start - read_around, pending.span.start}) + " " +
                     desk.article().slice({pending.span.end, pending.span.end + read_around});
    return query;
}

/// A new statement repeats the one an earlier claim was made of, or else asserts that claim.
core::Tie tie_to(core::Reader const& reader, core::Ref earlier) {
    if (earlier.kind == core::Kind::statement) return {core::Relation::repeats, earlier, std::nullopt, ""};
    for (auto const& link : reader.referring<core::Link>("to", earlier))
        if (link.relation == core::Relation::asserts) return {core::Relation::repeats, link.from, std::nullopt, ""};
    return {core::Relation::asserts, earlier, std::nullopt, ""};
}

std::vector<core::Tie>::iterator find_tie(Desk& desk, PendingQuotation& pending, core::Ref earlier) {
    auto const wanted = tie_to(desk.reader(), earlier).to;
    return std::ranges::find(pending.ties, wanted, &core::Tie::to);
}

} // namespace

QuotationForm::QuotationForm(wxWindow* parent, Desk& desk) : Form(parent, desk) {
    auto& pending = desk.forms().now<PendingQuotation>();
    auto& facts = pending.facts;
    add_title(pending.editing ? tr("Change the statement") : tr("Record a quotation"));
    if (pending.editing)
        add_long_text(tr("Words"), facts.text, 4, [&facts](std::string text) { facts.text = text; });
    else if (pending.shown.source)
        add_shown(pending.shown);
    else
        add_quotation(shortened(pending.words, 400));
    if (!pending.editing && pending.known) add_known(pending);
    // What was just asked for is seen before all that is known of it already.
    auto const bears = !pending.editing && (pending.relation || pending.bearing_first || pending.shown.source);
    auto* bearing = bears ? add_bearing(pending) : nullptr;
    auto* speaker = add_party(tr("Speaker"), facts.speaker, [&facts](std::string text) {
        facts.speaker = text;
        facts.speaker_type = core::guess_type(text);
    });
    ChipRow* rivals = nullptr;
    if (!pending.speaker_proposals.empty()) {
        add_hint(tr("The article may also mean:"));
        rivals = new ChipRow(this, ChipRow::Choice::one);
        content().Add(rivals, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
    }
    auto* role = add_text(tr("Role at that time"), facts.role,
                          [&facts](std::string text) { facts.role = text; });
    auto* behalf = add_party(tr("On behalf of"), facts.on_behalf_of,
              [&facts](std::string text) { facts.on_behalf_of = text; });
    if (rivals) offer_rivals(pending, *speaker, *rivals, *role, *behalf);
    add_when(pending);
    add_text(tr("Occasion"), facts.occasion, [&facts](std::string text) { facts.occasion = text; });
    add_text(tr("Place"), facts.place, [&facts](std::string text) { facts.place = text; });
    add_enum(tr("Mode"), facts.mode);
    add_enum(tr("Declared unknown"), facts.unknown);
    add_text(tr("Note"), facts.note, [&facts](std::string text) { facts.note = text; });
    if (!pending.editing && !bears) add_bearing(pending);
    add_ties(pending);
    add_buttons(pending.editing ? tr("Save") : tr("Record"),
                [&desk] { return desk.recorder().record_pending_quotation(); });
    add_precedents({.query = [&desk, &pending] { return precedent_query(desk, pending); },
                    .linked = [&desk, &pending](core::Ref earlier) { return find_tie(desk, pending, earlier) != pending.ties.end(); },
                    .link =
                        [&desk, &pending](core::Ref earlier) {
                            auto const tie = find_tie(desk, pending, earlier);
                            if (tie != pending.ties.end()) pending.ties.erase(tie);
                            else pending.ties.push_back(tie_to(desk.reader(), earlier));
                            desk.forms().typed();
                        },
                    .take_text = nullptr});
    if (bearing && pending.bearing_first) focus_first(bearing);
    else if (!pending.shown.source) focus_first(&speaker->field());
}

/// What is heard or seen, and where: no program can take it from there.
void QuotationForm::add_shown(PendingShown& shown) {
    auto const hear = [&shown](std::string text) { shown.words = std::move(text); };
    auto const place = [&shown](std::string text) { shown.where = std::move(text); };
    focus_first(add_long_text(shown.is_picture ? tr("Words that are seen there") : tr("Words that are heard there"), shown.words, 4, hear));
    add_text(shown.is_picture ? tr("Region: left, top, width, height in pixels") : tr("From when until when"), shown.where, place);
    if (shown.is_picture)
        add_hint(shown.extent.pixels ? tr("Such as 10,20,300,40; the picture has {width} × {height} pixels.",
                                          {{"width", std::to_string(shown.extent.pixels->first)}, {"height", std::to_string(shown.extent.pixels->second)}})
                                     : tr("Such as 10,20,300,40."));
    else
        add_hint(shown.extent.length_ms ? tr("Such as 1:02-1:09; the recording is {length} long.", {{"length", core::clock_of(*shown.extent.length_ms)}})
                                        : tr("Such as 1:02-1:09; how long the recording is, is not known here."));
}

void QuotationForm::add_warning(std::string const& text) {
    auto* label = new WrapLabel(this, text, {TextRole::text, 9.5, Weight::semibold});
    label->set_tint(Tint(Tone::negative));
    content().Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
}

/// The same words stand in the workspace already: one statement read twice, or said twice?
void QuotationForm::add_known(PendingQuotation& pending) {
    auto const& same = *pending.known;
    auto const known = desk().reader().find(same.statement);
    if (!known) return;
    auto const speaker = desk().reader().find(known->speaker);
    auto who = speaker ? speaker->name : tr("Speaker unknown");
    if (known->said_on.known()) who += ", " + core::display(known->said_on, translator());
    if (same.exact) {
        add_hint(tr("These words are recorded already: {who}. This is:", {{"who", who}}));
    } else {
        add_hint(tr("Nearly these words are recorded already: {who}.", {{"who", who}}));
        auto* difference = new WrapLabel(this, "", {TextRole::text, 10, Weight::normal, TextLook::Family::serif});
        content().Add(difference, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
        difference->set_difference(same.difference);
        if (same.numbers_differ) add_warning(tr("A number differs."));
        if (same.negation_differs) add_warning(tr("One of the two denies what the other says, or denies it more."));
        add_hint(tr("This is:"));
    }
    auto* chips = new ChipRow(this, ChipRow::Choice::one);
    chips->set_chips({{"own", tr("a statement of its own"), !pending.another_place, ChipSpec::Removable::no},
                      {"place", tr("another place of that statement"), pending.another_place,
                       ChipSpec::Removable::no}});
    chips->Bind(EVT_CHIP, [&pending](wxCommandEvent& event) {
        pending.another_place = event.GetString() == "place";
    });
    content().Add(chips, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
}

/// Who else may be meant. Whoever is chosen brings their own role, or none, and speaks for
/// nobody the article names for another.
void QuotationForm::offer_rivals(PendingQuotation& pending, CompletingField& speaker, ChipRow& chips,
                                 wxTextCtrl& role, CompletingField& on_behalf_of) {
    std::vector<ChipSpec> specs;
    std::map<std::string, std::string> roles;
    auto const add = [&](std::string const& name, std::string const& known_role) {
        specs.push_back({name, name, name == pending.facts.speaker, ChipSpec::Removable::no});
        roles[name] = known_role;
    };
    add(pending.facts.speaker, pending.facts.role);
    for (auto const& [name, known_role] : pending.speaker_proposals) add(name, known_role);
    chips.set_chips(specs);
    auto const first = pending.facts.speaker;
    auto const spoken_for = pending.facts.on_behalf_of;
    chips.Bind(EVT_CHIP, [&pending, &speaker, &role, &on_behalf_of, roles, first,
                          spoken_for](wxCommandEvent& event) {
        auto const name = to_utf8(event.GetString());
        speaker.set_value({name, std::nullopt});
        pending.facts.speaker = name;
        pending.facts.speaker_type = core::guess_type(name);
        role.SetValue(to_wx(roles.at(name)));
        pending.facts.on_behalf_of = name == first ? spoken_for : "";
        on_behalf_of.set_value({pending.facts.on_behalf_of, std::nullopt});
    });
}

void QuotationForm::add_when(PendingQuotation& pending) {
    auto* field = add_date(tr("Said on"), pending.facts.said_on, [&pending](core::PartialDate date) {
        pending.facts.said_on = date;
    });
    if (pending.date_proposals.empty() && !pending.date_words.empty() && !pending.facts.said_on.known())
        add_hint(tr("The article says “{words}”, which does not tell the day by itself.", {{"words", pending.date_words}}));
    if (pending.date_proposals.size() < 2) return;
    add_hint(tr("The article says “{words}”. It may be:", {{"words", pending.date_words}}));
    auto* chips = new ChipRow(this, ChipRow::Choice::one);
    std::vector<ChipSpec> specs;
    for (auto const& date : pending.date_proposals)
        specs.push_back({date.text(), core::display(date, translator()),
                         date == pending.facts.said_on, ChipSpec::Removable::no});
    chips->set_chips(specs);
    chips->Bind(EVT_CHIP, [field](wxCommandEvent& event) { field->SetValue(event.GetString()); });
    content().Add(chips, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
}

/// The links accepting it makes, each to be left out.
void QuotationForm::add_ties(PendingQuotation& pending) {
    std::vector<ChipSpec> specs;
    for (std::size_t at = 0; at < pending.ties.size(); ++at) {
        auto const& tie = pending.ties[at];
        auto const other = desk().reader().find(tie.to);
        if (!other) continue;
        auto const label = labelled(relation_word(tie.relation), shortened(core::caption_of(*other), longest_chip));
        specs.push_back({std::to_string(at), label, true, ChipSpec::Removable::no});
    }
    if (specs.empty()) return;
    add_section(tr("Links made with it"));
    auto* chips = new ChipRow(this, ChipRow::Choice::many);
    chips->set_chips(specs);
    chips->Bind(EVT_CHIP, [this, &pending, proposed = pending.ties](wxCommandEvent& event) {
        auto const& tie = proposed.at(std::stoul(to_utf8(event.GetString())));
        std::erase(pending.ties, tie);
        if (event.GetInt() == 1) pending.ties.push_back(tie);
        desk().forms().typed();
    });
    content().Add(chips, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
}

wxChoice* QuotationForm::add_bearing(PendingQuotation& pending) {
    auto const claim = desk().reader().find(desk().navigation().claim());
    if (!claim) return nullptr;
    std::vector<core::Relation> relations;
    std::vector<std::string> words{tr("— no link —")};
    int chosen = 0;
    for (auto const& rule : core::relations()) {
        if (rule.from != core::Kind::statement || rule.to != core::Kind::claim) continue;
        relations.push_back(rule.relation);
        words.push_back(relation_word(rule.relation));
        if (pending.relation == rule.relation) chosen = static_cast<int>(relations.size());
    }
    add_section(tr("The claim at hand"));
    add_hint(shortened(claim->text, 160));
    auto* field = add_choice(tr("How it bears on the claim"), words, chosen, [&pending, relations](int index) {
        pending.relation.reset();
        if (index > 0) pending.relation = relations[static_cast<std::size_t>(index - 1)];
    });
    add_text(tr("Note on the link"), pending.link_note,
             [&pending](std::string text) { pending.link_note = text; });
    return field;
}

} // namespace app
