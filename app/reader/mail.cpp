#include "app/reader/mail.h"

#include "app/reader/header_words.h"
#include "app/reader/mail_page.h"
#include "app/reader/mime.h"
#include "app/reader/quoted_reply.h"
#include "app/reader/sender_name.h"
#include "core/ingest/blank.h"
#include "core/ingest/decoder.h"
#include "core/ingest/encoding.h"
#include "core/ingest/found_text.h"
#include "core/ingest/html.h"
#include "core/ingest/sentences.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"
#include "core/time/time.h"

#include <algorithm>
#include <array>
#include <iconv.h>
#include <map>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <gmime/gmime.h>
#pragma GCC diagnostic pop

namespace reader {

namespace {

namespace sentences = core::sentences;

/// The bytes of a part as it says they are written; by themselves where nobody knows what it says, or where they are
/// UTF-8, which no text of another encoding is by chance.
core::Decoded decoded(MimePart const& part, core::IngestOptions const& options, bool is_page, std::vector<core::Problem>& notes) {
    auto const bytes = part.content();
    auto as_said = options;
    auto const has_others = std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    auto const is_utf8 = has_others && !core::find_invalid_utf8(bytes);
    auto const said = options.encoding.empty() ? core::Decoder::named(part.charset) : nullptr;
    if (is_utf8 && said && !said->is_utf8() && !said->is_wide()) {
        as_said.encoding = "utf-8";
        core::Ingested told;
        core::note(told, sentences::is_utf8_after_all, {{"declared", part.charset}});
        notes.insert(notes.end(), told.notes.begin(), told.notes.end());
    } else if (said) {
        as_said.encoding = part.charset;
    }
    return core::decode(bytes, as_said, is_page ? core::declared_encoding(bytes) : core::DeclaredEncoding(), notes);
}

/// Lines that end in a blank go on in the next, if as much of them is quoted (RFC 3676).
std::string unfolded(std::string const& text, bool blank_goes) {
    std::string out;
    std::size_t at = 0, depth_before = 0;
    bool goes_on = false;
    while (at < text.size()) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        auto const depth = std::min(line.find_first_not_of('>'), line.size());
        line.remove_prefix(depth);
        // A blank was put before what would else be taken for a mark.
        auto const is_mark = depth == 0 && line.starts_with(" >");
        if (line.starts_with(' ') && !is_mark) line.remove_prefix(1);
        if (goes_on && depth != depth_before) out += '\n';
        if (!(goes_on && depth == depth_before) && depth > 0) out.append(depth, '>').append(" ");
        goes_on = line.ends_with(' ') && line != "-- ";
        depth_before = depth;
        if (goes_on && blank_goes) line.remove_suffix(1);
        out += line;
        if (!goes_on && end < text.size()) out += '\n';
    }
    return out;
}

/// Signs that are no blanks.
std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        return !core::is_ascii_blank(c) && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string shown_page(MimePart const& part, core::IngestOptions const& options, std::vector<core::Problem>& notes) {
    core::Ingested page;
    core::read_html(with_quotes_marked(decoded(part, options, true, notes).text), core::PageExtent::whole, options.today, page);
    notes.insert(notes.end(), page.notes.begin(), page.notes.end());
    return page.text;
}

/// One of the forms a message says the same in, or all of it.
struct Form {
    std::size_t number = 0;
    bool is_page = false; ///< some of it
    std::string words;
};

void add_part(Form& form, MimePart const& part, core::IngestOptions const& options, core::Ingested& into) {
    std::string words;
    if (part.type == "text/html") {
        form.is_page = true;
        words = shown_page(part, options, into.notes);
    } else {
        auto read = decoded(part, options, false, into.notes);
        into.encoding = read.encoding;
        words = part.is_flowed ? unfolded(read.text, part.blank_goes) : std::move(read.text);
    }
    if (core::shows_nothing(words)) return;
    if (!form.words.empty()) form.words += "\n\n";
    form.words += words;
}

/// How many of the words of one are in the other, of 1.
double shared_words(std::string_view one, std::string_view other) {
    auto const bag = [](std::string_view text) {
        std::map<std::string_view, int> words;
        constexpr std::string_view blanks = " \t\n\r>*_";
        for (auto at = text.find_first_not_of(blanks); at != text.npos;) {
            auto const end = std::min(text.find_first_of(blanks, at), text.size());
            ++words[text.substr(at, end - at)];
            at = text.find_first_not_of(blanks, end);
        }
        return words;
    };
    auto const first = bag(one), second = bag(other);
    std::size_t shared = 0, all = 0;
    for (auto const& [word, count] : first) {
        all += static_cast<std::size_t>(count);
        if (auto const at = second.find(word); at != second.end()) shared += static_cast<std::size_t>(std::min(count, at->second));
    }
    return all == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(all);
}

/// The plain form of what is there in two, unless it only says that there is another.
struct Body {
    std::string words;
    std::string other; ///< the page, where it does not say the same
};

Body body_of(std::vector<Form>& forms) {
    constexpr std::size_t share = 5; // of the length of the other
    constexpr double same = 0.7;     // of the words: links and pictures are told in other ways
    Form *plain = nullptr, *page = nullptr;
    for (auto& each : forms) {
        if (each.words.empty()) continue;
        if (each.is_page) page = &each; // the last is the best
        else if (!plain) plain = &each;
    }
    if (!plain || !page) return {plain ? plain->words : page ? page->words : std::string(), {}};
    if (length_of(plain->words) * share < length_of(page->words)) return {page->words, {}};
    // Words of Chinese and Japanese are not told by blanks; there only lengths are compared.
    constexpr std::size_t longest_word = 15; // on the whole
    auto const blanks = static_cast<std::size_t>(std::ranges::count(plain->words, ' '));
    auto const tells_words = blanks * longest_word > length_of(plain->words);
    auto const differs = tells_words && shared_words(plain->words, page->words) < same;
    return {plain->words, differs ? page->words : std::string()};
}

std::string trimmed(std::string_view text) {
    auto const first = text.find_first_not_of("\n");
    auto const last = text.find_last_not_of(" \t\n");
    if (first == text.npos || last == text.npos) return {};
    return std::string(text.substr(first, last + 1 - first));
}

void tell_sender(Mime const& message, core::IngestOptions const& options, core::Ingested& into) {
    auto const senders = message.senders();
    auto const written = message.header("Date");
    into.title = message.subject();
    into.author = senders.empty() ? std::string() : senders.front().name;
    into.published = message.date();
    if (auto const date = core::PartialDate::parse(into.published); date.has_value() && options.today != core::PartialDate::never)
        if (date->known() && date->earliest_day() > options.today + 1) into.published.clear(); // where it is tomorrow already
    using core::FactKind;
    if (!into.title.empty()) into.facts.push_back({FactKind::title, into.title, "Subject"});
    for (auto const& each : senders) into.facts.push_back({FactKind::author, each.name, "From"});
    if (!into.published.empty()) into.facts.push_back({FactKind::published, into.published, "Date"});
    if (!into.author.empty() || !into.published.empty()) core::note(into, sentences::sender_says);
    if (into.published.empty() && !core::shows_nothing(written))
        core::note(into, sentences::date_not_taken, {{"date", header_words(written, {})}});
    std::string twice;
    for (auto const* name : {"From", "Date", "Subject"})
        if (message.count(name) > 1) twice += (twice.empty() ? "" : ", ") + std::string(name);
    if (!twice.empty()) core::note(into, sentences::headers_twice, {{"names", twice}});
}

/// Whether it is among the words of the message: a text with a name beside one without is a file that was sent along.
bool is_of_body(MimePart const& part, bool has_nameless) {
    return !part.is_attached && (part.type == "text/plain" || part.type == "text/html") && (part.file_name.empty() || !has_nameless);
}

/// The words of messages at that depth, and what they quote.
struct MessageWords {
    std::string own, earlier, other; ///< other: of a page that says something else
    std::size_t lines = 0;
};

/// Puts the given name of the sender first where the words of the message do; what stands there is offered as well.
void turn_sender(Mime const& message, MessageWords const& words, core::Ingested& into) {
    auto const senders = message.senders();
    if (senders.empty()) return;
    auto name = name_as_said(senders.front(), words.own + "\n" + words.earlier);
    auto const as_it_stands = std::ranges::find(into.facts, core::FactKind::author, &core::FoundFact::kind);
    if (name == into.author || as_it_stands == into.facts.end()) return;
    into.author = name;
    into.facts.insert(as_it_stands, {core::FactKind::author, std::move(name), "From"});
}

MessageWords words_of(std::vector<MimePart> const& parts, bool in_others, bool has_nameless, core::IngestOptions const& options, core::Ingested& into) {
    MessageWords all;
    for (std::size_t at = 0; at < parts.size();) {
        std::vector<Form> forms;
        auto const alternative = parts[at].alternative, depth = parts[at].depth;
        do {
            auto const& part = parts[at++];
            if ((part.depth > 0) != in_others || !is_of_body(part, has_nameless)) continue;
            auto form = std::ranges::find(forms, part.form, &Form::number);
            if (form == forms.end()) form = forms.insert(forms.end(), {part.form, false, {}});
            add_part(*form, part, options, into);
        } while (alternative != 0 && at < parts.size() && parts[at].alternative == alternative && parts[at].depth == depth);
        auto const body = body_of(forms);
        auto const reply = part_reply(body.words);
        auto const add = [](std::string& to, std::string const& words) {
            if (!core::shows_nothing(words)) to += (to.empty() ? "" : "\n\n") + trimmed(words);
        };
        add(all.own, reply.own);
        add(all.earlier, reply.earlier);
        add(all.other, part_reply(body.other).own);
        all.lines += reply.lines;
    }
    return all;
}

void tell_attachments(std::vector<MimePart> const& parts, bool has_nameless, core::Ingested& into) {
    constexpr std::size_t most_names = 5;
    std::size_t count = 0;
    std::string names;
    for (auto const& part : parts) {
        if (is_of_body(part, has_nameless && part.depth == 0)) continue; // read, whosever words they are
        if (++count > most_names) continue;
        names += (names.empty() ? "" : ", ") + (part.file_name.empty() ? part.type : part.file_name);
    }
    if (count == 0) return;
    if (count > most_names) names += " …";
    core::note(into, sentences::attachments, {{"count", std::to_string(count)}, {"names", names}});
}

/// The messages that lie in this one, by their subjects.
void tell_messages(std::vector<MimePart> const& parts, core::Ingested& into) {
    constexpr std::size_t most_names = 5;
    std::vector<std::string> subjects;
    std::size_t depth = 0;
    for (auto const& part : parts) {
        auto const is_next = part.depth > 0 && (part.depth != depth || subjects.empty() || subjects.back() != part.sent_along);
        depth = part.depth;
        if (is_next) subjects.push_back(part.sent_along);
    }
    if (subjects.empty()) return;
    std::string names;
    for (std::size_t at = 0; at < std::min(subjects.size(), most_names); ++at) names += (at == 0 ? "" : ", ") + (subjects[at].empty() ? "?" : subjects[at]);
    if (subjects.size() > most_names) names += " …";
    core::note(into, sentences::messages_sent_along, {{"count", std::to_string(subjects.size())}, {"names", names}});
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
    tell_sender(message, options, into);
    auto const& parts = message.parts();
    auto const has_nameless = std::ranges::any_of(parts, [](MimePart const& part) {
        return part.depth == 0 && part.file_name.empty() && is_of_body(part, false);
    });
    auto words = words_of(parts, false, has_nameless, options, into);
    auto const has_own = !words.own.empty();
    auto const encoding = into.encoding;
    auto const sent_on = words_of(parts, true, false, options, into);
    if (has_own) into.encoding = encoding;
    for (auto const* each : {&sent_on.own, &sent_on.earlier})
        if (!each->empty()) words.earlier += (words.earlier.empty() ? "" : "\n\n") + *each;
    turn_sender(message, words, into);
    core::FoundText text;
    auto const whole = options.extent == core::PageExtent::whole;
    auto const takes_earlier = !words.earlier.empty() && (whole || !has_own);
    auto const takes_other = !words.other.empty() && whole;
    if (takes_earlier || takes_other) text.part(core::PagePart::story);
    text.words(words.own);
    if (takes_other) {
        text.part(core::PagePart::beside);
        text.paragraph();
        text.words(words.other);
    }
    if (takes_earlier) {
        text.part(core::PagePart::earlier_message);
        text.paragraph();
        text.words(words.earlier);
        if (!has_own) core::note(into, sentences::only_others_words);
    } else if (words.lines > 0) {
        core::note(into, sentences::earlier_left_out, {{"count", std::to_string(words.lines)}});
    }
    text.take(into);
    if (!words.other.empty() && !whole) core::note(into, sentences::forms_differ);
    tell_messages(parts, into);
    tell_attachments(parts, has_nameless, into);
    if (message.has_more()) core::note(into, sentences::parts_left_out, {{"file", options.file_name}});
}

namespace {

bool is_page(MimePart const& part) { return part.type == "text/html" || part.type == "application/xhtml+xml"; }

/// The page that was saved: the one the file names, or the one at the address it was saved from, or the first.
MimePart const* saved_page(Mime const& message) {
    auto const& parts = message.parts();
    auto const first_that = [&](auto const& holds) {
        auto const at = std::ranges::find_if(parts, [&](MimePart const& part) { return is_page(part) && holds(part); });
        return at == parts.end() ? nullptr : &*at;
    };
    auto const start = message.start();
    auto const address = header_words(message.header("Snapshot-Content-Location"), {});
    if (auto const* named = start.empty() ? nullptr : first_that([&](MimePart const& part) { return part.id == start; })) return named;
    if (auto const* there = address.empty() ? nullptr : first_that([&](MimePart const& part) { return part.location == address; })) return there;
    return first_that([](MimePart const&) { return true; });
}

} // namespace

void read_saved_page(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    Mime const message(bytes);
    if (!message.is_message()) core::refuse_text(sentences::no_page_inside, options);
    auto const address = header_words(message.header("Snapshot-Content-Location"), {});
    auto const by_browser = message.header("From").find("<Saved by ") != std::string::npos;
    auto const has_address = std::ranges::any_of(message.parts(), [](MimePart const& part) { return is_page(part) && !part.location.empty(); });
    if (address.empty() && !by_browser && !has_address) return read_mail(bytes, options, into); // pictures and all
    auto const* const page = saved_page(message);
    if (!page) core::refuse_text(sentences::no_page_inside, options);
    auto const read = decoded(*page, options, true, into.notes);
    into.encoding = read.encoding;
    core::read_html(read.text, options.extent, options.today, into);
    for (auto const& [where, from] : {std::pair(address, "Snapshot-Content-Location"), std::pair(page->location, "Content-Location")}) {
        if (!where.starts_with("http://") && !where.starts_with("https://")) continue;
        into.facts.push_back({core::FactKind::url, where, from});
        if (into.url.empty()) into.url = where;
    }
    if (auto const title = message.subject(); !title.empty()) {
        into.facts.push_back({core::FactKind::title, title, "Subject"});
        if (into.title.empty()) into.title = title;
    }
}

} // namespace reader
