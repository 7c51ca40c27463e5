#include "app/window/gtk/gtk_shim_list.h"

#include "app/window/gtk/gtk_shim_inner.h"

#include <wx/accel.h>
#include <wx/dataview.h>
#include <wx/graphics.h>
#include <wx/menuitem.h>

#include <gtk/gtk.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace app::shim {

namespace {

/// Keeps a C++ object as long as the GTK one it belongs to.
template <class T>
T* attach(gpointer owner, char const* key, T value) {
    auto* const kept = new T(std::move(value));
    g_object_set_data_full(G_OBJECT(owner), key, kept, [](gpointer data) { delete static_cast<T*>(data); });
    return kept;
}

template <class T>
T* attached(gpointer owner, char const* key) {
    return static_cast<T*>(g_object_get_data(G_OBJECT(owner), key));
}

using Words = std::function<std::string(unsigned, unsigned)>;
using Dragged = std::function<void(int)>;

char const* const words_key = "counterpoint-words";
char const* const column_key = "counterpoint-column";
char const* const dragged_key = "counterpoint-dragged";
char const* const ours_key = "counterpoint-sets-width";
char const* const painted_key = "counterpoint-painted";

GtkTreeViewColumn* native(wxDataViewColumn& column) { return GTK_TREE_VIEW_COLUMN(column.GetGtkHandle()); }

GtkTreeView* native(wxDataViewCtrl& list) { return GTK_TREE_VIEW(list.GtkGetTreeView()); }

/// Whether what the renderer has to show wants more than the column gives it.
bool is_cut(GtkTreeView* view, GtkTreeViewColumn* column, GtkTreeIter* iter) {
    gtk_tree_view_column_cell_set_cell_data(column, gtk_tree_view_get_model(view), iter, FALSE, FALSE);
    GList* const cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
    bool cut = false;
    for (GList* each = cells; each; each = each->next) {
        auto* const cell = GTK_CELL_RENDERER(each->data);
        int start = 0, room = 0, wanted = 0;
        if (!gtk_tree_view_column_cell_get_position(column, cell, &start, &room)) continue;
        gtk_cell_renderer_get_preferred_width(cell, GTK_WIDGET(view), nullptr, &wanted);
        cut = cut || wanted > room;
    }
    g_list_free(cells);
    return cut;
}

gboolean query_tip(GtkWidget* widget, int x, int y, gboolean by_keyboard, GtkTooltip* tip, gpointer) {
    auto* const view = GTK_TREE_VIEW(widget);
    GtkTreePath* path = nullptr;
    GtkTreeViewColumn* column = nullptr;
    if (by_keyboard) {
        gtk_tree_view_get_cursor(view, &path, &column);
    } else {
        int inner_x = 0, inner_y = 0;
        gtk_tree_view_convert_widget_to_bin_window_coords(view, x, y, &inner_x, &inner_y);
        gtk_tree_view_get_path_at_pos(view, inner_x, inner_y, &path, &column, nullptr, nullptr);
    }
    std::unique_ptr<GtkTreePath, void (*)(GtkTreePath*)> const kept(path, gtk_tree_path_free);
    GtkTreeIter iter;
    if (!path || !column || !gtk_tree_model_get_iter(gtk_tree_view_get_model(view), &iter, path)) return FALSE;
    if (!is_cut(view, column, &iter)) return FALSE;
    auto const* words = attached<Words>(view, words_key);
    auto const* at = attached<unsigned>(column, column_key);
    if (!words || !at) return FALSE;
    auto const said = (*words)(static_cast<unsigned>(gtk_tree_path_get_indices(path)[0]), *at);
    if (said.empty()) return FALSE;
    gtk_tooltip_set_text(tip, said.c_str());
    gtk_tree_view_set_tooltip_cell(view, tip, path, column, nullptr);
    return TRUE;
}

// ── painted cells: a text renderer, for its words, that draws by itself ──

struct Painted {
    GtkCellRendererText parent;
};
struct PaintedClass {
    GtkCellRendererTextClass parent;
};

void paint_cell(GtkCellRenderer* cell, cairo_t* cairo, GtkWidget*, GdkRectangle const*, GdkRectangle const* area,
                GtkCellRendererState) {
    auto const* painted = attached<PaintedCell>(cell, painted_key);
    if (!painted) return;
    int pad_x = 0, pad_y = 0;
    gtk_cell_renderer_get_padding(cell, &pad_x, &pad_y);
    std::unique_ptr<wxGraphicsContext> const canvas(
        wxGraphicsRenderer::GetCairoRenderer()->CreateContextFromNativeContext(cairo));
    if (!canvas) return;
    canvas->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    painted->paint(*canvas, wxRect(area->x + pad_x, area->y + pad_y, std::max(0, area->width - 2 * pad_x),
                                   std::max(0, area->height - 2 * pad_y)));
}

void cell_width(GtkCellRenderer* cell, GtkWidget*, int* least, int* natural) {
    auto const* painted = attached<PaintedCell>(cell, painted_key);
    int pad_x = 0;
    gtk_cell_renderer_get_padding(cell, &pad_x, nullptr);
    int const width = (painted ? painted->size().x : 0) + 2 * pad_x;
    if (least) *least = 1;
    if (natural) *natural = width;
}

void cell_height(GtkCellRenderer* cell, GtkWidget*, int* least, int* natural) {
    auto const* painted = attached<PaintedCell>(cell, painted_key);
    int const height = painted ? painted->size().y : 0;
    if (least) *least = height;
    if (natural) *natural = height;
}

void cell_height_for_width(GtkCellRenderer* cell, GtkWidget* widget, int, int* least, int* natural) {
    cell_height(cell, widget, least, natural);
}

GType painted_type() {
    static GType const type = [] {
        GTypeInfo info = {};
        info.class_size = sizeof(PaintedClass);
        info.instance_size = sizeof(Painted);
        info.class_init = [](gpointer of, gpointer) {
            auto* const cells = GTK_CELL_RENDERER_CLASS(of);
            cells->render = paint_cell;
            cells->get_preferred_width = cell_width;
            cells->get_preferred_height = cell_height;
            cells->get_preferred_height_for_width = cell_height_for_width;
        };
        return g_type_register_static(GTK_TYPE_CELL_RENDERER_TEXT, "CounterpointPaintedCell", &info, GTypeFlags(0));
    }();
    return type;
}

} // namespace

