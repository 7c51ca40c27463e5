// How much of the made pages' text is their story, template by template, and how many pages are read in a second. With
// a folder of page.html and page.txt beside each other it measures those instead; with --show it says what is wrong
// where.
#include "tests/pages/made_pages.h"
#include "tests/pages/score.h"

#include "core/ingest/ingest.h"
#include "tests/bench/stopwatch.h"

#include <cstdio>
#include <cstring>

namespace {

struct Page {
    std::string group, name, bytes, gold;
};

std::vector<Page> made(std::filesystem::path const& folder) {
    std::vector<Page> pages;
    auto const stories = made_pages::stories(folder);
    for (auto const& each : made_pages::templates(folder))
        for (auto const& story : stories)
            if (made_pages::go_together(each, story)) {
                std::string gold;
                for (auto const& row : each.gold(story))
                    gold += row + "\n\n";
                pages.push_back({each.name, each.name + "-" + story.name, each.page(story), gold});
            }
    return pages;
}

std::vector<Page> found_in(std::filesystem::path const& folder) {
    std::vector<Page> pages;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto gold = entry.path();
        if (gold.extension() != ".html" || !std::filesystem::exists(gold.replace_extension(".txt")))
            continue;
        pages.push_back(
            {"pages", entry.path().stem().string(), made_pages::read_file(entry.path()), made_pages::read_file(gold)});
    }
    return pages;
}

struct Sum {
    double precision = 0, recall = 0, least = 1;
    int pages = 0, empty = 0;
};

void print(std::string const& name, Sum const& sum) {
    made_pages::Score const mean{sum.precision / sum.pages, sum.recall / sum.pages};
    std::printf("%-10s %5d pages   F1 %.3f   P %.3f   R %.3f   worst %.3f   empty %d\n", name.c_str(), sum.pages,
                mean.f1(), mean.precision, mean.recall, sum.least, sum.empty);
}

} // namespace

int main(int argc, char** argv) {
    bool const show = argc > 1 && std::strcmp(argv[argc - 1], "--show") == 0;
    auto const pages = argc > 1 + (show ? 1 : 0) ? found_in(argv[1]) : made(COUNTERPOINT_PAGES_DIR);
    std::map<std::string, Sum> groups;
    Sum all;
    std::size_t bytes = 0;
    for (auto const& page : pages) {
        core::IngestOptions options;
        options.file_name = page.name + ".html";
        std::string text;
        try {
            text = core::ingest(page.bytes, options).text;
        } catch (core::Error const& error) {
            std::printf("%s: %s\n", page.name.c_str(), error.what());
        }
        auto const score = made_pages::score(text, page.gold);
        for (auto* sum : {&groups[page.group], &all}) {
            sum->precision += score.precision;
            sum->recall += score.recall;
            sum->least = std::min(sum->least, score.f1());
            ++sum->pages;
            sum->empty += text.empty() ? 1 : 0;
        }
        bytes += page.bytes.size();
        if (show && score.f1() < 0.999)
            std::printf("──── %s  P %.3f R %.3f\n%s\n", page.name.c_str(), score.precision, score.recall, text.c_str());
    }
    for (auto const& [name, sum] : groups)
        print(name, sum);
    print("all", all);
    int const rounds = std::max(1, static_cast<int>(40'000'000 / std::max<std::size_t>(bytes, 1)));
    std::size_t read = 0;
    auto const read_all = [&] {
        for (int round = 0; round < rounds; ++round)
            for (auto const& page : pages) {
                core::IngestOptions options;
                options.file_name = page.name + ".html";
                try {
                    read += core::ingest(page.bytes, options).text.size();
                } catch (core::Error const&) {
                    continue;
                }
            }
    };
    auto const seconds = bench::milliseconds(read_all) / 1000;
    auto const count = static_cast<double>(pages.size()) * rounds;
    std::printf("%.0f pages/s, %.1f MB/s (%zu kB a page, %zu kB of text)\n", count / seconds,
                static_cast<double>(bytes) * rounds / seconds / 1e6,
                bytes / std::max<std::size_t>(pages.size(), 1) / 1000, read / 1000);
}
