// Bringing in what was read (app/intake/arrival.h): the one way of the window and the command line, which differ only in
// what they ask before and on which thread they read.
#pragma once

#include "app/intake/arrival.h"

#include <string>
#include <vector>

namespace app {

/// Drafts the source of an article; one without a title takes the first words of its text. Throws like
/// core::import_source.
core::ImportedSource draft_article(core::Context& context, Article article, core::SourceFacts facts = {});

struct Imported {
    core::Id<core::Source> source;
    core::Id<core::Text> text;
    core::ChangeSet changes;
    std::vector<core::Message> notes; ///< what the extraction had to decide or repair
    std::vector<core::FoundFact> facts; ///< what the file says of itself, the likelier of a kind first
    std::string encoding;               ///< its bytes were read in
};

/// Reads and commits an article. Throws core::Error in one sentence.
Imported import_article(core::Store& store, Arrival const& arrival, core::SourceFacts const& facts = {});

} // namespace app
