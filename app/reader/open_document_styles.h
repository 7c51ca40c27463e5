// The styles of an OpenDocument text, as far as they say whether words are shown and what is its title.
#pragma once

#include "app/reader/xml.h"

#include <map>
#include <string>

namespace reader {

class OpenDocumentStyles {
public:
    /// Takes in the element it stands at, if that is a style or says something of one.
    void look_at(Xml const& xml);

    bool hides(std::string const& name) const;
    bool is_title(std::string const& name) const;

private:
    struct Style {
        std::string parent;
        bool says = false, hides = false;
    };
    template <class Call>
    bool any(std::string name, Call const& call) const;

    std::map<std::string, Style> styles_;
    Style* open_ = nullptr;
};

} // namespace reader
