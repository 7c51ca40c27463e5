#include "app/print/type.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

namespace {

using What = core::PrintedBlock::What;
using Look = core::PrintedRun::Look;

constexpr auto serif_faces = "Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew, serif";
constexpr auto sans_faces = "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, sans-serif";
constexpr auto mono_faces = "Noto Sans Mono, DejaVu Sans Mono, monospace";

constexpr std::array looks{
    BlockLook{What::kind, false, 9, 500, 0, 2, 0, 1.2, 60},
    BlockLook{What::title, true, 20, 600, 0, 6, 0, 1.18, 40},
    BlockLook{What::heading, false, 8.5, 600, 20, 6, 0, 1.2, 64, true},
    BlockLook{What::verdict, false, 14, 600, 2, 4, 20, 1.2, 40},
    BlockLook{What::lead, false, 10.5, 600, 3, 4, 0, 1.35, 0},
    BlockLook{What::text, false, 10, 400, 2, 6, 0, 1.38, 0},
    BlockLook{What::quotation, true, 12, 400, 9, 4, 14, 1.35, 30},
    BlockLook{What::passage, false, 9, 400, 1, 3, 14, 1.35, 0},
    BlockLook{What::fact, false, 9, 400, 1.5, 1.5, 150, 1.3, 0},
    BlockLook{What::source, false, 9, 400, 3, 5, 24, 1.32, 0},
    BlockLook{What::event, false, 8.5, 400, 4, 4, 0, 1.3, 0},
    BlockLook{What::warning, false, 10, 400, 0, 10, 12, 1.3, 40},
};

/// Attributes over bytes of the text.
class Marks {
public:
    Marks() : list_(pango_attr_list_new()) {}
    ~Marks() { pango_attr_list_unref(list_); }
    Marks(Marks const&) = delete;
    Marks& operator=(Marks const&) = delete;
    void put(PangoAttribute* attribute, std::size_t start, std::size_t end) const {
        attribute->start_index = static_cast<guint>(start);
        attribute->end_index = static_cast<guint>(end);
        pango_attr_list_insert(list_, attribute);
    }
    void ink_over(Colour colour, std::size_t start, std::size_t end) const {
        put(pango_attr_foreground_new(part(colour.red), part(colour.green), part(colour.blue)), start, end);
    }
    void ground_over(Colour colour, std::size_t start, std::size_t end) const {
        put(pango_attr_background_new(part(colour.red), part(colour.green), part(colour.blue)), start, end);
    }
    PangoAttrList* list() const { return list_; }

private:
    static guint16 part(double share) { return static_cast<guint16>(std::lround(share * 65535)); }
    PangoAttrList* list_;
};

constexpr Colour mark_ground{0.992, 0.941, 0.769}, removed_ink{0.70, 0.20, 0.17}, added_ink{0.13, 0.43, 0.27};

void put_look(Marks const& marks, Look look, std::size_t start, std::size_t end) {
    switch (look) {
    case Look::plain: return;
    case Look::strong: return marks.put(pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), start, end);
    case Look::muted: return marks.ink_over(muted_ink, start, end);
    case Look::marked: return marks.ground_over(mark_ground, start, end);
    case Look::removed:
        marks.ink_over(removed_ink, start, end);
        return marks.put(pango_attr_strikethrough_new(TRUE), start, end);
    case Look::added:
        marks.ink_over(added_ink, start, end);
        return marks.put(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), start, end);
    case Look::code: {
        constexpr double smaller = 0.86;
        marks.put(pango_attr_family_new(mono_faces), start, end);
        return marks.put(pango_attr_scale_new(smaller), start, end);
    }
    case Look::note: return marks.ink_over(link_ink, start, end);
    }
}

} // namespace

Colour colour_of(std::string const& text) {
    constexpr Colour grey{0.42, 0.45, 0.50};
    if (text.size() != 7 || text[0] != '#' || text.find_first_not_of("0123456789abcdefABCDEF", 1) != text.npos) return grey;
    auto const part = [&](std::size_t at) { return std::stoi(text.substr(at, 2), nullptr, 16) / 255.0; };
    return {part(1), part(3), part(5)};
}

