// A party: the names and roles it is known by, and what it said, newest first.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"

namespace app {

class PartyView : public ScrollColumn {
public:
    PartyView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    /// What a party said, as far as it shows; counted and read by the worker.
    struct Said {
        struct Line {
            core::Id<core::Statement> statement;
            std::string words, about;
            bool operator==(Line const&) const = default;
        };
        core::Id<core::Party> party;
        long count = 0;
        std::vector<Line> newest;
        bool operator==(Said const&) const = default;
    };
    static Said look(core::Reader const& reader, core::Id<core::Party> party);
    void show();
    void build(core::Party const& party);
    void build_statements(core::Party const& party);

    Desk& desk_;
    Said said_;
    Asker asker_;
};

} // namespace app
