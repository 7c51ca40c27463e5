// What wxWidgets does not offer and GTK does: the style sheet, the dark switch, names and actions
// for assistive technology, and the finer points of a text view. No other header or source of the
// program may include GTK. Functions take wx windows that are already created; UI thread only.
#pragma once

#include <wx/colour.h>
#include <wx/gdicmn.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class wxTextCtrl;
class wxWindow;

typedef struct _cairo cairo_t;

namespace app::shim {

enum class Brightness { light, dark };

/// Keeps the toolkit's remarks about its own first, sizeless layout off the terminal; all its other
/// messages pass.
void quiet_toolkit();
/// Takes Ctrl+N, P, F and Ctrl+Shift+A, which lists would use to move, search and choose nothing, back for our menus.
void free_list_keys();
/// The wheel scrolls the page everywhere: it never turns a drop-down, a number or a slider, and what cannot scroll any
/// further itself leaves it to the page around it. A drop-down says that it has the keyboard, and the frame of a field of
/// several lines shows it.
void tame_controls();
/// Replaces the program's style sheet.
void load_css(std::string const& css);
/// Makes GTK and wx use the light or dark variant, at any time.
void prefer(Brightness brightness);
/// What the desktop asks for, as it was before the first call of prefer().
Brightness system_brightness();
/// A Pango font description such as "Inter 10".
void set_interface_font(std::string const& description);
/// How much larger than usual letters are drawn on this screen (1 = usual), by the desktop's own setting for text.
double text_scale();
/// Languages of the toolkit's own texts ("fr"); before the toolkit starts.
void set_language_environment(std::string const& language);

/// Keeps the toolkit from loading OpenGL, of which nothing here is drawn and which costs dozens of megabytes and a good part
/// of the start; before the toolkit starts.
void spare_opengl();

void add_class(wxWindow& window, char const* name);
void remove_class(wxWindow& window, char const* name);

enum class Role { panel, list, list_item, button, label, link, heading, status, image };

/// What a screen reader and the tests see of a window.
struct Assistive {
    Role role = Role::panel;
    std::string name;
    std::string description;
    std::function<void()> activate;  ///< offered as the action "click" when set
    std::optional<bool> selected;    ///< for rows of a list
};

/// For painted windows (those derived from wxWindow or wxPanel). May be called again.
void describe(wxWindow& window, Assistive assistive);
/// Changes the selected state given to describe() and tells listeners.
void set_selected(wxWindow& window, bool selected);
/// Names any window: panels, buttons, and the inner widget of text, list and table controls.
void name_for_assistive(wxWindow* window, std::string const& name,
                        std::string const& description = "");
/// Whether Tab stops at this painted window.
void accept_focus(wxWindow& window, bool accept);
/// Moves the focus to the first control inside; false if there is none.
bool focus_inside(wxWindow& window);
/// Calls back, once what got it has its place, whenever the keyboard goes to something inside, other than by the mouse.
void on_keyboard_inside(wxWindow& window, std::function<void()> moved);
/// Where that is, in pixels of the window's client area; nothing when the keyboard is elsewhere.
std::optional<wxRect> keyboard_box(wxWindow& window);
/// Overrides how a control announces itself, e.g. a static text that is a heading.
void set_role(wxWindow& window, Role role);

/// Shows a top-level window in front of all others and gives it the keyboard, also when the wish comes from outside.
void present(wxWindow& window);

/// Calls back whenever the display server has drawn the whole window. The window has been shown.
void after_each_paint(wxWindow& window, std::function<void()> painted);

/// What GTK itself would give the control, style sheet included.
wxSize natural_size(wxWindow& window);

/// A static text whose lines break anywhere needed and that is measured by width.
void wrap_label(wxWindow& label, bool selectable);
int label_height(wxWindow& label, int width);

/// First letter of the compatibility decomposition, in lower case: "É" and "e" are alike.
char32_t fold(char32_t letter);

// ── paper ──

struct PrintedText {
    std::string title, about, words; ///< valid UTF-8; paragraphs end with '\n'
};
/// Asks for a printer or a file and prints. Returns once that is done: what went wrong, in the toolkit's words, or
/// nothing.
std::string print_text(wxWindow& parent, PrintedText text);

/// Pages that are drawn, each of so many points; what is smaller than the paper's size is made to fit.
struct PrintedPages {
    std::string title;
    std::size_t count = 0;
    double width = 0, height = 0;
    std::function<void(std::size_t page, cairo_t* pen)> draw;
};
/// The same of these.
std::string print_pages(wxWindow& parent, PrintedPages pages);

// ── text views (multi-line wxTextCtrl) ──

/// A source is read, not corrected: no marks under its words.
void leave_spelling_alone(wxTextCtrl& view);

/// Pixels around and between the lines.
struct TextSpacing {
    int left = 0, right = 0, top = 0, bottom = 0;
    int inside_paragraph = 0, below_paragraph = 0;
};

enum class Underline { none, single, twice, dotted };

/// One named look of a stretch of text; unset members leave what is there.
struct TextStyle {
    std::optional<double> points{};
    std::optional<int> weight{}; ///< 100..900
    std::string family{};
    wxColour foreground{}, background{};
    std::optional<int> above{}, inside{}, below{};
    Underline underline = Underline::none;
    wxColour underline_colour{};
    bool operator==(TextStyle const&) const = default;
};

struct StyledSpan {
    long start = 0, end = 0; ///< code points
    std::string style;       ///< name given to define_style()
    auto operator<=>(StyledSpan const&) const = default;
};

void set_spacing(wxTextCtrl& view, TextSpacing const& spacing);
/// wxTextCtrl::SetFont lays its own styles over the whole text and takes ours off: takes its off again,
/// so that what is laid next is what shows.
void forget_styles(wxTextCtrl& view);
/// Replaces the text without events. `utf8` is expected valid; NUL is shown as a space.
void put_text(wxTextCtrl& view, std::string_view utf8);
/// Creates or changes a style. Styles defined later win over earlier ones.
void define_style(wxTextCtrl& view, std::string const& name, TextStyle const& style);
/// Makes `spans`, which must not overlap, the only stretches with a style whose name starts with
/// `prefix`. What lay there before and still does is left alone.
void lay_styles(wxTextCtrl& view, std::string const& prefix, std::vector<StyledSpan> const& spans);
/// Whether a stretch can be read as the view stands, from its first line to its last, or as much as fits.
bool is_in_sight(wxTextCtrl& view, long start, long end);
/// Scrolls so that `position` stands at `fraction` (0 top .. 1 bottom) of the view.
void scroll_to(wxTextCtrl& view, long position, double fraction);
/// Hand over something clickable, text cursor elsewhere.
enum class Pointer { text, hand };
void show_pointer(wxTextCtrl& view, Pointer pointer);
/// Calls back when caret or selection moved, by whatever means.
void on_caret(wxTextCtrl& view, std::function<void()> moved);

} // namespace app::shim
