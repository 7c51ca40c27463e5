// What keeps the files of strangers in: the confinement of the reader, as it holds on this machine.
#include "app/cli/command.h"
#include "app/intake/helper_programs.h"
#include "app/intake/reader_process.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace app::cli {

namespace {

using core::in_words;
using core::N_;
using core::say;

struct Subject {
    std::string_view of; ///< as the reader calls it
    char const* name;
};

constexpr std::array subjects{Subject{"files", N_("Files")}, Subject{"network", N_("Network")},
                              Subject{"processes", N_("Other programs")}, Subject{"kernel", N_("Doors of the system")}};

void tell(Call& call, Confinement const& found) {
    for (auto const& subject : subjects) {
        std::size_t tried = 0, open = 0;
        for (auto const& way : found.ways) {
            tried += way.of == subject.of;
            open += way.of == subject.of && way.open;
        }
        call.out.line(core::render(say("  {subject}: {refused} of {tried} attempts refused",
                                       {in_words("subject", subject.name),
                                        {"refused", std::to_string(tried - open)},
                                        {"tried", std::to_string(tried)}}),
                                   call.language));
    }
    for (auto const& way : found.ways)
        if (way.open) call.out.line("    ! " + way.name);
    auto const held = [&](bool holds) { return call.translated(holds ? N_("holds") : N_("not to be had here")); };
    call.out.line(core::render(
        say("  Limits of time and memory: {limits}. Name spaces: {spaces}. Landlock: {landlock}. Filter of system calls: {seccomp}.",
            {{"limits", held(found.limits)},
             {"spaces", held(found.name_spaces)},
             {"landlock", found.landlock > 0 ? held(true) + " (" + std::to_string(found.landlock) + ")" : held(false)},
             {"seccomp", held(found.seccomp)}}),
        call.language));
}

void confinement(Call& call) {
    bool all = true;
    for (auto const through : {false, true}) {
        auto const found = try_confinement(through);
        all = all && found.holds();
        if (call.out.json()) {
            Json json{{"profile", through ? "through" : "reads"}, {"holds", found.holds()}, {"limits", found.limits},
                      {"namespaces", found.name_spaces}, {"landlock", found.landlock}, {"seccomp", found.seccomp}};
            for (auto const& way : found.ways) json["attempts"].push_back({{"of", way.of}, {"name", way.name}, {"open", way.open}});
            call.out.object(json);
            continue;
        }
        call.out.line(call.translated(through ? N_("A program of somebody else that reads for us can reach:")
                                              : N_("The reader of documents can reach:")));
        tell(call, found);
    }
    if (!call.out.json())
        call.out.message(all ? say("Documents of strangers are read where they can reach nothing.")
                             : say("Documents of strangers are not wholly shut in on this machine."));
    call.exit_code = all ? 0 : 1;
}

void programs(Call& call) {
    for (auto const& helper : helper_programs()) {
        auto const installed = is_installed(helper.name);
        if (call.out.json()) {
            Json json{{"program", helper.name}, {"package", helper.package}, {"installed", installed},
                      {"does", core::render(say(helper.does))}, {"costs", core::render(say(helper.costs))}};
            if (helper.name == "tesseract") json["languages"] = installed_eye_languages();
            call.out.object(json);
            continue;
        }
        std::string more;
        if (helper.name == "tesseract" && installed)
            for (auto const& language : installed_eye_languages()) more += (more.empty() ? " (" : ", ") + language;
        if (!more.empty()) more += ")";
        call.out.line(fmt::format("{}  {}{}", helper.name, call.translated(installed ? N_("installed") : N_("not installed")), more));
        call.out.line("    " + call.translated(helper.does));
        if (!installed)
            call.out.line("    " + core::render(say("{costs} Debian package: {package}.", {core::in_words("costs", helper.costs), {"package", std::string(helper.package)}}),
                                                call.language));
    }
}

} // namespace

std::span<Command const> reader_commands() {
    static std::vector<Command> const commands{
        {"confinement",
         N_("Try every way out of the reader of documents, and say what holds on this machine"),
         "confinement",
         Opening::nothing,
         confinement,
         {}},
        {"programs",
         N_("List the programs of others that read what Counterpoint does not, and what it costs that one is missing"),
         "programs",
         Opening::nothing,
         programs,
         {}},
    };
    return commands;
}

} // namespace app::cli
