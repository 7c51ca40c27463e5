// The half of the shim about the application and its windows; gtk_shim_text.cpp has the text view.
#include "app/window/gtk/gtk_shim.h"

#include "app/window/gtk/gtk_shim_inner.h"
#include "app/window/wxtext.h"

#include <wx/stattext.h>
#include <wx/window.h>

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>
#ifdef GDK_WINDOWING_X11
#include <gdk/gdkx.h>
#endif

#include <algorithm>
#include <memory>

namespace app::shim {

double text_scale() {
    constexpr double usual = 96; // dots per inch
    auto* const screen = gdk_screen_get_default();
    auto const resolution = screen ? gdk_screen_get_resolution(screen) : -1;
    return resolution > 0 ? resolution / usual : 1;
}

GtkWidget* inner_widget(wxWindow& window) {
    if (window.m_wxwindow) return window.m_wxwindow;
    GtkWidget* widget = window.GetHandle();
    while (widget && (GTK_IS_SCROLLED_WINDOW(widget) || GTK_IS_EVENT_BOX(widget) ||
                      GTK_IS_VIEWPORT(widget))) {
        GtkWidget* child = gtk_bin_get_child(GTK_BIN(widget));
        if (!child) break;
        widget = child;
    }
    return widget;
}

namespace {

char const* const assistive_key = "counterpoint-assistive";

// GTK gives a painted window an accessible object without actions or a selected state. This one
// adds both; it is installed for the class of wx's canvas, so it must also suit windows never
// described.
struct CanvasAccessible {
    GtkContainerAccessible parent;
};
struct CanvasAccessibleClass {
    GtkContainerAccessibleClass parent;
};

GtkAccessibleClass* parent_class = nullptr;

Assistive* assistive_of(gpointer accessible) {
    GtkWidget* widget = gtk_accessible_get_widget(GTK_ACCESSIBLE(accessible));
    if (!widget) return nullptr;
    return static_cast<Assistive*>(g_object_get_data(G_OBJECT(widget), assistive_key));
}

AtkStateSet* canvas_states(AtkObject* accessible) {
    AtkStateSet* states = ATK_OBJECT_CLASS(parent_class)->ref_state_set(accessible);
    if (Assistive const* known = assistive_of(accessible); known && known->selected) {
        atk_state_set_add_state(states, ATK_STATE_SELECTABLE);
        if (*known->selected) atk_state_set_add_state(states, ATK_STATE_SELECTED);
    }
    return states;
}

gint action_count(AtkAction* action) {
    Assistive const* known = assistive_of(action);
    return known && known->activate ? 1 : 0;
}

gboolean do_action(AtkAction* action, gint) {
    Assistive const* known = assistive_of(action);
    if (!known || !known->activate) return FALSE;
    // The handler may destroy the window, and with it the function that is running.
    std::function<void()> const activate = known->activate;
    activate();
    return TRUE;
}

gchar const* action_name(AtkAction* action, gint) {
    return action_count(action) ? "click" : nullptr;
}

void start_action_interface(gpointer interface, gpointer) {
    auto* made = static_cast<AtkActionIface*>(interface);
    made->get_n_actions = action_count;
    made->do_action = do_action;
    made->get_name = action_name;
}

void start_canvas_class(gpointer made, gpointer) {
    parent_class = static_cast<GtkAccessibleClass*>(g_type_class_peek_parent(made));
    ATK_OBJECT_CLASS(made)->ref_state_set = canvas_states;
}

GType canvas_accessible_type() {
    static GType const type = [] {
        GType const made = g_type_register_static_simple(
            GTK_TYPE_CONTAINER_ACCESSIBLE, "CounterpointCanvasAccessible",
            sizeof(CanvasAccessibleClass), start_canvas_class, sizeof(CanvasAccessible), nullptr,
            GTypeFlags{});
        GInterfaceInfo const actions{start_action_interface, nullptr, nullptr};
        g_type_add_interface_static(made, ATK_TYPE_ACTION, &actions);
        return made;
    }();
    return type;
}

/// Must precede the first request for any canvas's accessible object to affect that canvas.
void install_canvas_accessible(GtkWidget* canvas) {
    static bool installed = false;
    if (installed) return;
    gtk_widget_class_set_accessible_type(GTK_WIDGET_GET_CLASS(canvas), canvas_accessible_type());
    installed = true;
}

AtkRole to_atk(Role role) {
    switch (role) {
    case Role::list: return ATK_ROLE_LIST;
    case Role::list_item: return ATK_ROLE_LIST_ITEM;
    case Role::button: return ATK_ROLE_PUSH_BUTTON;
    case Role::label: return ATK_ROLE_LABEL;
    case Role::link: return ATK_ROLE_LINK;
    case Role::heading: return ATK_ROLE_HEADING;
    case Role::status: return ATK_ROLE_STATUSBAR;
    case Role::image: return ATK_ROLE_IMAGE;
    case Role::panel: break;
    }
    return ATK_ROLE_PANEL;
}

void delete_assistive(gpointer data) { delete static_cast<Assistive*>(data); }

GtkCssProvider* style_provider() {
    static GtkCssProvider* const provider = [] {
        GtkCssProvider* made = gtk_css_provider_new();
        // Below wx's own per-window styles, which carry the colours and fonts set through wx.
        gtk_style_context_add_provider_for_screen(gdk_screen_get_default(),
                                                  GTK_STYLE_PROVIDER(made),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
        return made;
    }();
    return provider;
}

bool desktop_says_dark() {
    GSettingsSchemaSource* source = g_settings_schema_source_get_default();
    if (!source) return false;
    std::unique_ptr<GSettingsSchema, void (*)(GSettingsSchema*)> const schema(
        g_settings_schema_source_lookup(source, "org.gnome.desktop.interface", TRUE),
        [](GSettingsSchema* made) { if (made) g_settings_schema_unref(made); });
    if (!schema || !g_settings_schema_has_key(schema.get(), "color-scheme")) return false;
    GSettings* settings = g_settings_new("org.gnome.desktop.interface");
    gchar* scheme = g_settings_get_string(settings, "color-scheme");
    bool const dark = g_strcmp0(scheme, "prefer-dark") == 0;
    g_free(scheme);
    g_object_unref(settings);
    return dark;
}

} // namespace

void quiet_toolkit() {
    g_log_set_writer_func(
        [](GLogLevelFlags level, GLogField const* fields, gsize count, gpointer data) {
            for (gsize at = 0; at < count; ++at) {
                if (std::string_view(fields[at].key) != "MESSAGE" || fields[at].length >= 0) continue;
                std::string_view const text = static_cast<char const*>(fields[at].value);
                // wx shows a window before it has laid its children out.
                if (text.starts_with("Negative content ") ||
                    text.starts_with("gtk_distribute_natural_allocation: "))
                    return G_LOG_WRITER_HANDLED;
            }
            return g_log_writer_default(level, fields, count, data);
        },
        nullptr, nullptr);
}

void free_list_keys() {
    auto* const type = g_type_class_ref(GTK_TYPE_TREE_VIEW);
    auto* const bindings = gtk_binding_set_by_class(type);
    for (guint const key : {guint(GDK_KEY_n), guint(GDK_KEY_p), guint(GDK_KEY_f)})
        gtk_binding_entry_remove(bindings, key, GDK_CONTROL_MASK);
    gtk_binding_entry_remove(bindings, GDK_KEY_a, GdkModifierType(GDK_CONTROL_MASK | GDK_SHIFT_MASK));
    g_type_class_unref(type);
}

void load_css(std::string const& css) {
    GError* error = nullptr;
    gtk_css_provider_load_from_data(style_provider(), css.data(), static_cast<gssize>(css.size()),
                                    &error);
    if (error) {
        g_warning("style sheet: %s", error->message);
        g_error_free(error);
    }
}

Brightness system_brightness() {
    static Brightness const found = [] {
        gchar* theme = nullptr;
        gboolean preferred = FALSE;
        g_object_get(gtk_settings_get_default(), "gtk-theme-name", &theme,
                     "gtk-application-prefer-dark-theme", &preferred, nullptr);
        std::string name = theme ? theme : "";
        g_free(theme);
        std::transform(name.begin(), name.end(), name.begin(), g_ascii_tolower);
        bool const dark =
            preferred || name.find("dark") != std::string::npos || desktop_says_dark();
        return dark ? Brightness::dark : Brightness::light;
    }();
    return found;
}

void prefer(Brightness brightness) {
    system_brightness();
    GtkSettings* settings = gtk_settings_get_default();
    gboolean const wanted = brightness == Brightness::dark ? TRUE : FALSE;
    gboolean now = FALSE;
    g_object_get(settings, "gtk-application-prefer-dark-theme", &now, nullptr);
    if (now == wanted) return; // every setting and every announcement makes GTK read its theme anew
    g_object_set(settings, "gtk-application-prefer-dark-theme", wanted, nullptr);
    // wx drops its cached system colours only when the theme's name is announced.
    g_object_notify(G_OBJECT(settings), "gtk-theme-name");
}

void set_interface_font(std::string const& description) {
    g_object_set(gtk_settings_get_default(), "gtk-font-name", description.c_str(), nullptr);
}

void set_language_environment(std::string const& language) {
    g_setenv("LANGUAGE", language.c_str(), TRUE);
}

void spare_opengl() { g_setenv("GDK_GL", "disable", FALSE); }

void add_class(wxWindow& window, char const* name) {
    gtk_style_context_add_class(gtk_widget_get_style_context(window.GetHandle()), name);
    GtkWidget* inner = inner_widget(window);
    if (inner != window.GetHandle()) {
        gtk_style_context_add_class(gtk_widget_get_style_context(inner), name);
    }
}

void remove_class(wxWindow& window, char const* name) {
    gtk_style_context_remove_class(gtk_widget_get_style_context(window.GetHandle()), name);
    gtk_style_context_remove_class(gtk_widget_get_style_context(inner_widget(window)), name);
}

void describe(wxWindow& window, Assistive assistive) {
    GtkWidget* canvas = inner_widget(window);
    if (window.m_wxwindow) install_canvas_accessible(canvas);
    AtkObject* accessible = gtk_widget_get_accessible(canvas);
    atk_object_set_role(accessible, to_atk(assistive.role));
    atk_object_set_name(accessible, assistive.name.c_str());
    atk_object_set_description(accessible, assistive.description.c_str());
    auto kept = std::make_unique<Assistive>(std::move(assistive));
    g_object_set_data_full(G_OBJECT(canvas), assistive_key, kept.release(), delete_assistive);
}

void set_selected(wxWindow& window, bool selected) {
    GtkWidget* canvas = inner_widget(window);
    auto* known = static_cast<Assistive*>(g_object_get_data(G_OBJECT(canvas), assistive_key));
    if (!known || known->selected == selected) return;
    known->selected = selected;
    atk_object_notify_state_change(gtk_widget_get_accessible(canvas), ATK_STATE_SELECTED,
                                   selected ? TRUE : FALSE);
}

void name_for_assistive(wxWindow* window, std::string const& name,
                        std::string const& description) {
    if (!window) return;
    GtkWidget* widget = inner_widget(*window);
    if (window->m_wxwindow) install_canvas_accessible(widget);
    AtkObject* accessible = gtk_widget_get_accessible(widget);
    atk_object_set_name(accessible, name.c_str());
    if (!description.empty()) atk_object_set_description(accessible, description.c_str());
}

void accept_focus(wxWindow& window, bool accept) {
    gtk_widget_set_can_focus(inner_widget(window), accept ? TRUE : FALSE);
}

bool focus_inside(wxWindow& window) {
    return gtk_widget_child_focus(inner_widget(window), GTK_DIR_TAB_FORWARD) != FALSE;
}

void set_role(wxWindow& window, Role role) {
    atk_object_set_role(gtk_widget_get_accessible(inner_widget(window)), to_atk(role));
}

void present(wxWindow& window) {
    auto* const top = GTK_WINDOW(window.GetHandle());
    guint32 now = GDK_CURRENT_TIME;
#ifdef GDK_WINDOWING_X11
    // Without the time of the wish a window manager takes it for a window that pushes itself forward.
    if (auto* const surface = gtk_widget_get_window(GTK_WIDGET(top)); surface && GDK_IS_X11_WINDOW(surface))
        now = gdk_x11_get_server_time(surface);
#endif
    gtk_window_present_with_time(top, now);
}

void after_each_paint(wxWindow& window, std::function<void()> painted) {
    auto* const clock = gtk_widget_get_frame_clock(window.GetHandle());
    auto* const kept = new std::function<void()>(std::move(painted));
    g_signal_connect_data(
        clock, "after-paint", G_CALLBACK(+[](GdkFrameClock*, gpointer data) {
            gdk_display_sync(gdk_display_get_default());
            (*static_cast<std::function<void()>*>(data))();
        }),
        kept, [](gpointer data, GClosure*) { delete static_cast<std::function<void()>*>(data); },
        GConnectFlags(0));
}

wxSize natural_size(wxWindow& window) {
    GtkWidget* widget = window.GetHandle();
    int pinned_width = -1;
    int pinned_height = -1;
    // wx pins its children's size by a size request, which GTK would count into the answer.
    gtk_widget_get_size_request(widget, &pinned_width, &pinned_height);
    gtk_widget_set_size_request(widget, -1, -1);
    GtkRequisition least;
    GtkRequisition natural;
    gtk_widget_get_preferred_size(widget, &least, &natural);
    gtk_widget_set_size_request(widget, pinned_width, pinned_height);
    return {natural.width, natural.height};
}

namespace {

char const* const wrapped_key = "counterpoint-wrapped";
GtkWidgetClass plain_label; // as GTK made it

bool is_wrapped(GtkWidget* widget) { return g_object_get_data(G_OBJECT(widget), wrapped_key) != nullptr; }

void width_of_label(GtkWidget* widget, gint* least, gint* natural) {
    if (!is_wrapped(widget)) return plain_label.get_preferred_width(widget, least, natural);
    *least = *natural = 1;
}

void height_of_label(GtkWidget* widget, gint width, gint* least, gint* natural, gint* least_line, gint* natural_line) {
    if (!is_wrapped(widget))
        return plain_label.get_preferred_height_and_baseline_for_width(widget, width, least, natural, least_line,
                                                                       natural_line);
    *least = *natural = 1;
    if (least_line) *least_line = -1;
    if (natural_line) *natural_line = -1;
}

/// GTK shapes a wrapped label at no width, at one letter's and at its own to learn what it could have, at every layout:
/// seconds for twenty kilobytes, and nobody asks, because wx says what it has.
void spare_wrapped_labels() {
    static bool const done = [] {
        auto* labels = GTK_WIDGET_CLASS(g_type_class_ref(GTK_TYPE_LABEL));
        plain_label = *labels;
        labels->get_preferred_width = width_of_label;
        labels->get_preferred_height_and_baseline_for_width = height_of_label;
        return true;
    }();
    static_cast<void>(done);
}

} // namespace

void wrap_label(wxWindow& label, bool selectable) {
    GtkLabel* native = GTK_LABEL(label.GetHandle());
    spare_wrapped_labels();
    g_object_set_data(G_OBJECT(native), wrapped_key, native);
    gtk_label_set_line_wrap(native, TRUE);
    gtk_label_set_line_wrap_mode(native, PANGO_WRAP_WORD_CHAR);
    // A digest or an address that is longer than the line would show a hyphen that is no part of it.
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    gtk_label_set_attributes(native, attributes);
    pango_attr_list_unref(attributes);
    gtk_label_set_xalign(native, 0);
    gtk_label_set_yalign(native, 0);
    gtk_label_set_selectable(native, selectable ? TRUE : FALSE);
}

int label_height(wxWindow& label, int width) {
    // A copy of the label's own layout: asking the widget would make GTK measure all its neighbours anew.
    PangoLayout* layout = pango_layout_copy(gtk_label_get_layout(GTK_LABEL(label.GetHandle())));
    pango_layout_set_width(layout, std::max(width, 1) * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE);
    int height = 0;
    pango_layout_get_pixel_size(layout, nullptr, &height);
    g_object_unref(layout);
    return height;
}

char32_t fold(char32_t letter) {
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = {};
    gsize const found =
        g_unichar_fully_decompose(letter, TRUE, parts, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
    return g_unichar_tolower(found ? parts[0] : letter);
}

} // namespace app::shim
