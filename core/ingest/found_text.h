// The text of a document as it is put together: paragraphs with a blank line between, and where pages, parts and times
// begin in it.
#pragma once

#include "core/ingest/ingest.h"

#include <optional>

namespace core {

class FoundText {
public:
    /// From the next words on.
    void page(std::int64_t number, std::string label = {}) { page_ = PageOfDocument{0, number, std::move(label)}; }
    void part(PagePart part, std::string title = {}) { part_ = PartOfPage{0, part, std::move(title)}; }
    void time(std::int64_t from_ms, std::int64_t until_ms) { time_ = TimeOfRecording{0, from_ms, until_ms}; }
    void region(RegionOfPicture where) { region_ = where; }

    /// The next words begin a paragraph, or a line.
    void paragraph() { between_ = "\n\n"; }
    void line() { if (between_.empty()) between_ = "\n"; }
    /// Any bytes, taken as UTF-8.
    void words(std::string_view bytes);

    /// What stands there already is of that kind, from its beginning on.
    void part_from_start(PagePart part);

    bool empty() const { return text_.empty(); }
    std::string const& text() const { return text_; }
    /// Moves text and places there.
    void take(Ingested& into);

private:
    std::string text_;
    std::string_view between_;
    std::int64_t length_ = 0; ///< code points
    std::optional<PageOfDocument> page_;
    std::optional<PartOfPage> part_;
    std::optional<TimeOfRecording> time_;
    std::optional<RegionOfPicture> region_;
    std::vector<PageOfDocument> pages_;
    std::vector<PartOfPage> parts_;
    std::vector<TimeOfRecording> times_;
    std::vector<RegionOfPicture> regions_;
};

/// A note with one of core/ingest/sentences.h.
void note(Ingested& into, char const* sentence, std::vector<Arg> args = {});
/// Throws it as the reason why there is no text.
[[noreturn]] void refuse_text(char const* sentence, IngestOptions const& options, std::vector<Arg> more = {});

} // namespace core
