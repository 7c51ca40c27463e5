// How records are put into words and colours in the window: one place, so that a claim, a card and a
// list say the same thing the same way.
#pragma once

#include "app/common/said.h"
#include "app/window/wxtext.h"
#include "app/window/theme.h"
#include "core/editorial/dossier.h"
#include "core/editorial/verdict.h"
#include "core/store/reader.h"

namespace app {

/// With a capital, if it begins with a letter from a to z.
std::string capitalised(std::string text);

/// The verdict's word in the interface language; "Unrated" without one.
std::string verdict_word(core::Rating const* rating);
/// "version 1 of 2" of a verdict given on a version that has a later one; else nothing.
std::string version_word(core::Dossier const& dossier);
Tint verdict_tint(core::Rating const* rating);
/// The same of a verdict that may be concealed, which is said then.
std::string verdict_word(core::Verdict const& verdict);
Tint verdict_tint(core::Verdict const& verdict);

/// How a relation reads on a card, capitalised: "Refutes".
std::string relation_word(core::Relation relation);
Tint relation_tint(core::Relation relation);

std::string state_word(core::ReviewState state);
/// The label of a field in the reader's language.
std::string field_word(core::Kind kind, std::string_view name);

/// "Le Courrier · https://…" and "File, 19 Nov 2026 · 2 kB · 19 Nov 2026 · SHA-256 865abf50…" for a step of a trail.
std::string source_line(core::TrailStep const& step);
std::string capture_line(core::TrailStep const& step);

/// Local day and minute: "23 Nov, 15:10".
std::string when_line(core::Instant at);

/// A text cut to at most that many characters at a word, with an ellipsis.
std::string shortened(std::string const& text, std::size_t most);

/// "14:05" of an instant, and "19 December 2022" with the weekday left out, both where the reader is.
std::string clock_time(core::Instant at);
std::string day_of(core::Instant at);
/// Both, of today as well.
std::string full_when(core::Instant at);

} // namespace app
