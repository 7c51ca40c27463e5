// Verbs without a subject: Spanish, Portuguese and Russian leave out the pronoun of who is known already.
#pragma once

#include "core/quotation/people.h"

#include <string_view>

namespace core {

/// Whether a verb of the language tells of somebody without naming a subject.
bool leaves_out_pronouns(std::string_view language);

/// Whether the form is one of several persons: "dijeron", "disseram", "заявили".
bool said_by_several(std::u32string_view verb, std::string_view language);

/// The gender that the form tells of who acts: "ответила"; unknown where it tells none.
Gender gender_told(std::u32string_view verb, std::string_view language);

} // namespace core