BlockLook const& look_of(What what) { return *std::ranges::find(looks, what, &BlockLook::what); }

Type::Type() : fonts_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(fonts_.get())) {
    constexpr double points_an_inch = 72;
    pango_cairo_context_set_resolution(context_.get(), points_an_inch);
    // What is drawn is scaled by whoever reads it: no hints for the dots of a screen.
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

namespace {

/// Letters that follow each other without any place to break take the longer the more there are, with their square: after so
/// many of them, which no language has, a line ends.
constexpr std::size_t longest_word = 2000;

std::string with_ends(std::string const& text) {
    if (text.size() <= longest_word) return text;
    std::string made;
    std::size_t letters = 0;
    for (auto const byte : text) {
        auto const begins_a_letter = (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
        if (byte == ' ' || byte == '\n') letters = 0;
        else if (begins_a_letter && ++letters % longest_word == 0) made += '\n';
        made += byte;
    }
    return made;
}

} // namespace

std::shared_ptr<PangoLayout> Type::layout(double size, int weight, bool serif) const {
    std::shared_ptr<PangoLayout> made(pango_layout_new(context_.get()), Unref());
    Owned<PangoFontDescription> const font(pango_font_description_new());
    pango_font_description_set_family(font.get(), serif ? serif_faces : sans_faces);
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(weight));
    pango_layout_set_font_description(made.get(), font.get());
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    return made;
}

SetWords Type::set(core::PrintedBlock const& block, double width, std::string const& language) const {
    auto const& look = look_of(block.what);
    SetWords set{layout(look.size, look.weight, look.serif), {}};
    Marks const marks;
    std::string text;
    for (auto const& run : block.runs) {
        auto const start = text.size();
        text += with_ends(run.text);
        put_look(marks, run.look, start, text.size());
        if (run.to.empty()) continue;
        marks.ink_over(link_ink, start, text.size());
        set.links.push_back({static_cast<int>(start), static_cast<int>(text.size()), run.to});
    }
    if (look.upper) {
        constexpr int letters_apart = PANGO_SCALE / 2;
        marks.put(pango_attr_text_transform_new(PANGO_TEXT_TRANSFORM_UPPERCASE), 0, text.size());
        marks.put(pango_attr_letter_spacing_new(letters_apart), 0, text.size());
        marks.ink_over(muted_ink, 0, text.size());
    }
    auto const& spoken = block.language.empty() ? language : block.language;
    marks.put(pango_attr_language_new(pango_language_from_string(spoken.c_str())), 0, text.size());
    marks.put(pango_attr_insert_hyphens_new(FALSE), 0, text.size());
    pango_layout_set_width(set.layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_line_spacing(set.layout.get(), static_cast<float>(look.leading));
    pango_layout_set_text(set.layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(set.layout.get(), marks.list());
    return set;
}

SetWords Type::label(std::string const& words, double width, std::string const& language) const {
    constexpr double size = 9, leading = 1.3;
    SetWords set{layout(size, 400, false), {}};
    Marks const marks;
    marks.ink_over(muted_ink, 0, words.size());
    marks.put(pango_attr_language_new(pango_language_from_string(language.c_str())), 0, words.size());
    pango_layout_set_width(set.layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_line_spacing(set.layout.get(), static_cast<float>(leading));
    pango_layout_set_text(set.layout.get(), words.data(), static_cast<int>(words.size()));
    pango_layout_set_attributes(set.layout.get(), marks.list());
    return set;
}

SetWords Type::line(std::string const& words, double width, std::string const& language) const {
    constexpr double size = 8;
    SetWords set{layout(size, 400, false), {}};
    Marks const marks;
    marks.put(pango_attr_language_new(pango_language_from_string(language.c_str())), 0, words.size());
    pango_layout_set_width(set.layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_ellipsize(set.layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_single_paragraph_mode(set.layout.get(), TRUE);
    pango_layout_set_text(set.layout.get(), words.data(), static_cast<int>(words.size()));
    pango_layout_set_attributes(set.layout.get(), marks.list());
    return set;
}

} // namespace app
