#include "app/desk/taking_back.h"

#include "core/log/operation_label.h"
#include "core/operations/deletions.h"
#include "core/operations/records.h"
#include "core/text/tidy.h"

#include <utility>

namespace app {

namespace {

/// What was done, and what there is to know about it.
std::string with_remarks(std::string told, std::vector<core::Message> const& remarks) {
    if (!remarks.empty()) told += ".";
    for (auto const& remark : remarks) told += " " + tr(remark);
    return told;
}

} // namespace

TakingBack::TakingBack(Workbench& workbench, AgreesTo agrees_to)
    : workbench_(workbench), agrees_to_(std::move(agrees_to)) {}

void TakingBack::erase(core::Ref ref) {
    workbench_.run([&](core::Context& context) { return core::erase_record(context, ref); });
}

void TakingBack::restore(core::Ref ref, core::Seq seq) {
    workbench_.run([&](core::Context& context) { return core::restore_record(context, ref, seq); });
}

void TakingBack::bring_back(core::Ref ref) {
    std::vector<core::Message> left_out;
    auto const ok = workbench_.run([&](core::Context& context) {
        auto draft = core::bring_back(context, ref);
        left_out = draft.remarks;
        return draft;
    });
    auto const record = ok ? workbench_.reader().find(ref) : std::nullopt;
    if (record)
        workbench_.notice(
            with_remarks(tr("Brought back: {what}", {{"what", core::tidy(core::caption_of(*record))}}), left_out));
}

void TakingBack::undo() {
    tell(workbench_.undo([this](core::Message const& what) { return agrees({tr("Take it back?"), tr(what), tr("Take it back")}); }),
         N_("Undone: {what}"));
}

void TakingBack::redo() {
    tell(workbench_.redo([this](core::Message const& what) { return agrees({tr("Do it again?"), tr(what), tr("Do it again")}); }),
         N_("Done again: {what}"));
}

TakingBack::Next const& TakingBack::next() const {
    auto const head = workbench_.reader().head();
    if (next_ && next_->head == head) return *next_;
    next_ = Next{head, {}, {}};
    try {
        auto const& store = workbench_.store();
        if (auto const step = store.undoable()) next_->undone = core::operation_label(step->operation, translator());
        if (auto const step = store.redoable()) next_->redone = core::operation_label(step->operation, translator());
    } catch (core::Error const&) {
        // Whoever undoes is told; a menu says nothing then.
    }
    return *next_;
}

void TakingBack::tell(std::optional<core::ChangeSet> const& taken, char const* told) {
    if (!taken) return;
    auto const what = core::operation_label(taken->operation, translator());
    workbench_.notice(with_remarks(tr(told, {{"what", what}}), taken->remarks));
}

} // namespace app
