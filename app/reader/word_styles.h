// The styles of a Word document, as far as they say whether words are shown and what is its title.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace reader {

class WordStyles {
public:
    WordStyles() = default;
    /// From word/styles.xml.
    explicit WordStyles(std::string_view xml);

    /// Whether the style hides words, itself or by the one it is based on; nothing when it does not say.
    std::optional<bool> hides(std::string const& id) const;
    bool is_title(std::string const& id) const;

private:
    struct Style {
        std::string based_on, name;
        std::optional<bool> hides;
    };
    std::map<std::string, Style> styles_;
};

/// Of an element that turns something on unless its value says otherwise.
bool is_off(std::string const& value);

} // namespace reader
