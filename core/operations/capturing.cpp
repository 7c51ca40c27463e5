#include "core/operations/capturing.h"

#include "core/editorial/sources.h"
#include "core/ingest/web_address.h"
#include "core/operations/parties.h"
#include "core/text/tidy.h"

namespace core {

namespace {

/// Of a source that came in by name alone: what its page says fills what nobody said.
void fill_from(Context& context, Draft& draft, Source& source, Ingested const& read) {
    auto const fill = [](std::string& field, std::string const& found) {
        if (field.empty()) field = tidy(found);
    };
    fill(source.author, read.author);
    fill(source.url, read.url);
    fill(source.language, read.language);
    if (!source.published.known())
        if (auto const found = PartialDate::parse(read.published)) source.published = *found;
    if (!source.publisher) {
        try {
            source.publisher = PartyBook(context, draft).find_or_add(read.publisher, PartyType::organisation);
        } catch (Error const& error) { // what a page says of itself must not keep it out
            if (error.code() != Code::refused) throw;
            draft.remarks.push_back(error.message());
        }
    }
}

bool shrank_by_half(std::string const& now, std::int64_t before) { return count(length(now)) * 2 < before; }

} // namespace

Recaptured capture_again(Context& context, Id<Source> id, NewCapture given) {
    auto const& reader = context.reader;
    auto source = reader.get(id);
    Recaptured made;
    made.draft.base = reader.head();
    made.text = text_of(reader, id);
    auto const before = reader.find(made.text);
    auto const capture = capture_record(context, id, given.bytes, given.read ? given.read->media_type : "application/warc",
                                        given.provenance);
    made.capture = capture.id;
    made.draft.puts.push_back(capture);
    made.draft.blobs.push_back(std::move(given.bytes));

    auto takes = given.read && !given.read->text.empty() && (given.as_it_is || !given.is_doubtful);
    if (takes && before && !given.as_it_is && shrank_by_half(given.read->text, before->code_points)) {
        made.remarks.push_back(say("The page shows less than half of what it showed: perhaps a wall or an error. It was kept, and "
                                   "the earlier text stands; look at it, and capture it as it is if that is the article now."));
        takes = false;
    }
    if (!takes) {
        made.became = Became::kept;
        made.draft.operation = "source.capture_kept";
        return made;
    }
    Blob const words(std::string(given.read->text));
    if (before && words.digest() == before->digest) {
        made.became = Became::unchanged;
        made.draft.operation = "source.capture_unchanged";
        return made;
    }
    made.became = before ? Became::changed : Became::source;
    made.draft.operation = before ? "source.capture_changed" : "source.capture";
    if (!before) {
        fill_from(context, made.draft, source, *given.read);
        if (source != reader.get(id)) made.draft.puts.push_back(source);
    }
    auto text = text_record(context, capture, *given.read, words);
    text.language = source.language.empty() ? given.read->language : source.language;
    if (before) {
        made.drifted = drifted_quotations(reader, id, {}, words.bytes(), text.language);
        add_follow_ups(context, made.draft, made.drifted);
    }
    made.text = text.id;
    made.draft.puts.push_back(std::move(text));
    made.draft.blobs.push_back(words);
    return made;
}

Draft watch_source(Context& context, Id<Source> id, std::int64_t every, PartialDate until) {
    auto source = context.reader.get(id);
    if (every > 0 && !is_web_address(source.url))
        refuse(say("The source “{title}” has no address to capture; give it one first.", {{"title", source.title}}));
    if (source.watch_every == every && source.watch_until == until)
        refuse(every > 0 ? say("The source is watched so already.") : say("The source is not watched."));
    source.watch_every = every;
    source.watch_until = until;
    Draft draft;
    draft.operation = "source.watch";
    draft.base = context.reader.head();
    draft.puts = {source};
    return draft;
}

} // namespace core
