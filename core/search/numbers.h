// The numbers of a wording by their value, however it is written: "110 000", "110.000" and "110,000" in the way of its
// language, "twelve", "12 Mio", "двенадцать миллионов".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct NumberFound {
    std::string value;    ///< "12", "6.1", "12000000"
    std::size_t start = 0, end = 0; ///< bytes of the text
    bool is_spelt_one = false;      ///< "one", "un", "eine": often an article and no number
};

/// In their order, without overlap; `language` is a two-letter code or empty. A "one" in letters alone is not among them
/// unless `with_ones`.
enum class Ones { left_out, told };
std::vector<NumberFound> numbers_in(std::string_view text, std::string_view language, Ones ones = Ones::left_out);

} // namespace core
