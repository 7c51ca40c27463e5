// Figures of looking back: the history of a claim with a thousand revisions in a workspace with many more, comparing,
// the dossier as it stood, the revision of a day, and the word diff of two long rationales.
// history_bench [REVISIONS IN THE FILE [REVISIONS OF THE CLAIM [FILE TO KEEP IT IN]]]
#include "core/log/as_of.h"
#include "core/editorial/chronicle.h"
#include "core/editorial/dossier.h"
#include "core/formats/dossier_check.h"
#include "core/formats/list.h"
#include "core/operations/reviews.h"
#include "core/text/diff.h"
#include "db/workspace.h"
#include "tests/bench/generate.h"
#include "tests/bench/stopwatch.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

using bench::milliseconds;

/// The first time and the median of ten more.
template <class Act>
void measure(char const* what, Act&& act) {
    auto const first = milliseconds(act);
    std::vector<double> times;
    for (int round = 0; round < 10; ++round) times.push_back(milliseconds(act));
    std::ranges::sort(times);
    std::printf("%-64s %9.3f ms   first %9.3f ms\n", what, times[5], first);
    std::fflush(stdout);
}

/// About 20 kB of sentences; every `rewritten`-th is another one with another seed.
std::string rationale(std::uint32_t seed, int rewritten) {
    constexpr std::array words{"le", "gouvernement", "a", "réduit", "les", "dépenses", "de", "santé", "depuis",
                               "janvier", "selon", "chiffres", "publiés", "par", "ministère", "mais", "sans",
                               "compter", "l’inflation", "et", "budget", "année", "précédente", "hausse"};
    std::mt19937 other(seed);
    std::string text;
    for (int at = 0; text.size() < 20'000; ++at) {
        std::mt19937 own(static_cast<std::uint32_t>(at) + 1);
        auto& random = rewritten > 0 && at % rewritten == 0 ? other : own;
        for (int word = 0; word < 14; ++word) text += std::string(words[random() % words.size()]) + " ";
        text += std::to_string(at) + ". ";
    }
    return text;
}

core::Id<core::Claim> much_edited(core::Store& store, core::Id<core::Claim> claim, core::Id<core::Scale> scale,
                                  int revisions) {
    for (int at = 0; at < revisions; ++at) {
        auto context = core::context_of(store);
        if (at % 2 == 0) {
            auto const rating = at % 4 == 0 ? "false" : "true";
            store.commit(core::rate(context, claim, {scale, rating, "Non.", rationale(static_cast<std::uint32_t>(at),
                                                                                       at % 40 + 5), {}})
                             .draft);
        } else {
            auto record = store.get(claim);
            record.note = "Note " + std::to_string(at);
            core::Draft draft;
            draft.operation = "claim.edit";
            draft.base = store.head();
            draft.puts = {record};
            store.commit(draft);
        }
    }
    return claim;
}

void measure_diffs() {
    auto const before = rationale(1, 0);
    struct Case {
        char const* what;
        std::string after;
    };
    auto one_word = before;
    one_word.replace(before.find("150."), 3, "Cent");
    std::string other;
    for (int at = 0; other.size() < 20'000; ++at) other += "mot" + std::to_string(at * 7) + " ";
    std::array const cases{Case{"word diff of 20 kB, one word changed", one_word},
                           Case{"word diff of 20 kB, every tenth sentence rewritten", rationale(2, 10)},
                           Case{"word diff of 20 kB, every second sentence rewritten", rationale(2, 2)},
                           Case{"word diff of 20 kB, everything rewritten with the same words", rationale(2, 1)},
                           Case{"word diff of 20 kB, nothing in common", other}};
    for (auto const& each : cases) {
        std::size_t work = 0;
        auto const pieces = core::word_diff(before, each.after, &work).size();
        measure(each.what, [&] { core::word_diff(before, each.after); });
        std::printf("%-64s %zu places looked at, %zu pieces\n", "", work, pieces);
    }
}

} // namespace

int main(int count, char** words) {
    auto const revisions = count > 1 ? std::atoll(words[1]) : 100'000;
    auto const of_claim = count > 2 ? std::atoi(words[2]) : 1'000;
    auto const kept = count > 3;
    auto const path = kept ? std::filesystem::path(words[3])
                           : std::filesystem::temp_directory_path() /
                                 ("history_bench-" + std::to_string(::getpid()) + ".counterpoint");
    measure_diffs();
    {
        db::OpenOptions options;
        options.actor = "anna";
        auto const store = db::create_workspace(path, options);
        bench::Generator generator(*store);
        generator.add_claims(2'000);
        auto const scales = store->list(core::Kind::scale);
        auto const claim = generator.last_claim();
        auto const ids = store->claims({});
        auto const build = milliseconds([&] {
            // Half of the noise is older than the claim's own history.
            auto const noise = [&](std::int64_t until) {
                for (std::size_t at = 0; store->head() < until; ++at) {
                    auto record = store->get(ids[at % ids.size()]);
                    if (record.id == claim) continue;
                    record.note = "n" + std::to_string(store->head());
                    core::Draft draft;
                    draft.operation = "claim.edit";
                    draft.base = store->head();
                    draft.puts = {record};
                    store->commit(draft);
                }
            };
            noise(revisions / 2);
            much_edited(*store, claim, {scales.front()}, of_claim);
            noise(revisions);
        });
        std::printf("%lld revisions made in %.0f s\n", static_cast<long long>(store->head()), build / 1000);
        auto const root = core::ref(claim);
        measure("gather the history of the claim", [&] { core::Chronicle(*store, root); });
        core::Chronicle const chronicle(*store, root);
        std::printf("%-64s %zu moments of %zu records\n", "", chronicle.moments().size(), chronicle.refs().size());
        measure("the same with the first page and the newest moment's words", [&] {
            core::Chronicle const fresh(*store, root);
            auto const page = fresh.page({}, 0, 500);
            core::differences(*store, page.front());
        });
        measure("filter it by a field, all pages", [&] { chronicle.page({.field = "rationale"}, 0, 100'000); });
        auto const oldest = chronicle.moments().back().revision.seq;
        auto const middle = chronicle.moments()[chronicle.moments().size() / 2].revision.seq;
        measure("compare the middle of it with now",
                [&] { core::differences(*store, chronicle.refs(), middle, store->head()); });
        measure("the dossier now", [&] { core::load_dossier(*store, claim); });
        measure("the dossier as it stood in the middle",
                [&] { core::load_dossier(core::AsOf(*store, middle), claim); });
        measure("the dossier as it stood at first", [&] { core::load_dossier(core::AsOf(*store, oldest), claim); });
        measure("the newest revision of a recent day",
                [&] { store->newest_until(store->revision(std::max<core::Seq>(1, store->head() - 10)).at); });
        measure("the newest revision of the first day", [&] { store->newest_until(store->revision(1).at); });
        measure("when it was last published (never)",
                [&] { core::entered(*store, claim, core::ReviewState::published); });
        measure("write the dossier with its whole history as HTML", [&] {
            core::dossier_html(core::load_dossier(*store, claim), *store, core::english());
        });
        std::string page;
        measure("seal it and write it as HTML with its proof", [&] {
            page = core::sealed_html(core::seal(*store, claim, core::english()), core::english());
        });
        measure("check it line by line", [&] { core::check_dossier(page); });
    }
    if (kept) return 0;
    for (auto const* tail : {"", "-wal", "-shm", ".lock"}) {
        std::error_code ignored;
        std::filesystem::remove(path.string() + tail, ignored);
    }
}
