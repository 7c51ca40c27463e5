// Whatever a stranger may hand over as evidence: a proof, a signed head, an entry of the log, the heads it names, a
// notice. Any bytes are either read, and then written back as the very same, or refused without a throw.
#include "core/base/checkpoint.h"
#include "core/formats/dossier_check.h"
#include "core/log/redaction.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// The bytes as what a note says, with a signature that holds: what lies behind the signature is read too.
void open_signed(std::string_view bytes) {
    static core::SigningKey const key(std::string(32, '\7'));
    auto const text = std::string(bytes) + "\n";
    auto const name = bytes.substr(0, bytes.find('\n'));
    auto const hash = core::sha256(std::string(name) + "\n\1" + std::string(key.public_key().view()));
    auto const signature = std::string(hash.view().substr(0, 4)) + key.sign(text);
    auto const note = text + "\n\xE2\x80\x94 " + std::string(name) + " " + core::to_base64(signature) + "\n";
    // A note may say more than we do, in further lines: the head it tells of survives the way back and forth.
    if (auto const head = core::open_checkpoint(note, key.public_key()))
        require(core::open_checkpoint(core::sign_checkpoint(*head, key), key.public_key()).value() == *head);
    require(!core::open_checkpoint(bytes, core::SigningKey(std::string(32, '\1')).public_key()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    static_cast<void>(core::check_dossier(bytes));
    open_signed(bytes);
    if (auto const raw = core::from_base64(bytes)) require(core::to_base64(*raw) == bytes);
    if (auto const heads = core::decode_heads(bytes)) require(core::encode_heads(*heads) == bytes);
    if (auto const entry = core::read_entry(bytes)) require(core::entry_bytes(entry->revision, entry->changes) == bytes);
    // Every place has a number here, and every number a place.
    auto const seq_of = [](core::LogPlace const& place) { return place.index; };
    auto const place_of = [](core::Seq seq) { return core::LogPlace{"lane", seq}; };
    if (auto const redaction = core::redaction_in(core::redact_operation, bytes, seq_of)) {
        auto const notice = core::encode_notice(*redaction, place_of);
        require(core::encode_notice(core::redaction_in(core::redact_operation, notice, seq_of).value(), place_of) == notice);
    }
    if (auto const decision = core::decision_in(core::accept_operation, bytes))
        require(core::encode_decision(core::decision_in(core::accept_operation, core::encode_decision(*decision)).value()) ==
                core::encode_decision(*decision));
    return 0;
}
