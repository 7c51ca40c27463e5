// A picture as pixels that fit into a window (core/ingest/pixels.h). The decoders are those of gdk-pixbuf.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace reader {

class Drawing {
public:
    /// "image/png", and so on: loads the decoder, while files can still be opened. No side becomes longer than `longest` pixels.
    Drawing(std::string_view media_type, std::int64_t longest);
    ~Drawing();
    Drawing(Drawing const&) = delete;
    Drawing& operator=(Drawing const&) = delete;

    /// Whether there is a decoder for that kind.
    bool is_possible() const;
    /// A whole pixmap on white, upright as it was taken; empty when the bytes are no such picture.
    std::string draw(std::string_view bytes);

private:
    struct Decoder;
    std::unique_ptr<Decoder> decoder_;
};

} // namespace reader
