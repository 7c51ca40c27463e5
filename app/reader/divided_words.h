// Words that were divided at the end of a line: whether the hyphen belongs to them is asked of the rest of the document,
// and else of the words that have one in French and English.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace reader {

class DividedWords {
public:
    /// Takes in the words of a line, but for those at its ends, which may be halves.
    void learn(std::string_view line);

    enum class Joint { none, with_hyphen, without };
    /// Whether `line` ends in the first half of a word that `next`, the following line, goes on with.
    Joint joint(std::string_view line, std::string_view next) const;

    /// The line without the sign that divides.
    static std::string_view without_sign(std::string_view line);

private:
    std::map<std::string, int, std::less<>> seen_;
};

} // namespace reader
