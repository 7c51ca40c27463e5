#include "core/editorial/captures.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

CaptureGave given_by(std::vector<Id<Text>> const& texts, std::vector<Revision> const& revisions) {
    if (!texts.empty()) return CaptureGave::text;
    auto const made = [](Revision const& revision) { return revision.operation == "source.capture_unchanged"; };
    return std::ranges::any_of(revisions, made) ? CaptureGave::unchanged : CaptureGave::nothing;
}

/// When the source is to be captured next; nothing when it is not watched, or not any more on that day.
std::optional<Watch> watch_of(Records const& reader, Source const& source, PartialDate const& today) {
    if (source.watch_every <= 0) return std::nullopt;
    if (source.watch_until.known() && today.earliest_day() > source.watch_until.latest_day()) return std::nullopt;
    Watch watch{source.id, {}, {}};
    for (auto const& capture : reader.referring<Capture>("source", source.id)) watch.last = std::max(watch.last, capture.obtained);
    if (watch.last.ms != 0) watch.due = {watch.last.ms + source.watch_every * day_ms};
    return watch;
}

} // namespace

std::vector<CaptureSeen> captures_seen(Records const& reader, Id<Source> source) {
    std::vector<CaptureSeen> all;
    for (auto const& capture : reader.referring<Capture>("source", source)) {
        CaptureSeen seen;
        seen.capture = capture;
        auto const revisions = reader.revisions_of(ref(capture.id)); // newest first
        if (!revisions.empty()) seen.by = revisions.back().actor;
        for (auto const& text : reader.referring<Text>("capture", capture.id)) seen.texts.push_back(text.id);
        seen.gave = given_by(seen.texts, revisions);
        auto const bytes = reader.bytes(capture.digest);
        seen.bytes_hold = bytes.has_value();
        if (bytes && capture.media_type == reference_type) seen.reference = reference_in(*bytes);
        if (bytes && capture.media_type == "application/warc") {
            try {
                seen.hops = hops_of_capture(*bytes, capture.origin);
            } catch (Error const&) { // a file of somebody that was taken in otherwise
            }
        }
        all.push_back(std::move(seen));
    }
    return all;
}

std::vector<Watch> watched_sources(Records const& reader, PartialDate const& today) {
    std::vector<Watch> all;
    for (auto const id : reader.list(Kind::source))
        if (auto const source = reader.find(Id<Source>{id}))
            if (auto watch = watch_of(reader, *source, today)) all.push_back(*watch);
    std::ranges::stable_sort(all, {}, &Watch::due);
    return all;
}

} // namespace core
