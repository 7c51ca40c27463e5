// What the saved bytes of a source say of themselves, read anew whenever somebody wants to choose among it.
#pragma once

#include "core/ingest/found_facts.h"
#include "core/store/records.h"

namespace core {

class ConfinedReading;

/// What such a fact is called: for people, English, marked for translation.
char const* label_of(FactKind kind);

/// Of the capture a text was read from; empty where it is no page, or cannot be read any more. Takes as long as reading
/// the page.
std::vector<FoundFact> said_of_text(Records const& reader, Text const& text);

/// Of the capture its article was read from, or else the newest one, likewise; of a picture or recording where `confined` reads
/// them.
std::vector<FoundFact> said_of_source(Records const& reader, Id<Source> source, ConfinedReading const* confined = nullptr);

} // namespace core
