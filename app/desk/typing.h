// What was typed into one field, step by step, so that it can be taken back there before anything else is. A step is a
// word or a stretch rubbed out, not a letter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

class Typing {
public:
    /// What a field is to hold, and where its caret goes; letters are code points.
    struct Text {
        std::u32string words;
        std::size_t caret = 0;
    };

    explicit Typing(std::u32string first) : now_(std::move(first)) {}

    /// The field holds this now. What was taken back before can no longer be done again.
    void typed(std::u32string now);
    /// Nothing when all is taken back, or nothing was.
    std::optional<Text> undo();
    std::optional<Text> redo();
    /// What it holds now comes from elsewhere: nothing typed before can be taken back.
    void start_over(std::u32string now);
    std::u32string const& now() const { return now_; }
    /// Empty, and nobody typed since it began: nothing to take back or to do again.
    bool untouched() const { return now_.empty() && before_.empty() && after_.empty(); }

private:
    enum class Kind { none, letter, rubbed, other };
    struct Change {
        Kind kind = Kind::none;
        std::size_t at = 0; ///< of the letter
    };
    static Change change(std::u32string const& before, std::u32string const& after);
    bool goes_on(Change const& next, std::u32string const& after) const;
    std::optional<Text> go(std::vector<std::u32string>& from, std::vector<std::u32string>& to);

    std::u32string now_;
    std::vector<std::u32string> before_, after_;
    Change last_; ///< the one that led to now_
};

} // namespace app
