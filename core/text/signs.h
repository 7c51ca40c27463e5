// Signs that show nothing and do something: control characters, marks that turn the direction of writing,
// code points that are no characters. What a value may hold is decided here, for whatever comes in and
// whatever goes out: typed words that hold such a sign are refused, a stranger's words are kept with the sign
// made visible, and nothing is printed with one.
#pragma once

#include "core/base/say.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// What a value is, and so what it may hold beside what shows itself.
enum class TextForm {
    name, ///< one line by which somebody or something is called and found: no mark of direction at all
    line, ///< one line; marks of direction that are closed again and that the line needs
    text  ///< lines of text: those as well, '\n', "\r\n", '\t' and the line separators of Unicode
};

/// The first sign that must not stand in a value.
struct Unfit {
    enum class What { line_break, control, direction, no_character };
    What what = What::control;
    char32_t sign = 0;
    std::int64_t place = 0; ///< in code points, the first is 1
};

/// Nothing if all of `text`, valid UTF-8, may stand there. Of the marks of direction, LRO and RLO never may:
/// they show words in another order than they are stored in. The others may where a line closes what it
/// opens; those that open a stretch from right to left only beside letters that are written so.
std::optional<Unfit> find_unfit(std::string_view text, TextForm form);

/// One sentence for whoever typed it: which field, which sign, where. `field` goes into “…”.
Message unfit_message(Arg field, Unfit const& found);

/// Throws Error{bad_input} with that sentence, or one about invalid UTF-8. `field` is English, marked for
/// translation.
void refuse_unfit(char const* field, std::string_view text, TextForm form);

/// A stranger's words as they may be kept.
struct Fitted {
    std::string text;
    std::int64_t changed = 0; ///< signs that were made visible
    std::int64_t first = 0;   ///< place of the first of them, from 1; 0 = none
};

/// Any bytes, each unfit sign replaced by one that shows: control characters by their picture (U+2400 and on)
/// or U+FFFD, all others by U+FFFD. White space that would break a line becomes a blank and is not counted; in
/// a text it becomes '\n'. One code point stays one, but for "\r\n", which becomes '\n' in a text.
Fitted made_fit(std::string_view bytes, TextForm form);

/// Valid text without the marks of direction that must not stand in it: for what was cut out of a longer text, where
/// nothing opens or closes them any more, and for names found in one.
std::string without_unfit_direction(std::string_view text, TextForm form);

/// Any bytes as one line, or as lines, that can be printed: never a control character but '\n' and '\t' of
/// lines, no unfit sign; what cannot be shown is named, as in "␛" or "<U+202E>", in one line also what hides, as "<U+200B>".
std::string shown_line(std::string_view bytes);
std::string shown_text(std::string_view bytes);

/// The same JSON text with what a terminal or a program might obey written as \uXXXX: DEL, U+0080 to U+009F,
/// marks of direction, U+2028, U+2029, what shows nothing (U+200B …). `json` must be what a JSON writer made, in UTF-8.
std::string escaped_json(std::string_view json);

} // namespace core
