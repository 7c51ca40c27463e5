// Paper: a text is broken into lines and pages by Pango, as every other text of the window, and the desktop's own
// dialog asks for printer, file and pages.
#include "app/window/gtk/gtk_shim.h"

#include "app/window/gtk/gtk_shim_inner.h"

#include <wx/window.h>

#include <gtk/gtk.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace app::shim {
namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

constexpr double point = PANGO_SCALE;

/// Lines on their pages, and where each page begins.
struct Job {
    PrintedText text;
    std::vector<Layout> parts;
    struct Line {
        PangoLayoutLine* line;
        double left, baseline, height, gap; ///< points; gap: before it
    };
    std::vector<Line> lines;
    std::vector<std::size_t> pages; ///< first line of each
    double foot = 0;
};

void add_part(Job& job, GtkPrintContext* context, std::string const& words, char const* font, double gap) {
    if (words.empty()) return;
    Layout layout(gtk_print_context_create_pango_layout(context));
    auto* const described = pango_font_description_from_string(font);
    pango_layout_set_font_description(layout.get(), described);
    pango_font_description_free(described);
    pango_layout_set_width(layout.get(), static_cast<int>(gtk_print_context_get_width(context) * point));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout.get(), static_cast<int>(3 * point));
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    PangoLayoutIter* at = pango_layout_get_iter(layout.get());
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at, nullptr, &logical);
        auto const baseline = pango_layout_iter_get_baseline(at) - logical.y;
        job.lines.push_back({pango_layout_iter_get_line_readonly(at), logical.x / point, baseline / point,
                             logical.height / point + 3, gap});
        gap = 0;
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    job.parts.push_back(std::move(layout));
}

void begin(GtkPrintOperation* operation, GtkPrintContext* context, gpointer data) {
    auto& job = *static_cast<Job*>(data);
    job.lines.clear();
    job.parts.clear();
    add_part(job, context, job.text.title, "Noto Serif Bold 18", 0);
    add_part(job, context, job.text.about, "Inter 9", 6);
    add_part(job, context, job.text.words, "Noto Serif 11", 16);
    job.foot = 24;
    auto const room = gtk_print_context_get_height(context) - job.foot;
    job.pages = {0};
    double used = 0;
    for (std::size_t at = 0; at < job.lines.size(); ++at) {
        auto const& line = job.lines[at];
        auto const needs = line.height + (job.pages.back() == at ? 0 : line.gap);
        if (used + needs > room && used > 0) {
            job.pages.push_back(at);
            used = line.height;
        } else {
            used += needs;
        }
    }
    gtk_print_operation_set_n_pages(operation, static_cast<int>(job.pages.size()));
}

void draw(GtkPrintOperation*, GtkPrintContext* context, gint page, gpointer data) {
    auto const& job = *static_cast<Job*>(data);
    auto const number = static_cast<std::size_t>(page);
    auto const first = job.pages[number];
    auto const last = number + 1 < job.pages.size() ? job.pages[number + 1] : job.lines.size();
    cairo_t* const canvas = gtk_print_context_get_cairo_context(context);
    cairo_set_source_rgb(canvas, 0, 0, 0);
    double y = 0;
    for (auto at = first; at < last; ++at) {
        auto const& line = job.lines[at];
        if (at != first) y += line.gap;
        cairo_move_to(canvas, line.left, y + line.baseline);
        pango_cairo_show_layout_line(canvas, line.line);
        y += line.height;
    }
    Layout const foot(gtk_print_context_create_pango_layout(context));
    auto* const described = pango_font_description_from_string("Inter 8");
    pango_layout_set_font_description(foot.get(), described);
    pango_font_description_free(described);
    pango_layout_set_width(foot.get(), static_cast<int>(gtk_print_context_get_width(context) * point));
    pango_layout_set_alignment(foot.get(), PANGO_ALIGN_RIGHT);
    auto const words = std::to_string(page + 1) + " / " + std::to_string(job.pages.size());
    pango_layout_set_text(foot.get(), words.data(), static_cast<int>(words.size()));
    cairo_move_to(canvas, 0, gtk_print_context_get_height(context) - 12);
    pango_cairo_show_layout(canvas, foot.get());
}

/// Asks, and prints what its signals draw.
std::string run(wxWindow& parent, GtkPrintOperation* operation, std::string const& title) {
    gtk_print_operation_set_job_name(operation, title.c_str());
    gtk_print_operation_set_unit(operation, GTK_UNIT_POINTS);
    GError* error = nullptr;
    auto* const top = gtk_widget_get_toplevel(inner_widget(parent));
    gtk_print_operation_run(operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                            GTK_IS_WINDOW(top) ? GTK_WINDOW(top) : nullptr, &error);
    if (!error) return {};
    std::string const why = error->message;
    g_error_free(error);
    return why;
}

void draw_page(GtkPrintOperation*, GtkPrintContext* context, gint page, gpointer data) {
    auto const& pages = *static_cast<PrintedPages*>(data);
    cairo_t* const pen = gtk_print_context_get_cairo_context(context);
    auto const scale = std::min(gtk_print_context_get_width(context) / pages.width,
                                gtk_print_context_get_height(context) / pages.height);
    cairo_scale(pen, scale, scale);
    pages.draw(static_cast<std::size_t>(page), pen);
}

} // namespace

std::string print_pages(wxWindow& parent, PrintedPages pages) {
    std::unique_ptr<GtkPrintOperation, Unref> const operation(gtk_print_operation_new());
    gtk_print_operation_set_use_full_page(operation.get(), TRUE); // the pages have margins of their own
    gtk_print_operation_set_n_pages(operation.get(), static_cast<int>(pages.count));
    g_signal_connect(operation.get(), "draw-page", G_CALLBACK(draw_page), &pages);
    return run(parent, operation.get(), pages.title);
}

std::string print_text(wxWindow& parent, PrintedText text) {
    Job job{std::move(text), {}, {}, {}, 0};
    std::unique_ptr<GtkPrintOperation, Unref> const operation(gtk_print_operation_new());
    g_signal_connect(operation.get(), "begin-print", G_CALLBACK(begin), &job);
    g_signal_connect(operation.get(), "draw-page", G_CALLBACK(draw), &job);
    return run(parent, operation.get(), job.text.title);
}

} // namespace app::shim
