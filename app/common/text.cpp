#include "app/common/text.h"

namespace app {

namespace {

core::Translator const*& current() {
    static core::Translator const* translator = &core::english();
    return translator;
}

} // namespace

core::Translator const& translator() { return *current(); }
void install_translator(core::Translator const& wanted) { current() = &wanted; }

std::string tr(char const* english) { return translator().translate(english); }
std::string tr(core::Message const& message) { return core::render(message, translator()); }
std::string tr(char const* english, std::vector<core::Arg> const& args) {
    return core::fill(translator().translate(english), args);
}
std::string trn(char const* singular, char const* plural, long count) {
    return core::fill(translator().translate(singular, plural, count),
                      {{"count", std::to_string(count)}});
}

} // namespace app
