#include "app/desk/melding.h"

#include "core/model/merge.h"

namespace app {

namespace {

template <class Facts>
class Fields {
public:
    Fields(Facts& typed, Facts const& before, Facts const& now) : typed_(typed), before_(before), now_(now) {}

    template <class Value>
    Fields& of(std::string_view name, Value Facts::*field) {
        auto const moved = now_.*field != before_.*field && now_.*field != typed_.*field;
        if (!moved) return *this;
        if (typed_.*field == before_.*field) {
            typed_.*field = now_.*field;
            melded_.taken.push_back(name);
        } else {
            melded_.kept.push_back(name);
        }
        return *this;
    }
    Melded const& melded() const { return melded_; }

private:
    Facts& typed_;
    Facts const& before_;
    Facts const& now_;
    Melded melded_;
};

} // namespace

Melded meld(PendingClaim& typed, PendingClaim const& before, PendingClaim const& now) {
    using Facts = core::ClaimFacts;
    return Fields(typed.facts, before.facts, now.facts)
        .of("text", &Facts::text)
        .of("language", &Facts::language)
        .of("topic", &Facts::topic)
        .of("note", &Facts::note)
        .melded();
}

Melded meld(PendingQuotation& typed, PendingQuotation const& before, PendingQuotation const& now) {
    if (!typed.editing) return {};
    using Facts = core::StatementFacts;
    return Fields(typed.facts, before.facts, now.facts)
        .of("text", &Facts::text)
        .of("speaker", &Facts::speaker)
        .of("type", &Facts::speaker_type)
        .of("on_behalf_of", &Facts::on_behalf_of)
        .of("role", &Facts::role)
        .of("said_on", &Facts::said_on)
        .of("occasion", &Facts::occasion)
        .of("place", &Facts::place)
        .of("mode", &Facts::mode)
        .of("language", &Facts::language)
        .of("note", &Facts::note)
        .of("unknown", &Facts::unknown)
        .melded();
}

Melded meld(PendingReview& typed, PendingReview const& before, PendingReview const& now) {
    using Facts = core::ReviewFacts;
    return Fields(typed.facts, before.facts, now.facts)
        .of("scale", &Facts::scale)
        .of("rating", &Facts::rating)
        .of("summary", &Facts::summary)
        .of("rationale", &Facts::rationale)
        .of("confidence", &Facts::confidence)
        .of("other_side", &Facts::other_side)
        .of("no_reply", &Facts::no_reply)
        .melded();
}

Melded meld(PendingRecord& typed, PendingRecord const& before, PendingRecord const& now) {
    Melded melded;
    auto const ref = core::ref_of(typed.record);
    if (!ref.id || core::ref_of(before.record) != ref || core::ref_of(now.record) != ref) return melded;
    auto const typed_fields = core::changed_fields(before.record, typed.record);
    for (auto const field : core::changed_fields(before.record, now.record))
        (typed_fields.contains(field) ? melded.kept : melded.taken).push_back(field);
    typed.record = core::merge_records(before.record, now.record, typed.record).record;
    typed.base = now.base;
    return melded;
}

} // namespace app
