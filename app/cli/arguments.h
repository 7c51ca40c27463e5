// From the words of the command line to one call of one command, and the help texts.
#pragma once

#include "app/cli/command.h"

#include <chrono>
#include <optional>
#include <string>

namespace app::cli {

/// What the words ask for. Exactly one of `command` and `answer` is set.
struct Parsed {
    Command const* command = nullptr;
    Values values;
    std::string workspace;
    std::optional<std::string> actor;
    std::chrono::seconds patience{5}; ///< how long one who writes waits for another who does
    Form form = Form::text;
    std::optional<std::string> answer; ///< help or version, for standard output
};

/// The value of a `--lang` that stands before the command: needed before anything can be said.
std::optional<std::string> wanted_language(int argc, char const* const* argv);

/// Throws WrongUsage with one sentence.
Parsed parse(int argc, char const* const* argv, core::Translator const& translator);

} // namespace app::cli
