#include "app/reader/wacz.h"

#include "app/reader/wacz_list.h"
#include "core/base/size.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"
#include "core/ingest/web_capture.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>

namespace reader {

namespace {

namespace sentences = core::sentences;
constexpr std::size_t most_in_archives = std::size_t{200} << 20; // bytes
constexpr std::size_t most_pages = 100'000, most_named = 3;

struct ClosesWarc {
    void operator()(::archive* open) const { archive_read_free(open); }
};

/// A WARC file as it is, or unpacked, behind what came before.
void append_warc(std::string_view bytes, core::IngestOptions const& options, std::string& whole) {
    auto const add = [&](std::string_view piece) {
        if (whole.size() + piece.size() > most_in_archives)
            core::refuse_text(sentences::too_much_inside, options, {{"most", core::size_text(most_in_archives)}});
        whole += piece;
    };
    if (!bytes.starts_with("\x1F\x8B")) return add(bytes);
    std::unique_ptr<::archive, ClosesWarc> const open(archive_read_new());
    archive_read_support_filter_gzip(open.get());
    archive_read_support_format_raw(open.get());
    ::archive_entry* header = nullptr;
    if (archive_read_open_memory(open.get(), bytes.data(), bytes.size()) != ARCHIVE_OK ||
        archive_read_next_header(open.get(), &header) != ARCHIVE_OK)
        core::refuse_text(sentences::archive_damaged, options);
    std::array<char, 65536> piece;
    for (;;) {
        auto const got = archive_read_data(open.get(), piece.data(), piece.size());
        if (got <= 0) return; // what is damaged further on ends there
        add({piece.data(), static_cast<std::size_t>(got)});
    }
}

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
    if (list.is_complete())
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

} // namespace

void read_wacz(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    core::Ingested told;
    auto entries = entries_in(bytes, [](std::string_view) { return true; }, options, told);
    auto const list = read_wacz_list(entries, options);
    auto const pages = wacz_pages(entries, most_pages);
    std::string warc;
    for (auto& [name, content] : entries) {
        if (!is_warc(name)) continue;
        append_warc(content, options, warc);
        content = {}; // twice is more than is needed
    }
    if (warc.empty()) core::refuse_text(sentences::no_page_inside, options);
    auto const wanted = !options.page.empty() ? options.page : !list.main_page.empty() ? list.main_page : pages.empty() ? "" : pages.front();
    auto const way = core::hops_of_capture(warc, options.file_name, wanted);
    auto const& page = way.back();
    auto const is_wanted = [&](core::Hop const& hop) { return core::is_same_address(hop.address, options.page); };
    if (!options.page.empty() && std::ranges::none_of(way, is_wanted))
        core::refuse_text(sentences::wacz_no_such_page, options, {{"address", options.page}});
    into = core::ingest_web_capture(warc, options, wanted);
    into.notes.insert(into.notes.end(), told.notes.begin(), told.notes.end());
    core::note(into, sentences::wacz_page,
               {{"address", page.address}, {"time", core::to_iso(page.at).substr(0, 19) + "Z"}, {"count", std::to_string(pages.size())}});
    tell(list, into);
}

} // namespace reader
