#include "app/desk/form_follow.h"

#include "app/common/text.h"
#include "core/editorial/reviews.h"

#include <algorithm>

namespace app {

namespace {

/// "the note, the topic": labels of fields, in words.
std::string field_words(core::Kind kind, std::vector<std::string_view> const& names) {
    std::string words;
    for (auto const& name : names) {
        std::string word(name);
        core::with_kind(kind, [&]<class T>(std::type_identity<T>) {
            core::each_field<T>([&](auto const& field) {
                if (field.name == name) word = tr(field.label);
            });
        });
        words += (words.empty() ? "" : ", ") + word;
    }
    return words;
}

void tell_melded(Workbench& workbench, Navigation& navigation, core::Ref ref, Melded const& melded) {
    auto const& reader = workbench.reader();
    if (melded.empty()) return;
    auto const who = reader.revision(reader.last_change(ref)).actor;
    if (!melded.taken.empty()) navigation.refill_form();
    auto const taken = field_words(ref.kind, melded.taken), kept = field_words(ref.kind, melded.kept);
    workbench.notice(kept.empty() ? tr("{who} changed this meanwhile: {fields}. The form shows it.", {{"who", who}, {"fields", taken}})
                                   : tr("{who} changed this meanwhile: {fields}. What you typed there is kept; if you record it, "
                                        "it stands, and the history has both.",
                                        {{"who", who}, {"fields", kept}}));
}

} // namespace

void follow_form(Workbench& workbench, Navigation& navigation, Forms& forms, core::ChangeSet const& change) {
    auto const& reader = workbench.reader();
    auto const tell = [&](core::Ref ref, Melded const& melded) { tell_melded(workbench, navigation, ref, melded); };
    workbench.attempt([&] {
        auto const concerns = [&](core::Ref ref) { return ref && std::ranges::find(change.refs, ref) != change.refs.end(); };
        auto const side = navigation.side();
        if (side == Side::claim_form) {
            auto const id = forms.now<PendingClaim>().editing;
            if (auto const record = reader.find(id); record && concerns(core::ref(id)))
                tell(core::ref(id), forms.meet(pending_of(reader, *record)));
        } else if (side == Side::quotation_form) {
            auto const id = forms.now<PendingQuotation>().editing;
            if (auto const record = reader.find(id); record && concerns(core::ref(id)))
                tell(core::ref(id), forms.meet(pending_of(reader, *record)));
        } else if (side == Side::review_form) {
            auto const claim = forms.now<PendingReview>().claim;
            auto const review = core::current_review(reader, claim);
            if (review && concerns(core::ref(review->id)))
                tell(core::ref(review->id), forms.meet(PendingReview{claim, core::facts_of(*review)}));
        } else if (side == Side::record_form) {
            auto const ref = core::ref_of(forms.now<PendingRecord>().record);
            if (auto record = reader.find(ref); record && concerns(ref))
                tell(ref, forms.meet(PendingRecord{std::move(*record), reader.head()}));
        }
    });
}

} // namespace app
