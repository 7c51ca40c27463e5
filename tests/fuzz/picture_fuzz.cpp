// Whatever bytes call themselves a picture: what is read of them lies inside them, is UTF-8 and has an end.
#include "core/ingest/picture.h"
#include "core/text/utf8.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_fit(std::string const& words) { require(!core::find_invalid_utf8(words) && words.find('\n') == words.npos); }

void require_inside(std::string_view part, std::string_view whole) {
    require(part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size()));
}

void look_at(core::ExifTags const& tags, std::string_view bytes) {
    for (auto const* words : {&tags.title, &tags.description, &tags.artist, &tags.copyright, &tags.make, &tags.model, &tags.software, &tags.taken, &tags.place})
        require_fit(*words);
    require_inside(tags.xmp, bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    look_at(core::read_exif(bytes), bytes);
    auto const picture = core::picture_in(bytes);
    if (!picture) return 0;
    require(picture->width > 0 && picture->height > 0);
    require_inside(picture->xmp, bytes);
    if (picture->exif) look_at(*picture->exif, bytes);
    for (auto const& [name, words] : picture->words) {
        require_fit(name);
        require_fit(words);
    }
    return 0;
}
