#include "app/reader/wacz.h"

#include "app/reader/warc_file.h"
#include "app/reader/wacz_list.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"
#include "core/ingest/web_capture.h"

#include <algorithm>

namespace reader {

namespace {

namespace sentences = core::sentences;
constexpr std::size_t most_pages = 100'000, most_named = 3;

bool is_warc(std::string_view name) {
    return name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
}

std::string some_of(std::vector<std::string> const& names) {
    std::string text;
    for (std::size_t at = 0; at < std::min(names.size(), most_named); ++at) text += (at ? ", " : "") + names[at];
    return names.size() > most_named ? text + " …" : text;
}

void tell(WaczList const& list, core::Ingested& into) {
    auto const number = [](auto count) { return std::to_string(count); };
    if (!list.newer_version.empty()) core::note(into, sentences::wacz_newer, {{"version", list.newer_version}});
    if (list.is_complete() && !list.names_pages)
        core::note(into, sentences::wacz_without_pages, {{"count", number(list.listed)}});
    else if (list.is_complete())
        core::note(into, sentences::wacz_complete, {{"count", number(list.listed)}});
    else
        core::note(into, sentences::wacz_not_complete, {{"missing", number(list.missing.size())},
                                                        {"extra", number(list.extra.size())},
                                                        {"names", some_of(list.missing.empty() ? list.extra : list.missing)}});
    if (!list.altered.empty())
        core::note(into, sentences::wacz_altered, {{"count", number(list.altered.size())}, {"names", some_of(list.altered)}});
    else if (list.fixed == WaczList::Fixed::broken)
        core::note(into, sentences::wacz_list_altered, {});
    else
        core::note(into, list.fixed == WaczList::Fixed::holds ? sentences::wacz_holds : sentences::wacz_holds_unfixed, {});
    switch (list.sign) {
    case WaczList::Signed::by_nobody: return core::note(into, sentences::wacz_unsigned, {});
    case WaczList::Signed::by_a_key: return core::note(into, sentences::wacz_signed_by_key, {{"key", list.who}});
    case WaczList::Signed::for_a_domain:
        return core::note(into, sentences::wacz_signed_for, {{"domain", list.who}, {"time", list.created}});
    case WaczList::Signed::wrongly: return core::note(into, sentences::wacz_signed_wrongly, {});
    }
}

/// Of the archives of the web that its list names, those that are not there.
std::vector<std::string> missing_archives(WaczList const& list) {
    std::vector<std::string> names;
    std::ranges::copy_if(list.missing, std::back_inserter(names), is_warc);
    return names;
}

/// Archives of the web that lie beside those its list names: anybody can put one there, and neither list nor signature
/// says anything of it. None where the list names no archive that is there.
std::vector<std::string> stray_archives(WaczList const& list, Entries const& entries) {
    std::vector<std::string> stray;
    auto const is_stray = [&](std::string const& name) { return std::ranges::find(list.extra, name) != list.extra.end(); };
    auto some_listed = false;
    for (auto const& [name, content] : entries)
        if (is_warc(name) && is_stray(name)) stray.push_back(name);
        else if (is_warc(name)) some_listed = true;
    return some_listed ? stray : std::vector<std::string>();
}

/// The page that is asked for, else the main one, else the first that is named, with the time of its capture.
core::WantedPage page_meant(WaczList const& list, std::vector<core::WantedPage> const& pages, std::string const& asked) {
    auto meant = !asked.empty() ? core::WantedPage{asked} : list.main_page;
    if (meant.address.empty()) return pages.empty() ? meant : pages.front();
    if (core::is_same_address(meant.address, list.main_page.address)) meant.at = list.main_page.at;
    for (auto const& page : pages)
        if (meant.at.ms == 0 && core::is_same_address(page.address, meant.address)) meant.at = page.at;
    return meant;
}

/// The page itself; without it, what is missing is said.
core::Hop found_page(std::string_view warc, core::IngestOptions const& options, core::WantedPage const& wanted, std::vector<std::string> const& lost) {
    try {
        return core::hops_of_capture(warc, options.file_name, wanted).back();
    } catch (core::Error const&) {
        if (lost.empty() || wanted.address.empty()) throw;
        core::refuse_text(sentences::wacz_page_lost, options, {{"address", wanted.address}, {"names", some_of(lost)}});
    }
}

} // namespace

void read_wacz(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    core::Ingested told;
    auto entries = entries_in(bytes, [](std::string_view) { return true; }, options, told);
    auto const list = read_wacz_list(entries, options);
    auto const pages = wacz_pages(entries, most_pages);
    auto lost = missing_archives(list);
    std::string warc;
    if (!lost.empty() && std::ranges::none_of(entries, [](auto const& each) { return is_warc(each.first); }))
        core::refuse_text(sentences::wacz_archives_missing, options, {{"names", some_of(lost)}});
    auto const stray = stray_archives(list, entries);
    if (!stray.empty()) core::note(told, sentences::wacz_stray_archives, {{"names", some_of(stray)}});
    std::size_t damaged = 0;
    for (auto& [name, content] : entries) {
        if (!is_warc(name) || std::ranges::find(stray, name) != stray.end()) continue;
        if (append_warc(content, options, warc) == Ends::early) {
            core::note(told, sentences::wacz_archive_cut, {{"name", name}});
            lost.push_back(name);
            ++damaged;
        }
        content = {}; // twice is more than is needed
    }
    if (warc.empty() && damaged > 0)
        core::refuse_text(sentences::web_archive_damaged, options, {{"damaged", std::to_string(damaged)}});
    if (warc.empty()) core::refuse_text(sentences::no_page_inside, options);
    auto const wanted = page_meant(list, pages, options.page);
    auto const page = found_page(warc, options, wanted, lost);
    into = core::ingest_web_capture(warc, options, wanted);
    into.notes.insert(into.notes.end(), told.notes.begin(), told.notes.end());
    if (!pages.empty()) { // its list tells pages from what only stands in frames of them
        into.archived.clear();
        for (auto const& each : pages)
            if (std::ranges::find(into.archived, each.address) == into.archived.end()) into.archived.push_back(each.address);
        into.page = page.address;
        core::keep_addresses(into);
    }
    core::note(into, sentences::wacz_page,
               {{"address", page.address}, {"time", core::to_iso(page.at).substr(0, 19) + "Z"}, {"count", std::to_string(pages.size())}});
    tell(list, into);
}

} // namespace reader
