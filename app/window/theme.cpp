// Palettes are written down; everything about tones is derived from one base colour per tone, so
// that a user's own colour goes the same way as ours.
#include "app/window/theme.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/style_sheet.h"

#include <wx/image.h>
#include <wx/window.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

namespace app {
namespace {

Palette light_palette() {
    return {.window = {0xF6, 0xF7, 0xF9},
            .surface = {0xFF, 0xFF, 0xFF},
            .raised = {0xFF, 0xFF, 0xFF},
            .border = {0xE0, 0xE4, 0xE9},
            .text = {0x1C, 0x21, 0x27},
            .muted = {0x57, 0x61, 0x6B},
            .faint = {0x66, 0x6F, 0x79},
            .accent = {0x1F, 0x5F, 0xD0},
            .primary = {0x1F, 0x5F, 0xD0},
            .on_primary = {0xFF, 0xFF, 0xFF},
            .accent_soft = {0xE6, 0xEF, 0xFC},
            .selection = {0xBF, 0xD7, 0xFA},
            .hover = {0xEC, 0xEF, 0xF3}};
}

Palette dark_palette() {
    return {.window = {0x19, 0x1B, 0x1F},
            .surface = {0x1F, 0x22, 0x27},
            .raised = {0x25, 0x28, 0x2E},
            .border = {0x34, 0x39, 0x41},
            .text = {0xE4, 0xE7, 0xEB},
            .muted = {0xA3, 0xAB, 0xB5},
            .faint = {0x8F, 0x98, 0xA2},
            .accent = {0x7A, 0xAF, 0xFF},
            .primary = {0x2A, 0x68, 0xDC},
            .on_primary = {0xFF, 0xFF, 0xFF},
            .accent_soft = {0x1E, 0x2F, 0x4F},
            .selection = {0x2C, 0x4C, 0x85},
            .hover = {0x2A, 0x2E, 0x35}};
}

struct State {
    Appearance wanted = Appearance::system;
    Palette colours = light_palette();
    bool dark = false;
    std::vector<ThemeWatch*> watches;
};

State& state() {
    static State only;
    return only;
}

wxColour base_of(Tone tone, bool dark) {
    switch (tone) {
    case Tone::positive: return dark ? wxColour(0x6F, 0xD0, 0x8C) : wxColour(0x17, 0x74, 0x3E);
    case Tone::mostly_positive:
        return dark ? wxColour(0xB3, 0xCC, 0x62) : wxColour(0x55, 0x70, 0x12);
    case Tone::mixed: return dark ? wxColour(0xF0, 0xC0, 0x4C) : wxColour(0x88, 0x5A, 0x00);
    case Tone::mostly_negative:
        return dark ? wxColour(0xF7, 0x9C, 0x63) : wxColour(0xB8, 0x46, 0x0C);
    case Tone::negative: return dark ? wxColour(0xF6, 0x86, 0x86) : wxColour(0xB8, 0x1F, 0x2D);
    case Tone::info: return dark ? wxColour(0x7A, 0xAF, 0xFF) : wxColour(0x1F, 0x5F, 0xD0);
    case Tone::unproven: return dark ? wxColour(0xBB, 0xA9, 0xF7) : wxColour(0x63, 0x4B, 0xB0);
    case Tone::neutral: break;
    }
    return dark ? wxColour(0xB0, 0xB8, 0xC2) : wxColour(0x52, 0x5C, 0x67);
}

double linear(unsigned char channel) {
    double const value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(wxColour const& colour) {
    return 0.2126 * linear(colour.Red()) + 0.7152 * linear(colour.Green()) +
           0.0722 * linear(colour.Blue());
}

/// Moves `colour` towards `goal` in small steps until it reads on all the grounds.
wxColour readable(wxColour colour, wxColour const& goal, std::vector<wxColour> const& grounds) {
    constexpr double enough = 4.6;
    for (int step = 0; step < 40; ++step) {
        bool const reads = std::all_of(grounds.begin(), grounds.end(), [&](wxColour const& ground) {
            return contrast(colour, ground) >= enough;
        });
        if (reads) return colour;
        colour = mix(goal, colour, 0.07);
    }
    return goal;
}

/// The colour a marker pen of that hue would have; greys stay grey.
wxColour vivid(wxColour const& base) {
    auto hsv = wxImage::RGBtoHSV(wxImage::RGBValue(base.Red(), base.Green(), base.Blue()));
    bool const coloured = hsv.saturation > 0.25;
    hsv.saturation = coloured ? std::max(hsv.saturation, 0.75) : hsv.saturation;
    // Full greens and yellows glare where reds and blues do not.
    bool const glaring = hsv.hue > 0.13 && hsv.hue < 0.52;
    double const bright = glaring ? 0.72 : 0.9;
    hsv.value = coloured ? bright : std::clamp(hsv.value, 0.45, 0.7);
    auto const rgb = wxImage::HSVtoRGB(hsv);
    return {rgb.red, rgb.green, rgb.blue};
}

bool resolve_dark(Appearance wanted) {
    if (wanted == Appearance::system) {
        return shim::system_brightness() == shim::Brightness::dark;
    }
    return wanted == Appearance::dark;
}

void apply(bool dark) {
    State& now = state();
    now.dark = dark;
    now.colours = dark ? dark_palette() : light_palette();
    shim::prefer(dark ? shim::Brightness::dark : shim::Brightness::light);
    shim::load_css(style_sheet(now.colours));
}

wxFont make_font(char const* families, double size, Weight weight) {
    auto const numeric = [weight] {
        switch (weight) {
        case Weight::medium: return wxFONTWEIGHT_MEDIUM;
        case Weight::semibold: return wxFONTWEIGHT_SEMIBOLD;
        case Weight::bold: return wxFONTWEIGHT_BOLD;
        case Weight::normal: break;
        }
        return wxFONTWEIGHT_NORMAL;
    }();
    return wxFont(wxFontInfo(size).FaceName(wxString::FromAscii(families)).Weight(numeric));
}

} // namespace

void start_theme(Appearance wanted) {
    state().wanted = wanted;
    shim::set_interface_font("Inter 10");
    shim::free_list_keys();
    shim::tame_controls();
    apply(resolve_dark(wanted));
}

void set_appearance(Appearance wanted) {
    state().wanted = wanted;
    apply(resolve_dark(wanted));
    // A callback may create or destroy windows, and with them watches.
    std::vector<ThemeWatch*> const called = state().watches;
    for (ThemeWatch* watch : called) {
        auto const& alive = state().watches;
        if (std::find(alive.begin(), alive.end(), watch) != alive.end()) watch->changed_();
    }
    for (wxWindow* window : wxTopLevelWindows) window->Refresh();
}

Appearance appearance() { return state().wanted; }
bool is_dark() { return state().dark; }
Palette const& palette() { return state().colours; }

ToneColours tone_colours(Tone tone) {
    return derive_colours(base_of(tone, is_dark()), palette());
}

ToneColours tone_colours(Tint const& tint) {
    if (auto const own = parse_colour(tint.hex)) return derive_colours(*own, palette());
    return tone_colours(tint.tone);
}

ToneColours derive_colours(wxColour const& given, Palette const& ground) {
    bool const dark = luminance(ground.surface) < 0.2;
    // Near-black in the dark and near-white in the light would leave no pill to see.
    auto const hsv = wxImage::RGBtoHSV(wxImage::RGBValue(given.Red(), given.Green(), given.Blue()));
    bool const fades = hsv.saturation < 0.3 && contrast(given, ground.raised) < 1.5;
    wxColour const base = fades ? ground.faint : given;
    ToneColours made;
    made.pill = mix(base, ground.raised, dark ? 0.24 : 0.125);
    wxColour const marker = vivid(base);
    made.highlight = mix(marker, ground.surface, dark ? 0.3 : 0.22);
    made.highlight_active = mix(marker, ground.surface, dark ? 0.55 : 0.4);
    wxColour const goal = dark ? *wxWHITE : *wxBLACK;
    // Body text is laid over the highlight, so a strong colour must give way to it.
    for (wxColour* under : {&made.highlight, &made.highlight_active}) {
        for (int step = 0; step < 20 && contrast(*under, ground.text) < 4.6; ++step) {
            *under = mix(ground.surface, *under, 0.12);
        }
    }
    made.pill_text =
        readable(base, goal, {made.pill, ground.raised, ground.surface, ground.window});
    made.dot = contrast(base, made.pill) >= 3 ? base : made.pill_text;
    return made;
}

std::optional<wxColour> parse_colour(std::string_view hex) {
    if (hex.size() != 7 || hex.front() != '#') return std::nullopt;
    std::array<unsigned char, 3> channels{};
    for (std::size_t at = 1; at < hex.size(); ++at) {
        char const digit = hex[at];
        int value = -1;
        if (digit >= '0' && digit <= '9') value = digit - '0';
        if (digit >= 'a' && digit <= 'f') value = digit - 'a' + 10;
        if (digit >= 'A' && digit <= 'F') value = digit - 'A' + 10;
        if (value < 0) return std::nullopt;
        auto& channel = channels[(at - 1) / 2];
        channel = static_cast<unsigned char>(channel * 16 + value);
    }
    return wxColour(channels[0], channels[1], channels[2]);
}

double contrast(wxColour const& one, wxColour const& other) {
    double const a = luminance(one) + 0.05;
    double const b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

wxColour mix(wxColour const& over, wxColour const& ground, double share) {
    auto const blend = [share](unsigned char top, unsigned char below) {
        return static_cast<unsigned char>(std::lround(top * share + below * (1 - share)));
    };
    return {blend(over.Red(), ground.Red()), blend(over.Green(), ground.Green()),
            blend(over.Blue(), ground.Blue())};
}

wxFont ui_font(double size, Weight weight) { return make_font("Inter", size, weight); }
wxFont serif_font(double size, Weight weight) { return make_font("Noto Serif", size, weight); }

int with_letters(int dip) { return static_cast<int>(std::lround(dip * shim::text_scale())); }

wxColour colour_of(TextRole role) {
    switch (role) {
    case TextRole::muted: return palette().muted;
    case TextRole::faint: return palette().faint;
    case TextRole::accent: return palette().accent;
    case TextRole::text: break;
    }
    return palette().text;
}

wxColour colour_of(Ground ground) {
    switch (ground) {
    case Ground::surface: return palette().surface;
    case Ground::raised: return palette().raised;
    case Ground::window: break;
    }
    return palette().window;
}

ThemeWatch::ThemeWatch(std::function<void()> changed) : changed_(std::move(changed)) {
    state().watches.push_back(this);
}

ThemeWatch::~ThemeWatch() { std::erase(state().watches, this); }

void follow_ground(wxWindow& window, Ground ground) {
    char const* const classes[] = {"cp-window", "cp-surface", "cp-raised"};
    // The window's own colour does not reach under the scroll bars.
    shim::add_class(window, classes[static_cast<int>(ground)]);
    auto const paint = [&window, ground] {
        window.SetBackgroundColour(colour_of(ground));
        window.Refresh();
    };
    paint();
    auto watch = std::make_shared<ThemeWatch>(paint);
    window.Bind(wxEVT_DESTROY, [watch, &window](wxWindowDestroyEvent& event) mutable {
        if (event.GetEventObject() == &window) watch.reset();
        event.Skip();
    });
}

} // namespace app
