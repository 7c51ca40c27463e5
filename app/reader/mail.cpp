#include "app/reader/mail.h"

#include "app/reader/mime.h"
#include "app/reader/quoted_reply.h"
#include "core/ingest/blank.h"
#include "core/ingest/decoder.h"
#include "core/ingest/encoding.h"
#include "core/ingest/found_text.h"
#include "core/ingest/html.h"
#include "core/ingest/sentences.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <iconv.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <gmime/gmime.h>
#pragma GCC diagnostic pop

namespace reader {

namespace {

namespace sentences = core::sentences;

/// The bytes of a part as it says they are written; by themselves where nobody knows what it says.
core::Decoded decoded(MimePart const& part, core::IngestOptions const& options, bool is_page, std::vector<core::Problem>& notes) {
    auto const bytes = part.content();
    auto as_said = options;
    if (as_said.encoding.empty() && core::Decoder::named(part.charset)) as_said.encoding = part.charset;
    return core::decode(bytes, as_said, is_page ? core::declared_encoding(bytes) : core::DeclaredEncoding(), notes);
}

/// Lines that end in a blank go on in the next (RFC 3676).
std::string unfolded(std::string const& text) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto const line = std::string_view(text).substr(at, end - at);
        auto const goes_on = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
        out += line;
        if (!goes_on && end < text.size()) out += '\n';
        at = end + 1;
    }
    return out;
}

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (auto const c : text) {
        words += !core::is_ascii_blank(c) && !inside;
        inside = !core::is_ascii_blank(c);
    }
    return words;
}

std::string shown_page(MimePart const& part, core::IngestOptions const& options, std::vector<core::Problem>& notes) {
    core::Ingested page;
    core::read_html(decoded(part, options, true, notes).text, core::PageExtent::whole, options.today, page);
    return page.text;
}

/// The plain form of what is there in two, unless it only says that there is another.
std::string body_of(std::vector<MimePart const*> const& forms, core::IngestOptions const& options, core::Ingested& into) {
    constexpr std::size_t share = 5; // of the words of the other
    std::string plain, page;
    for (auto const* form : forms) {
        if (form->type == "text/html") {
            if (page.empty()) page = shown_page(*form, options, into.notes);
        } else if (plain.empty()) {
            auto read = decoded(*form, options, false, into.notes);
            into.encoding = read.encoding;
            plain = form->is_flowed ? unfolded(read.text) : std::move(read.text);
        }
    }
    return words_in(plain) * share < words_in(page) || core::shows_nothing(plain) ? page : plain;
}

std::string trimmed(std::string_view text) {
    auto const first = text.find_first_not_of("\n");
    auto const last = text.find_last_not_of(" \t\n");
    if (first == text.npos || last == text.npos) return {};
    return std::string(text.substr(first, last + 1 - first));
}

void tell_sender(Mime const& message, core::Ingested& into) {
    into.title = message.subject();
    into.author = message.sender();
    into.published = message.date();
    using core::FactKind;
    for (auto const& [kind, value, from] :
         {std::tuple(FactKind::title, &into.title, "Subject"), std::tuple(FactKind::author, &into.author, "From"),
          std::tuple(FactKind::published, &into.published, "Date")})
        if (!value->empty()) into.facts.push_back({kind, *value, from});
    if (!into.author.empty() || !into.published.empty()) core::note(into, sentences::sender_says);
}

void tell_attachments(std::vector<MimePart> const& parts, core::Ingested& into) {
    constexpr std::size_t most_names = 5;
    std::size_t count = 0;
    std::string names;
    for (auto const& part : parts) {
        if (!part.is_attached && (part.type == "text/plain" || part.type == "text/html") && part.depth == 0) continue;
        if (++count > most_names) continue;
        names += (names.empty() ? "" : ", ") + (part.file_name.empty() ? part.type : part.file_name);
    }
    if (count == 0) return;
    if (count > most_names) names += " …";
    core::note(into, sentences::attachments, {{"count", std::to_string(count)}, {"names", names}});
}

} // namespace

