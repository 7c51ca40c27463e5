// Shared by the two halves of the shim, and by nothing else.
#pragma once

typedef struct _GtkWidget GtkWidget;
class wxWindow;

namespace app::shim {

/// The widget that holds text, rows or painting, inside scrolled windows and event boxes.
GtkWidget* inner_widget(wxWindow& window);

} // namespace app::shim
