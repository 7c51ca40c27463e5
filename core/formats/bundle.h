// The exchange bundle: claims with all they hang on, in one archive that its sender signed, for a colleague's workspace or
// somebody outside who answers by such a file. In it stand the claims as lines (core/formats/claims_jsonl.h), each record
// with marks of what its fields were earlier, a list with the SHA-256 of these, and a signature of the list. What is in it is believed
// only as far as these hold together.
#pragma once

#include "core/base/progress.h"
#include "core/base/sink.h"
#include "core/formats/collected.h"
#include "core/formats/selection.h"
#include "core/text/lines.h"

namespace core {

/// Who made a bundle, as far as it tells.
struct BundleSender {
    PublicKey key;         ///< whose signature holds; none: nobody signed it
    std::string name;      ///< as the bundle says: nobody proved it
    std::string workspace; ///< of which it was made
    Instant made;          ///< 0 = it does not say
    std::int64_t claims = 0;
};

struct OpenBundle {
    BundleSender sender;
    std::uint64_t size = 0;          ///< of the lines
    std::function<NextPiece()> open; ///< the lines, from their beginning
};

/// Opens a bundle and holds all of it to its list and signature. `file` is what sentences call it. Throws Error{bad_input}
/// when it is none, or not what its sender made, or too large, Error{newer}, Error{cancelled}.
OpenBundle open_bundle(std::shared_ptr<std::string const> bytes, std::string const& file, Progress& progress);

/// Writes these claims; what hangs on none of them only where all are written. Throws Error{refused} when they are too large,
/// Error{cancelled} and what reader and sink throw.
WrittenClaims write_bundle(Reader const& reader, ClaimSelection const& selection, Sink const& sink, Progress& progress);

/// "Signed by the key 3b94 …, which calls itself “Bruno”": of the key that signs here, it says so.
Message sentence_of(BundleSender const& sender, std::optional<std::string> const& own_fingerprint);

/// The most its lines may have, in bytes: all of it comes in as one change.
inline constexpr std::uint64_t largest_bundle = 256u << 20;

} // namespace core
