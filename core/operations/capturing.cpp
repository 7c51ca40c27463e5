#include "core/operations/capturing.h"

#include "core/editorial/sources.h"
#include "core/ingest/wall_words.h"
#include "core/ingest/web_address.h"
#include "core/model/by_hand.h"
#include "core/operations/parties.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <unordered_set>

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

/// What the source showed before: the words of its articles, oldest first. Walls that were taken for one are none.
std::vector<std::string> earlier_articles(Records const& reader, Source const& source) {
    std::vector<std::string> articles;
    for (auto const& capture : reader.referring<Capture>("source", source.id))
        for (auto const& text : reader.referring<Text>("capture", capture.id))
            if (!is_whole_page(text) && by_hand(text) == ByHand::no)
                if (auto words = words_of(reader, text); wall_of({}, words) == Wall::none) articles.push_back(std::move(words));
    return articles;
}

bool shrank_by_half(std::string const& now, std::string const& before) { return count(length(now)) * 2 < count(length(before)); }

/// How much of the words stands in the others, from 0 to 1: of runs of letters, wherever they stand.
double share_of(std::string const& words, std::string const& others) {
    constexpr std::size_t run = 12;
    auto const runs = [](std::string const& text) {
        std::unordered_set<std::u32string> all;
        auto const letters = to_utf32(text);
        for (std::size_t at = 0; at + run <= letters.size(); ++at) all.insert(letters.substr(at, run));
        return all;
    };
    auto const mine = runs(words), theirs = runs(others);
    if (mine.empty()) return words == others ? 1 : 0;
    auto const shared = std::ranges::count_if(mine, [&](auto const& each) { return theirs.contains(each); });
    return static_cast<double>(shared) / static_cast<double>(mine.size());
}

/// Why words are not taken for the article; nothing where they are.
std::optional<Message> why_not_taken(Ingested const& read, std::vector<std::string> const& earlier) {
    constexpr std::int64_t fewest_letters = 200; // short texts share nothing easily
    constexpr double hardly = 0.02, mostly = 0.5;
    if (earlier.empty()) return std::nullopt;
    if (wall_of(read.title, read.text) != Wall::none)
        return say("The page was kept, and the earlier text stands; look at it, and capture it as it is if that is the article now.");
    auto const comes_back = std::ranges::any_of(earlier, [&](std::string const& each) {
        return !shrank_by_half(read.text, each) && share_of(read.text, each) > mostly;
    });
    if (comes_back) return std::nullopt;
    auto const& last = earlier.back();
    if (shrank_by_half(read.text, last))
        return say("The page shows less than half of what it showed: perhaps a wall or an error. It was kept, and "
                   "the earlier text stands; look at it, and capture it as it is if that is the article now.");
    bool const long_enough = count(length(read.text)) >= fewest_letters && count(length(last)) >= fewest_letters;
    if (long_enough && share_of(read.text, last) < hardly)
        return say("The page shows nothing of what it showed: perhaps a wall, an error or another article. It was kept, and "
                   "the earlier text stands; look at it, and capture it as it is if that is the article now.");
    return std::nullopt;
}

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
    if (takes && before && !given.as_it_is)
        if (auto why = why_not_taken(*given.read, earlier_articles(reader, source))) {
            made.remarks.push_back(std::move(*why));
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
