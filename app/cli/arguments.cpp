#include "app/cli/arguments.h"

#include "core/base/version.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <stdexcept>

namespace app::cli {

namespace {

/// Of commands that share their first word.
char const* help_of_family(std::string_view first_word) {
    if (first_word == "desk")
        return core::N_("Work at one desk with others: create, invite, join, sync and more; “desk --help” lists them");
    throw std::logic_error("commands that share a word want a line that tells what for");
}

constexpr char const* program = "counterpoint-cli";

/// What the parser fills for one argument.
struct Slot {
    std::string name;
    std::vector<std::string> values;
    bool set = false;
    CLI::Option* option = nullptr;
};

bool positional(Shape shape) {
    return shape == Shape::one || shape == Shape::maybe || shape == Shape::some ||
           shape == Shape::any;
}

/// "--output" of "-o,--output".
std::string long_name(std::string_view names) {
    auto const comma = names.rfind(',');
    return std::string(comma == names.npos ? names : names.substr(comma + 1));
}

void add_argument(CLI::App& app, Argument const& argument, std::deque<Slot>& slots,
                  core::Translator const& translator) {
    auto& slot = slots.emplace_back();
    slot.name = long_name(argument.name);
    auto help = translator.translate(argument.help);
    if (argument.known) help += ": " + argument.known(translator);
    if (argument.shape == Shape::flag) {
        slot.option = app.add_flag(argument.name, slot.set, help);
        return;
    }
    slot.option = app.add_option(argument.name, slot.values, help);
    slot.option->allow_extra_args(argument.shape == Shape::maybe || argument.shape == Shape::some ||
                                  argument.shape == Shape::any);
    switch (argument.shape) {
    case Shape::one:
        slot.option->required()->expected(1);
        break;
    case Shape::maybe:
        slot.option->expected(0, 1);
        break;
    case Shape::some:
        slot.option->required()->expected(1, -1);
        break;
    case Shape::any:
        slot.option->expected(0, -1);
        break;
    case Shape::option:
        slot.option->expected(1);
        break;
    case Shape::repeated:
        slot.option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        break;
    case Shape::flag:
        break;
    }
    slot.option->type_name(positional(argument.shape) ? "" : argument.value);
}

struct Registered {
    Command const* command;
    CLI::App* app;
    std::deque<Slot> slots;
};

/// Everything but a file name is text, and text is UTF-8.
void require_utf8(Slot const& slot) {
    if (slot.name == "FILE" || slot.name == "--output" || slot.name == "--jsonl" || slot.name == "--map")
        return;
    for (auto const& value : slot.values)
        if (auto const at = core::find_invalid_utf8(value))
            throw WrongUsage(
                core::say("What was given for {name} is not valid UTF-8 at byte {byte}.",
                          {{"name", slot.name}, {"byte", std::to_string(core::count(*at))}}));
}

Values collect(Registered const& chosen) {
    Values values;
    for (auto const& slot : chosen.slots) {
        if (slot.option->count() == 0)
            continue;
        require_utf8(slot);
        values[slot.name] = slot.set ? std::vector<std::string>{"yes"} : slot.values;
    }
    return values;
}

/// The index of the command's name, argc if there is none.
int command_index(int argc, char const* const* argv) {
    for (int at = 1; at < argc; ++at) {
        std::string_view const word = argv[at];
        if (word == "-w" || word == "--workspace" || word == "--as" || word == "--lang" ||
            word == "--wait")
            ++at;
        else if (!word.starts_with('-'))
            return at;
    }
    return argc;
}

std::string_view first_word(Command const& command) { return command.name.substr(0, command.name.find(' ')); }

void require_known_command(int argc, char const* const* argv) {
    auto const at = command_index(argc, argv);
    if (at >= argc)
        return;
    for (auto const& group : command_groups())
        for (auto const& table : group.tables)
            if (std::ranges::find(table, argv[at], first_word) != table.end()) return;
    throw WrongUsage(core::say("There is no command “{name}”; “--help” lists those there are.",
                               {{"name", core::repair_utf8(argv[at])}}));
}

/// A number of seconds, up to a day.
std::chrono::seconds seconds_of(std::string const& given) {
    constexpr int day = 24 * 60 * 60;
    int seconds = -1;
    auto const end = given.data() + given.size();
    auto const read = std::from_chars(given.data(), end, seconds);
    if (read.ec != std::errc{} || read.ptr != end || seconds < 0 || seconds > day)
        throw WrongUsage(core::say("How long to wait is said in whole seconds from 0 to {most}, not “{given}”.",
                                   {{"most", std::to_string(day)}, {"given", core::repair_utf8(given)}}));
    return std::chrono::seconds(seconds);
}

} // namespace

std::optional<std::string> wanted_language(int argc, char const* const* argv) {
    auto const end = command_index(argc, argv);
    for (int at = 1; at < end; ++at) {
        std::string_view const word = argv[at];
        if (word == "--lang" && at + 1 < end)
            return argv[at + 1];
        if (word.starts_with("--lang="))
            return std::string(word.substr(7));
    }
    return std::nullopt;
}

Parsed parse(int argc, char const* const* argv, core::Translator const& translator) {
    auto const tr = [&](char const* english) { return translator.translate(english); };
    Parsed parsed;
    bool json = false;
    std::string language;
    std::string wait;
    CLI::App app(
        tr(core::N_("Counterpoint on the command line: the same operations as in the window.")),
        program);
    app.set_help_flag("-h,--help", tr(core::N_("Show this help")));
    app.set_version_flag("--version", fmt::format("{} {}", program, core::program_version()),
                         tr(core::N_("Show the version")));
    app.add_option("-w,--workspace", parsed.workspace, tr(core::N_("The workspace file")))
        ->type_name("FILE");
    std::string actor;
    auto const* as = app.add_option("--as", actor, tr(core::N_("The name that signs what you do")))
                         ->type_name("NAME");
    app.add_flag("--json", json, tr(core::N_("Answer in JSON lines")));
    app.add_option("--lang", language, tr(core::N_("Language of messages: fr or en")))
        ->type_name("CODE");
    app.add_option("--wait", wait,
                   tr(core::N_("How long to wait for another who writes in the workspace: 5 unless said otherwise")))
        ->type_name("SECONDS");
    app.require_subcommand(1);
    app.fallthrough();

    std::deque<Registered> commands;
    std::map<std::string, CLI::App*> families;
    auto const add = [&](Command const& command, std::string const& group) {
        auto& entry = commands.emplace_back();
        entry.command = &command;
        auto* over = &app;
        auto const first = std::string(first_word(command));
        auto const last = std::string(command.name.substr(command.name.rfind(' ') + 1));
        if (first != command.name) {
            auto& together = families[first];
            if (!together) {
                together = app.add_subcommand(first, tr(help_of_family(first)));
                together->footer(tr(core::N_("Example:")) + "\n  " + program + " " + command.example);
            }
            over = together;
            over->group(group)->require_subcommand(1)->fallthrough();
        }
        entry.app = over->add_subcommand(last, tr(command.help));
        if (over == &app) entry.app->group(group);
        auto const more = *command.more ? tr(command.more) + "\n\n" : std::string();
        entry.app->footer(more + tr(core::N_("Example:")) + "\n  " + program + " " + command.example);
        for (auto const& argument : command.arguments) add_argument(*entry.app, argument, entry.slots, translator);
    };
    for (auto const& [label, tables] : command_groups())
        for (auto const& table : tables)
            for (auto const& command : table) add(command, tr(label));
    require_known_command(argc, argv);
    try {
        app.parse(argc, argv);
    } catch (CLI::CallForHelp const&) {
        // The help asked for is the innermost command's.
        auto* chosen = &app;
        std::string before;
        while (!chosen->get_subcommands().empty()) {
            before += (before.empty() ? "" : " ") + (chosen == &app ? std::string(program) : chosen->get_name());
            chosen = chosen->get_subcommands().front();
        }
        parsed.answer = chosen == &app ? app.help() : chosen->help(before);
        return parsed;
    } catch (CLI::CallForVersion const&) {
        parsed.answer = app.version() + "\n";
        return parsed;
    } catch (CLI::ParseError const& error) {
        throw WrongUsage(
            core::say("The command cannot be understood: {why}. “--help” shows how it is "
                      "written.",
                      {{"why", core::made_fit(error.what(), core::TextForm::line).text}}));
    }
    core::refuse_unfit("--as", actor, core::TextForm::name);
    parsed.form = json ? Form::json : Form::text;
    if (!wait.empty()) parsed.patience = seconds_of(wait);
    if (as->count() > 0) parsed.actor = actor; // an empty name was given, and is none
    for (auto const& entry : commands) {
        if (!entry.app->parsed())
            continue;
        parsed.command = entry.command;
        parsed.values = collect(entry);
    }
    return parsed;
}

} // namespace app::cli
