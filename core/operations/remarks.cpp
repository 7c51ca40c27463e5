#include "core/operations/remarks.h"

#include "core/model/codec.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr int most_people = 1000;

/// The words of a field, or of the whole text for a text; nothing when it has no such field.
std::optional<std::string> words_at(Reader const& reader, Ref on, std::string_view field) {
    auto const record = reader.find(on);
    if (!record) return std::nullopt;
    if (auto const* text = std::get_if<Text>(&*record); text && field.empty()) return reader.bytes(text->digest);
    for (auto const& each : describe(*record))
        if (each.name == field) return each.value;
    return std::nullopt;
}

std::optional<Span> span_of(std::string_view words, std::string_view passage) {
    auto const at = words.find(passage);
    if (passage.empty() || at == words.npos) return std::nullopt;
    auto const start = count(length(words.substr(0, at)));
    return Span{start, start + count(length(passage))};
}

} // namespace

Made<Remark> make_remark(Context& context, Id<Claim> claim, RemarkFacts const& facts) {
    Remark remark;
    remark.claim = claim;
    remark.on = facts.on ? facts.on : ref(claim);
    remark.field = facts.field;
    remark.passage = facts.passage;
    remark.text = facts.text;
    remark.answers = facts.answers;
    if (tidy(remark.text).empty()) throw Error(Code::bad_input, say("A remark needs words."));
    if (!remark.field.empty() || !remark.passage.empty()) {
        auto const words = words_at(context.reader, remark.on, remark.field);
        if (!words)
            throw Error(Code::bad_input, say("A {kind} has no field “{field}” a remark could be about.",
                                             {in_words("kind", kind_noun(remark.on.kind)), {"field", remark.field}}));
        if (!remark.passage.empty()) {
            auto const meant = facts.at.length() > 0 && Offsets(*words).slice(facts.at) == remark.passage;
            auto const span = meant ? facts.at : span_of(*words, remark.passage);
            if (!span)
                throw Error(Code::bad_input,
                            say("The words “{words}” do not stand there.", {{"words", remark.passage}}));
            remark.start = span->start;
            remark.end = span->end;
        }
    }
    remark.id = context.ids.next<Remark>();
    remark.author = context.actor;
    remark.at = context.now;
    remark.mentions = mentions_in(remark.text, context.reader.people(most_people));
    Made<Remark> made;
    made.id = remark.id;
    made.draft.operation = "remark.write";
    made.draft.base = context.reader.head();
    made.draft.puts = {std::move(remark)};
    return made;
}

Draft resolve_remark(Context& context, Id<Remark> id, Resolve resolve) {
    auto remark = context.reader.get(id);
    Draft draft;
    draft.operation = resolve == Resolve::yes ? "remark.resolve" : "remark.reopen";
    draft.base = context.reader.head();
    if (remark.resolved_by.empty() == (resolve == Resolve::no)) return draft;
    remark.resolved_by = resolve == Resolve::yes ? context.actor : std::string();
    remark.resolved_at = resolve == Resolve::yes ? context.now : Instant{};
    draft.puts = {std::move(remark)};
    return draft;
}

std::vector<Remark> remarks_on(Reader const& reader, Id<Claim> claim) {
    return reader.referring<Remark>("claim", claim);
}

std::optional<Span> passage_now(Reader const& reader, Remark const& remark) {
    auto const words = words_at(reader, remark.on, remark.field);
    if (!words) return std::nullopt;
    Span const there{remark.start, remark.end};
    if (Offsets(*words).slice(there) == remark.passage) return there;
    return span_of(*words, remark.passage);
}

std::vector<std::string> mentions_in(std::string_view text, std::vector<std::string> const& people) {
    std::vector<std::string> mentioned;
    for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
        auto const rest = text.substr(at + 1);
        std::string const* longest = nullptr; // "@Ann Lee" means her, not "Ann"
        for (auto const& person : people)
            if (!person.empty() && rest.starts_with(person) && (!longest || person.size() > longest->size()))
                longest = &person;
        if (longest && std::ranges::find(mentioned, *longest) == mentioned.end()) mentioned.push_back(*longest);
    }
    return mentioned;
}

Draft assign_claim(Context& context, Id<Claim> id, std::string person) {
    auto claim = context.reader.get(id);
    claim.assigned_to = tidy(person);
    Draft draft;
    draft.operation = "claim.assign";
    draft.base = context.reader.head();
    draft.puts = {std::move(claim)};
    return draft;
}

} // namespace core
