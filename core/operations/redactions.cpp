#include "core/operations/redactions.h"

#include "core/operations/records.h"

namespace core {

Draft redact_record(Context& context, Ref ref, RedactionFacts const& facts) {
    auto const& reader = context.reader;
    auto const exists = reader.find(ref).has_value();
    Draft draft;
    if (exists && facts.extent == Extent::whole) draft = erase_record(context, ref);
    draft.operation = redact_operation;
    draft.base = reader.head();
    Redaction redaction{tidy(facts.basis), tidy(facts.authority), {}};
    auto const redact = [&](Ref gone, std::vector<Seq> const& states) {
        for (auto const seq : states) redaction.states.push_back({gone, seq});
    };
    if (facts.extent == Extent::whole && ref) {
        for (auto const& gone : with_all_that_hung(reader, ref)) redact(gone, reader.states(gone));
    } else {
        auto states = reader.states(ref);
        if (exists && !states.empty()) states.pop_back(); // the present
        redact(ref, states);
    }
    if (redaction.states.empty())
        throw Error(Code::not_found, facts.extent == Extent::earlier
                                         ? say("The {kind} {id} has no earlier states that could be redacted.",
                                               {in_words("kind", kind_noun(ref.kind)), {"id", id_text(ref.id)}})
                                         : say("Nothing is left of the {kind} {id} that could be redacted.",
                                               {in_words("kind", kind_noun(ref.kind)), {"id", id_text(ref.id)}}));
    draft.reason = redaction.basis + " — " + redaction.authority;
    draft.redaction = std::move(redaction);
    return draft;
}

} // namespace core
