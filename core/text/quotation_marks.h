// The quotation marks of a language, as CLDR has them.
#pragma once

#include <string>
#include <string_view>

namespace core {

struct QuotationMarks {
    std::string open, close; ///< with the no-break spaces that belong inside, as in French
};

/// `language` is a tag such as "fr" or "zh-Hant"; one that is not known has the English marks. `depth` 0 is the outer
/// pair, 1 the one inside it, 2 the outer one again.
QuotationMarks quotation_marks(std::string_view language, int depth = 0);

/// The words between the outer marks of a language.
std::string in_quotation_marks(std::string_view words, std::string_view language);

} // namespace core
