// Where a command's answers go: results to standard output, as lines of text or as JSON lines;
// sentences, problems and progress to standard error. Whatever the words are and wherever they come from, none
// of their signs acts on the terminal or passes for a line of ours: this is the one place that sees to it
// (core/text/signs.h).
#pragma once

#include "core/base/progress.h"
#include "core/base/say.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace app::cli {

using Json = nlohmann::ordered_json;

enum class Form { text, json };

enum class Paint { removed, added };
/// The words, made safe, in a colour of ours.
std::string paint(std::string_view words, Paint how);

/// A value behind its label, made safe. Every further line is led by a bar, `indent` blanks before it, so that none
/// of them passes for a line of ours.
std::string as_block(std::string_view value, std::size_t indent);
/// The same for words that were made safe already, and may be painted.
std::string led_by_bars(std::string_view shown, std::size_t indent);

class Output {
public:
    Output(Form form, core::Translator const& translator) : form_(form), translator_(translator) {}

    bool json() const { return form_ == Form::json; }
    /// Standard output is a terminal that wants colour (NO_COLOR says no).
    bool colour() const;
    /// One line of JSON on standard output.
    void object(Json const& json);
    /// In JSON form the line of JSON, in text form the sentence on standard error.
    void object_or_message(Json const& json, core::Message const& message);
    /// One line of text on standard output, whatever it holds; nothing in JSON form.
    void line(std::string_view text);
    /// Lines of text on standard output, in either form. Values in them that are one line, or whose lines must
    /// not pass for lines of the whole, went through core::shown_line or as_block before.
    void text(std::string_view lines);
    /// The same with the colours of paint() in it, which alone act on the terminal.
    void painted(std::string_view lines);
    /// Bytes on standard output as they are, in either form: a file that goes there instead of to a disk.
    void bytes(std::string_view bytes);
    /// A sentence on standard error.
    void message(core::Message const& message);
    /// A sentence about something that went wrong although the command goes on; counted.
    void problem(core::Message const& message);
    int problems() const { return problems_; }
    /// A progress that shows on standard error when somebody looks at it there.
    core::Progress progress() const;
    /// Writes everything out. Throws Error{disk_full | io} when standard output cannot take it.
    void finish();

private:
    static void put(std::string_view bytes);

    Form form_;
    core::Translator const& translator_;
    int problems_ = 0;
};

} // namespace app::cli
