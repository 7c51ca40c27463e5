#include "core/operations/remarks.h"

#include "core/model/codec.h"
#include "core/text/person.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <map>

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

bool is_word_sign(char32_t c) {
    auto const icu = static_cast<UChar32>(c);
    return u_isalnum(icu) || (U_GET_GC_MASK(icu) & U_GC_M_MASK) ||
           u_hasBinaryProperty(icu, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/// The code point at a place of valid UTF-8, which moves behind it.
char32_t take_sign(std::string_view text, std::size_t& at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    auto const size = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    auto const sign = to_utf32(text.substr(at, size)).front();
    at += size;
    return sign;
}

bool begins_with_blank(std::string_view text) {
    std::size_t at = 0;
    return text.empty() || u_isUWhiteSpace(static_cast<UChar32>(take_sign(text, at)));
}

/// Whether words of that script follow each other without a blank, as in Chinese, Japanese and Thai, or with
/// syllables put behind them, as in Korean.
bool needs_no_blank(char32_t c) {
    switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_H2:
    case U_LB_H3: return true;
    default: return false;
    }
}

/// The next place behind `after` where a name could end: before whatever is no part of a word. A hyphen inside a
/// name ends none.
std::optional<std::size_t> next_end_of_name(std::string_view text, std::size_t after) {
    for (auto at = after; at < text.size();) {
        auto const last = take_sign(text, at);
        if (at == text.size()) break;
        auto ahead = at;
        auto const following = take_sign(text, ahead);
        auto const hyphen = following == '-' || following == 0x2010 || following == 0x2011;
        if (hyphen && ahead < text.size() && is_word_sign(take_sign(text, ahead))) continue;
        if (!is_word_sign(following) || (needs_no_blank(last) && u_isalnum(static_cast<UChar32>(following)))) return at;
    }
    return after < text.size() ? std::optional(text.size()) : std::nullopt;
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
    if (find_invalid_utf8(text)) return {}; // it is refused as a remark
    std::map<std::string, std::string const*> known;
    for (auto const& person : people)
        if (auto key = person_key(person); !key.empty()) known.emplace(std::move(key), &person);
    std::vector<std::string> mentioned;
    for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
        auto const rest = text.substr(at + 1);
        if (begins_with_blank(rest)) continue;
        std::string const* longest = nullptr; // "@Ann Lee" means her, not "Ann"
        for (auto end = next_end_of_name(rest, 0); end; end = next_end_of_name(rest, *end)) {
            auto const key = person_key(rest.substr(0, *end));
            auto const found = known.lower_bound(key);
            if (found == known.end() || !found->first.starts_with(key)) break; // nobody's name goes on so
            if (found->first == key) longest = found->second;
        }
        if (longest) add_person(mentioned, *longest);
    }
    return mentioned;
}

Draft assign_claim(Context& context, Id<Claim> id, std::string person) {
    auto claim = context.reader.get(id);
    claim.assigned_to = tidy(person).empty() ? std::string() : person_name(person);
    Draft draft;
    draft.operation = "claim.assign";
    draft.base = context.reader.head();
    draft.puts = {std::move(claim)};
    return draft;
}

} // namespace core
