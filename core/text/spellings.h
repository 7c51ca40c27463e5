// Whether two names may be one person's in different spellings: with a hyphen or without, a given name or its
// initial, one way to write Russian or German letters or another. To propose, never to decide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The words of a name, hyphens parting them, each as it sounds in Latin letters: "Loukachenko", "Lukashenko" and
/// "Лукашенко" are one. Never shown. Bytes that are no UTF-8 count as nothing.
std::vector<std::string> spoken_words(std::string_view name);

/// "Jean" and "Jean-Pierre", "J." and "John"; not "Jean" and "Jacques".
bool given_names_agree(std::string_view one, std::string_view other);

/// "Jean-Pierre Malou" and "Jean Pierre Malou", "J. Malou" and "Jean Malou", "Vladimir Poutine" and "Владимир Путин".
/// Both must hold a given name or an initial; a surname alone is nobody.
bool may_be_spellings(std::string_view one, std::string_view other);

} // namespace core
