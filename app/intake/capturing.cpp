#include "app/intake/capturing.h"

#include "app/intake/importing.h"
#include "core/ingest/archive_link.h"
#include "core/ingest/declared_encoding.h"
#include "core/ingest/web_address.h"
#include "core/operations/sources_here.h"
#include "core/text/ascii.h"

#include <algorithm>

namespace app {

namespace {

using core::say;

/// The source that has one of these addresses; none without.
core::Id<core::Source> source_at(core::Reader const& reader, FetchedPage const& page) {
    core::SourcesHere const here(reader);
    std::vector<std::string> addresses{page.asked, page.hops.back().address};
    if (page.read && !core::is_front_page(page.read->url)) addresses.push_back(page.read->url);
    for (auto const& address : addresses)
        if (auto const id = here.at(address)) return id;
    return {};
}

/// A copy in an archive stands for the page it is a copy of.
void note_archive(core::Draft& draft, core::Id<core::Source> id, std::string const& asked) {
    auto const link = core::archive_link(asked);
    if (!link) return;
    for (auto& record : draft.puts) {
        auto* source = std::get_if<core::Source>(&record);
        if (!source || source->id != id) continue;
        source->archives = {asked};
        if (!link->original.empty()) source->url = link->original;
    }
}

/// The notes without those that are told as doubts.
std::vector<core::Message> beside(std::vector<core::Message> const& doubts, std::vector<core::Problem> const& notes) {
    std::vector<core::Message> others;
    for (auto const& note : notes)
        if (std::ranges::none_of(doubts, [&](core::Message const& doubt) { return core::render(doubt) == core::render(note.message); }))
            others.push_back(note.message);
    return others;
}

} // namespace

bool is_lone_address(std::string_view text) {
    text = core::without_ascii_blanks(text);
    return text.size() <= 4000 && core::is_web_address(text);
}

std::string lone_address(std::string_view text) {
    text = core::without_ascii_blanks(text);
    if (is_lone_address(text)) return std::string(text);
    constexpr std::size_t longest_link = 8000;
    if (text.size() > longest_link || text.find('<') == text.npos) return {};
    auto const page = core::lower_ascii(text);
    auto const link = page.find("<a ");
    auto const end = page.find("</a>");
    if (link == page.npos || end == page.npos || page.find("<a ", link + 1) != page.npos) return {};
    std::string beside; // what a reader sees outside the link
    auto is_tag = false;
    for (std::size_t at = 0; at < page.size(); ++at) {
        if (page[at] == '<') is_tag = true;
        else if (page[at] == '>') is_tag = false;
        else if (!is_tag && (at < link || at > end) && !core::is_ascii_blank(page[at])) beside += page[at];
    }
    if (!beside.empty()) return {};
    auto const tag = text.substr(link, text.find('>', link) - link + 1);
    auto const address = core::attribute_in(tag, "href");
    return is_lone_address(address) ? std::string(core::without_ascii_blanks(address)) : std::string();
}

FetchedPage fetch_page(std::string const& address, FetchOptions const& options, core::Progress& progress) {
    auto fetching = progress.part(0.9);
    auto const asked = std::string(core::without_ascii_blanks(std::string_view(address).substr(0, address.find('#'))));
    auto const exchanges = fetch(asked, options, fetching);
    core::Blob bytes(core::written_warc(exchanges, fetching_as()));
    auto const capture = core::read_web_capture(bytes.bytes(), asked, options.most_bytes);
    FetchedPage page{.asked = asked, .bytes = std::move(bytes), .hops = capture.hops, .read = {}, .why_no_text = {}, .doubts = {},
                     .notes = {}, .is_error = core::is_error(capture), .is_incomplete = capture.missing > 0};
    try {
        page.read = read_article(Arrival::text(page.bytes.bytes(), {core::Obtained::fetched, asked})).ingested;
    } catch (core::Error const& error) {
        if (error.code() != core::Code::bad_input && error.code() != core::Code::refused) throw;
        page.why_no_text = error.message();
    }
    page.doubts = core::doubts_about(capture, page.read ? page.read->text : std::string());
    if (page.read) page.notes = beside(page.doubts, page.read->notes);
    progress.update(1, 1);
    return page;
}

DraftedCapture draft_capture(core::Context& context, FetchedPage page, CaptureWishes const& wishes) {
    auto known = wishes.of;
    if (!known && !wishes.as_new) known = source_at(context.reader, page);
    core::Provenance const provenance{core::Obtained::fetched, page.asked};
    DraftedCapture drafted;
    drafted.remarks = page.notes;
    if (!known) {
        if (page.is_error) throw core::Error(core::Code::refused, page.doubts.back()); // nobody's article
        if (!page.read) throw core::Error(core::Code::bad_input, *page.why_no_text);
        auto made = draft_article(context, {std::move(page.bytes), std::move(*page.read), provenance});
        note_archive(made.draft, made.source, page.asked);
        drafted.draft = std::move(made.draft);
        drafted.draft.operation = "source.capture";
        drafted.source = made.source;
        drafted.capture = made.capture;
        drafted.text = made.text;
    } else {
        if (page.why_no_text) drafted.remarks.push_back(*page.why_no_text);
        auto made = core::capture_again(context, known,
                                        {.bytes = std::move(page.bytes), .provenance = provenance, .read = std::move(page.read),
                                         .is_doubtful = page.is_error || page.is_incomplete, .as_it_is = wishes.as_it_is});
        drafted.draft = std::move(made.draft);
        drafted.source = known;
        drafted.capture = made.capture;
        drafted.text = made.text;
        drafted.became = made.became;
        drafted.drifted = std::move(made.drifted);
        drafted.remarks.insert(drafted.remarks.end(), made.remarks.begin(), made.remarks.end());
    }
    drafted.remarks.insert(drafted.remarks.end(), page.doubts.begin(), page.doubts.end());
    return drafted;
}

core::Message told_of_capture(core::Became became, std::string const& title) {
    std::vector<core::Arg> const args{{"title", title}};
    switch (became) {
    case core::Became::source: return say("Captured “{title}”.", args);
    case core::Became::changed: return say("Captured “{title}” again: its words changed.", args);
    case core::Became::unchanged: return say("Captured “{title}” again: its words are the same.", args);
    case core::Became::kept: return say("Captured “{title}” again: the answer is kept, the text stays what it was.", args);
    }
    return {};
}

} // namespace app
