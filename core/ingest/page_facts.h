// What a page says of itself: title, author, publisher, date, address, language, each with where it says so.
#pragma once

#include "core/ingest/ingest.h"
#include "core/ingest/shown_facts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct GumboInternalNode;

namespace core {

struct PageSayings;

/// Reads them once from the page, which it does not need afterwards.
class PageFacts {
public:
    explicit PageFacts(GumboInternalNode const& root);
    ~PageFacts();
    PageFacts(PageFacts const&) = delete;
    PageFacts& operator=(PageFacts const&) = delete;

    /// What the page calls its language, as written: "en-US"; empty if it says nothing.
    std::string language() const;

    /// Fills facts of `into`, and its empty fields with the first of each kind. By trust: schema.org data in scripts,
    /// what is meant for social networks, microdata, <time>, <meta>, what the page shows round its story, headline and
    /// <title>, the address. `today` as in IngestOptions.
    void judge(ShownFacts const& shown, std::int64_t today, Ingested& into);

private:
    std::unique_ptr<PageSayings> said_;
};

/// Valid UTF-8 with white space collapsed to single spaces and control characters left out.
std::string one_line(std::string_view text);

} // namespace core
