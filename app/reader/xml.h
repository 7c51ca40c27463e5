// XML read forward, element by element: no entity is expanded, nothing is fetched, depth has an end.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct _xmlTextReader;

namespace reader {

/// Whether it defines entities or elements of its own, which no word processor does.
bool has_definitions(std::string_view xml);

class Xml {
public:
    enum class Kind { opens, closes, text };

    /// The bytes must outlive it.
    explicit Xml(std::string_view bytes);

    /// Moves on; an element without content opens and closes. False at the end.
    bool next();
    Kind kind() const { return kind_; }
    bool opens(std::string_view name) const { return kind_ == Kind::opens && name_ == name; }
    bool closes(std::string_view name) const { return kind_ == Kind::closes && name_ == name; }
    /// With the prefix that documents of this kind give it: "w:p".
    std::string const& name() const { return name_; }
    std::string text() const;
    /// With its prefix; empty when it is not there.
    std::string attribute(char const* name) const;
    /// Passes over all of the element that was just opened.
    void skip();
    /// Whether it ended before its end: broken, or too deep.
    bool is_damaged() const { return damaged_; }

private:
    struct Close {
        void operator()(_xmlTextReader* reader) const;
    };
    std::unique_ptr<_xmlTextReader, Close> reader_;
    std::string name_;
    Kind kind_ = Kind::text;
    bool closes_next_ = false, damaged_ = false;
};

} // namespace reader
