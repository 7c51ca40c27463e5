// Sentences for people. Core code never translates: it marks an English template and carries named
// arguments beside it; whoever shows the sentence (window, command line, exporter) picks the language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Some toolkits define the customary marker as a macro of the same meaning.
#undef N_

namespace core {

/// Marks a string for the catalogue (xgettext keyword) and returns it unchanged.
constexpr char const* N_(char const* text) { return text; }

/// An English template with `{name}` places and what goes into them. Values are UTF-8.
struct Message {
    std::string text;
    std::vector<std::pair<std::string, std::string>> args;
};

/// Builds a Message; xgettext extracts the first argument.
inline Message say(char const* text, std::vector<std::pair<std::string, std::string>> args = {}) {
    return Message{text, std::move(args)};
}

/// Turns an English template into the reader's language. Implementations must accept any string
/// and return the string itself when they have no translation.
class Translator {
public:
    virtual ~Translator() = default;
    virtual std::string translate(std::string_view english) const = 0;
    virtual std::string translate(std::string_view singular, std::string_view plural,
                                  long count) const = 0;
    /// Two-letter language code of what translate() returns, such as "fr".
    virtual std::string language() const = 0;
};

/// The translator that leaves English as it is.
Translator const& english();

/// Fills the places of an already translated template. An unknown place stays as written.
std::string fill(std::string_view text,
                 std::vector<std::pair<std::string, std::string>> const& args);

/// The whole sentence in the translator's language.
std::string render(Message const& message, Translator const& translator = english());

} // namespace core
