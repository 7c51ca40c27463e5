#include "core/base/say.h"

#include <algorithm>

namespace core {

namespace {

class English final : public Translator {
public:
    std::string translate(std::string_view text) const override { return std::string(text); }
    std::string translate(std::string_view singular, std::string_view plural,
                          long count) const override {
        return std::string(count == 1 ? singular : plural);
    }
    std::string language() const override { return "en"; }
};

} // namespace

Translator const& english() {
    static English const translator;
    return translator;
}

std::string fill(std::string_view text, std::vector<Arg> const& args) {
    std::string out;
    out.reserve(text.size() + 32);
    for (std::size_t at = 0; at < text.size();) {
        auto const open = text.find('{', at);
        auto const close = open == text.npos ? text.npos : text.find('}', open);
        if (close == text.npos) {
            out += text.substr(at);
            break;
        }
        auto const name = text.substr(open + 1, close - open - 1);
        auto const found = std::ranges::find_if(args, [&](Arg const& arg) { return arg.name == name; });
        out += text.substr(at, open - at);
        // A value is inserted, never scanned: braces inside what a user typed stay braces.
        out += found == args.end() ? text.substr(open, close - open + 1)
                                   : std::string_view(found->value);
        at = close + 1;
    }
    return out;
}

namespace {

/// Several words of ours in one place, a line each, are told one after the other.
std::string translated(std::string_view lines, Translator const& translator) {
    std::string out;
    for (std::size_t at = 0; at <= lines.size();) {
        auto const end = std::min(lines.find('\n', at), lines.size());
        out += (at == 0 ? "" : "; ") + translator.translate(lines.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

} // namespace

std::string render(Message const& message, Translator const& translator) {
    auto args = message.args;
    for (auto& arg : args)
        if (arg.is == Arg::Is::words)
            arg.value = translated(arg.value, translator);
    return fill(translator.translate(message.text), args);
}

} // namespace core
