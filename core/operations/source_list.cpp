#include "core/operations/source_list.h"

#include "core/editorial/sources.h"
#include "core/operations/parties.h"
#include "core/operations/statements.h"
#include "core/text/anchor.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

/// By what a work without an address is known.
std::string known_work(std::string const& title, std::string const& author, PartialDate const& published) {
    return fold(title) + "\n" + fold(author) + "\n" + published.text();
}

class SourcesHere {
public:
    explicit SourcesHere(Reader const& reader) {
        for (auto const id : reader.list(Kind::source)) {
            auto const source = reader.find(Id<Source>{id});
            if (!source) continue;
            if (!source->url.empty()) by_address_.emplace(comparable_address(source->url), source->id);
            works_.insert(known_work(source->title, source->author, source->published));
        }
    }
    bool meet(CollectedSource const& source) {
        auto const work = known_work(source.title, source.author, source.published);
        if (!source.url.empty()) {
            auto const first = by_address_.emplace(comparable_address(source.url), Id<Source>{}).second;
            return !first;
        }
        return !works_.insert(work).second;
    }
    Id<Source> at(std::string const& address) const {
        auto const found = by_address_.find(comparable_address(address));
        return found == by_address_.end() ? Id<Source>{} : found->second;
    }

private:
    std::map<std::string, Id<Source>> by_address_;
    std::set<std::string> works_;
};

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
    std::vector<Span> fitting;
    for (auto const& place : places) {
        auto const before = tidy(offsets.slice({0, place.start}));
        auto const after = tidy(offsets.slice({place.end, count(offsets.length())}));
        if (before.ends_with(tidy(annotation.prefix)) && after.starts_with(tidy(annotation.suffix))) fitting.push_back(place);
    }
    if (fitting.size() == 1) return fitting.front();
    return problem(say("“{words}” stands several times in the text of {page}, and nothing tells which is meant.",
                       {{"words", shown_line(annotation.exact)}, {"page", annotation.page}}));
}

} // namespace

DraftedSources import_sources(Context& context, std::vector<CollectedSource> const& sources) {
    DraftedSources made;
    made.draft.operation = "source.import";
    made.draft.base = context.reader.head();
    SourcesHere here(context.reader);
    PartyBook parties(context, made.draft);
    for (auto const& collected : sources) {
        if (here.meet(collected)) {
            ++made.known;
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
    for (auto const& annotation : annotations) {
        auto const source = here.at(annotation.page);
        auto const text = source ? text_of(context.reader, source) : Id<Text>{};
        if (!text) {
            made.left_out.push_back(say("{page} is not here with its text; bring the page in first.", {{"page", annotation.page}}));
            continue;
        }
        auto const [at, fresh] = words.try_emplace(text);
        if (fresh) at->second = words_of(context.reader, context.reader.get(text));
        auto const place = marked_place(at->second, annotation);
        if (!place) {
            made.left_out.push_back(place.error().message);
            continue;
        }
        StatementFacts facts;
        facts.note = made_fit(annotation.comment, TextForm::text).text;
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
