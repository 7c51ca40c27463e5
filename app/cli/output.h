// Where a command's answers go: results to standard output, as lines of text or as JSON lines;
// sentences, problems and progress to standard error.
#pragma once

#include "core/progress.h"
#include "core/say.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace app::cli {

using Json = nlohmann::ordered_json;

enum class Form { text, json };

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
    /// One line of text on standard output; nothing in JSON form.
    void line(std::string_view text);
    /// Bytes on standard output as they are, in either form.
    void raw(std::string_view bytes);
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
    Form form_;
    core::Translator const& translator_;
    int problems_ = 0;
};

} // namespace app::cli
