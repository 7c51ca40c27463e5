// Speed of the quotation engine on one core: megabytes of French news text per second, as one long
// article and as many short ones; beside it what ICU needs to find the words alone.
//   detect_bench [MEGABYTES]
#include "app/common/assets.h"
#include "app/common/detection.h"
#include "app/common/reading.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

int main(int argc, char** argv) {
    auto const wanted = static_cast<std::size_t>(argc > 1 ? std::atoll(argv[1]) : 10) * 1'000'000;
    auto const article = app::read_file(app::assets_dir() + "/sample/article.fr.txt");
    app::suggest(article, "fr"); // reads the lexicons
    auto const measure = [&](char const* what, std::string const& text, std::size_t times, auto&& work) {
        auto const start = std::chrono::steady_clock::now();
        std::size_t found = 0;
        for (std::size_t at = 0; at < times; ++at) found += work(text);
        std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
        auto const megabytes = static_cast<double>(text.size() * times) / 1e6;
        std::printf("%-52s %12.1f MB/s %zu found in %.1f MB\n", what, megabytes / took.count(), found,
                    megabytes);
    };
    auto const quotations = [](std::string const& text) {
        return app::suggest(text, "fr").quotations.size();
    };
    UErrorCode failed = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> const words(
        icu::BreakIterator::createWordInstance(icu::Locale("fr"), failed));
    auto const boundaries = [&](std::string const& text) {
        auto const wide = icu::UnicodeString::fromUTF8(text);
        words->setText(wide);
        std::size_t count = 0;
        while (words->next() != icu::BreakIterator::DONE) ++count;
        return count;
    };
    std::string text;
    while (text.size() < wanted) text += article + "\n\n";
    measure("quotations of short articles", article, wanted / article.size(), quotations);
    measure("peer: word boundaries of short articles (ICU)", article, wanted / article.size(), boundaries);
    measure("quotations of one long article", text, 1, quotations);
    measure("peer: word boundaries of one long article (ICU)", text, 1, boundaries);
    return 0;
}
