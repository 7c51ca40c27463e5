#include "core/ingest/found_text.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

/// Valid, with '\n' for every kind of line end.
std::string with_line_ends(std::string_view bytes) {
    auto text = repair_utf8(bytes);
    if (text.find('\r') == text.npos) return text;
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != '\r') out += text[at];
        else if (at + 1 == text.size() || text[at + 1] != '\n') out += '\n';
    return out;
}

template <class Place>
void begin_place(std::optional<Place>& pending, std::vector<Place>& places, std::int64_t at) {
    if (!pending) return;
    pending->start = at;
    places.push_back(std::move(*pending));
    pending.reset();
}

} // namespace

void FoundText::words(std::string_view bytes) {
    auto const text = with_line_ends(bytes);
    if (text.empty()) return;
    if (!text_.empty()) {
        text_ += between_;
        length_ += static_cast<std::int64_t>(between_.size());
    }
    between_ = {};
    begin_place(page_, pages_, length_);
    begin_place(part_, parts_, length_);
    begin_place(time_, times_, length_);
    begin_place(region_, regions_, length_);
    text_ += text;
    length_ += count(length(text));
}

void FoundText::part_from_start(PagePart part) {
    if (parts_.empty() || parts_.front().start > 0) parts_.insert(parts_.begin(), {0, part, {}});
}

void FoundText::take(Ingested& into) {
    into.text = std::move(text_);
    into.pages = std::move(pages_);
    into.parts = std::move(parts_);
    into.times = std::move(times_);
    into.regions = std::move(regions_);
}

void note(Ingested& into, char const* sentence, std::vector<Arg> args) {
    into.notes.push_back({Code::bad_input, say(sentence, std::move(args))});
}

void refuse_text(char const* sentence, IngestOptions const& options, std::vector<Arg> more) {
    more.insert(more.begin(), {"file", options.file_name});
    throw Error(Code::bad_input, say(sentence, std::move(more)));
}

} // namespace core
