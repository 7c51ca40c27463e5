#include "app/desk/web_captures.h"

#include "app/common/text.h"
#include "core/ingest/web_address.h"

#include <algorithm>

namespace app {

void WebCaptures::capture(std::string const& address, CaptureWishes wishes, FetchOptions options) {
    std::string const host(core::host_of(address));
    if (options.inside == FetchOptions::Inside::allowed) inside_.insert(host);
    if (inside_.contains(host)) options.inside = FetchOptions::Inside::allowed;
    auto const fetched = std::make_shared<std::optional<FetchedPage>>();
    tasks_.start(
        tr("Capturing {address}", {{"address", address}}),
        [fetched, address, options](core::Progress& progress) { fetched->emplace(fetch_page(address, options, progress)); },
        [this, fetched, wishes] { bring_in(std::move(**fetched), wishes); },
        [this](core::Error const& error) { desk_.workbench().problem(error); });
}

void WebCaptures::capture_again(std::vector<core::Id<core::Source>> const& sources, Shell::Taking taking) {
    for (auto const id : sources) {
        auto const source = desk_.reader().find(id);
        if (!source) continue;
        if (!core::is_web_address(source->url)) {
            desk_.notice(tr("The source “{title}” has no address to capture; give it one first.", {{"title", source->title}}));
            continue;
        }
        CaptureWishes wishes;
        wishes.of = id;
        wishes.as_it_is = taking == Shell::Taking::as_it_is;
        capture(source->url, wishes);
    }
}

void WebCaptures::bring_in(FetchedPage page, CaptureWishes const& wishes) {
    DraftedCapture made;
    auto const done = desk_.workbench().run([&](core::Context& context) {
        made = draft_capture(context, std::move(page), wishes);
        return made.draft;
    });
    if (!done) return;
    auto const source = desk_.reader().find(made.source);
    auto told = tr(told_of_capture(made.became, source ? source->title : std::string()));
    auto const concerned = std::ranges::count_if(made.drifted, &core::DriftedQuotation::is_concerned);
    if (concerned > 0)
        told += " " + trn("The words of {count} quotation changed or are gone; the claims that rest on it are in the queue.",
                          "The words of {count} quotations changed or are gone; the claims that rest on them are in the queue.",
                          static_cast<long>(concerned));
    for (auto const& remark : made.remarks) told += " " + tr(remark);
    desk_.navigation().open_source(made.source);
    desk_.notice(told);
    if (made.became == core::Became::source && made.remarks.empty()) desk_.article().tell_when_found(OpenArticle::Telling::all);
}

} // namespace app
