#include "app/reader/xhtml.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace reader {

namespace {

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 14> all{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                                                   "param", "source", "track", "wbr"};
    return std::ranges::find(all, name) != all.end();
}

/// Behind the '>' of a tag that begins at `at`; values in quotes may hold one.
std::size_t end_of_tag(std::string_view page, std::size_t at) {
    char quote = 0;
    for (; at < page.size(); ++at) {
        auto const c = page[at];
        if (quote != 0) quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '>') return at + 1;
    }
    return page.npos;
}

void add_escaped(std::string& out, std::string_view words) {
    for (auto const c : words)
        if (c == '<') out += "&lt;";
        else if (c == '&') out += "&amp;";
        else out += c;
}

class Rewriting {
public:
    explicit Rewriting(std::string_view page) : page_(page) {}

    Xhtml run() {
        while (at_ < page_.size()) {
            auto const next = std::min(page_.find('<', at_), page_.size());
            made_.html += page_.substr(at_, next - at_);
            at_ = next;
            if (at_ < page_.size()) take_markup();
        }
        return std::move(made_);
    }

private:
    bool begins(std::string_view with) const { return page_.substr(at_).starts_with(with); }

    /// All up to the end of what ends it, or to the end of the page.
    std::string_view take_until(std::string_view end) {
        auto const found = page_.find(end, at_);
        auto const stop = found == page_.npos ? page_.size() : found + end.size();
        auto const taken = page_.substr(at_, stop - at_);
        at_ = stop;
        return taken;
    }

    void take_markup() {
        constexpr std::string_view data = "<![CDATA[", data_end = "]]>";
        if (begins("<!--")) {
            made_.html += take_until("-->");
        } else if (begins(data)) {
            auto words = take_until(data_end);
            words.remove_prefix(data.size());
            if (words.ends_with(data_end)) words.remove_suffix(data_end.size());
            add_escaped(made_.html, words);
        } else if (begins("<!")) {
            auto const type = page_.substr(at_, std::min(page_.find('>', at_), page_.size()) - at_);
            made_.has_definitions = made_.has_definitions || type.find('[') != type.npos;
            made_.html += take_until(">");
        } else {
            take_tag();
        }
    }

    void take_tag() {
        auto const first = at_ + 1 < page_.size() ? page_[at_ + 1] : ' ';
        auto const is_letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        auto const end = is_letter || first == '/' ? end_of_tag(page_, at_) : at_ + 1;
        if (end == page_.npos || !(is_letter || first == '/')) {
            made_.html += page_.substr(at_, end - at_);
            at_ = std::min(end, page_.size());
            return;
        }
        auto tag = page_.substr(at_, end - at_);
        auto const stop = tag.find_first_of(" \t\r\n/>", 1);
        auto const name = core::lower_ascii(std::string(tag.substr(1, stop - 1)));
        at_ = end;
        if (!tag.ends_with("/>")) {
            if (name == "rt" || name == "rp") leave_out(name);
            else made_.html += tag;
        } else if (name.empty() || is_void(name)) {
            made_.html += tag;
        } else {
            tag.remove_suffix(2);
            made_.html.append(tag).append("></").append(name).append(">");
        }
    }

    /// What was just opened, up to its end if it has one.
    void leave_out(std::string const& name) {
        auto const closing = "</" + name;
        auto const found = ends_are_gone_ ? page_.npos : page_.find(closing, at_);
        ends_are_gone_ = found == page_.npos; // then none is looked for again
        if (ends_are_gone_) return;
        made_.readings += name == "rt";
        auto const end = page_.find('>', found);
        at_ = end == page_.npos ? page_.size() : end + 1;
    }

    std::string_view page_;
    std::size_t at_ = 0;
    bool ends_are_gone_ = false;
    Xhtml made_;
};

} // namespace

Xhtml in_html(std::string_view page) { return Rewriting(page).run(); }

} // namespace reader
