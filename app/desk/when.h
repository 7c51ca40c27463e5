// When an action can be used, and why not: each answers nothing when it can, else the sentence a grey menu shows.
#pragma once

#include "core/base/say.h"

#include <optional>

namespace app {

class Desk;

namespace when {

using WhyNot = std::optional<core::Message>;

WhyNot always(Desk const& desk);
WhyNot reading(Desk const& desk);
/// A source is open, whether it has a text or is a recording without one.
WhyNot can_be_drawn(Desk const& desk);
/// An article or a claim is open.
WhyNot can_print(Desk const& desk);
WhyNot has_published(Desk const& desk);
WhyNot has_encodings(Desk const& desk);
WhyNot at_source(Desk const& desk);
WhyNot has_suggestions(Desk const& desk);
WhyNot has_claim(Desk const& desk);
WhyNot has_statement(Desk const& desk);
WhyNot can_go_back(Desk const& desk);
WhyNot can_go_forward(Desk const& desk);
WhyNot has_record(Desk const& desk);
WhyNot has_one_record(Desk const& desk);
WhyNot has_party(Desk const& desk);
WhyNot has_topic(Desk const& desk);
WhyNot has_claims(Desk const& desk);
WhyNot has_rows(Desk const& desk);
WhyNot has_words(Desk const& desk);
WhyNot has_bytes(Desk const& desk);
WhyNot came_in_as_record(Desk const& desk);
WhyNot has_quotation(Desk const& desk);
WhyNot has_origin(Desk const& desk);
WhyNot has_mergeable(Desk const& desk);
WhyNot has_splittable(Desk const& desk);
WhyNot has_link(Desk const& desk);
WhyNot has_source(Desk const& desk);
WhyNot comes_from_archive(Desk const& desk);
WhyNot approved_waits(Desk const& desk);
WhyNot has_moment(Desk const& desk);
WhyNot has_past(Desk const& desk);
WhyNot searching(Desk const& desk);
WhyNot showing_claims(Desk const& desk);
WhyNot is_contested(Desk const& desk);
WhyNot is_shared(Desk const& desk);
WhyNot is_not_shared(Desk const& desk);

} // namespace when
} // namespace app
