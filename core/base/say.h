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

/// What goes into a place of a sentence, UTF-8. Words of ours, such as "claim", are marked in the
/// catalogue and shown in the reader's language; everything else stands as it is.
struct Arg {
    enum class Is { data, words };
    Arg(std::string its_name, std::string its_value, Is what = Is::data)
        : name(std::move(its_name)), value(std::move(its_value)), is(what) {}
    std::string name;
    std::string value;
    Is is;
};

/// An argument in words of ours.
inline Arg in_words(char const* name, std::string_view english) {
    return {name, std::string(english), Arg::Is::words};
}

/// An English template with `{name}` places and what goes into them.
struct Message {
    std::string text;
    std::vector<Arg> args;
};

/// Builds a Message; xgettext extracts the first argument.
inline Message say(char const* text, std::vector<Arg> args = {}) {
    return Message{text, std::move(args)};
}

class Zone; // core/time/zone.h

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
    /// The reader's own clock, by which moments are told in words; UTC unless somebody says otherwise.
    virtual Zone const& zone() const;
};

/// The translator that leaves English as it is.
Translator const& english();

/// Fills the places of an already translated template. An unknown place stays as written.
std::string fill(std::string_view text, std::vector<Arg> const& args);

/// The whole sentence in the translator's language.
std::string render(Message const& message, Translator const& translator = english());

} // namespace core
