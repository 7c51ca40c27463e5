// The text view's half of the shim: margins, styles as GtkTextTags, and the dotted underline, which
// Pango does not have and which is therefore drawn over the finished text.
#include "app/window/gtk/gtk_shim.h"

#include "app/window/gtk/gtk_shim_inner.h"

#include <wx/textctrl.h>

#include <gtk/gtk.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

namespace app::shim {
namespace {

char const* const view_key = "counterpoint-view";

/// What the shim remembers about one text view; owned by the widget.
struct ViewState {
    std::map<std::string, TextStyle> styles;             ///< as defined, by name
    std::map<std::string, std::vector<StyledSpan>> laid; ///< sorted, by prefix
    std::function<void()> caret_moved;
    bool caret_bound = false;
};

GtkTextView* text_view(wxTextCtrl& view) { return GTK_TEXT_VIEW(inner_widget(view)); }

GdkRGBA rgba(wxColour const& colour) {
    return {colour.Red() / 255.0, colour.Green() / 255.0, colour.Blue() / 255.0,
            colour.Alpha() / 255.0};
}

void underline_piece(cairo_t* cairo, GtkTextView* view, GtkTextIter const& from,
                     GtkTextIter const& to) {
    GdkRectangle first;
    GdkRectangle last;
    GtkTextIter end = to;
    gtk_text_view_get_iter_location(view, &from, &first);
    gtk_text_view_get_iter_location(view, &end, &last);
    if (last.y != first.y && gtk_text_iter_backward_char(&end)) {
        gtk_text_view_get_iter_location(view, &end, &last);
        last.x += last.width;
    }
    int const left = std::min(first.x, last.x);
    int const right = std::max(first.x, last.x);
    int x = 0;
    int y = 0;
    gtk_text_view_buffer_to_window_coords(view, GTK_TEXT_WINDOW_WIDGET, left,
                                          first.y + first.height, &x, &y);
    cairo_move_to(cairo, x, y - 1.5);
    cairo_rel_line_to(cairo, right - left, 0);
    cairo_stroke(cairo);
}

void underline_span(cairo_t* cairo, GtkTextView* view, GtkTextIter start, GtkTextIter const& end) {
    while (gtk_text_iter_compare(&start, &end) < 0) {
        GtkTextIter line_end = start;
        if (!gtk_text_view_forward_display_line_end(view, &line_end) ||
            gtk_text_iter_compare(&line_end, &start) <= 0) {
            line_end = end;
        }
        GtkTextIter const stop = gtk_text_iter_compare(&line_end, &end) < 0 ? line_end : end;
        underline_piece(cairo, view, start, stop);
        start = stop;
        // The end of a display line is still on that line; the next piece begins after it.
        while (gtk_text_iter_compare(&start, &end) < 0 &&
               !gtk_text_view_starts_display_line(view, &start)) {
            if (!gtk_text_iter_forward_char(&start)) return;
        }
    }
}

struct Bounds {
    GtkTextIter start, end;
};

Bounds bounds_of(GtkTextBuffer* buffer, StyledSpan const& span) {
    Bounds bounds;
    gtk_text_buffer_get_iter_at_offset(buffer, &bounds.start, static_cast<gint>(span.start));
    gtk_text_buffer_get_iter_at_offset(buffer, &bounds.end, static_cast<gint>(span.end));
    return bounds;
}

gboolean draw_dotted(GtkWidget* widget, cairo_t* cairo, gpointer data) {
    auto const* state = static_cast<ViewState*>(data);
    if (state->laid.empty()) return FALSE;
    GtkTextView* view = GTK_TEXT_VIEW(widget);
    GdkRectangle visible;
    gtk_text_view_get_visible_rect(view, &visible);
    GtkTextIter top;
    GtkTextIter bottom;
    gtk_text_view_get_line_at_y(view, &top, visible.y, nullptr);
    gtk_text_view_get_line_at_y(view, &bottom, visible.y + visible.height, nullptr);
    gtk_text_iter_forward_line(&bottom);
    int const first = gtk_text_iter_get_offset(&top);
    int const last = gtk_text_iter_get_offset(&bottom);
    GtkTextBuffer* buffer = gtk_text_view_get_buffer(view);

    cairo_save(cairo);
    double const dashes[] = {0.0, 3.6};
    cairo_set_dash(cairo, dashes, 2, 0);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cairo, 1.8);
    for (auto const& [prefix, spans] : state->laid) {
        for (StyledSpan const& span : spans) {
            if (span.end <= first || span.start > last) continue;
            auto const style = state->styles.find(span.style);
            if (style == state->styles.end() || style->second.underline != Underline::dotted) {
                continue;
            }
            auto const [start, end] = bounds_of(buffer, span);
            GdkRGBA const colour = rgba(style->second.underline_colour);
            gdk_cairo_set_source_rgba(cairo, &colour);
            underline_span(cairo, view, start, end);
        }
    }
    cairo_restore(cairo);
    return FALSE;
}

ViewState& state_of(GtkTextView* view) {
    auto* known = static_cast<ViewState*>(g_object_get_data(G_OBJECT(view), view_key));
    if (known) return *known;
    auto made = std::make_unique<ViewState>();
    ViewState& state = *made;
    g_object_set_data_full(G_OBJECT(view), view_key, made.release(),
                           [](gpointer data) { delete static_cast<ViewState*>(data); });
    g_signal_connect_after(view, "draw", G_CALLBACK(draw_dotted), &state);
    return state;
}

GtkTextTag* tag_named(GtkTextBuffer* buffer, std::string const& name) {
    return gtk_text_tag_table_lookup(gtk_text_buffer_get_tag_table(buffer), name.c_str());
}

void set_colour(GtkTextTag* tag, char const* property, wxColour const& colour) {
    if (!colour.IsOk()) return;
    GdkRGBA const value = rgba(colour);
    g_object_set(tag, property, &value, nullptr);
}

} // namespace

