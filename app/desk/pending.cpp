#include "app/desk/pending.h"

namespace app {

PendingQuotation pending_of(core::Reader const& reader, core::Statement const& record) {
    PendingQuotation pending;
    pending.editing = record.id;
    pending.words = record.text;
    pending.facts = core::facts_of(reader, record);
    return pending;
}

PendingClaim pending_of(core::Reader const& reader, core::Claim const& record) {
    PendingClaim pending;
    pending.editing = record.id;
    pending.facts = {record.text, record.language, {}, record.note};
    if (auto const topic = reader.find(record.topic)) pending.facts.topic = topic->name;
    return pending;
}

} // namespace app
