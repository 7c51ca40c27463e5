#include "app/desk/incoming.h"

#include "app/common/clock.h"
#include "app/common/text.h"
#include "app/desk/backing_up.h"
#include "app/desk/run_there.h"

namespace app {

namespace {

/// Few enough that the desk hardly waits for one commit.
constexpr std::size_t claims_at_once = 100;
/// Of which it is kept what became of them.
constexpr std::size_t most_lines = 100'000;

} // namespace

struct Incoming::Work {
    Arrival arrival;
    std::optional<Article> article = {};
    std::optional<CollectionImport> collection = {};
    std::optional<SourceList> list = {};
    std::optional<Table> table = {};         ///< about which somebody is to be asked
    std::optional<core::ColumnMap> map = {}; ///< what somebody said of it
    core::Differing differing = core::Differing::stays;
    enum class Bundle { to_ask_about, tried, agreed } bundle = Bundle::to_ask_about;
    std::shared_ptr<std::vector<ImportedLine>> lines = std::make_shared<std::vector<ImportedLine>>();
    /// Of all that came together; null for one alone.
    struct Together {
        std::size_t left;
        Files files;
    };
    std::shared_ptr<Together> together = {};
    bool table_was_guessed = false; ///< what its columns are, which nobody said
};

void Incoming::bring_in(Arrival arrival) { start(std::make_shared<Work>(Work{.arrival = std::move(arrival)})); }

void Incoming::bring_in(std::vector<Arrival> arrivals) {
    if (arrivals.size() == 1) return bring_in(std::move(arrivals.front()));
    auto const together = std::make_shared<Work::Together>(Work::Together{arrivals.size(), {}});
    for (auto& arrival : arrivals) start(std::make_shared<Work>(Work{.arrival = std::move(arrival), .together = together}));
}

void Incoming::bring_in_table(Arrival arrival, core::ColumnMap map) {
    start(std::make_shared<Work>(Work{.arrival = std::move(arrival), .map = std::move(map)}));
}

void Incoming::take_over_what_differs(Collection const& collection) {
    start(std::make_shared<Work>(
        Work{.arrival = collection.arrival, .map = collection.map, .differing = core::Differing::taken_over}));
}

void Incoming::bring_in_bundle(Arrival arrival, core::Differing differing) {
    start(std::make_shared<Work>(
        Work{.arrival = std::move(arrival), .differing = differing, .bundle = Work::Bundle::agreed}));
}

/// The last one tells of all.
void Incoming::note(Work const& work, Files::One one) {
    work.together->files.each.push_back(std::move(one));
    if (--work.together->left == 0) files_ended(work.together->files);
}

void Incoming::start(std::shared_ptr<Work> const& work) {
    tasks_.start(
        tr("Reading {file}", {{"file", called(work->arrival)}}),
        [this, work](core::Progress& progress) { read(*work, progress); }, [this, work] { finish(*work); },
        [this, work](core::Error const& error) { tell(*work, error); });
}

void Incoming::read(Work& work, core::Progress& progress) {
    if (what_it_holds(work.arrival) == core::Holds::text) {
        work.article = read_article(work.arrival);
        return progress.update(1, 1); // stopped meanwhile: nothing is brought in
    }
    if (what_it_holds(work.arrival) == core::Holds::works) {
        work.list = read_source_list(work.arrival);
        return progress.update(1, 1);
    }
    auto const& format = format_of(work.arrival);
    if (format.has_columns && ask_about_table && !work.map && !work.together) {
        work.table = Table{work.arrival, table_sample(work.arrival, {})};
        return progress.update(1, 1);
    }
    work.table_was_guessed = format.has_columns && ask_about_table && !work.map;
    auto map = work.map.value_or(core::ColumnMap{});
    if (map.encoding.empty()) map.encoding = work.arrival.encoding;
    auto opening = progress.part(0.05);
    auto const file = called(work.arrival);
    auto& collection = work.collection.emplace(format, open_collection(format, work.arrival, file, opening), file, std::move(map));
    if (work.differing == core::Differing::taken_over) collection.take_over_what_differs();
    auto surveying = progress.part(0.1);
    collection.survey(surveying);
    if (collection.imported().sender && ask_about_bundle && !work.together && work.bundle == Work::Bundle::to_ask_about)
        return rehearse(work, progress);
    std::optional<core::Message> no_backup;
    if (collection.claims() > many_claims)
        no_backup = back_up_before(desk_.workbench().store().path(), core::BackupFor::import, surveying);
    if (no_backup) run_there(poster_, [&] { desk_.workbench().notice(tr(*no_backup)); }, progress);
    auto const commit = [&](std::function<core::Draft(core::Context&)> const& operation) {
        run_there(poster_, [&] { desk_.workbench().write(operation); }, progress);
    };
    auto writing = progress.rest();
    collection.run(commit, claims_at_once, writing, [&](ImportedLine const& line) {
        if (work.lines->size() < most_lines) work.lines->push_back(line);
    });
}

/// On the worker, which has a view of its own.
void Incoming::rehearse(Work& work, core::Progress& progress) {
    auto& store = desk_.workbench().store();
    auto const reader = store.reader();
    core::Ids ids([] { return now_here().ms; }, [] { return std::uint32_t{0}; }); // nobody keeps them
    auto rehearsing = progress.rest();
    auto const hear = [&](ImportedLine const& line) {
        if (work.lines->size() < most_lines) work.lines->push_back(line);
    };
    auto const try_out = [&](core::Reader const& view) {
        work.collection->rehearse([&] { return core::Context{view, ids, now_here(), store.actor(), store.zone()}; }, rehearsing, hear);
    };
    if (reader) try_out(*reader);
    else run_there(poster_, [&] { try_out(store); }, progress);
    work.bundle = Work::Bundle::tried;
    progress.update(1, 1);
}

void Incoming::finish(Work& work) {
    using Became = Files::One::Became;
    auto const file = called(work.arrival);
    if (work.article) {
        std::string wrong;
        auto const hear = [&](core::Error const& error) { wrong = tr(error.message()); };
        auto const listens = desk_.workbench().problem.subscribe(hear);
        auto const came = desk_.recorder().import(std::move(*work.article));
        if (!work.together) return;
        if (!came) return note(work, {file, wrong, Became::nothing});
        return *came == Recorder::CameIn::as_new ? note(work, {file, tr("It came in as a source."), Became::source})
                                                 : note(work, {file, tr("It is here already."), Became::known});
    }
    if (work.list) return finish_list(work);
    if (work.table) return ask_about_table(*work.table);
    if (work.bundle == Work::Bundle::tried)
        return ask_about_bundle({file, work.collection->imported(), work.lines, false, work.arrival, {}});
    desk_.navigation().go({.page = Place::Page::claims});
    auto const& claims = work.collection->imported();
    if (work.together) {
        auto told = tr(summary_of(claims, file));
        if (claims.bad > 0)
            told += " " + trn("{count} line was left out.", "{count} lines were left out.",
                              static_cast<long>(claims.bad));
        if (work.table_was_guessed) told += " " + tr("Its columns were taken as their heads tell; import it alone to choose them.");
        return note(work, {file, told, Became::claims, claims.bad == 0 && claims.noted == 0 && !work.table_was_guessed});
    }
    collection_ended({file, claims, work.lines, false, work.arrival, work.map.value_or(core::ColumnMap{})});
}

void Incoming::finish_list(Work const& work) {
    auto const file = called(work.arrival);
    ImportedList imported;
    desk_.workbench().write([&](core::Context& context) { return draft_source_list(context, *work.list, imported); });
    auto told = tr(summary_of(imported, *work.list, file));
    for (auto const& why : imported.problems) told += " " + tr(why);
    if (work.together) return note(work, {file, told, imported.added > 0 ? Files::One::Became::source : Files::One::Became::known});
    desk_.navigation().go({.page = Place::Page::inbox});
    desk_.notice(told);
}

void Incoming::tell(Work const& work, core::Error const& error) {
    if (work.together) {
        auto told = tr(error.message());
        auto const some = work.collection && work.collection->imported().added > 0;
        if (some) told += " " + tr(summary_of(work.collection->imported(), work.arrival.provenance.origin));
        using Became = Files::One::Became;
        return note(work, {called(work.arrival), told, some ? Became::claims : Became::nothing});
    }
    if (error.code() == core::Code::cancelled && work.collection && work.collection->imported().added > 0)
        return collection_ended({work.arrival.provenance.origin, work.collection->imported(), work.lines, true, work.arrival,
                                 work.map.value_or(core::ColumnMap{})});
    if (!work.collection || work.collection->imported().added == 0) return desk_.workbench().problem(error);
    auto const kept = summary_of(work.collection->imported(), work.arrival.provenance.origin);
    desk_.workbench().problem(
        core::Error(error.code(), core::say("{why} {kept}", {{"why", tr(error.message())}, {"kept", tr(kept)}})));
}

} // namespace app
