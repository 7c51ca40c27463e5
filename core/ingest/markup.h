// A linear look at a page before it is parsed. The parser takes quadratic time on some pages (deep
// nesting, thousands of attributes); those are found here first and flattened.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// A tag, a stretch of text, or the raw content of a script, style or title, in the order of the
/// page.
struct MarkupPart {
    enum class Kind { text, open, close, raw };
    Kind kind = Kind::text;
    std::string name;      ///< of the tag, in lower case; for raw, of the element it is in
    std::string_view text; ///< as written, not decoded
    std::size_t attributes = 0;
    bool self_closing = false;
};

/// Splits a page into parts as browsers do; comments and declarations are passed over. Keeps a
/// view.
class Scanner {
public:
    explicit Scanner(std::string_view page) : page_(page) {}
    /// False at the end of the page.
    bool next(MarkupPart& part);
    /// Whether the content of elements such as <script> is raw; it is not inside <svg>.
    void expect_raw(bool raw) { raw_ = raw; }

private:
    bool take_raw(MarkupPart& part);
    void take_tag(MarkupPart& part);
    std::size_t end_of_declaration() const;

    std::string_view page_;
    std::size_t at_ = 0;
    std::string raw_name_;
    bool raw_ = true;
};

/// Whether the parser may take more than linear time, as far as a look at the tags can tell: bad
/// nesting counts as depth.
bool too_tangled(std::string_view page);

/// The same words as a flat row of <p>, with its <title>; entities stay as they are.
std::string flattened(std::string_view page);

} // namespace core
