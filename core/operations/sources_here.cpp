#include "core/operations/sources_here.h"

#include "core/ingest/web_address.h"
#include "core/text/fold.h"

namespace core {

namespace {

std::string known_work(std::string const& title, std::string const& author, PartialDate const& published) {
    return fold(title) + "\n" + fold(author) + "\n" + published.text();
}

} // namespace

SourcesHere::SourcesHere(Reader const& reader) {
    for (auto const id : reader.list(Kind::source)) {
        auto const source = reader.find(Id<Source>{id});
        if (!source) continue;
        if (!source->url.empty()) by_address_.emplace(comparable_address(source->url), source->id);
        works_.insert(known_work(source->title, source->author, source->published));
    }
}

bool SourcesHere::add(std::string const& address, std::string const& title, std::string const& author,
                      PartialDate const& published) {
    if (!address.empty()) return by_address_.emplace(comparable_address(address), Id<Source>{}).second;
    return works_.insert(known_work(title, author, published)).second;
}

Id<Source> SourcesHere::at(std::string const& address) const {
    auto const found = by_address_.find(comparable_address(address));
    return found == by_address_.end() ? Id<Source>{} : found->second;
}

} // namespace core
