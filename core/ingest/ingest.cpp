#include "core/ingest/ingest.h"

#include "core/ingest/blank.h"
#include "core/ingest/extractor.h"
#include "core/ingest/readers.h"
#include "core/ingest/sentences.h"
#include "core/ingest/web_capture.h"
#include "core/text/language.h"
#include "core/base/size.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"
#include "core/time/time.h"

#include <algorithm>

namespace core {

namespace {

void refuse_size(std::string_view bytes, FileReader const& reader, IngestOptions const& options) {
    auto const size = static_cast<std::int64_t>(bytes.size());
    auto const most = most_bytes(reader, options);
    if (size <= most)
        return;
    throw Error(
        Code::bad_input,
        say(sentences::file_too_large,
            {{"file", options.file_name},
             // Rounded up: a size just over the limit must not read like the limit.
             {"size", size_text(static_cast<std::uint64_t>(size + 99'999) / 100'000 * 100'000)},
             {"most", size_text(static_cast<std::uint64_t>(most))}}));
}

/// "date 2022-12" at the very beginning, as saved wires have it, is the date and not the title.
std::string_view take_date(std::string_view text, Ingested& into) {
    constexpr std::string_view word = "date ";
    if (!text.starts_with(word))
        return text;
    auto const end = std::min(text.find_first_of(" \t\n", word.size()), text.size());
    auto const date = PartialDate::parse(text.substr(word.size(), end - word.size()));
    if (!date || !date->known())
        return text;
    if (into.published.empty())
        into.published = date->text();
    return without_space(text.substr(end));
}

std::string shortened(std::string_view line) {
    constexpr std::int64_t longest = 120; // code points
    Offsets const offsets(line);
    if (count(offsets.length()) <= longest)
        return std::string(line);
    std::string cut(offsets.slice({0, longest}));
    // A word is cut only where there is no other way, as in languages without spaces.
    if (auto const space = cut.rfind(' '); space != cut.npos && line[cut.size()] != ' ')
        cut.resize(space);
    while (cut.ends_with(' '))
        cut.pop_back();
    return cut + "…";
}

/// What a page says of itself, as one line of a sensible length; counts what had to be made visible.
void fit_fact(std::string& fact, TextForm form, std::int64_t& changed) {
    constexpr std::int64_t longest = 1000; // code points
    auto fit = made_fit(fact, form);
    changed += fit.changed;
    fact = std::move(fit.text);
    if (Offsets const offsets(fact); count(offsets.length()) > longest)
        fact = without_unfit_direction(offsets.slice({0, longest - 1}), form) + "…";
}

/// Whatever reached the text past the decoding, such as entities of HTML, is made visible in it.
void show_signs(Ingested& into, std::string const& file) {
    auto text = made_fit(into.text, TextForm::text);
    if (text.changed > 0) {
        auto const before = Offsets(into.text).slice({0, text.first - 1});
        into.notes.push_back(
            {Code::bad_input,
             say(sentences::signs_made_visible,
                 {{"file", file},
                  {"count", std::to_string(text.changed)},
                  {"line", std::to_string(1 + std::ranges::count(before, '\n'))}})});
    }
    into.text = std::move(text.text);
    std::int64_t changed = 0;
    fit_fact(into.title, TextForm::line, changed);
    fit_fact(into.url, TextForm::line, changed);
    for (auto* name : {&into.author, &into.publisher, &into.language}) fit_fact(*name, TextForm::name, changed);
    std::int64_t elsewhere = 0; // the chosen ones are counted
    for (auto& part : into.parts) fit_fact(part.title, TextForm::line, elsewhere);
    for (auto& page : into.pages) fit_fact(page.label, TextForm::line, elsewhere);
    for (auto& fact : into.facts) {
        auto const names = fact.kind == FactKind::author || fact.kind == FactKind::publisher;
        fit_fact(fact.value, names ? TextForm::name : TextForm::line, elsewhere);
    }
    if (changed > 0)
        into.notes.push_back(
            {Code::bad_input,
             say(sentences::signs_in_facts,
                 {{"file", file}, {"count", std::to_string(changed)}})});
}

/// "Marche du 3 novembre" of "Marche du 3 novembre.jpg", "a" of "https://example.org/a.png".
std::string name_without_ending(std::string const& whole) {
    auto const slash = whole.rfind('/');
    auto const file = slash == whole.npos || slash + 1 == whole.size() ? whole : whole.substr(slash + 1);
    auto const dot = file.rfind('.');
    return dot == file.npos || dot == 0 || file.size() - dot > 6 ? file : file.substr(0, dot);
}

void read_beginning(Ingested& into) {
    auto const text = take_date(without_space(into.text), into);
    if (!into.title.empty())
        return;
    auto line = text.substr(0, text.find('\n'));
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    into.title = without_unfit_direction(shortened(line), TextForm::line);
}

} // namespace

std::int64_t most_bytes(FileReader const& reader, IngestOptions const& options) {
    constexpr std::int64_t beside_text = 5; // pictures, fonts, attachments
    return reader.runs == Runs::confined || reader.holds_page ? options.max_bytes * beside_text : options.max_bytes;
}

Ingested ingest(std::string_view bytes, IngestOptions const& given) {
    auto options = given;
    options.file_name = given.file_name.empty() ? "The text" : repair_utf8(given.file_name);
    auto const& reader = reader_for(bytes, options);
    refuse_size(bytes, reader, options);
    if (reader.holds_page) {
        auto page = ingest_web_capture(bytes, options, {options.page});
        page.media_type = reader.media_type;
        return page;
    }
    auto const refuse = [&] { throw Error(Code::bad_input, say(reader.sentence, {{"file", options.file_name}})); };
    Ingested result;
    if (reader.runs == Runs::confined) {
        if (!options.confined)
            throw Error(Code::refused, say(sentences::no_confined_reader,
                                           {{"file", options.file_name}}));
        result = options.confined->read(reader, bytes, options);
        keep_addresses(result);
    } else {
        if (!reader.read) refuse();
        reader.read(bytes, options, result);
    }
    if (result.media_type.empty()) result.media_type = reader.media_type;
    if (reader.medium != Medium::words) {
        show_signs(result, options.file_name);
        if (shows_nothing(result.text)) result.text.clear();
        // What it says of itself is proposed, and nothing of it taken over.
        result.title = without_unfit_direction(shown_line(name_without_ending(options.file_name)), TextForm::line);
        result.language = text_language(result.text, {});
        return result;
    }
    bool const whole = options.extent == PageExtent::whole && !reader.whole_extractor.empty();
    result.extractor = whole ? reader.whole_extractor : reader.extractor;
    if (!options.encoding.empty() && !result.encoding.empty())
        result.extractor = with_encoding(result.extractor, result.encoding);
    show_signs(result, options.file_name);
    if (shows_nothing(result.text)) refuse();
    read_beginning(result);
    // A theme says of every page what it says of the first.
    result.language = text_language(result.text, result.language);
    return result;
}

} // namespace core
