#include "core/operations/source_list.h"

#include "core/editorial/sources.h"
#include "core/operations/parties.h"
#include "core/operations/sources_here.h"
#include "core/operations/statements.h"
#include "core/text/anchor.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace core {

namespace {

/// Where in the text the words stand that were marked; a sentence why not.
Result<Span> marked_place(std::string_view text, CollectedAnnotation const& annotation) {
    if (annotation.position)
        if (auto const place = place_meant(text, *annotation.position, annotation.exact)) return place->first;
    auto const places = places_of(text, annotation.exact);
    if (places.size() == 1) return places.front();
    if (places.empty())
        return problem(say("“{words}” does not stand in the text of {page}.",
                           {{"words", shown_line(annotation.exact)}, {"page", annotation.page}}));
    Offsets const offsets(text);
    // Blanks may be more in the text than in what was marked; no more of it is looked at than that takes.
    auto const around = [](std::string const& words) { return 64 + 4 * count(length(words)); };
    auto const ahead = around(annotation.prefix), behind = around(annotation.suffix);
    std::vector<Span> fitting;
    for (auto const& place : places) {
        auto const before = tidy(offsets.slice({std::max<std::int64_t>(0, place.start - ahead), place.start}));
        auto const after = tidy(offsets.slice({place.end, std::min(count(offsets.length()), place.end + behind)}));
        if (before.ends_with(tidy(annotation.prefix)) && after.starts_with(tidy(annotation.suffix))) fitting.push_back(place);
    }
    if (fitting.size() == 1) return fitting.front();
    return problem(say("“{words}” stands several times in the text of {page}, and nothing tells which is meant.",
                       {{"words", shown_line(annotation.exact)}, {"page", annotation.page}}));
}

/// The text of the source whose bytes were marked, else of the page of that address.
Id<Text> text_marked(Reader const& reader, SourcesHere const& here, CollectedAnnotation const& annotation) {
    if (auto const digest = parse_hex(annotation.cached))
        if (auto const captures = reader.captures_with(*digest); !captures.empty())
            return text_of(reader, reader.get(captures.front()).source);
    auto const source = here.at(annotation.page);
    return source ? text_of(reader, source) : Id<Text>{};
}

/// What was said of the passage, who marked it and when.
std::string note_of(CollectedAnnotation const& annotation) {
    auto note = annotation.comment;
    std::string who;
    for (auto const* part : {&annotation.author, &annotation.made_on})
        if (!part->empty()) who += (who.empty() ? "" : ", ") + *part;
    if (!who.empty()) note += (note.empty() ? "" : "\n") + render(say("Marked by {who}", {{"who", who}}));
    return made_fit(note, TextForm::text).text;
}

} // namespace

DraftedSources import_sources(Context& context, std::vector<CollectedSource> const& sources) {
    DraftedSources made;
    made.draft.operation = "source.import";
    made.draft.base = context.reader.head();
    SourcesHere here(context.reader);
    PartyBook parties(context, made.draft);
    for (auto const& collected : sources) {
        if (!here.add(collected.url, collected.title, collected.author, collected.published)) {
            ++made.known;
            made.told_before += static_cast<std::int64_t>(collected.notes.size());
            continue;
        }
        for (auto const& note : collected.notes) made.notes.emplace_back(collected.line, note);
        Source source;
        source.id = context.ids.next<Source>();
        source.title = collected.title;
        source.type = collected.type;
        source.author = collected.author;
        source.published = collected.published;
        source.url = collected.url;
        source.language = collected.language;
        source.note = collected.note;
        try {
            source.publisher = parties.find_or_add(collected.publisher, PartyType::organisation);
        } catch (Error const& error) {
            if (error.code() != Code::refused) throw;
            made.notes.emplace_back(collected.line, ClaimNote{ClaimNote::Kept::without, error.message()});
        }
        made.draft.puts.push_back(std::move(source));
        ++made.added;
    }
    return made;
}

DraftedAnnotations import_annotations(Context& context, std::vector<CollectedAnnotation> const& annotations) {
    DraftedAnnotations made;
    made.draft.operation = "quotation.record";
    made.draft.base = context.reader.head();
    SourcesHere const here(context.reader);
    std::map<Id<Text>, std::string> words;
    std::set<std::tuple<Id<Text>, std::int64_t, std::int64_t>> met;
    for (auto const& annotation : annotations) {
        auto const text = text_marked(context.reader, here, annotation);
        if (!text) {
            made.left_out.push_back(say("{annotation}: {page} is not here with its text; bring the page in first.",
                                        {{"annotation", name_of(annotation)}, {"page", annotation.page}}));
            continue;
        }
        auto const [at, fresh] = words.try_emplace(text);
        if (fresh) at->second = words_of(context.reader, context.reader.get(text));
        auto const place = marked_place(at->second, annotation);
        if (!place) {
            made.left_out.push_back(say("{annotation}: {why}", {{"annotation", name_of(annotation)}, {"why", render(place.error().message)}}));
            continue;
        }
        if (!met.emplace(text, place->start, place->end).second) {
            ++made.known; // two people marked the same passage
            continue;
        }
        StatementFacts facts;
        facts.note = note_of(annotation);
        try {
            auto recorded = record_quotation(context, text, *place, facts);
            for (auto& record : recorded.draft.puts) made.draft.puts.push_back(std::move(record));
            ++made.added;
        } catch (Error const& error) {
            if (error.code() != Code::refused) throw;
            ++made.known;
        }
    }
    return made;
}

} // namespace core
