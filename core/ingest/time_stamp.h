// Time-stamps (RFC 3161): somebody else's signed word that certain bytes existed at a moment. What is asked of an
// authority holds the digest alone. An answer is ASN.1 of a stranger: read_time_stamp() is for the reader that shut
// itself in (app/reader), and whoever started it believes its answer as far as it can be right.
#pragma once

#include "core/base/digest.h"
#include "core/base/say.h"
#include "core/time/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

inline constexpr std::size_t longest_stamp = 65'536; ///< bytes of one; real ones have some thousand

enum class StampAnswer {
    holds,          ///< signed by an authority that is trusted here, over these bytes
    unknown_root,   ///< signed over these bytes, but by nobody that is trusted here
    other_bytes,    ///< of other bytes
    not_valid_then, ///< the certificate was not valid at the time that the stamp tells
    no_certificate, ///< without the certificate that would tell who signed
    weak,           ///< by an algorithm that anybody can forge
    refused,        ///< the authority gave none
    broken          ///< no time-stamp, or one that somebody changed
};

/// "holds", "unknown-root" …
std::string_view key_of(StampAnswer answer);

struct StampFound {
    StampAnswer answer = StampAnswer::broken;
    Instant at;             ///< the moment it tells; 0 where it cannot be read
    std::string authority;  ///< the subject of the certificate that signed
    std::string policy;     ///< "1.2.3.4"
    std::string hash;       ///< "SHA256"
    std::string root;       ///< SHA-256 of the certificate its chain ends with, in hex
    std::string why;        ///< of what is wrong, in the words of the library
    bool expired_since = false; ///< the certificate was valid then, and is not any more
    bool old_hash = false;      ///< SHA-1: still nobody can make bytes for a digest that is there, but two of one
    bool operator==(StampFound const&) const = default;
};

/// One sentence on what it proves, or why nothing. It never says who served the bytes.
Message told_of_stamp(StampFound const& found);
/// Whether it is of these very bytes, trusted or not.
inline bool is_of_these_bytes(StampFound const& found) {
    return found.answer == StampAnswer::holds || found.answer == StampAnswer::unknown_root ||
           found.answer == StampAnswer::not_valid_then;
}

/// What is sent to an authority: 69 bytes with the digest and a number that nobody can guess.
std::string time_stamp_request(Digest const& digest, std::uint64_t number);

/// Reads an answer of an authority (.tsr) or the bare token (.tst), over these bytes. `roots`: certificates that are
/// trusted, PEM or DER. `now`: to tell whether the certificate expired since.
StampFound read_time_stamp(std::string_view stamp, std::string_view bytes, std::vector<std::string> const& roots, Instant now);

/// The SHA-256 of a certificate, PEM or DER, and its subject; nothing when it is none, or is none of an authority (CA).
struct RootCertificate {
    std::string fingerprint, subject;
};
std::optional<RootCertificate> read_root_certificate(std::string_view certificate);

/// What the reader is asked and answers, as they travel: the head of the question is one line, then the bytes.
struct StampQuestion {
    std::string stamp;
    std::vector<std::string> roots;
    Instant now;
};
std::string stamp_question(StampQuestion const& question);
std::optional<StampQuestion> read_stamp_question(std::string_view& stream);
std::string stamp_answer(StampFound const& found);
/// Nothing when it is no answer.
std::optional<StampFound> read_stamp_answer(std::string_view json);

} // namespace core
