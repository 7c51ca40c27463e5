// XML read forward, element by element: no entity is expanded, nothing is fetched, depth has an end.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct _xmlTextReader;

namespace reader {

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
    /// With the prefix by which the specifications call its name space, whatever the file calls it: "w:p"; with the
    /// file's where that is not known.
    std::string const& name() const { return name_; }
    std::string text() const;
    /// With its prefix, like name(); empty when it is not there.
    std::string attribute(char const* name) const;
    /// Passes over all of the element that was just opened. Whether there were words in it.
    bool skip();
    /// Whether it ended before its end: broken, or too deep.
    bool is_damaged() const { return damaged_; }
    /// Whether it ended because one run of words in it is longer than any is.
    bool is_too_large() const { return too_large_; }

    /// Whether up to here there is a document type, which no word processor writes.
    bool has_type() const { return has_type_; }
    /// Whether up to here entities were defined or asked for that nobody here follows: words may be missing.
    bool has_definitions() const { return has_definitions_; }

private:
    void look_at_name();
    /// By the name space; null where that is not known.
    std::string const* usual_prefix(unsigned char const* space);

    struct Close {
        void operator()(_xmlTextReader* reader) const;
    };
    std::unique_ptr<_xmlTextReader, Close> reader_;
    std::string_view bytes_;
    std::vector<std::pair<void const*, std::string>> prefixes_; ///< by the place of a space's name; "?" where it is not known
    std::string name_;
    Kind kind_ = Kind::text;
    bool closes_next_ = false, damaged_ = false, too_large_ = false, has_type_ = false, has_definitions_ = false;
    bool calls_otherwise_ = false; ///< the file has other prefixes than is usual
};

} // namespace reader
