// Verbs without a subject: some languages leave out the pronoun of who is known already.
#pragma once

#include "core/quotation/phrases.h"

#include <string_view>

namespace core {

/// Whether the form is one of several persons: "dijeron", "han dicho", "disseram", "заявили".
bool said_by_several(std::u32string_view verb, Grammar const& grammar);

/// "erklärten sie", "denunciaron en un comunicado": a verb of several whom nobody names beside it.
bool told_by_several(Article const& article, Cue const& cue, Range mention);

/// Whether the verb alone means somebody: "Añadió que".
bool leaves_out(Article const& article, Cue const& cue, Range mention);

/// The gender that the form tells of who acts: "ответила"; unknown where it tells none.
Gender gender_told(std::u32string_view verb, Grammar const& grammar);

} // namespace core
