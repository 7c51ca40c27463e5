#include "core/text/json_pieces.h"

#include <algorithm>
#include <string>

namespace core {

namespace {

constexpr bool is_blank(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n';
}

/// Bytes of one piece, no more of them than are held.
class Kept {
public:
    void add(char sign, std::int64_t line, std::int64_t column) {
        if (bytes_ == 0) {
            if (is_blank(sign))
                return;
            line_ = line;
            column_ = column;
        }
        ++bytes_;
        if (bytes_ <= largest_json_piece)
            text_ += sign;
    }
    void hand_over(std::function<void(JsonPiece const&)> const& call, bool is_open = false) {
        auto const too_long = bytes_ > largest_json_piece;
        auto text = too_long ? std::string_view() : std::string_view(text_);
        while (!text.empty() && is_blank(text.back()))
            text.remove_suffix(1);
        if (bytes_ > 0)
            call({text, line_, bytes_, too_long, is_open, column_});
        drop();
    }
    void drop() {
        text_.clear();
        bytes_ = 0;
    }

private:
    std::string text_;
    std::size_t bytes_ = 0;
    std::int64_t line_ = 1, column_ = 1;
};

class Scan {
public:
    Scan(std::span<std::string_view const> lists, std::function<void(JsonPiece const&)> const& call)
        : lists_(lists), call_(call) {}

    void take(std::string_view bytes) {
        for (auto const sign : bytes) {
            if (sign == '\n') {
                ++line_;
                column_ = 0;
            } else if ((static_cast<unsigned char>(sign) & 0xC0) != 0x80) {
                ++column_;
            }
            take(sign);
        }
    }
    JsonEnd finish() {
        auto const whole = depth_ == 0 && !in_string_;
        // What is not whole is handed over as well: reading it tells what is wrong.
        if (element_level_ > 0)
            element_.hand_over(call_, in_string_ || depth_ > element_level_);
        else if (!had_list_)
            value_.hand_over(call_, !whole);
        return {whole, line_};
    }

private:
    void take(char sign) {
        auto& kept = element_level_ > 0 ? element_ : value_;
        if (in_string_)
            return take_in_string(sign, kept);
        switch (sign) {
        case '"':
            in_string_ = true;
            name_.clear();
            break;
        case '{':
        case '[':
            open(sign);
            return;
        case '}':
        case ']':
            close(sign);
            return;
        case ',':
            if (element_level_ > 0 && depth_ == element_level_)
                return element_.hand_over(call_);
            break;
        default:
            break;
        }
        kept.add(sign, line_, column_);
        // Values may follow each other with nothing between them but blanks; a plain one ends with its line.
        if (depth_ == 0 && sign == '\n')
            end_value();
    }
    void take_in_string(char sign, Kept& kept) {
        kept.add(sign, line_, column_);
        if (escaped_)
            escaped_ = false;
        else if (sign == '\\')
            escaped_ = true;
        else if (sign == '"')
            in_string_ = false;
        else if (depth_ == 1 && name_.size() < 100)
            name_ += sign;
    }
    void open(char sign) {
        auto const begins_list =
            sign == '[' && element_level_ == 0 &&
            (depth_ == 0 || (depth_ == 1 && top_ == '{' && std::ranges::find(lists_, name_) != lists_.end()));
        if (depth_ == 0)
            top_ = sign;
        if (!begins_list)
            (element_level_ > 0 ? element_ : value_).add(sign, line_, column_);
        ++depth_;
        if (!begins_list)
            return;
        element_level_ = depth_;
        had_list_ = true;
    }
    void close(char sign) {
        if (element_level_ > 0 && depth_ == element_level_) {
            element_.hand_over(call_);
            element_level_ = 0;
        } else {
            (element_level_ > 0 ? element_ : value_).add(sign, line_, column_);
        }
        depth_ = std::max(0, depth_ - 1);
        if (depth_ == 0)
            end_value();
    }
    void end_value() {
        if (had_list_)
            value_.drop();
        else
            value_.hand_over(call_);
        had_list_ = false;
        element_level_ = 0;
    }

    std::span<std::string_view const> lists_;
    std::function<void(JsonPiece const&)> const& call_;
    Kept value_;   ///< of the value at the top what is in no list
    Kept element_; ///< of the list that is walked
    std::string name_;
    std::int64_t line_ = 1, column_ = 0;
    int depth_ = 0;
    int element_level_ = 0; ///< depth of the list that is walked; 0 = none
    char top_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
    bool had_list_ = false;
};

} // namespace

JsonEnd each_json_piece(NextPiece const& next, std::span<std::string_view const> lists,
                        std::function<void(JsonPiece const&)> const& call) {
    Scan scan(lists, call);
    auto first = true;
    for (auto piece = next(); !piece.empty(); piece = next()) {
        if (constexpr std::string_view mark = "\xEF\xBB\xBF"; first && piece.starts_with(mark))
            piece.remove_prefix(mark.size());
        first = false;
        scan.take(piece);
    }
    return scan.finish();
}

} // namespace core
