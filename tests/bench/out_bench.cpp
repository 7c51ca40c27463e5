// What goes out, at size: claims in every format that holds many, one dossier in every format, and the site.
//   out_bench [CLAIMS [CLAIMS-OF-THE-SITE]]
#include "app/print/dossier_file.h"
#include "core/editorial/approval.h"
#include "core/editorial/reviews.h"
#include "core/formats/site.h"
#include "db/workspace.h"
#include "tests/bench/generate.h"
#include "tests/bench/stopwatch.h"

#include <cstdio>
#include <cstdlib>

namespace {

/// Makes every review that there is a published one of this desk, as if each had been approved.
void publish_all(core::Store& store) {
    constexpr std::size_t at_once = 500;
    core::Draft draft;
    auto const write = [&] {
        if (!draft.puts.empty()) store.commit(draft);
        draft = {};
        draft.operation = "review.publish";
        draft.base = store.head();
    };
    write();
    for (auto const id : store.list(core::Kind::review)) {
        auto review = store.get(core::Id<core::Review>{id});
        review.state = core::ReviewState::published;
        review.submitter = "anna";
        review.round = 1;
        review.approval_form = core::newest_approval_form;
        review.approved = core::content_digest(store, review);
        draft.puts.emplace_back(std::move(review));
        if (draft.puts.size() == at_once) write();
    }
    write();
}

void collections(core::Store const& store) {
    for (auto const& format : core::formats()) {
        if (!format.write_claims) continue;
        std::size_t bytes = 0;
        core::Progress progress;
        core::WrittenClaims written;
        auto const ms = bench::milliseconds([&] {
            written = format.write_claims(store, core::claims_listed(store, {}, "anna"), [&](std::string_view piece) { bytes += piece.size(); },
                                          progress);
        });
        std::printf("%-18s %7lld claims  %8.1f MB  %8.2f s  %8.0f claims/s\n", std::string(format.key).c_str(),
                    static_cast<long long>(written.claims), static_cast<double>(bytes) / 1e6, ms / 1000,
                    static_cast<double>(written.claims) / (ms / 1000));
    }
}

void dossiers(core::Store const& store, core::Id<core::Claim> claim) {
    auto const sealing = bench::milliseconds([&] { core::seal(store, claim, core::english()); });
    std::printf("%-18s %8.1f ms\n", "sealing a dossier", sealing);
    auto const sealed = core::seal(store, claim, core::english());
    for (auto const& format : core::formats()) {
        if (format.covers != core::Covers::dossier) continue;
        std::size_t size = 0;
        auto const ms = bench::milliseconds([&] { size = app::dossier_file(format, sealed, core::english()).size(); });
        std::printf("%-18s %8.1f ms  %8.1f kB\n", std::string(format.key).c_str(), ms, static_cast<double>(size) / 1e3);
    }
}

void site(core::Store const& store) {
    std::size_t files = 0, bytes = 0;
    core::Progress progress;
    core::WrittenClaims written;
    auto const ms = bench::milliseconds([&] {
        written = core::write_site(store, core::claims_listed(store, {}, "anna"), {"Checks", "https://desk.example/"}, core::english(),
                                   [&](std::string const&, std::string const& file) {
                                       ++files;
                                       bytes += file.size();
                                   },
                                   progress);
    });
    std::printf("%-18s %7lld claims  %8.1f MB  %8.2f s  %zu files\n", "site", static_cast<long long>(written.claims),
                static_cast<double>(bytes) / 1e6, ms / 1000, files);
}

std::unique_ptr<core::Store> desk(std::int64_t claims, core::Id<core::Claim>& last) {
    db::OpenOptions options;
    options.actor = "anna";
    auto store = db::create_workspace(":memory:", options);
    bench::Generator generator(*store);
    generator.add_claims(claims);
    last = generator.last_claim();
    publish_all(*store);
    return store;
}

} // namespace

int main(int argc, char** argv) {
    try {
        auto const claims = argc > 1 ? std::atoll(argv[1]) : 20'000;
        auto const of_site = argc > 2 ? std::atoll(argv[2]) : 10'000; // half of them are rated, and published
        core::Id<core::Claim> last;
        auto const large = desk(claims, last);
        collections(*large);
        dossiers(*large, last);
        site(*desk(of_site, last));
        return 0;
    } catch (core::Error const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
