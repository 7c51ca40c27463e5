// What is said between marks and interrupted there by the words that tell who says it: « Nous irons, a dit X, jusqu'au
// bout », «Мы пойдём, — сказал X. — Порт открыт», «Iremos —dijo X—. Hay tiempo». Each piece becomes a stretch of its own.
#pragma once

#include "core/quotation/lexicon.h"
#include "core/quotation/marks.h"
#include "core/quotation/tokens.h"

#include <string_view>
#include <vector>

namespace core {

/// The pieces of one stretch between marks, in order; itself alone when nothing interrupts it, or in a language that
/// closes its marks before such words. Work grows with the words between the marks, up to a limit.
std::vector<Marked> pieces_of(std::u32string_view text, Marked const& marked, Lexicon const& lexicon);

} // namespace core
