// The small words of each language and the name of its Snowball rules: one row per language, so that a
// new one is a row.
#pragma once

#include <string_view>
#include <unordered_set>

namespace core {

struct FunctionWords {
    char const* snowball; ///< libstemmer's name of the rules, or null
    std::unordered_set<std::string_view> stop;     ///< folded
    std::unordered_set<std::string_view> negation; ///< folded
};

/// By two-letter code, also of "fr-BE"; null for a language without a row.
FunctionWords const* function_words(std::string_view language);

} // namespace core
