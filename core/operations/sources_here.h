// Which works are here already: by their addresses, and those without one by title, author and date.
#pragma once

#include "core/store/reader.h"
#include "core/time/time.h"

#include <map>
#include <set>
#include <string>

namespace core {

class SourcesHere {
public:
    /// Looks through all sources there are.
    explicit SourcesHere(Reader const& reader);
    /// Whether it was not here; from now on it is.
    bool add(std::string const& address, std::string const& title, std::string const& author, PartialDate const& published);
    /// The source that was here under that address when this was made; none without.
    Id<Source> at(std::string const& address) const;

private:
    std::map<std::string, Id<Source>> by_address_;
    std::set<std::string> works_;
};

} // namespace core
