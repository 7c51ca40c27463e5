#include "app/cli/difference_text.h"

#include "app/cli/output.h"
#include "core/log/operation_label.h"
#include "core/text/diff.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/log/by_whom.h"

#include <fmt/format.h>

namespace app::cli {

namespace {

using core::N_;
using core::Piece;

std::string marked(std::vector<Piece> const& pieces, DifferenceLook look) {
    auto const in_colour = [&](std::string const& words, Paint how) {
        return look.colour == DifferenceLook::Colour::yes ? paint(words, how) : core::shown_text(words);
    };
    std::string out;
    for (auto const& piece : pieces) {
        if (piece.kind == Piece::Kind::same)
            out += core::shown_text(piece.text);
        else if (piece.kind == Piece::Kind::removed)
            out += in_colour("[-" + piece.text + "-]", Paint::removed);
        else
            out += in_colour("{+" + piece.text + "+}", Paint::added);
    }
    return out;
}

} // namespace

std::string marked_difference(std::vector<core::Piece> pieces, DifferenceLook look) {
    pieces = core::in_passages(pieces);
    if (look.length == DifferenceLook::Length::abridged) pieces = core::abridged(pieces).pieces;
    return marked(pieces, look);
}

std::string moment_text(core::Moment const& moment, core::Translator const& tr) {
    auto const& revision = moment.revision;
    auto const operation = core::what_was_done(revision, tr);
    auto out = fmt::format("{}  {}  {}  {}\n", revision.seq, core::display(revision.at, tr),
                           core::shown_line(core::by_whom(revision, tr)), core::shown_line(operation));
    if (!revision.reason.empty())
        out += "  “" + core::shown_line(revision.reason) + "”\n";
    return out;
}

std::string difference_text(core::Difference const& difference, DifferenceLook look, core::Translator const& tr) {
    auto const& [ref, before, after, title, fields, redacted] = difference;
    auto out = fmt::format("  {} {}", tr.translate(core::kind_label(ref.kind)), core::short_id(ref.id));
    if (!title.empty())
        out += "  " + core::shown_line(core::tidy(title));
    if (redacted)
        out += "  (" + tr.translate(N_("redacted")) + ")";
    else if (!before && after)
        out += "  (" + tr.translate(N_("new")) + ")";
    if (!after && !redacted)
        out += "  (" + tr.translate(N_("deleted")) + ")";
    out += '\n';
    if (!after)
        return out; // what it said stands in the revisions before
    for (auto const& field : fields) {
        auto pieces = core::in_passages(core::word_diff(field.before, field.after));
        if (look.length == DifferenceLook::Length::abridged)
            pieces = core::abridged(pieces).pieces;
        // Of what is new, every word came: marks would only be in the way.
        if (!before)
            for (auto& piece : pieces) piece.kind = Piece::Kind::same;
        out += fmt::format("    {}: {}\n", field.label, led_by_bars(marked(pieces, look), 6));
    }
    return out;
}

} // namespace app::cli
