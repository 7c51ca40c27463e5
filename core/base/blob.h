// Bytes that are kept under their SHA-256. A Blob takes bytes over and hashes them then, so that whoever is handed one
// has a digest that is theirs, and nobody hashes them again.
#pragma once

#include "core/base/digest.h"

#include <memory>
#include <string>

namespace core {

/// Copies share the bytes. One that was moved from may only be destroyed or assigned to.
class Blob {
public:
    /// Implicit, but of bytes that are handed over alone: the same ones cannot be hashed twice by oversight.
    Blob(std::string&& bytes) : content_(std::make_shared<Content const>(std::move(bytes))) {}

    std::string const& bytes() const { return content_->bytes; }
    Digest const& digest() const { return content_->digest; }
    std::int64_t size() const { return static_cast<std::int64_t>(bytes().size()); }

private:
    struct Content {
        explicit Content(std::string taken) : bytes(std::move(taken)), digest(sha256(bytes)) {}
        std::string bytes;
        Digest digest;
    };
    std::shared_ptr<Content const> content_;
};

} // namespace core
