// Words of the interface in the user's language. Source strings are English; the catalogue is found
// through the translator the program installs at start.
#pragma once

#include "core/base/say.h"

namespace app {

using core::N_; // write it unqualified: toolkit headers may turn it into a macro

/// The language of the interface; English until a translator is installed. UI thread only.
core::Translator const& translator();
void install_translator(core::Translator const& translator);

/// The translation, as UTF-8; for wx's own widgets there is wtr() in app/window/wxtext.h.
std::string tr(char const* english);
std::string tr(core::Message const& message);
std::string tr(char const* english, std::vector<core::Arg> const& args);
std::string trn(char const* singular, char const* plural, long count);

} // namespace app
