#include "app/window/panels/relation_mark.h"

#include "app/window/phrases.h"
#include "app/window/widgets/paint.h"

#include <wx/graphics.h>

namespace app {

namespace {

constexpr int mark_height = 20, mark_side = 8, sign_size = 9, sign_gap = 6; // DIP

wxFont mark_font() { return ui_font(8.5, Weight::semibold); }

/// What of a relation the eye needs first: for, against, or beside it.
enum class Sign { against, in_favour, nuance, around };

Sign sign_of(core::Relation relation) {
    using core::Relation;
    switch (relation) { // without a default: the compiler names a relation that is left out
    case Relation::refutes:
    case Relation::contradicts:
    case Relation::retracts: return Sign::against;
    case Relation::asserts:
    case Relation::supports:
    case Relation::repeats: return Sign::in_favour;
    case Relation::qualifies:
    case Relation::corrects: return Sign::nuance;
    case Relation::gives_context:
    case Relation::responds_to:
    case Relation::broader: return Sign::around;
    }
    return Sign::around;
}

/// Arrows that meet, an arrow along, a wave, a ring.
void draw_sign(wxGraphicsContext& canvas, Sign what, double x, double y, double size) {
    auto const mid = y + size / 2;
    switch (what) {
    case Sign::against:
        canvas.StrokeLine(x, y, x + size, y + size);
        canvas.StrokeLine(x, y + size, x + size, y);
        return;
    case Sign::in_favour:
        canvas.StrokeLine(x, mid, x + size, mid);
        canvas.StrokeLine(x + size * 0.55, y + size * 0.1, x + size, mid);
        canvas.StrokeLine(x + size * 0.55, y + size * 0.9, x + size, mid);
        return;
    case Sign::nuance:
        for (auto const row : {0.32, 0.68}) {
            auto path = canvas.CreatePath();
            path.MoveToPoint(x, y + size * row);
            path.AddCurveToPoint(x + size * 0.35, y + size * (row - 0.35), x + size * 0.65, y + size * (row + 0.35),
                                 x + size, y + size * row);
            canvas.StrokePath(path);
        }
        return;
    case Sign::around: canvas.DrawEllipse(x + 0.5, y + 0.5, size - 1, size - 1); return;
    }
}

} // namespace

RelationMark::RelationMark(wxWindow* parent, core::Relation relation, std::string const& word)
    : Tile(parent, Press::none), relation_(relation), word_(to_label(word)) {
    describe_as(shim::Role::label, word);
    SetMinSize(GetBestSize());
}

wxSize RelationMark::DoGetBestClientSize() const {
    return {text_width(*this, mark_font(), word_) + FromDIP(2 * mark_side + sign_size + sign_gap) + 1,
            FromDIP(mark_height)};
}

void RelationMark::paint(wxGraphicsContext& canvas, wxSize const& size) {
    auto const ink = tone_colours(relation_tint(relation_)).pill_text;
    // Against another's fill, a frame: what stands in it is a relation, not a verdict.
    fill_round(canvas, {0, 0, static_cast<double>(size.x), static_cast<double>(size.y)}, FromDIP(4), palette().raised,
               mix(ink, palette().raised, 0.45));
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(ink).Width(FromDIP(3) / 2.0)));
    canvas.SetBrush(*wxTRANSPARENT_BRUSH);
    draw_sign(canvas, sign_of(relation_), FromDIP(mark_side), (size.y - FromDIP(sign_size)) / 2.0, FromDIP(sign_size));
    canvas.SetFont(mark_font(), ink);
    double width = 0, tall = 0;
    canvas.GetTextExtent(word_, &width, &tall);
    canvas.DrawText(word_, FromDIP(mark_side + sign_size + sign_gap), (size.y - tall) / 2);
}

} // namespace app
