#include "app/desk/incoming.h"

#include "app/common/text.h"
#include "app/desk/run_there.h"

namespace app {

namespace {

/// Few enough that the desk hardly waits for one commit.
constexpr std::size_t claims_at_once = 100;

} // namespace

struct Incoming::Work {
    Arrival arrival;
    std::optional<Article> article;
    std::optional<CollectionImport> collection;
};

void Incoming::bring_in(Arrival arrival) {
    auto const work = std::make_shared<Work>(Work{std::move(arrival), std::nullopt, std::nullopt});
    tasks_.start(
        tr("Reading {file}", {{"file", work->arrival.provenance.origin}}),
        [this, work](core::Progress& progress) { read(*work, progress); }, [this, work] { finish(*work); },
        [this, work](core::Error const& error) { tell(*work, error); });
}

void Incoming::read(Work& work, core::Progress& progress) {
    if (what_it_holds(work.arrival) == core::Holds::text) {
        work.article = read_article(work.arrival);
        return progress.update(1, 1); // stopped meanwhile: nothing is brought in
    }
    auto& collection = work.collection.emplace(format_of(work.arrival), pieces_of(work.arrival),
                                               work.arrival.provenance.origin);
    auto surveying = progress.part(0.1);
    collection.survey(surveying);
    auto const commit = [&](std::function<core::Draft(core::Context&)> const& operation) {
        run_there(poster_, [&] { desk_.workbench().write(operation); }, progress);
    };
    auto writing = progress.rest();
    collection.run(commit, claims_at_once, writing);
}

void Incoming::finish(Work& work) {
    if (work.article) {
        desk_.recorder().import(std::move(*work.article));
        return;
    }
    desk_.navigation().go({.page = Place::Page::claims});
    collection_ended({work.arrival.provenance.origin, work.collection->imported(), false});
}

void Incoming::tell(Work const& work, core::Error const& error) {
    if (error.code() == core::Code::cancelled && work.collection && work.collection->imported().added > 0)
        return collection_ended({work.arrival.provenance.origin, work.collection->imported(), true});
    if (!work.collection || work.collection->imported().added == 0) return desk_.workbench().problem(error);
    auto const kept = summary_of(work.collection->imported(), work.arrival.provenance.origin);
    desk_.workbench().problem(
        core::Error(error.code(), core::say("{why} {kept}", {{"why", tr(error.message())}, {"kept", tr(kept)}})));
}

} // namespace app
