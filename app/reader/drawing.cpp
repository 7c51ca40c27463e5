#include "app/reader/drawing.h"

#include "core/ingest/picture.h"
#include "core/ingest/pixels.h"

#include <algorithm>
#include <gdk-pixbuf/gdk-pixbuf.h>

namespace reader {

namespace {

constexpr std::int64_t most_pixels = 60'000'000; // of the file

/// Of a side, when the longer one becomes as long as it may.
int fitted(int side, int longer, std::int64_t longest) {
    auto const wanted = static_cast<std::int64_t>(side) * longest / longer;
    return static_cast<int>(std::max<std::int64_t>(wanted, 1));
}

struct Unreferences {
    void operator()(GdkPixbuf* picture) const { g_object_unref(picture); }
};
using Shown = std::unique_ptr<GdkPixbuf, Unreferences>;

/// As whoever took it saw it (Exif 2.32, 4.6.5.1.6); nothing when there is no memory for it.
Shown upright(GdkPixbuf* lying, std::int64_t turned) {
    constexpr gboolean across = TRUE, upside_down = FALSE;
    auto const rotated = [](GdkPixbuf* picture, GdkPixbufRotation how) { return Shown(gdk_pixbuf_rotate_simple(picture, how)); };
    auto const flipped = [](GdkPixbuf* picture, gboolean how) { return Shown(picture ? gdk_pixbuf_flip(picture, how) : nullptr); };
    switch (turned) {
    case 2: return flipped(lying, across);
    case 3: return rotated(lying, GDK_PIXBUF_ROTATE_UPSIDEDOWN);
    case 4: return flipped(lying, upside_down);
    case 5: return flipped(rotated(lying, GDK_PIXBUF_ROTATE_CLOCKWISE).get(), across);
    case 6: return rotated(lying, GDK_PIXBUF_ROTATE_CLOCKWISE);
    case 7: return flipped(rotated(lying, GDK_PIXBUF_ROTATE_CLOCKWISE).get(), upside_down);
    case 8: return rotated(lying, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE);
    default: return Shown(GDK_PIXBUF(g_object_ref(lying)));
    }
}

std::string pixmap_of(GdkPixbuf const* picture, core::Pixels size) {
    size.width = gdk_pixbuf_get_width(picture);
    size.height = gdk_pixbuf_get_height(picture);
    auto const channels = static_cast<std::size_t>(gdk_pixbuf_get_n_channels(picture)), row = static_cast<std::size_t>(gdk_pixbuf_get_rowstride(picture));
    auto const shines_through = gdk_pixbuf_get_has_alpha(picture) != 0;
    auto const* const bytes = gdk_pixbuf_read_pixels(picture);
    auto all = core::pixmap_head(size);
    all.reserve(all.size() + static_cast<std::size_t>(size.width * size.height * 3));
    for (std::size_t y = 0; y < static_cast<std::size_t>(size.height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(size.width); ++x) {
            auto const* const pixel = bytes + y * row + x * channels;
            unsigned const share = shines_through ? pixel[3] : 255U;
            for (int colour = 0; colour < 3; ++colour) all += static_cast<char>((pixel[colour] * share + 255U * (255U - share)) / 255U);
        }
    return all;
}

} // namespace

struct Drawing::Decoder {
    GdkPixbufLoader* loader = nullptr;
    core::Pixels size; ///< as the file tells it
    std::int64_t longest = core::longest_drawn;
    bool is_too_large = false;

    static void prepare(GdkPixbufLoader* loader, int width, int height, void* self) {
        auto& decoder = *static_cast<Decoder*>(self);
        decoder.size.of_width = width;
        decoder.size.of_height = height;
        decoder.is_too_large = width < 1 || height < 1 || std::int64_t{width} * height > most_pixels;
        auto const longer = std::max(width, height);
        if (decoder.is_too_large) gdk_pixbuf_loader_set_size(loader, 1, 1);
        else if (longer > decoder.longest)
            gdk_pixbuf_loader_set_size(loader, fitted(width, longer, decoder.longest), fitted(height, longer, decoder.longest));
    }
};

Drawing::Drawing(std::string_view media_type, std::int64_t longest) : decoder_(std::make_unique<Decoder>()) {
    decoder_->longest = longest;
    decoder_->loader = gdk_pixbuf_loader_new_with_mime_type(std::string(media_type).c_str(), nullptr);
    if (decoder_->loader) g_signal_connect(decoder_->loader, "size-prepared", G_CALLBACK(Decoder::prepare), decoder_.get());
}

Drawing::~Drawing() {
    if (decoder_->loader) g_object_unref(decoder_->loader);
}

bool Drawing::is_possible() const { return decoder_->loader; }

std::string Drawing::draw(std::string_view bytes) {
    auto* const loader = decoder_->loader;
    constexpr std::size_t piece = 65536;
    for (auto rest = bytes; !rest.empty() && !decoder_->is_too_large; rest.remove_prefix(std::min(piece, rest.size())))
        if (!gdk_pixbuf_loader_write(loader, reinterpret_cast<guchar const*>(rest.data()), std::min(piece, rest.size()), nullptr)) break;
    gdk_pixbuf_loader_close(loader, nullptr); // what a cut file has of its picture is shown: its bytes are what they are
    auto* const lying = decoder_->is_too_large ? nullptr : gdk_pixbuf_loader_get_pixbuf(loader);
    if (!lying || gdk_pixbuf_get_bits_per_sample(lying) != 8 || gdk_pixbuf_get_width(lying) > decoder_->longest ||
        gdk_pixbuf_get_height(lying) > decoder_->longest)
        return {};
    auto const head = core::picture_in(bytes);
    auto const turned = head ? head->turned : 1;
    auto const picture = upright(lying, turned);
    if (!picture) return {};
    if (core::lies_on_its_side(turned)) std::swap(decoder_->size.of_width, decoder_->size.of_height);
    return pixmap_of(picture.get(), decoder_->size);
}

} // namespace reader
