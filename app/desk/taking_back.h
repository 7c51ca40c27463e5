// Taking back: deleting and bringing back, setting a record back to an earlier state, undo and redo.
#pragma once

#include "app/common/text.h"
#include "app/desk/agreement.h"
#include "app/desk/workbench.h"

#include <functional>
#include <optional>
#include <string>

namespace app {

class TakingBack {
public:
    /// `workbench` outlives this. Before something is taken back that readers have, the person is asked.
    TakingBack(Workbench& workbench, AgreesTo agrees_to);

    void erase(core::Ref ref);
    /// Sets a record back to what it was right after that revision.
    void restore(core::Ref ref, core::Seq seq);
    /// Brings a deleted record back, with what its deletion took along.
    void bring_back(core::Ref ref);
    void undo();
    void redo();
    /// What these would do now, in the words of the history; empty: nothing. Looked up once until something changes.
    std::string would_undo() const { return next().undone; }
    std::string would_redo() const { return next().redone; }

private:
    struct Next {
        core::Seq head = 0;
        std::string undone, redone;
    };
    Next const& next() const;
    bool agrees(Agreement const& about) const { return agrees_to_ && agrees_to_(about); }
    void tell(std::optional<core::ChangeSet> const& taken, char const* told);

    Workbench& workbench_;
    AgreesTo agrees_to_;
    mutable std::optional<Next> next_;
};

} // namespace app
