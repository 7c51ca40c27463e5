#include "app/window/panels/relations.h"

#include "app/window/context_menus.h"
#include "app/window/panels/relation_mark.h"
#include "app/window/phrases.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/text/tidy.h"

#include <wx/sizer.h>

namespace app {

namespace {

constexpr std::size_t most_letters = 220;

std::string caption_of(Desk const& desk, core::Ref ref) {
    auto const record = desk.reader().find(ref);
    return record ? core::tidy(core::caption_of(*record)) : tr("deleted");
}

void add_card(ScrollColumn& panel, Desk& desk, core::RelatedRecord const& related) {
    auto const word = capitalised(tr(related.word));
    auto const caption = caption_of(desk, related.other);
    auto* card = new Card(&panel, labelled(word, caption), Tile::Press::activates);
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(new RelationMark(card, related.link.relation, word), 0, wxBOTTOM, card->FromDIP(4));
    auto const words = shortened(caption, most_letters);
    inside->Add(new WrapLabel(card, related.other.kind == core::Kind::statement ? quoted(words) : words,
                              {TextRole::text, 10, Weight::normal, TextLook::Family::serif}),
                0, wxEXPAND);
    if (auto const statement = desk.reader().find(core::id_as<core::Statement>(related.other)))
        inside->Add(new WrapLabel(card, said_line(desk.reader(), *statement), {TextRole::muted, 9}), 0,
                    wxEXPAND | wxTOP, card->FromDIP(3));
    if (!related.link.note.empty())
        inside->Add(new WrapLabel(card, related.link.note, {TextRole::faint, 9}), 0, wxEXPAND | wxTOP,
                    card->FromDIP(3));
    card->set_content(inside);
    card->Bind(EVT_CARD, [&panel, &desk, other = related.other](wxCommandEvent&) {
        panel.CallAfter([&desk, other] { desk.navigation().open(other); });
    });
    offer_context_menu(*card, desk, [other = related.other, link = core::ref(related.link.id)] {
        return Pointed{.over = Over::record | Over::link, .records = {other}, .link = link};
    });
    panel.content().Add(card, 0, wxEXPAND | wxBOTTOM, panel.FromDIP(8));
}

} // namespace

void add_relations(ScrollColumn& panel, Desk& desk, std::vector<core::RelatedRecord> const& relations,
                   std::string const& heading) {
    if (relations.empty()) return;
    panel.content().Add(new SectionLabel(&panel, heading, static_cast<long>(relations.size())), 0, wxTOP | wxBOTTOM,
                        panel.FromDIP(10));
    for (auto const& related : relations) add_card(panel, desk, related);
}

std::string relation_line(Desk const& desk, core::RelatedRecord const& related) {
    auto const words = shortened(caption_of(desk, related.other), 90);
    return capitalised(tr(related.word)) + " " + (related.other.kind == core::Kind::statement ? quoted(words) : words);
}

} // namespace app
