// Bytes of one encoding to valid UTF-8, as browsers do it: what cannot be read becomes U+FFFD, and a wrong byte takes
// no letter of ASCII with it.
#pragma once

#include "core/ingest/encoding_labels.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace core {

class Decoder {
public:
    /// Throws Error{bad_input} when the standard has the encoding but nobody reads it any more.
    explicit Decoder(WebEncoding const& encoding);
    ~Decoder();
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;

    /// By a label of the web, or else by any name a converter is known by, such as "cp437"; its name is told by
    /// name(). Null when nobody knows it.
    static std::unique_ptr<Decoder> named(std::string_view label);

    std::string_view name() const { return name_; }
    bool is_utf8() const { return is_utf8_; }
    /// No character has a single byte: a NUL byte says nothing about the kind of file.
    bool is_wide() const { return is_wide_; }

    std::string decode(std::string_view bytes) const;
    /// The bytes it would have read as this text; a sign that it does not have becomes '?'.
    std::string encode(std::string_view text) const;

private:
    Decoder() = default;
    struct Close {
        void operator()(UConverter* converter) const;
    };
    void open(char const* name);

    std::string name_;
    std::unique_ptr<UConverter, Close> converter_; ///< null: by the table
    std::array<char16_t, 128> upper_half_{};
    bool is_utf8_ = false;
    bool is_wide_ = false;
};

} // namespace core
