// Verbs without a subject: some languages leave out the pronoun of who is known already.
#pragma once

#include "core/quotation/people.h"

#include <string_view>

namespace core {

/// Whether the form is one of several persons: "dijeron", "han dicho", "disseram", "заявили".
bool said_by_several(std::u32string_view verb, Grammar const& grammar);

/// The gender that the form tells of who acts: "ответила"; unknown where it tells none.
Gender gender_told(std::u32string_view verb, Grammar const& grammar);

} // namespace core
