#include "core/model/by_hand.h"

#include "core/ingest/reference.h"
#include "core/model/source.h"

namespace core {

namespace {

/// Whether a program made out the words in a picture.
bool is_read_from_picture(Text const& text) { return text.extractor.starts_with(picture_reader); }

} // namespace

ByHand by_hand(Text const& text) {
    return text.extractor == heard_extractor ? ByHand::heard : text.extractor == seen_extractor ? ByHand::seen : ByHand::no;
}

bool is_by_reference(Capture const& capture) { return capture.media_type == reference_type; }

std::int64_t sureness_of(Text const& text) {
    std::int64_t sum = 0, length = 0;
    for (std::size_t at = 0; at < text.positions.size(); ++at) {
        auto const& each = text.positions[at];
        if (each.kind != PositionKind::region || each.sure == 0) continue;
        auto next = at + 1;
        while (next < text.positions.size() && text.positions[next].kind != PositionKind::region) ++next;
        auto const end = next < text.positions.size() ? text.positions[next].start : text.code_points;
        sum += each.sure * (end - each.start);
        length += end - each.start;
    }
    return length > 0 ? (sum + length / 2) / length : 0;
}

std::optional<Message> told_of_reading(Text const& text) {
    if (by_hand(text) == ByHand::heard) return say("typed by who heard it: no program compared it with the recording");
    if (by_hand(text) == ByHand::seen) return say("typed by who saw it: no program compared it with the picture");
    if (!is_read_from_picture(text)) return std::nullopt;
    return say("read from a picture by a program ({program}), to {sure} % sure: compare it with the picture",
               {{"program", text.extractor}, {"sure", std::to_string(sureness_of(text))}});
}

} // namespace core
