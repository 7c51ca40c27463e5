#include "core/text/lines.h"

#include <string>

namespace core {

namespace {

class Lines {
public:
    explicit Lines(std::function<void(Line const&)> const& call) : call_(call) {}
    void take(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const end = bytes.find('\n');
            auto const part = bytes.substr(0, end);
            if (kept_.size() + part.size() > largest_line) line_.too_long = true;
            if (!line_.too_long) kept_ += part;
            if (end == bytes.npos) return;
            finish();
            bytes.remove_prefix(end + 1);
        }
    }
    void finish() {
        line_.text = line_.too_long ? std::string_view() : std::string_view(kept_);
        if (constexpr std::string_view mark = "\xEF\xBB\xBF"; line_.number == 1 && line_.text.starts_with(mark))
            line_.text.remove_prefix(mark.size());
        if (line_.too_long || line_.text.find_first_not_of(" \t\r") != line_.text.npos) call_(line_);
        ++line_.number;
        line_.too_long = false;
        kept_.clear();
    }

private:
    std::function<void(Line const&)> const& call_;
    Line line_;
    std::string kept_;
};

} // namespace

void each_line(NextPiece const& next, std::function<void(Line const&)> const& call) {
    Lines lines(call);
    for (auto piece = next(); !piece.empty(); piece = next()) lines.take(piece);
    lines.finish();
}

} // namespace core
