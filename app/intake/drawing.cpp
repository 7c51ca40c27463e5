#include "app/intake/drawing.h"

#include "app/intake/confined_asking.h"
#include "core/base/result.h"

namespace app {

namespace {

using core::say;

[[noreturn]] void cannot_show(core::Message sentence) { throw core::Error(core::Code::bad_input, std::move(sentence)); }

/// A pixmap has three bytes a pixel and a short head.
constexpr auto most_bytes(std::int64_t longest) { return static_cast<std::size_t>(longest * longest * 3 + 4096); }

core::Pixels drawn(std::vector<std::string> words, std::string_view bytes, core::Message missing, std::int64_t longest = core::longest_drawn) {
    auto const put = put_out_by_reader(std::move(words), bytes, most_bytes(longest));
    if (put.code == not_there) cannot_show(std::move(missing));
    if (put.code == not_confined) cannot_show(say("It is not shown how it looks: this machine does not let what draws it be confined."));
    auto pixels = put.code == 0 ? core::read_pixmap(put.bytes, longest) : std::nullopt;
    if (!pixels) cannot_show(say("It cannot be shown how it looks: it is damaged, locked, too large, or takes too long to draw. The saved bytes stay as they are."));
    return std::move(*pixels);
}

core::Message no_decoder(std::string_view media_type) {
    return say("It cannot be shown how it looks: nothing is installed on this machine that draws {kind}.", {{"kind", std::string(media_type)}});
}

} // namespace

core::Pixels draw_picture(std::string_view media_type, std::string_view bytes) {
    return drawn({"draw", std::string(media_type)}, bytes, no_decoder(media_type));
}

core::Pixels draw_to_be_read(std::string_view media_type, std::string_view bytes) {
    return drawn({"draw", std::string(media_type), std::string(core::drawn_to_be_read)}, bytes, no_decoder(media_type), core::longest_to_be_read);
}

core::Pixels draw_page(std::string_view pdf, std::int64_t page) {
    return drawn({"through", "pdftoppm", std::to_string(page)}, pdf,
                 say("It cannot be shown how the page looks: {program} is not installed on this machine.", {{"program", "pdftoppm"}}));
}

} // namespace app
