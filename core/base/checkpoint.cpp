#include "core/base/checkpoint.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace core {

namespace {

constexpr char ed25519 = '\x01'; // the algorithm's number in signed notes
constexpr std::string_view dash = "\xE2\x80\x94 ";

unsigned char const* raw(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

/// The four bytes by which a note names a key.
std::string key_hash(std::string_view name, PublicKey const& key) {
    std::string named(name);
    named += '\n';
    named += ed25519;
    named += key.view();
    return std::string(sha256(named).view().substr(0, 4));
}

std::string text_of(Checkpoint const& head) {
    return head.origin + '\n' + std::to_string(head.size) + '\n' + to_base64(head.root.view()) + '\n';
}

std::string_view take_line(std::string_view& text) {
    auto const end = text.find('\n');
    auto const line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return line;
}

std::optional<Checkpoint> read_text(std::string_view text) {
    Checkpoint head;
    head.origin = take_line(text);
    auto const size = take_line(text);
    auto const root = from_base64(take_line(text));
    auto const* const end = size.data() + size.size();
    auto const read = std::from_chars(size.data(), end, head.size);
    // One number is written in one way.
    if (size != std::to_string(head.size) || head.size < 0) return std::nullopt;
    if (head.origin.empty() || read.ec != std::errc() || read.ptr != end || !root || root->size() != 32)
        return std::nullopt;
    std::memcpy(head.root.bytes.data(), root->data(), 32);
    return head;
}

} // namespace

PublicKey PublicKey::from(std::string_view bytes) {
    PublicKey key;
    if (bytes.size() == key.bytes.size()) std::memcpy(key.bytes.data(), bytes.data(), bytes.size());
    return key;
}

std::string fingerprint(PublicKey const& key) {
    auto const hex = to_hex(sha256(key.view()));
    return hex.substr(0, 4) + " " + hex.substr(4, 4) + " " + hex.substr(8, 4) + " " + hex.substr(12, 4);
}

SigningKey::SigningKey(std::string_view seed) {
    if (sodium_init() < 0 || seed.size() != crypto_sign_SEEDBYTES)
        throw Error(Code::io, say("The key that signs the history cannot be used."));
    crypto_sign_seed_keypair(public_.bytes.data(), secret_.data(), raw(seed));
}

SigningKey::~SigningKey() { sodium_memzero(secret_.data(), secret_.size()); }

std::string SigningKey::sign(std::string_view text) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(text), text.size(),
                         secret_.data());
    return signature;
}

bool signature_holds(std::string_view text, std::string_view signature, PublicKey const& key) {
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature), raw(text), text.size(), key.bytes.data()) == 0;
}

std::string lane_name(std::string_view workspace, PublicKey const& key) {
    std::string whole("counterpoint lane 1");
    whole += workspace;
    whole += '\0';
    if (!key.empty()) whole += key.view();
    return to_hex(sha256(whole)).substr(0, 32);
}

std::string origin_of(std::string_view workspace, std::string_view lane) {
    return "counterpoint/" + std::string(workspace) + "/" + std::string(lane);
}

std::string sign_checkpoint(Checkpoint const& head, SigningKey const& key) {
    auto const text = text_of(head);
    return text + '\n' + std::string(dash) + head.origin + ' ' +
           to_base64(key_hash(head.origin, key.public_key()) + key.sign(text)) + '\n';
}

Result<Checkpoint> open_checkpoint(std::string_view note, PublicKey const& key) {
    auto const unreadable = [] {
        return problem(say("The signed head of the log is no checkpoint that can be read."), Code::damaged);
    };
    auto const gap = note.rfind("\n\n");
    if (gap == note.npos || !note.ends_with('\n') || note.size() > 10'000) return unreadable();
    auto const text = note.substr(0, gap + 1);
    auto const head = read_text(text);
    if (!head) return unreadable();
    auto signatures = note.substr(gap + 2);
    while (!signatures.empty()) {
        auto line = take_line(signatures);
        if (!line.starts_with(dash)) return unreadable();
        line.remove_prefix(dash.size());
        auto const space = line.rfind(' ');
        auto const bytes = space == line.npos ? std::nullopt : from_base64(line.substr(space + 1));
        if (!bytes || bytes->size() < 5) return unreadable();
        if (bytes->substr(0, 4) != key_hash(line.substr(0, space), key)) continue; // somebody else's
        if (signature_holds(text, std::string_view(*bytes).substr(4), key)) return *head;
    }
    return problem(say("The signature under the head of the log is not that of its key."), Code::damaged);
}

std::string to_base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its closing zero
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    char const* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    // The same bytes have one text alone, but the decoder takes bytes beyond ASCII for some of its letters.
    if (std::ranges::any_of(text, [](char byte) { return static_cast<unsigned char>(byte) > 0x7F; }))
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

} // namespace core
