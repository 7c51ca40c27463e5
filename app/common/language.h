// The language the program speaks, over the C library's gettext. English is what the source code
// says; every other language is a catalogue under assets/i18n. It can be switched while running.
#pragma once

#include "core/time/zone.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// The language is a property of the process: the one chosen last counts for all objects. Make and
/// choose on the main thread; translate() may be called from any.
class Language final : public core::Translator {
public:
    /// Sets the C locale up (UTF-8, numbers with a point) and speaks `code`, or English when that
    /// is none of ours.
    explicit Language(std::string_view code);
    /// The language the environment asks for: LANGUAGE, LC_ALL, LC_MESSAGES, LANG, in that order.
    static Language from_environment();
    /// Two-letter codes, English first.
    static std::vector<std::string> const& available();
    /// The name of a language in that language: "Français".
    static std::string name_of(std::string_view code);

    void choose(std::string_view code);
    /// The clock by which moments are told; UTC until one is given.
    void use(core::Zone zone) { zone_ = std::move(zone); }

    std::string translate(std::string_view english) const override;
    std::string translate(std::string_view singular, std::string_view plural,
                          long count) const override;
    std::string language() const override { return code_; }
    core::Zone const& zone() const override { return zone_; }

private:
    std::string code_;
    core::Zone zone_;
};

} // namespace app
