#include "core/base/digest.h"

#include <openssl/evp.h>

#include <bit>
#include <cstring>

namespace core {

struct Sha256::Context {
    EVP_MD_CTX* handle = EVP_MD_CTX_new();
    Context() { start(algorithm()); }
    ~Context() { EVP_MD_CTX_free(handle); }
    Context(Context const&) = delete;
    Context& operator=(Context const&) = delete;
    /// Fetched once: looking it up costs as much as hashing a short record.
    static EVP_MD const* algorithm() {
        static EVP_MD const* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        return fetched;
    }
    /// Null: once more with what was set before.
    void start(EVP_MD const* with = nullptr) {
        if (!handle || EVP_DigestInit_ex(handle, with, nullptr) != 1)
            throw Error(Code::io, say("The system's SHA-256 cannot be used."));
    }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
    EVP_DigestUpdate(context_->handle, bytes.data(), bytes.size());
}

Digest Sha256::finish() {
    Digest digest;
    unsigned size = 0;
    EVP_DigestFinal_ex(context_->handle, digest.bytes.data(), &size);
    context_->start();
    return digest;
}

Digest sha256(std::string_view bytes) {
    // One context per thread: making one costs more than hashing a short record.
    thread_local Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

std::string to_hex(Digest const& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (auto const byte : digest.bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<Digest> parse_hex(std::string_view text) {
    auto const value = [](char c) -> int {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    Digest digest;
    bool good = text.size() == 64;
    for (std::size_t at = 0; good && at < 32; ++at) {
        auto const high = value(text[2 * at]);
        auto const low = value(text[2 * at + 1]);
        good = high >= 0 && low >= 0;
        if (good) digest.bytes[at] = static_cast<std::uint8_t>(high * 16 + low);
    }
    if (!good)
        return problem(say("“{text}” is not a SHA-256: those have 64 hexadecimal digits.",
                           {{"text", std::string(text.substr(0, 80))}}));
    return digest;
}

Digest MerkleFrontier::leaf(std::string_view entry) {
    thread_local Sha256 hash;
    hash.update(std::string_view("\0", 1));
    hash.update(entry);
    return hash.finish();
}

Digest MerkleFrontier::node(Digest const& left, Digest const& right) {
    thread_local Sha256 hash;
    // In one piece: each call into the library costs as much as a block.
    char bytes[65];
    bytes[0] = '\x01';
    std::memcpy(bytes + 1, left.bytes.data(), 32);
    std::memcpy(bytes + 33, right.bytes.data(), 32);
    hash.update({bytes, sizeof bytes});
    return hash.finish();
}

void MerkleFrontier::append(Digest const& leaf_hash) {
    edge_.push_back(leaf_hash);
    // Each trailing one bit of the old size is a full subtree that the new leaf completes.
    for (auto bits = size_; bits & 1; bits >>= 1) {
        auto const right = edge_.back();
        edge_.pop_back();
        edge_.back() = node(edge_.back(), right);
    }
    ++size_;
}

Digest MerkleFrontier::root() const {
    if (edge_.empty()) return sha256({});
    auto head = edge_.back();
    for (auto at = edge_.size() - 1; at-- > 0;) head = node(edge_[at], head);
    return head;
}

std::string MerkleFrontier::save() const {
    std::string saved;
    for (int shift = 56; shift >= 0; shift -= 8)
        saved += static_cast<char>(size_ >> shift & 0xFF);
    for (auto const& digest : edge_) saved += digest.view();
    return saved;
}

Result<MerkleFrontier> MerkleFrontier::load(std::string_view saved) {
    MerkleFrontier frontier;
    if (saved.size() >= 8)
        for (std::size_t at = 0; at < 8; ++at)
            frontier.size_ = frontier.size_ << 8 | static_cast<std::uint8_t>(saved[at]);
    auto const hashes = static_cast<std::size_t>(std::popcount(frontier.size_));
    if (saved.size() != 8 + 32 * hashes)
        return problem(say("The log's tree head has the wrong length."), Code::damaged);
    for (std::size_t at = 0; at < hashes; ++at) {
        Digest digest;
        std::memcpy(digest.bytes.data(), saved.data() + 8 + 32 * at, 32);
        frontier.edge_.push_back(digest);
    }
    return frontier;
}

} // namespace core
