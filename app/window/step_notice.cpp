#include "app/window/step_notice.h"

#include "app/common/text.h"
#include "app/window/widgets/info_strip.h"

#include "core/log/operation_label.h"
#include "core/log/redaction.h"

#include <wx/event.h>

namespace app {

void StepNotice::tell(std::string const& notice) {
    strip_.show_message(InfoStrip::Kind::info, notice, offer_, take_offer_);
}

void StepNotice::tell_done(core::ChangeSet const& change) {
    // What no undo takes back is told alone.
    auto const for_good = change.operation == core::redact_operation || change.operation == core::accept_operation;
    if (!for_good) offer_to_take_back(change.seq);
    tell(core::operation_label(change.operation, translator()));
    if (for_good) return;
    later_.CallAfter([this] {
        offer_.clear();
        take_offer_ = {};
    });
}

void StepNotice::offer_to_take_back(core::Seq seq) {
    auto const undone = desk_.reader().revision(seq).kind == core::RevisionKind::undo;
    offer_ = undone ? tr("Redo") : tr("Undo");
    auto const next = [this, undone] {
        auto const& store = desk_.workbench().store();
        auto const step = undone ? store.redoable() : store.undoable();
        return step ? step->seq : core::Seq{0};
    };
    take_offer_ = [this, undone, next, offered = next()] {
        later_.CallAfter([this, undone, next, offered] {
            // The button is about this very step, whoever sits here by now.
            if (next() != offered) return tell(tr("Something else was done since. Nothing was taken back."));
            undone ? desk_.taking_back().redo() : desk_.taking_back().undo();
        });
    };
}

} // namespace app
