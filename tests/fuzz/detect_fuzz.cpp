// Detection must answer every valid text, whatever its marks, without crash, loop or a span that
// does not fit the text.
#include "core/quotation/detect.h"
#include "core/text/utf8.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

core::Lexicon load(char const* name) {
    auto const root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
    std::ifstream file(root / "assets" / "lexicon" / name, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return core::Lexicon::parse(bytes.str());
}

void check(std::string const& text, core::Lexicon const& lexicon) {
    core::Offsets const offsets(text);
    auto const found = core::detect(text, "", lexicon, core::Indirect::yes);
    for (auto const* all : {&found.quotations, &found.set_aside}) {
        std::int64_t reached = 0;
        for (core::Suggestion const& s : *all) {
            bool const sound = s.span.start >= reached && s.span.start < s.span.end &&
                               s.span.end <= count(offsets.length()) &&
                               offsets.slice(s.span) == s.text && s.confidence >= 0 &&
                               s.confidence <= 1;
            if (!sound) std::abort();
            reached = s.span.end;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static core::Lexicon const french = load("fr.json");
    static core::Lexicon const english_words = load("en.json");
    std::string const text =
        core::repair_utf8({reinterpret_cast<char const*>(data), size});
    check(text, french);
    check(text, english_words);
    return 0;
}
