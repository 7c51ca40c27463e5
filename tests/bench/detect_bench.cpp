// Speed of the quotation engine on one core: megabytes of French news text per second, as one long
// article and as many short ones.   detect_bench [MEGABYTES]
#include "app/common/assets.h"
#include "app/common/detection.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    auto const wanted = static_cast<std::size_t>(argc > 1 ? std::atoll(argv[1]) : 10) * 1'000'000;
    auto const article = app::read_file(app::assets_dir() + "/sample/article.fr.txt");
    app::suggest(article, "fr"); // reads the lexicons
    auto const measure = [&](char const* what, std::string const& text, std::size_t times) {
        auto const start = std::chrono::steady_clock::now();
        std::size_t found = 0;
        for (std::size_t at = 0; at < times; ++at) found += app::suggest(text, "fr").quotations.size();
        std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
        auto const megabytes = static_cast<double>(text.size() * times) / 1e6;
        std::printf("%-52s %12.1f MB/s %zu quotations in %.1f MB\n", what, megabytes / took.count(), found,
                    megabytes);
    };
    measure("quotations of short articles", article, wanted / article.size());
    std::string text;
    while (text.size() < wanted) text += article + "\n\n";
    measure("quotations of one long article", text, 1);
    return 0;
}
