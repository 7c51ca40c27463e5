// What the toolkit's own controls do otherwise here, for every one of a class, so that none can be forgotten: the
// wheel, and what a drop-down tells of the keyboard.
#include "app/window/gtk/gtk_shim.h"

#include "app/window/gtk/gtk_shim_inner.h"

#include <wx/window.h>

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>

#include <memory>

namespace app::shim {
namespace {

using ScrollEvent = gboolean (*)(GtkWidget*, GdkEventScroll*);

gboolean leave_to_the_page(GtkWidget*, GdkEventScroll*) { return FALSE; }

ScrollEvent scroll_inside = nullptr; // as GTK made it

/// How far the wheel goes down; 0 when it goes sideways or nowhere.
double steps_down(GdkEventScroll const& event) {
    if (event.direction == GDK_SCROLL_UP) return -1;
    if (event.direction == GDK_SCROLL_DOWN) return 1;
    return event.direction == GDK_SCROLL_SMOOTH ? event.delta_y : 0;
}

/// At its end, or with nothing to scroll, it lets the page around it scroll.
gboolean scroll_or_leave(GtkWidget* widget, GdkEventScroll* event) {
    auto const down = steps_down(*event);
    auto* const place = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(widget));
    auto const at = gtk_adjustment_get_value(place);
    auto const last = gtk_adjustment_get_upper(place) - gtk_adjustment_get_page_size(place);
    auto const stuck = (down < 0 && at <= gtk_adjustment_get_lower(place)) || (down > 0 && at >= last);
    return stuck ? FALSE : scroll_inside(widget, event);
}

// ── drop-downs ──

struct ChoiceAccessible {
    GtkComboBoxAccessible parent;
};
struct ChoiceAccessibleClass {
    GtkComboBoxAccessibleClass parent;
};

AtkObjectClass* plain_choice = nullptr;

/// The keyboard is in a button inside, of which assistive technology knows nothing.
bool has_keyboard(GtkWidget* choice) {
    auto* const top = gtk_widget_get_toplevel(choice);
    auto* const focused = GTK_IS_WINDOW(top) ? gtk_window_get_focus(GTK_WINDOW(top)) : nullptr;
    return focused && gtk_widget_has_focus(focused) && gtk_widget_is_ancestor(focused, choice);
}

AtkStateSet* choice_states(AtkObject* accessible) {
    AtkStateSet* states = plain_choice->ref_state_set(accessible);
    auto* const choice = gtk_accessible_get_widget(GTK_ACCESSIBLE(accessible));
    if (!choice) return states;
    atk_state_set_add_state(states, ATK_STATE_FOCUSABLE);
    if (has_keyboard(choice)) atk_state_set_add_state(states, ATK_STATE_FOCUSED);
    return states;
}

void start_choice_accessible(gpointer made, gpointer) {
    plain_choice = static_cast<AtkObjectClass*>(g_type_class_peek_parent(made));
    ATK_OBJECT_CLASS(made)->ref_state_set = choice_states;
}

GType choice_accessible_type() {
    static GType const type =
        g_type_register_static_simple(GTK_TYPE_COMBO_BOX_ACCESSIBLE, "CounterpointChoiceAccessible",
                                      sizeof(ChoiceAccessibleClass), start_choice_accessible,
                                      sizeof(ChoiceAccessible), nullptr, GTypeFlags{});
    return type;
}

/// A field of several lines is a text in a frame: the frame shows where the keyboard is, as that of one line does.
void show_on_frame(GtkWidget* widget, bool has_it) {
    auto* const frame = GTK_IS_TEXT_VIEW(widget) ? gtk_widget_get_parent(widget) : nullptr;
    if (!GTK_IS_SCROLLED_WINDOW(frame)) return;
    auto* const style = gtk_widget_get_style_context(frame);
    has_it ? gtk_style_context_add_class(style, "cp-focused") : gtk_style_context_remove_class(style, "cp-focused");
}

/// Every change of the keyboard inside a drop-down is the drop-down's.
gboolean tell_of_keyboard(GSignalInvocationHint*, guint count, GValue const* values, gpointer) {
    if (count < 2) return TRUE;
    auto* const widget = GTK_WIDGET(g_value_get_object(&values[0]));
    auto const* const event = static_cast<GdkEventFocus const*>(g_value_get_boxed(&values[1]));
    if (event) show_on_frame(widget, event->in != 0);
    auto* const choice = GTK_IS_TOGGLE_BUTTON(widget) ? gtk_widget_get_ancestor(widget, GTK_TYPE_COMBO_BOX) : nullptr;
    if (choice && event)
        atk_object_notify_state_change(gtk_widget_get_accessible(choice), ATK_STATE_FOCUSED, event->in);
    return TRUE;
}

/// The classes stay for good, and those that inherit were not made yet.
GtkWidgetClass* class_of(GType type) { return GTK_WIDGET_CLASS(g_type_class_ref(type)); }

} // namespace

