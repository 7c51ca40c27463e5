// What a web server sent, as it came: its head taken apart, its body unpacked within limits. Of strangers, so nothing
// in it is believed: not its length, not its packing.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct HttpHeader {
    std::string name, value; ///< valid UTF-8
    bool operator==(HttpHeader const&) const = default;
};

struct HttpHead {
    int status = 0;     ///< 200
    std::string reason; ///< "OK"; may be empty
    std::vector<HttpHeader> headers;
    std::size_t size = 0; ///< bytes, the empty line included

    /// Of the first header of that name, whose case does not matter; empty without.
    std::string_view value(std::string_view name) const;
    /// "text/html" of "Text/HTML; charset=x"; empty without.
    std::string media_type() const;
    /// "x" of it; empty without.
    std::string charset() const;
};

/// The head with which an answer begins; nothing where it does not begin as HTTP does.
std::optional<HttpHead> read_http_head(std::string_view answer);

/// The headers of a block of "Name: value" lines; folded ones are put together.
std::vector<HttpHeader> read_headers(std::string_view block);

struct HttpBody {
    std::string bytes;
    /// What was announced and did not come, in bytes; 0 = all came. Unknown where only the end is missing: 1.
    std::int64_t missing = 0;
    bool was_unpacked_already = false; ///< it says that it is packed, and is not
};

/// The body behind that head, without the chunks and the packing it was sent in. Throws Error{bad_input} naming `file`
/// when it unpacks to more than `most` bytes, is packed in a way nobody here reads, more than twice, or is damaged at
/// its beginning.
HttpBody http_body(HttpHead const& head, std::string_view raw, std::int64_t most, std::string const& file);

/// The body with its chunks put together, as packed as it came; as it is where it came in none.
std::string without_transfer_chunks(HttpHead const& head, std::string_view raw);

} // namespace core
