#include "core/formats/collected_source.h"

#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

namespace core {

namespace {

constexpr std::int64_t longest_line_of_source = 5000; // code points

std::string fit_line(std::string_view words, TextForm form = TextForm::line) {
    auto line = tidy(made_fit(words, form).text);
    if (count(length(line)) <= longest_line_of_source) return line;
    return without_unfit_direction(to_utf8(to_utf32(line).substr(0, longest_line_of_source)), form) + "…";
}

} // namespace

void SourceWords::title(std::string_view words) {
    if (source_.title.empty()) source_.title = fit_line(words);
}

void SourceWords::author(std::string_view words) {
    auto const name = fit_line(words, TextForm::name);
    if (name.empty()) return;
    auto const whole = source_.author.empty() ? name : source_.author + ", " + name;
    if (count(length(whole)) <= longest_line_of_source) source_.author = whole;
}

void SourceWords::publisher(std::string_view words) {
    if (source_.publisher.empty()) source_.publisher = fit_line(words, TextForm::name);
}

void SourceWords::url(std::string_view words) {
    auto const address = fit_line(words);
    if (source_.url.empty() && is_web_address(address)) source_.url = address;
    else if (address != source_.url) note("URL", address);
}

void SourceWords::language(std::string_view words) {
    auto const main = words.substr(0, words.find_first_of("-_"));
    if (main.size() == 2) source_.language = lower_ascii(main);
    else note("Language", words);
}

void SourceWords::published(std::string_view words) {
    auto const line = fit_line(words);
    if (line.empty() || source_.published.known()) return;
    if (auto const read = read_date(line)) {
        source_.published = *read;
        return;
    }
    source_.notes.push_back({ClaimNote::Kept::without, read_date(line).error().message});
    note("Date", line);
}

void SourceWords::note(std::string_view what, std::string_view words) {
    auto const line = fit_line(words);
    if (line.empty()) return;
    source_.note += (source_.note.empty() ? "" : "\n") + std::string(what) + ": " + line;
}

Result<CollectedSource> SourceWords::take() {
    if (source_.title.empty()) source_.title = source_.url;
    if (source_.title.empty()) return problem(say("It has neither title nor address."));
    return std::move(source_);
}

} // namespace core
