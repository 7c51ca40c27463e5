// A small page of news, with whatever a test wants in its head and above its story.
#pragma once

#include "core/ingest/ingest.h"

namespace core::fixture {

inline Ingested page(std::string const& head, std::string const& body = "<h1>Harbour vote delayed</h1>",
              std::string const& lang = "en") {
    IngestOptions options;
    options.file_name = "page.html";
    options.today = day_number(2026, 11, 29);
    return ingest("<!doctype html><html lang=" + lang + "><head><meta charset=utf-8>" + head + "</head><body><article>" + body +
                      "<p>The council would meet again in the spring, the mayor said, to look at the whole plan.</p>"
                      "</article></body></html>",
                  options);
}

inline Ingested with_data(std::string const& json, std::string const& type = "application/ld+json") {
    return page("<title>Fallback</title><script type='" + type + "'>" + json + "</script>");
}

/// All that the page says of that kind, each with where.
inline std::string said(Ingested const& result, FactKind kind) {
    std::string all;
    for (auto const& fact : result.facts)
        if (fact.kind == kind) all += (all.empty() ? "" : " | ") + fact.value + " <" + fact.from + ">";
    return all;
}

} // namespace core::fixture
