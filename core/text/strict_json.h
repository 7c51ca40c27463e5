// JSON from somebody else: what the library would settle in silence is told instead. Of a key that stands twice in
// one object it keeps the last; numbers too large become something else; nesting has no end.
#pragma once

#include "core/base/say.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// How deep objects and lists may stand in each other.
inline constexpr int deepest_json = 64;
/// How many values of all kinds a text may hold.
inline constexpr int most_json_values = 4'000'000;

/// Why a text is not taken.
struct JsonFault {
    enum class What { encoding, syntax, number, twice, deep, many, half_sign };
    What what = What::syntax;
    std::size_t byte = 0; ///< from 1, as the parser counts; 0 where it cannot say
    std::string key;      ///< of what stands twice; of `deep` and `many` the last one that was read
    std::int64_t line = 0, column = 0; ///< of `syntax` and `half_sign`, from 1 and in code points; 0 where the parser cannot say
};

/// One sentence without a file. `first_line` and `first_column` are where in a file the text begins; line 0: it is one line
/// of a file, which is told with it.
core::Message fault_message(JsonFault const& fault, std::int64_t first_line = 1, std::int64_t first_column = 1);

tl::expected<nlohmann::json, JsonFault> read_json(std::string_view text);

/// Where a text in it holds a sign that must not stand in text, as “words.article[3]”; nothing if none does.
std::optional<std::string> unfit_text_in(nlohmann::json const& json);

} // namespace core
