#include "app/window/dialogs/redacting.h"

#include "app/common/text.h"
#include "app/window/dialogs/redact_dialog.h"
#include "core/operations/redactions.h"

#include <algorithm>
#include <iterator>

namespace app {

void Redacting::ask(wxWindow* parent, core::Ref record) {
    auto const found = workbench_.reader().find(record);
    if (!found) return;
    auto const facts = ask_redaction(parent, core::caption_of(*found));
    if (facts) backing_up_.before(core::BackupFor::redaction, [this, record, facts = *facts] { redact(record, facts); });
}

void Redacting::redact(core::Ref record, core::RedactionFacts const& facts) {
    std::vector<core::Message> told;
    auto const done = workbench_.run([&](core::Context& context) {
        auto draft = core::redact_record(context, record, facts);
        told = draft.remarks;
        return draft;
    });
    if (done) scrub(std::move(told));
}

void Redacting::scrub(std::vector<core::Message> told) {
    auto const repeated = !told.empty();
    auto remarks = std::make_shared<std::vector<core::Message>>(std::move(told));
    tasks_.start(
        tr("Removing every trace of what was redacted"),
        [remarks, &store = workbench_.store()](core::Progress& progress) {
            std::ranges::move(store.scrub_redacted(progress), std::back_inserter(*remarks));
        },
        [this, remarks, repeated] {
            Outcome outcome;
            auto const left = workbench_.store().scrub_due();
            outcome.whole = !left && !repeated;
            if (outcome.whole) outcome.told = tr("It was redacted: no trace of it is left in the file.");
            else if (!left) outcome.told = tr("It was redacted, but not everywhere.");
            for (auto const& remark : *remarks) outcome.told += (outcome.told.empty() ? "" : " ") + tr(remark);
            ended(outcome);
        },
        [this](core::Error const& error) { workbench_.problem(error); });
}

} // namespace app