void set_spacing(wxTextCtrl& control, TextSpacing const& spacing) {
    GtkTextView* view = text_view(control);
    if (gtk_text_view_get_left_margin(view) != spacing.left) {
        gtk_text_view_set_left_margin(view, spacing.left);
    }
    if (gtk_text_view_get_right_margin(view) != spacing.right) {
        gtk_text_view_set_right_margin(view, spacing.right);
    }
    gtk_text_view_set_top_margin(view, spacing.top);
    gtk_text_view_set_bottom_margin(view, spacing.bottom);
    gtk_text_view_set_pixels_inside_wrap(view, spacing.inside_paragraph);
    gtk_text_view_set_pixels_below_lines(view, spacing.below_paragraph);
    GtkAdjustment* sideways = gtk_scrollable_get_hadjustment(GTK_SCROLLABLE(view));
    if (sideways) gtk_adjustment_set_value(sideways, 0);
}

void leave_spelling_alone(wxTextCtrl& control) {
    gtk_text_view_set_input_hints(text_view(control), GTK_INPUT_HINT_NO_SPELLCHECK);
}

void put_text(wxTextCtrl& control, std::string_view utf8) {
    std::string text(utf8);
    std::replace(text.begin(), text.end(), '\0', ' ');
    if (!g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) {
        gchar* repaired = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
        text = repaired;
        g_free(repaired);
    }
    GtkTextBuffer* buffer = gtk_text_view_get_buffer(text_view(control));
    state_of(text_view(control)).laid.clear();
    gtk_text_buffer_set_text(buffer, text.data(), static_cast<gint>(text.size()));
    GtkTextIter start;
    GtkTextIter end;
    gtk_text_buffer_get_bounds(buffer, &start, &end);
    // wx lays its own font over text as it is inserted, which would win over our styles.
    gtk_text_buffer_remove_all_tags(buffer, &start, &end);
    gtk_text_buffer_place_cursor(buffer, &start);
}

void define_style(wxTextCtrl& control, std::string const& name, TextStyle const& style) {
    GtkTextView* view = text_view(control);
    // Whatever is set on a tag makes GTK break all lines anew.
    auto& known = state_of(view).styles;
    if (auto const before = known.find(name); before != known.end() && before->second == style) return;
    known[name] = style;
    GtkTextBuffer* buffer = gtk_text_view_get_buffer(view);
    GtkTextTag* tag = tag_named(buffer, name);
    if (!tag) tag = gtk_text_buffer_create_tag(buffer, name.c_str(), nullptr, nullptr);
    if (style.points) g_object_set(tag, "size-points", *style.points, nullptr);
    if (style.weight) g_object_set(tag, "weight", *style.weight, nullptr);
    if (!style.family.empty()) g_object_set(tag, "family", style.family.c_str(), nullptr);
    if (style.above) g_object_set(tag, "pixels-above-lines", *style.above, nullptr);
    if (style.inside) g_object_set(tag, "pixels-inside-wrap", *style.inside, nullptr);
    if (style.below) g_object_set(tag, "pixels-below-lines", *style.below, nullptr);
    set_colour(tag, "foreground-rgba", style.foreground);
    set_colour(tag, "background-rgba", style.background);
    if (style.underline == Underline::single || style.underline == Underline::twice) {
        g_object_set(tag, "underline", style.underline == Underline::single ? PANGO_UNDERLINE_SINGLE : PANGO_UNDERLINE_DOUBLE, nullptr);
        set_colour(tag, "underline-rgba", style.underline_colour);
    }
}

