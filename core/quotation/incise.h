// Words that tell who speaks, set into what is said without marks of their own: "…, a dit X, …", "… — dijo X —",
// "… ? demanda X." Found by the verb and its subject alone.
#pragma once

#include "core/quotation/tokens.h"

#include <optional>
#include <vector>

namespace core {

/// Indexes of tokens.
struct Incise {
    std::size_t before = 0; ///< the comma, dash or stop it follows
    std::size_t first = 0;  ///< its first word
    std::size_t subject = 0;
    std::size_t last = 0;   ///< behind its last word
    bool dashed = false;    ///< a dash opens it
};

/// A dash, or a hyphen that stands for one.
bool is_stroke(Token const& token);

/// The first incise from a token on whose break is at or behind it, before `end`.
std::optional<Incise> find_incise_from(std::vector<Token> const& tokens, std::size_t from, std::size_t end);

/// The incise whose first word is at a token, if one stands there: its verb and its subject, in either order.
std::optional<Incise> incise_at(std::vector<Token> const& tokens, std::size_t at, std::size_t end);

} // namespace core
