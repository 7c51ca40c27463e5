#include "app/desk/key_places.h"

#include <array>
#include <string_view>

namespace app {

namespace {

struct KeyRow {
    unsigned first; ///< place of its first key
    std::u32string_view signs;
};

constexpr KeyRow digits{10, U"1234567890"};
constexpr std::array letters{KeyRow{24, U"qwertyuiop"}, KeyRow{38, U"asdfghjkl"}, KeyRow{52, U"zxcvbnm,."}};

char32_t at(KeyRow const& row, unsigned place) {
    return place >= row.first && place - row.first < row.signs.size() ? row.signs[place - row.first] : 0;
}

bool is_latin(char32_t sign) {
    constexpr char32_t last_of_extended_latin = 0x24F;
    auto const plain = (sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z');
    return plain || (sign >= 0xC0 && sign <= last_of_extended_latin);
}

} // namespace

char32_t meant_by_key(char32_t produced, unsigned place) {
    auto const in_digit_row = at(digits, place);
    if (produced >= U'0' && produced <= U'9') return produced;
    if (in_digit_row) return in_digit_row;
    if (produced >= U'A' && produced <= U'Z') return produced - U'A' + U'a';
    if (is_latin(produced)) return produced;
    if (produced > 0x24F) // another script: what a Latin keyboard has at that place
        for (auto const& row : letters)
            if (auto const sign = at(row, place)) return sign;
    return produced;
}

} // namespace app