void lay_styles(wxTextCtrl& control, std::string const& prefix,
                std::vector<StyledSpan> const& spans) {
    GtkTextView* view = text_view(control);
    GtkTextBuffer* buffer = gtk_text_view_get_buffer(view);
    auto now = spans;
    std::erase_if(now, [&](StyledSpan const& span) { return !tag_named(buffer, span.style); });
    std::ranges::sort(now);
    auto& before = state_of(view).laid[prefix];
    std::vector<StyledSpan> gone;
    std::vector<StyledSpan> come;
    std::ranges::set_difference(before, now, std::back_inserter(gone));
    std::ranges::set_difference(now, before, std::back_inserter(come));
    for (StyledSpan const& span : gone) {
        auto const [start, end] = bounds_of(buffer, span);
        gtk_text_buffer_remove_tag(buffer, tag_named(buffer, span.style), &start, &end);
    }
    for (StyledSpan const& span : come) {
        auto const [start, end] = bounds_of(buffer, span);
        gtk_text_buffer_apply_tag(buffer, tag_named(buffer, span.style), &start, &end);
    }
    before = std::move(now);
    gtk_widget_queue_draw(GTK_WIDGET(view));
}

void forget_styles(wxTextCtrl& control) {
    GtkTextView* view = text_view(control);
    GtkTextBuffer* buffer = gtk_text_view_get_buffer(view);
    GtkTextIter start;
    GtkTextIter end;
    gtk_text_buffer_get_bounds(buffer, &start, &end);
    gtk_text_buffer_remove_all_tags(buffer, &start, &end);
    state_of(view).laid.clear();
}

bool is_in_sight(wxTextCtrl& control, long start, long end) {
    GtkTextView* view = text_view(control);
    GdkRectangle page, first, last;
    gtk_text_view_get_visible_rect(view, &page);
    auto const [from, to] = bounds_of(gtk_text_view_get_buffer(view), {start, end, {}});
    gtk_text_view_get_iter_location(view, &from, &first);
    gtk_text_view_get_iter_location(view, &to, &last);
    return first.y >= page.y && last.y + last.height <= page.y + page.height;
}

void scroll_to(wxTextCtrl& control, long position, double fraction) {
    GtkTextView* view = text_view(control);
    if (position <= 0) {
        // Aligning the first line would hide the margin above it.
        gtk_adjustment_set_value(gtk_scrollable_get_vadjustment(GTK_SCROLLABLE(view)), 0);
        return;
    }
    GtkTextBuffer* buffer = gtk_text_view_get_buffer(view);
    GtkTextIter at;
    gtk_text_buffer_get_iter_at_offset(buffer, &at, static_cast<gint>(position));
    // A mark, not the iterator: lines not measured yet would put it at the wrong height.
    GtkTextMark* mark = gtk_text_buffer_get_mark(buffer, "counterpoint-scroll");
    if (mark) {
        gtk_text_buffer_move_mark(buffer, mark, &at);
    } else {
        mark = gtk_text_buffer_create_mark(buffer, "counterpoint-scroll", &at, TRUE);
    }
    gtk_text_view_scroll_to_mark(view, mark, 0, TRUE, 0, fraction);
}

void show_pointer(wxTextCtrl& control, Pointer pointer) {
    GtkTextView* view = text_view(control);
    GdkWindow* window = gtk_text_view_get_window(view, GTK_TEXT_WINDOW_TEXT);
    if (!window) return;
    GdkCursor* cursor = gdk_cursor_new_from_name(gtk_widget_get_display(GTK_WIDGET(view)),
                                                 pointer == Pointer::hand ? "pointer" : "text");
    gdk_window_set_cursor(window, cursor);
    if (cursor) g_object_unref(cursor);
}

void on_caret(wxTextCtrl& control, std::function<void()> moved) {
    GtkTextView* view = text_view(control);
    ViewState& state = state_of(view);
    state.caret_moved = std::move(moved);
    if (state.caret_bound) return;
    state.caret_bound = true;
    // The view outlives neither its buffer nor this state, so disconnecting with the view suffices.
    g_signal_connect_object(gtk_text_view_get_buffer(view), "notify::cursor-position",
                            G_CALLBACK(+[](GObject*, GParamSpec*, gpointer object) {
                                auto const* known = static_cast<ViewState*>(
                                    g_object_get_data(G_OBJECT(object), view_key));
                                if (known && known->caret_moved) known->caret_moved();
                            }),
                            view, GConnectFlags{});
}

} // namespace app::shim
