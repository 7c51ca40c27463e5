// All that a page says of itself, unjudged: in its head, its scripts, its elements and its addresses.
#pragma once

#include "core/ingest/found_facts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct GumboInternalNode;

namespace core {

/// All that the page says, in its order.
struct PageSayings {
    /// The less, the more it is trusted.
    enum Trust : std::uint8_t {
        by_script,
        for_networks,
        by_microdata,
        by_time,
        by_meta,
        by_line,
        by_heading,
        by_place,
        by_script_besides,
        by_address
    };
    /// One saying of the page, unjudged.
    struct Said {
        FactKind kind;
        Trust trust;
        std::string value, from;
    };

    std::vector<Said> all;
    std::vector<std::string> scripts;   ///< of linked data
    std::vector<std::string> headlines; ///< of <h1>
    std::string title, base, language, saved_from;
    std::vector<std::string> canonical;
    std::vector<std::string> fronts; ///< what links to the front page are called
    std::string shared;         ///< the address its links for sharing tell
    bool shares_others = false; ///< they tell several

    void add(FactKind kind, Trust trust, std::string_view value, std::string from) {
        constexpr std::size_t most = 400;
        if (value.starts_with("\uFFFD") && value.size() == std::string_view("\uFFFD").size()) return;
        if (all.size() < most && value.find_first_not_of(" \t\r\n\f") != value.npos)
            all.push_back({kind, trust, std::string(value), std::move(from)});
    }
};

/// What the page of this root says. Linear in the page.
PageSayings page_sayings(GumboInternalNode const& root);

} // namespace core
