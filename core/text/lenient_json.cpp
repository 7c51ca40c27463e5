#include "core/text/lenient_json.h"

#include "core/text/strict_json.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {


bool is_hex_digit(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

class Mender {
public:
    explicit Mender(std::string_view text) : text_(text) {}

    std::string mended() {
        while (at_ < text_.size() && !too_deep_) step();
        if (too_deep_) return "[]";
        while (!open_.empty()) close(open_.back() == '{' ? '}' : ']');
        drop_comma();
        return "[" + out_ + "]";
    }

private:
    bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }

    void step() {
        auto const c = text_[at_];
        if (is_ascii_blank(c)) ++at_;
        else if (starts("//")) skip_past("\n");
        else if (starts("/*")) skip_past("*/");
        else if (starts("<!--")) at_ += 4;
        else if (starts("-->") || starts("]]>")) at_ += 3;
        else if (starts("<![CDATA[")) at_ += 9;
        else if (starts("\xEF\xBB\xBF") || starts("\xC2\xA0")) at_ += starts("\xC2\xA0") ? 2U : 3U;
        else if (c == ';' && open_.empty()) comma();
        else if (c == ',') comma();
        else if (c == ':') put(c);
        else if (c == '{' || c == '[') open(c);
        else if (c == '}' || c == ']') close_as_written(c);
        else if (c == '"') string();
        else word();
    }
    void skip_past(std::string_view end) {
        auto const found = text_.find(end, at_ + 2);
        at_ = found == text_.npos ? text_.size() : found + end.size();
    }
    void put(char c) {
        out_ += c;
        ++at_;
    }
    /// Commas count where a value stands before and another follows.
    void comma() {
        ++at_;
        if (out_.empty() || out_.back() == ',' || out_.back() == '{' || out_.back() == '[' || out_.back() == ':') return;
        out_ += ',';
    }
    void drop_comma() {
        if (out_.ends_with(',')) out_.pop_back();
        if (out_.ends_with(':')) out_ += "null";
    }
    /// Values that stand one after the other, as whole scripts do, get their comma.
    void before_value() {
        if (!out_.empty() && (out_.back() == '}' || out_.back() == ']' || out_.back() == '"')) out_ += ',';
    }
    void open(char c) {
        before_value();
        open_ += c;
        too_deep_ = open_.size() > static_cast<std::size_t>(deepest_json);
        put(c);
    }
    void close(char c) {
        drop_comma();
        out_ += c;
        open_.pop_back();
    }
    void close_as_written(char c) {
        ++at_;
        auto const wanted = c == '}' ? '{' : '[';
        if (open_.find(wanted) == open_.npos) return;
        while (open_.back() != wanted) close(open_.back() == '{' ? '}' : ']');
        close(c);
    }
    /// The first sign from `at` on that is not blank; 0 at the end.
    char next_sign(std::size_t& at) const {
        while (at < text_.size() && is_ascii_blank(text_[at])) ++at;
        return at < text_.size() ? text_[at] : '\0';
    }
    /// Whether a name without marks stands there, with a colon behind.
    bool begins_bare_key(std::size_t at) const {
        auto const begun = at;
        while (at < text_.size() && ((text_[at] | 0x20) >= 'a' && (text_[at] | 0x20) <= 'z')) ++at;
        return at > begun && next_sign(at) == ':';
    }
    /// Whether the mark at `at` ends the string: what follows says so.
    bool ends_string(std::size_t at) const {
        ++at;
        auto const next = next_sign(at);
        if (next == ',') {
            auto const after = next_sign(++at);
            return after == '\0' || std::string_view("\"{[]}-/,tfn0123456789").find(after) != std::string_view::npos ||
                   begins_bare_key(at);
        }
        return next == '\0' || next == ':' || next == '}' || next == ']' || next == ';' || next == '/' || next == '-' ||
               next == '"' || next == '<';
    }
    void string() {
        before_value();
        put('"');
        for (; at_ < text_.size(); ++at_) {
            auto const c = text_[at_];
            if (c == '"') {
                if (ends_string(at_)) break;
                out_ += "\\\"";
            } else if (c == '\\') {
                escape();
            } else if (static_cast<unsigned char>(c) < 0x20) {
                out_ += c == '\n' ? "\\n" : " ";
            } else {
                out_ += c;
            }
        }
        out_ += '"';
        ++at_;
    }
    /// At a backslash; stays on the last sign of what it escapes.
    void escape() {
        if (at_ + 1 >= text_.size()) return;
        auto const c = text_[++at_];
        if (std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos) {
            out_ += '\\';
            out_ += c;
        } else if (c == 'u' && at_ + 4 < text_.size() && std::ranges::all_of(text_.substr(at_ + 1, 4), is_hex_digit)) {
            unicode();
        } else if (c == '\n' || c == '\r') {
            out_ += ' '; // a line that goes on
        } else {
            out_ += c;
        }
    }
    /// "\uD83D\uDE00" stays; half of such a pair stands for nothing.
    void unicode() {
        auto const unit = text_.substr(at_ + 1, 4);
        auto const half = [](std::string_view four, std::string_view kinds) {
            return (four[0] | 0x20) == 'd' && kinds.find(static_cast<char>(four[1] | 0x20)) != std::string_view::npos;
        };
        auto const rest = text_.substr(at_ + 5);
        auto const has_second = rest.size() >= 6 && rest.starts_with("\\u") &&
                                std::ranges::all_of(rest.substr(2, 4), is_hex_digit) && half(rest.substr(2, 4), "cdef");
        constexpr std::string_view first_halves = "89ab";
        if (half(unit, first_halves) && has_second) {
            (out_ += "\\u").append(unit);
            out_.append(rest.substr(0, 6));
            at_ += 10;
            return;
        }
        if (half(unit, first_halves) || half(unit, "cdef")) out_ += "\uFFFD";
        else (out_ += "\\u").append(unit);
        at_ += 4;
    }
    /// Numbers, true, false, null; a name without marks gets them.
    void word() {
        auto const end = std::min(text_.find_first_of(" \t\r\n\f,:{}[]\";<", at_ + 1), text_.size());
        auto const word = text_.substr(at_, end - at_);
        at_ = end;
        auto const plain = word == "true" || word == "false" || word == "null" ||
                           word.find_first_not_of("0123456789+-.eE") == word.npos;
        before_value();
        if (plain) out_.append(word);
        else if (std::ranges::all_of(word, [](char c) { return is_hex_digit(c) || (c | 0x20) >= 'a' || c == '@' || c == '_'; }) &&
                 word.find('\\') == word.npos)
            ((out_ += '"').append(word)) += '"';
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::string open_;
    bool too_deep_ = false;
};

} // namespace

std::string made_strict_json(std::string_view text) { return repair_utf8(Mender(text).mended()); }

} // namespace core