void show_sort_arrow(wxDataViewColumn& column, SortArrow arrow, std::string const& spoken) {
    auto* const shown = native(column);
    gtk_tree_view_column_set_sort_indicator(shown, arrow != SortArrow::none);
    // GTK points down where values rise; here, as on most desktops, the arrow points up then.
    gtk_tree_view_column_set_sort_order(shown, arrow == SortArrow::down ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
    auto* const accessible = gtk_widget_get_accessible(gtk_tree_view_column_get_button(shown));
    atk_object_set_description(accessible, spoken.c_str());
}

void set_row_height(wxDataViewCtrl& list, int height) {
    for (unsigned at = 0; at < list.GetColumnCount(); ++at) {
        GList* const cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(native(*list.GetColumn(at))));
        for (GList* each = cells; each; each = each->next)
            gtk_cell_renderer_set_fixed_size(GTK_CELL_RENDERER(each->data), -1, height);
        g_list_free(cells);
    }
}

void leave_typing_to_us(wxDataViewCtrl& list) { gtk_tree_view_set_enable_search(native(list), FALSE); }

void tell_cut_cells(wxDataViewCtrl& list, Words words) {
    auto* const view = native(list);
    for (unsigned at = 0; at < list.GetColumnCount(); ++at) {
        auto* const column = list.GetColumn(at);
        attach(native(*column), column_key, column->GetModelColumn());
    }
    attach(view, words_key, std::move(words));
    gtk_widget_set_has_tooltip(GTK_WIDGET(view), TRUE);
    g_signal_connect(view, "query-tooltip", G_CALLBACK(query_tip), nullptr);
}

void on_drag(wxDataViewColumn& column, Dragged dragged) {
    auto* const shown = native(column);
    attach(shown, dragged_key, std::move(dragged));
    g_signal_connect(shown, "notify::fixed-width", G_CALLBACK(+[](GObject* of, GParamSpec*, gpointer) {
                         if (g_object_get_data(of, ours_key)) return;
                         auto const* told = attached<Dragged>(of, dragged_key);
                         int const width = gtk_tree_view_column_get_fixed_width(GTK_TREE_VIEW_COLUMN(of));
                         if (told && width > 0) (*told)(width);
                     }),
                     nullptr);
}

void set_width(wxDataViewColumn& column, int width) {
    auto* const shown = native(column);
    g_object_set_data(G_OBJECT(shown), ours_key, shown);
    column.SetWidth(width);
    g_object_set_data(G_OBJECT(shown), ours_key, nullptr);
}

GtkCellRenderer* painted_cell(PaintedCell cell) {
    auto* const made = GTK_CELL_RENDERER(g_object_new(painted_type(), nullptr));
    attach(made, painted_key, std::move(cell));
    return made;
}

void drop_cell(GtkCellRenderer* cell) { g_object_unref(g_object_ref_sink(cell)); }

void set_cell_words(GtkCellRenderer* cell, std::string const& words) {
    g_object_set(cell, "text", words.c_str(), nullptr);
}

void show_key(wxMenuItem& item, std::string const& key) {
    wxAcceleratorEntry entry;
    auto* const words = item.GetMenuItem() ? gtk_bin_get_child(GTK_BIN(item.GetMenuItem())) : nullptr;
    if (!words || !GTK_IS_ACCEL_LABEL(words) || !entry.FromString(key)) return;
    auto modifiers = 0U;
    if (entry.GetFlags() & wxACCEL_CTRL) modifiers |= GDK_CONTROL_MASK;
    if (entry.GetFlags() & wxACCEL_SHIFT) modifiers |= GDK_SHIFT_MASK;
    if (entry.GetFlags() & wxACCEL_ALT) modifiers |= GDK_MOD1_MASK;
    auto const letter = gdk_unicode_to_keyval(static_cast<guint32>(entry.GetKeyCode()));
    gtk_accel_label_set_accel(GTK_ACCEL_LABEL(words), letter, static_cast<GdkModifierType>(modifiers));
}

void set_menu_tip(wxMenuItem& item, std::string const& tip) {
    auto* const shown = item.GetMenuItem();
    if (!shown) return;
    gtk_widget_set_tooltip_text(shown, tip.empty() ? nullptr : tip.c_str());
}

} // namespace app::shim
