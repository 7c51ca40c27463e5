#include "core/operations/redactions.h"

#include "core/editorial/approval.h"
#include "core/operations/records.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace core {

namespace {

/// Shorter texts are in many records by chance.
constexpr std::size_t shortest_repeat = 12;

/// The texts of a record that people wrote.
std::vector<std::string> texts_of(Record const& record) {
    std::vector<std::string> texts;
    std::visit(
        [&]<class T>(T const& entity) {
            each_field<T>([&]<class Value>(Field<T, Value> const& field) {
                if constexpr (std::is_same_v<Value, std::string>)
                    if ((entity.*field.member).size() >= shortest_repeat) texts.push_back(entity.*field.member);
            });
        },
        record);
    return texts;
}

bool holds(std::vector<std::string> const& texts, std::string const& words) {
    return std::ranges::any_of(texts, [&](std::string const& text) { return text.find(words) != text.npos; });
}

/// What else was written about a record and may quote it: corrections of a verdict, remarks.
std::vector<Ref> written_about(Reader const& reader, Ref ref) {
    std::vector<Ref> found;
    auto const add = [&](Kind kind, Ref about) {
        for (auto const id : reader.ever_referring(kind, about)) found.push_back({kind, id});
    };
    add(Kind::remark, ref);
    add(Kind::correction, ref);
    if (ref.kind == Kind::claim)
        for (auto const review : reader.ever_referring(Kind::review, ref)) add(Kind::correction, {Kind::review, review});
    return found;
}

/// Names what stays and still holds words that only the redacted states of `ref` have.
std::vector<Message> repeats(Reader const& reader, Ref ref, std::vector<State> const& gone) {
    std::set<Seq> redacted;
    std::set<Ref> leaving;
    for (auto const& state : gone) {
        if (state.ref == ref) redacted.insert(state.seq);
        leaving.insert(state.ref);
    }
    std::vector<std::string> before;
    for (auto const& step : reader.history(ref))
        if (step.after && redacted.contains(step.revision.seq))
            std::ranges::move(texts_of(*step.after), std::back_inserter(before));
    auto const record = reader.find(ref);
    auto const now = record && !redacted.contains(reader.last_change(ref)) ? texts_of(*record) : std::vector<std::string>{};
    std::vector<Message> told;
    for (auto const& other : written_about(reader, ref)) {
        auto const found = leaving.contains(other) ? std::nullopt : reader.find(other);
        if (!found) continue;
        auto const texts = texts_of(*found);
        if (std::ranges::any_of(texts, [&](auto const& text) { return holds(before, text) && !holds(now, text); }))
            told.push_back(say("The {kind} {id} still repeats words that were redacted; redact it as well if they must "
                               "go.",
                               {in_words("kind", kind_noun(other.kind)), {"id", id_text(other.id)}}));
    }
    return told;
}

/// The records of collections that claims came in as: they stay with the claim, and so may words of what it rests on.
void tell_records_it_came_in_as(Reader const& reader, Ref ref, std::vector<State> const& gone, std::vector<Message>& told) {
    std::set<Ref> leaving;
    std::vector<std::string> words;
    for (auto const& state : gone) leaving.insert(state.ref);
    std::set<Id<Claim>> showing;
    for (auto const& step : reader.history(ref)) {
        if (!step.after) continue;
        std::ranges::move(texts_of(*step.after), std::back_inserter(words));
        words.push_back(caption_of(*step.after));
        each_claim_showing(reader, *step.after, [&](Id<Claim> claim) { showing.insert(claim); });
    }
    for (auto const& id : showing) {
        auto const claim = leaving.contains(core::ref(id)) ? std::nullopt : reader.find(id);
        auto const record = claim && !claim->came_as.empty() ? reader.bytes(claim->came_as) : std::nullopt;
        if (record && std::ranges::any_of(words, [&](std::string const& each) { return !each.empty() && record->find(each) != record->npos; }))
            told.push_back(say("The record of a collection that the claim {id} came in as holds these words, and stays with the claim; redact "
                               "the claim as well if they must go.",
                               {{"id", id_text(id.value)}}));
    }
}

/// With a state goes the reason that was given for it, and with the record the one for its deletion: they speak of the
/// same.
void take_reasons(Reader const& reader, Extent extent, Redaction& redaction, std::vector<Message>& told) {
    std::set<Seq> gave;
    for (auto const& state : redaction.states) {
        gave.insert(state.seq);
        if (extent == Extent::whole)
            for (auto const& revision : reader.revisions_of(state.ref)) gave.insert(revision.seq);
    }
    for (auto const seq : gave) {
        auto const revision = reader.revision(seq);
        if (revision.reason.empty()) continue;
        if (revision.format >= 3)
            redaction.reasons.push_back(seq);
        else
            told.push_back(say("The reason given in revision {seq} stays: an earlier version of the program signed it "
                               "word by word. See whether it repeats what must go.",
                               {{"seq", std::to_string(seq)}}));
    }
}

/// Of a request for reply goes what was asked, but who was asked is a record of its own.
void tell_who_was_asked(Reader const& reader, std::vector<State> const& gone, std::vector<Message>& told) {
    std::set<Ref> leaving, asked;
    for (auto const& state : gone) leaving.insert(state.ref);
    for (auto const& ref : leaving) {
        if (ref.kind != Kind::reply_request) continue;
        for (auto const& step : reader.history(ref))
            if (step.after) asked.insert(core::ref(std::get<ReplyRequest>(*step.after).party));
    }
    for (auto const& party : asked)
        if (auto const found = leaving.contains(party) ? std::nullopt : reader.find(party))
            told.push_back(say("{party}, who was asked for a reply, stays in the list of parties ({id}); redact it as "
                               "well if the name must go.",
                               {{"party", caption_of(*found)}, {"id", id_text(party.id)}}));
}

} // namespace

