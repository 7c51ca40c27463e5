// How the program looks: two palettes (light and dark), the tones that stand for verdicts, the
// fonts of interface and text, and the switch between them. Windows ask for colours when they
// draw or restyle, and keep a ThemeWatch to be told when the answer changes. UI thread only.
#pragma once

#include <wx/colour.h>
#include <wx/font.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

class wxWindow;

namespace app {

struct Palette {
    wxColour window;      ///< side bars, header, dialogs
    wxColour surface;     ///< the sheet that is read: reader, lists, fields
    wxColour raised;      ///< cards and pop-ups
    wxColour border;      ///< hairlines
    wxColour text;
    wxColour muted;       ///< second line, bylines
    wxColour faint;       ///< counts, section headings
    wxColour accent;      ///< links, selected row's text, focus ring
    wxColour primary;     ///< ground of the primary button
    wxColour on_primary;  ///< text on it
    wxColour accent_soft; ///< ground of a selected row
    wxColour selection;   ///< ground of selected text
    wxColour hover;       ///< ground of a row under the pointer
};

/// What a verdict, link or message means at a glance. Never shown by colour alone.
enum class Tone {
    neutral,
    positive,
    mostly_positive,
    mixed,
    mostly_negative,
    negative,
    info,
    unproven
};

struct ToneColours {
    wxColour dot;
    wxColour pill;             ///< opaque ground of the badge
    wxColour pill_text;        ///< at least 4.5:1 on `pill`, `raised` and `surface`
    wxColour highlight;        ///< ground of a quotation in the reader; body text stays readable
    wxColour highlight_active; ///< the same for the quotation being worked on
};

/// A tone, or a colour a user gave to a rating ("#RRGGBB").
struct Tint {
    Tone tone = Tone::neutral;
    std::string hex; ///< used instead of the tone when it is a valid colour

    Tint() = default;
    Tint(Tone of) : tone(of) {}
    explicit Tint(std::string colour) : hex(std::move(colour)) {}
    bool operator==(Tint const&) const = default;
};

enum class Appearance { system, light, dark };

/// Call once after the toolkit is up and before the first window is made.
void start_theme(Appearance appearance);
/// Switches at run time; every ThemeWatch is called when the colours changed.
void set_appearance(Appearance appearance);
Appearance appearance();
bool is_dark();

Palette const& palette();
ToneColours tone_colours(Tone tone);
ToneColours tone_colours(Tint const& tint);

/// Colours derived from one base colour so that they read well on the given ground.
ToneColours derive_colours(wxColour const& base, Palette const& ground);
/// Nothing unless `hex` is "#RRGGBB".
std::optional<wxColour> parse_colour(std::string_view hex);
/// WCAG contrast ratio, 1 to 21.
double contrast(wxColour const& one, wxColour const& other);
/// `share` of `over` (0..1) laid on `ground`.
wxColour mix(wxColour const& over, wxColour const& ground, double share);

enum class Weight { normal, medium, semibold, bold };
/// Sizes in points.
wxFont ui_font(double size = 10, Weight weight = Weight::normal);
wxFont serif_font(double size = 12.5, Weight weight = Weight::normal);

/// DIP for what holds words or stands beside them: more where letters are drawn larger.
int with_letters(int dip);

/// Which of the palette's text colours a label follows.
enum class TextRole { text, muted, faint, accent };
wxColour colour_of(TextRole role);

/// Calls back after each change of colours, for as long as it lives.
class ThemeWatch {
public:
    explicit ThemeWatch(std::function<void()> changed);
    ~ThemeWatch();
    ThemeWatch(ThemeWatch const&) = delete;
    ThemeWatch& operator=(ThemeWatch const&) = delete;

private:
    friend void set_appearance(Appearance);
    std::function<void()> changed_;
};

enum class Ground { window, surface, raised };
/// Gives a plain panel the palette's background now and after every change.
void follow_ground(wxWindow& window, Ground ground);
wxColour colour_of(Ground ground);

} // namespace app
