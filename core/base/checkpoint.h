// Signed tree heads: an Ed25519 key, and the head of a lane as a C2SP checkpoint (a signed note), which
// any tool that knows that format can check. What is signed is the origin, the size and the root.
#pragma once

#include "core/base/digest.h"

#include <optional>

namespace core {

/// The public half of a key; all zero means "none".
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(PublicKey const&) const = default;
    bool empty() const { return *this == PublicKey{}; }
    std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }
    /// Of any other length than 32 bytes, none.
    static PublicKey from(std::string_view bytes);
};

/// Sixteen hexadecimal digits in groups of four, by which people compare keys.
std::string fingerprint(PublicKey const& key);

/// The secret half. Wiped when it goes.
class SigningKey {
public:
    /// `seed`: 32 secret random bytes.
    explicit SigningKey(std::string_view seed);
    ~SigningKey();
    SigningKey(SigningKey const&) = delete;
    SigningKey& operator=(SigningKey const&) = delete;
    PublicKey const& public_key() const { return public_; }
    /// 64 bytes over exactly these.
    std::string sign(std::string_view text) const;

private:
    std::array<unsigned char, 64> secret_{};
    PublicKey public_;
};

bool signature_holds(std::string_view text, std::string_view signature, PublicKey const& key);

/// A lane's name: it belongs to one workspace and one key (or to nobody's, with an empty key).
std::string lane_name(std::string_view workspace, PublicKey const& key);

/// The head of a lane at one moment.
struct Checkpoint {
    std::string origin; ///< "counterpoint/WORKSPACE/LANE"
    std::int64_t size = 0;
    Digest root;
    bool operator==(Checkpoint const&) const = default;
};

std::string origin_of(std::string_view workspace, std::string_view lane);
/// The signed note; its key is named as the origin is.
std::string sign_checkpoint(Checkpoint const& head, SigningKey const& key);
/// What the note says, when this key signed it; a Problem when it did not, or when it is no such note.
Result<Checkpoint> open_checkpoint(std::string_view note, PublicKey const& key);

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

} // namespace core