Draft redact_record(Context& context, Ref ref, RedactionFacts const& facts) {
    auto const& reader = context.reader;
    Draft draft;
    draft.operation = redact_operation;
    draft.base = reader.head();
    Redaction redaction{tidy(facts.basis), tidy(facts.authority), {}, {}};
    auto const redact = [&](Ref gone, std::vector<Seq> const& states) {
        for (auto const seq : states) redaction.states.push_back({gone, seq});
    };
    if (facts.extent == Extent::whole && ref) {
        // Remarks, votes and corrections, too, which are never deleted otherwise.
        for (auto const& gone : with_all_that_hung(reader, ref)) {
            redact(gone, reader.states(gone));
            if (reader.find(gone)) draft.erases.push_back(gone);
        }
    } else {
        auto states = reader.states(ref);
        auto const now = reader.find(ref);
        // The newest state is the present, but where changes of several people come to another one, or it does not count.
        if (now && !states.empty()) {
            auto const history = reader.history(ref);
            if (history.back().revision.seq == states.back() && history.back().after == now) states.pop_back();
            else draft.puts.push_back(*now);
        }
        redact(ref, states);
    }
    if (redaction.states.empty())
        throw Error(Code::not_found, facts.extent == Extent::earlier
                                         ? say("The {kind} {id} has no earlier states that could be redacted.",
                                               {in_words("kind", kind_noun(ref.kind)), {"id", id_text(ref.id)}})
                                         : say("Nothing is left of the {kind} {id} that could be redacted.",
                                               {in_words("kind", kind_noun(ref.kind)), {"id", id_text(ref.id)}}));
    draft.remarks = repeats(reader, ref, redaction.states);
    tell_records_it_came_in_as(reader, ref, redaction.states, draft.remarks);
    take_reasons(reader, facts.extent, redaction, draft.remarks);
    tell_who_was_asked(reader, redaction.states, draft.remarks);
    draft.reason = redaction.basis + " — " + redaction.authority;
    draft.redaction = std::move(redaction);
    return draft;
}

} // namespace core