void prepare_mail() {
    g_mime_init();
    // A table is loaded from a file when it is first asked for, and stays while somebody has it open.
    constexpr std::array encodings{"ISO-8859-1", "ISO-8859-2", "ISO-8859-5", "ISO-8859-7", "ISO-8859-9", "ISO-8859-15",
                                   "CP1250", "CP1251", "CP1252", "CP1253", "CP1254", "CP1256", "KOI8-R", "KOI8-U", "GB18030",
                                   "BIG5", "SHIFT_JIS", "EUC-JP", "ISO-2022-JP", "EUC-KR", "UTF-16"};
    for (auto const* encoding : encodings) iconv_open("UTF-8", encoding);
}

void read_mail(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    Mime const message(bytes);
    if (!message.is_message()) core::refuse_text(sentences::message_damaged, options);
    tell_sender(message, into);
    std::string own, earlier;
    std::size_t lines = 0;
    auto const& parts = message.parts();
    for (std::size_t at = 0; at < parts.size(); ++at) {
        auto const is_text = [](MimePart const& part) {
            return !part.is_attached && part.depth == 0 && (part.type == "text/plain" || part.type == "text/html");
        };
        if (!is_text(parts[at])) continue;
        std::vector<MimePart const*> forms{&parts[at]};
        while (parts[at].alternative != 0 && at + 1 < parts.size() && parts[at + 1].alternative == parts[at].alternative) {
            ++at;
            if (is_text(parts[at])) forms.push_back(&parts[at]);
        }
        auto const reply = part_reply(body_of(forms, options, into));
        if (!core::shows_nothing(reply.own)) own += (own.empty() ? "" : "\n\n") + trimmed(reply.own);
        if (!core::shows_nothing(reply.earlier)) earlier += (earlier.empty() ? "" : "\n\n") + trimmed(reply.earlier);
        lines += reply.lines;
    }
    core::FoundText text;
    auto const takes_earlier = !earlier.empty() && (options.extent == core::PageExtent::whole || own.empty());
    if (takes_earlier) text.part(core::PagePart::story);
    text.words(own);
    if (takes_earlier) {
        text.part(core::PagePart::earlier_message);
        text.paragraph();
        text.words(earlier);
    } else if (!earlier.empty()) {
        core::note(into, sentences::earlier_left_out, {{"count", std::to_string(lines)}});
    }
    text.take(into);
    tell_attachments(parts, into);
    if (message.has_more()) core::note(into, sentences::parts_left_out, {{"file", options.file_name}});
}

void read_saved_page(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    Mime const message(bytes);
    auto const& parts = message.parts();
    auto const was_saved = message.is_message() && (!message.header("Snapshot-Content-Location").empty() || message.header("Message-ID").empty() ||
                                                    std::ranges::any_of(parts, [](MimePart const& part) { return !part.location.empty(); }));
    if (message.is_message() && !was_saved) return read_mail(bytes, options, into); // pictures and all
    auto const page = !message.is_message() ? parts.end()
                                            : std::ranges::find_if(parts, [](MimePart const& part) {
                                                  return part.type == "text/html" || part.type == "application/xhtml+xml";
                                              });
    if (page == parts.end()) core::refuse_text(sentences::no_page_inside, options);
    auto const read = decoded(*page, options, true, into.notes);
    into.encoding = read.encoding;
    core::read_html(read.text, options.extent, options.today, into);
    for (auto const& [address, from] : {std::pair(message.header("Snapshot-Content-Location"), "Snapshot-Content-Location"),
                                        std::pair(page->location, "Content-Location")}) {
        if (!address.starts_with("http://") && !address.starts_with("https://")) continue;
        into.facts.push_back({core::FactKind::url, address, from});
        if (into.url.empty()) into.url = address;
    }
    if (auto const title = message.subject(); !title.empty()) {
        into.facts.push_back({core::FactKind::title, title, "Subject"});
        if (into.title.empty()) into.title = title;
    }
}

} // namespace reader
