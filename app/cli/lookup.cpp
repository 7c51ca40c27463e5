#include "app/cli/lookup.h"

#include "core/editorial/chronicle.h"
#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/text/anchor.h"
#include "core/text/ascii.h"

#include <charconv>

namespace app::cli {

using core::Code;
using core::Error;
using core::say;

namespace {

/// "12:40" as a passage, in code points. Throws WrongUsage.
core::Span parse_span(std::string_view typed) {
    core::Span span;
    auto const* const end = typed.data() + typed.size();
    auto const first = std::from_chars(typed.data(), end, span.start);
    auto const colon = first.ec == std::errc() && first.ptr != end && *first.ptr == ':';
    auto const second = colon ? std::from_chars(first.ptr + 1, end, span.end) : first;
    if (!colon || second.ec != std::errc() || second.ptr != end)
        throw WrongUsage(
            say("“{typed}” is not a passage; write START:END in characters, such as 12:40.",
                {{"typed", std::string(typed)}}));
    return span;
}

} // namespace

core::Ref resolve(core::Reader const& reader, std::string_view typed) {
    return core::value_or_throw(reader.resolve(typed));
}

void wrong_kind(core::Reader const& reader, core::Ref found, core::Kind wanted) {
    auto const record = reader.find(found);
    if (!record)
        throw Error(Code::not_found, say("The {kind} {id} was deleted.",
                                         {core::in_words("kind", core::kind_noun(found.kind)),
                                          {"id", core::id_text(found.id)}}));
    throw Error(Code::bad_input, say("{id} is a {kind}, not a {wanted}.",
                                     {{"id", core::id_text(found.id)},
                                      core::in_words("kind", core::kind_noun(found.kind)),
                                      core::in_words("wanted", core::kind_noun(wanted))}));
}

void unknown_word(std::string_view option, std::string_view word,
                  std::vector<std::string> const& known) {
    std::string list;
    for (auto const& each : known)
        list += (list.empty() ? "" : ", ") + each;
    if (word.empty())
        throw WrongUsage(say("{option} is missing; there are: {known}.", {{"option", std::string(option)}, {"known", list}}));
    throw WrongUsage(
        say("“{word}” is not known for {option}; there are: {known}.",
            {{"word", std::string(word)}, {"option", std::string(option)}, {"known", list}}));
}

core::PartialDate date(Call const& call, std::string_view option) {
    if (!call.given(option))
        return {};
    return core::value_or_throw(core::read_date(call.text(option)));
}

std::optional<core::AsOf> as_of(Call const& call, core::Ref ref) {
    if (!call.given("--as-of"))
        return std::nullopt;
    auto const& store = *call.opened;
    core::AsOf then(store, core::value_or_throw(core::read_moment(store, ref, call.text("--as-of"), store.zone())));
    if (!then.find(ref))
        throw Error(Code::not_found, say("The record {id} did not exist at revision {seq}.",
                                         {{"id", core::id_text(ref.id)}, {"seq", std::to_string(then.head())}}));
    return then;
}

core::Message as_it_stood(core::AsOf const& then, core::Translator const& tr) {
    auto const revision = then.revision(then.head());
    return say("As it stood after revision {seq}, of {at}.",
               {{"seq", std::to_string(revision.seq)}, {"at", core::display(revision.at, tr)}});
}

core::Id<core::Text> resolve_text(core::Reader const& reader, std::string_view typed) {
    auto const ref = resolve(reader, typed);
    if (ref.kind == core::Kind::text)
        return {ref.id};
    auto const source = resolve_as<core::Source>(reader, typed);
    auto const text = core::text_of(reader, source);
    if (!text)
        throw Error(Code::not_found, say("The source “{title}” has no text.",
                                         {{"title", reader.get(source).title}}));
    return text;
}

namespace {

std::string span_text(core::Span span) {
    return std::to_string(span.start) + ":" + std::to_string(span.end);
}

[[noreturn]] void not_there(std::string const& exact, std::string const& words) {
    core::Anchor anchor;
    anchor.exact = exact;
    auto const near = core::find_again(words, anchor);
    if (near.state == core::AnchorState::lost)
        throw Error(Code::refused,
                    say("The words “{words}” do not stand in the text.", {{"words", exact}}));
    throw Error(
        Code::refused,
        say("The words “{words}” do not stand in the text; the nearest are “{near}” at {place}.",
            {{"words", exact},
             {"near", std::string(core::Offsets(words).slice(near.span))},
             {"place", span_text(near.span)}}));
}

} // namespace

core::Span passage(Call const& call, std::string const& words) {
    auto const& exact = call.text("--exact");
    if (call.given("--at")) {
        auto const span = parse_span(call.text("--at"));
        if (!exact.empty() && core::Offsets(words).slice(span) != exact)
            throw Error(Code::refused,
                        say("The words “{words}” do not stand at {start}–{end} in the text.",
                            {{"words", exact},
                             {"start", std::to_string(span.start)},
                             {"end", std::to_string(span.end)}}));
        return span;
    }
    if (exact.empty())
        throw WrongUsage(say("Say which passage with --exact WORDS or --at START:END."));
    auto const places = core::places_of(words, exact);
    if (places.empty())
        not_there(exact, words);
    if (places.size() == 1)
        return places.front();
    std::string list;
    for (auto const& place : places)
        list += (list.empty() ? "" : ", ") + span_text(place);
    throw Error(Code::refused,
                say("The words “{words}” stand there several times; add --at with one of "
                    "{places}.",
                    {{"words", exact}, {"places", list}}));
}

std::string bare_key(std::string typed) {
    std::erase(typed, ' ');
    return core::lower_ascii(typed);
}

core::Review known_review(core::Reader const& reader, std::string_view typed) {
    if (auto const named = resolve(reader, typed); named.kind == core::Kind::review) return reader.get(core::Id<core::Review>{named.id});
    auto const claim = resolve_as<core::Claim>(reader, typed);
    if (auto review = core::current_review(reader, claim)) return *review;
    throw core::Error(core::Code::not_found, say("The claim {id} has no review yet; give it a --rating.",
                                                 {{"id", core::id_text(claim.value)}}));
}

} // namespace app::cli
