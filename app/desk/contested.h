// What waits for a person after work of several seats met: fields that two gave different values, and what is to be tidied.
// Looked up on the worker after each change, shown in the queue and with the record, settled by one step that can be taken
// back.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/sharing.h"

namespace app {

class Contested {
public:
    struct Line {
        core::DeskConflict conflict;
        core::Ref page;      ///< the record on whose page it shows
        std::string caption; ///< of the record
    };
    struct ToTidy {
        core::Untidied untidied;
        core::Ref page;
        std::string caption;
    };

    /// Both outlive this.
    Contested(Workbench& workbench, Sharing& sharing);

    std::vector<Line> const& lines() const { return found_.lines; }
    std::vector<ToTidy> const& to_tidy() const { return found_.to_tidy; }
    /// Those of one record, or shown on its page.
    std::vector<Line> of(core::Ref record) const;

    /// Settles what is contested of a record: `others` are the fields that get the other value, all else stays as it stands.
    /// Of one that somebody deleted: whether it is deleted after all. Whether that was done.
    bool settle(core::Ref record, std::vector<std::string> const& others);
    /// The first record contested of these, whole: as it stands, or every field the other way.
    enum class Take { as_it_stands, the_other };
    bool settle(core::Ref record, Take take);

    Signal<> changed;

private:
    struct Found {
        std::vector<Line> lines;
        std::vector<ToTidy> to_tidy;
    };
    void look();
    static Found look_up(core::Reader const& reader);

    Workbench& workbench_;
    Sharing& sharing_;
    Found found_;
    Asker asker_;
    Subscription on_change_, on_sharing_;
    bool looks_ = false; ///< at a shared desk
};

} // namespace app
