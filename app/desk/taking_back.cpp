// The part of the desk that takes back: deleting and bringing back, stepping a record back, undo and redo.
#include "app/desk/desk.h"

#include "app/common/text.h"
#include "core/log/operation_label.h"
#include "core/operations/deletions.h"
#include "core/operations/records.h"
#include "core/text/tidy.h"

namespace app {

namespace {

/// What was done, and what there is to know about it.
std::string with_remarks(std::string told, std::vector<core::Message> const& remarks) {
    if (!remarks.empty()) told += ".";
    for (auto const& remark : remarks) told += " " + tr(remark);
    return told;
}

} // namespace

void Desk::erase(core::Ref ref) {
    workbench_.run([&](core::Context& context) { return core::erase_record(context, ref); });
}

void Desk::restore(core::Ref ref, core::Seq seq) {
    workbench_.run([&](core::Context& context) { return core::restore_record(context, ref, seq); });
}

void Desk::bring_back(core::Ref ref) {
    std::vector<core::Message> left_out;
    auto const ok = workbench_.run([&](core::Context& context) {
        auto draft = core::bring_back(context, ref);
        left_out = draft.remarks;
        return draft;
    });
    auto const record = ok ? reader().find(ref) : std::nullopt;
    if (record)
        notice(with_remarks(tr("Brought back: {what}", {{"what", core::tidy(core::caption_of(*record))}}), left_out));
}

void Desk::undo() {
    take_step_back([this] { return workbench_.store().undoable(); },
                   [this](core::Seq agreed) { return workbench_.undo(agreed); }, N_("Undone: {what}"));
}

void Desk::redo() {
    take_step_back([this] { return workbench_.store().redoable(); },
                   [this](core::Seq agreed) { return workbench_.redo(agreed); }, N_("Done again: {what}"));
}

void Desk::take_step_back(std::function<std::optional<core::Undoable>()> const& next,
                          std::function<bool(core::Seq)> const& take, char const* told) {
    workbench_.attempt([&] {
        auto const what = next();
        if (what && what->grave && !(agrees_to && agrees_to(tr(*what->grave)))) return;
        // Without a step there is a reason, and taking it says which.
        if (take(what ? what->seq : 0) && what)
            notice(with_remarks(tr(told, {{"what", core::operation_label(what->operation, translator())}}),
                                what->remarks));
    });
}

} // namespace app
