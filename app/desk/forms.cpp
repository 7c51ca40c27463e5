#include "app/desk/forms.h"

namespace app {

namespace {

struct About {
    core::RawId first = 0, second = 0, editing = 0;
    core::Span span;
};

About about(PendingQuotation const& it) { return {it.text.value, it.shown.source.value, it.editing.value, it.span}; }
About about(PendingClaim const& it) { return {it.asserted_by.value, 0, it.editing.value, {}}; }
About about(PendingLink const& it) { return {it.statement.value, it.claim.value, it.editing.value, {}}; }
About about(PendingReview const& it) { return {it.claim.value, 0, 0, {}}; }
About about(PendingCorrection const& it) { return {it.review.value, 0, 0, {}}; }
About about(PendingReply const& it) { return {it.claim.value, 0, it.editing.value, {}}; }
About about(PendingRecord const& it) {
    // A search that is not kept yet is told from others by what it asks.
    if (auto const* search = std::get_if<core::SavedSearch>(&it.record); search && !search->id)
        return {static_cast<core::RawId>(core::Kind::saved_search),
                static_cast<core::RawId>(std::hash<std::string>()(search->words)),
                0,
                {}};
    auto const ref = core::ref_of(it.record);
    return {static_cast<core::RawId>(ref.kind), ref.id, 0, {}};
}

About about(PendingScale const& it) { return {it.of.value, 0, 0, {}}; }

} // namespace

Forms::Key Forms::key_of(Any const& pending) {
    auto const it = std::visit([](auto const& held) { return about(held); }, pending);
    return {pending.index(), it.first, it.second, it.editing, it.span};
}

bool Forms::leave() {
    auto const keep = something_typed();
    if (keep) kept_.insert_or_assign(key_, Kept{copy_(), untouched_});
    recorded();
    return keep;
}

void Forms::recorded() {
    copy_ = nullptr;
    typed_ = false;
}

} // namespace app
