// What comes to the desk from outside: read on the worker, whatever it is and however long it takes; brought in on the
// desk's thread, an article at once, a collection of claims some at a time, so that the person goes on working.
#pragma once

#include "app/desk/desk.h"
#include "app/desk/tasks.h"
#include "app/intake/collection.h"
#include "app/intake/source_list.h"
#include "app/intake/table_sample.h"

namespace app {

class Incoming {
public:
    /// All outlive this, but for `tasks`, which ends before. `poster` reaches the desk's thread.
    Incoming(Desk& desk, Tasks& tasks, Poster& poster) : desk_(desk), tasks_(tasks), poster_(poster) {}

    /// An article is recorded and opens; of a collection the list of claims shows. What goes wrong is told by the
    /// workbench.
    void bring_in(Arrival arrival);

    /// Several at once, one after the other; when the last is through, what became of each is told by `files_ended`.
    void bring_in(std::vector<Arrival> arrivals);

    /// A table of claims that came alone: somebody has to say what its columns are, and bring_in_table() goes on.
    struct Table {
        Arrival arrival;
        TableSample sample;
    };
    /// If set, before the first arrival, it is asked on the desk's thread; else a table comes in as its head tells.
    std::function<void(Table const&)> ask_about_table;
    void bring_in_table(Arrival arrival, core::ColumnMap map);

    /// A collection that came in, or as much of it as did.
    struct Collection {
        std::string file;
        ImportedClaims claims;
        std::shared_ptr<std::vector<ImportedLine> const> lines = {}; ///< the first of them, in the order of the file
        bool stopped = false; ///< by the person; what is in stays
        Arrival arrival = {};  ///< of which it came
        core::ColumnMap map = {};
    };
    /// If set, an exchange bundle that came alone is tried out first, and this is asked with what would become of it;
    /// bring_in_bundle() goes on.
    std::function<void(Collection const&)> ask_about_bundle;
    void bring_in_bundle(Arrival arrival, core::Differing differing);

    /// What became of several files.
    struct Files {
        struct One {
            std::string file;
            std::string told; ///< a whole sentence
            enum class Became { source, claims, known, nothing } became = Became::nothing;
            bool is_whole = true; ///< no line of it was left out, and there is nothing to look at
        };
        std::vector<One> each;
    };
    Signal<Files const&> files_ended;

    Signal<Collection const&> collection_ended;
    /// Brings it in once more: claims that are here otherwise become what the file has, as new versions.
    void take_over_what_differs(Collection const& collection);

private:
    struct Work;
    void start(std::shared_ptr<Work> const& work);
    void note(Work const& work, Files::One one);
    void read(Work& work, core::Progress& progress);
    void rehearse(Work& work, core::Progress& progress);
    void finish(Work& work);
    void finish_list(Work const& work);
    void tell(Work const& work, core::Error const& error);

    Desk& desk_;
    Tasks& tasks_;
    Poster& poster_;
};

} // namespace app