void tame_controls() {
    for (auto const type : {GTK_TYPE_COMBO_BOX, GTK_TYPE_COMBO_BOX_TEXT}) {
        auto* const choices = class_of(type);
        choices->scroll_event = leave_to_the_page;
        gtk_widget_class_set_accessible_type(choices, choice_accessible_type());
    }
    for (auto const type : {GTK_TYPE_SPIN_BUTTON, GTK_TYPE_SCALE}) class_of(type)->scroll_event = leave_to_the_page;
    auto* const scrolled = class_of(GTK_TYPE_SCROLLED_WINDOW);
    scroll_inside = scrolled->scroll_event;
    scrolled->scroll_event = scroll_or_leave;
    for (auto const* name : {"focus-in-event", "focus-out-event"})
        g_signal_add_emission_hook(g_signal_lookup(name, GTK_TYPE_WIDGET), 0, tell_of_keyboard, nullptr, nullptr);
}

namespace {

/// The last button of the mouse that went down is still down: its click moved the keyboard.
bool by_mouse() {
    auto* const event = gtk_get_current_event();
    if (!event) return false;
    auto const kind = gdk_event_get_event_type(event);
    gdk_event_free(event);
    return kind == GDK_BUTTON_PRESS || kind == GDK_BUTTON_RELEASE || kind == GDK_2BUTTON_PRESS;
}

/// A call that waits until everything has its place.
struct Later {
    GtkContainer* container; ///< kept meanwhile
    std::function<void()> moved;
};

gboolean call_later(gpointer waiting) {
    auto const* const later = static_cast<Later const*>(waiting);
    if (gtk_widget_get_mapped(GTK_WIDGET(later->container))) later->moved();
    return G_SOURCE_REMOVE;
}

void end_later(gpointer waiting) {
    std::unique_ptr<Later> const later(static_cast<Later*>(waiting));
    g_object_unref(later->container);
}

void keyboard_came(GtkContainer* container, GtkWidget* child, gpointer data) {
    if (!child || by_mouse()) return;
    // What was just made has no place yet, and the window learns last who has the keyboard.
    g_object_ref(container);
    auto later = std::make_unique<Later>(Later{container, *static_cast<std::function<void()>*>(data)});
    g_idle_add_full(G_PRIORITY_DEFAULT_IDLE, call_later, later.release(), end_later);
}

void end_listening(gpointer data, GClosure*) { delete static_cast<std::function<void()>*>(data); }

} // namespace

void on_keyboard_inside(wxWindow& window, std::function<void()> moved) {
    auto kept = std::make_unique<std::function<void()>>(std::move(moved));
    g_signal_connect_data(inner_widget(window), "set-focus-child", G_CALLBACK(keyboard_came), kept.release(),
                          end_listening, GConnectFlags(0));
}

std::optional<wxRect> keyboard_box(wxWindow& window) {
    auto* const container = inner_widget(window);
    auto* const top = gtk_widget_get_toplevel(container);
    auto* focused = GTK_IS_WINDOW(top) ? gtk_window_get_focus(GTK_WINDOW(top)) : nullptr;
    if (!focused || !gtk_widget_is_ancestor(focused, container)) return {};
    // The frame of a field of several lines belongs to it.
    if (auto* const frame = gtk_widget_get_parent(focused); GTK_IS_TEXT_VIEW(focused) && frame) focused = frame;
    int x = 0;
    int y = 0;
    if (!gtk_widget_translate_coordinates(focused, container, 0, 0, &x, &y)) return {};
    return wxRect(x, y, gtk_widget_get_allocated_width(focused), gtk_widget_get_allocated_height(focused));
}

} // namespace app::shim
