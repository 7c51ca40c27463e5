#include "app/cli/output.h"

#include "core/base/error.h"
#include "core/text/signs.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace app::cli {

namespace {

constexpr std::string_view red = "\x1b[31m", green = "\x1b[32m", plain = "\x1b[0m";

} // namespace

std::string paint(std::string_view words, Paint how) {
    std::string out(how == Paint::removed ? red : green);
    out += core::shown_text(words);
    out += plain;
    return out;
}

std::string as_block(std::string_view value, std::size_t indent) {
    return led_by_bars(core::shown_text(value), indent);
}

std::string led_by_bars(std::string_view shown, std::size_t indent) {
    std::string out;
    for (auto const c : shown) {
        out += c;
        if (c == '\n')
            out += std::string(indent, ' ') + "│ ";
    }
    return out;
}

void Output::put(std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stdout); }

void Output::object(Json const& json) {
    put(core::escaped_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n');
}

void Output::object_or_message(Json const& json, core::Message const& message) {
    if (this->json())
        object(json);
    else
        this->message(message);
}

void Output::line(std::string_view text) {
    if (!this->json())
        put(core::shown_line(text) + '\n');
}

void Output::text(std::string_view lines) { put(core::shown_text(lines)); }

void Output::painted(std::string_view lines) {
    std::string out;
    while (!lines.empty()) {
        auto const escape = lines.find('\x1b');
        out += core::shown_text(lines.substr(0, escape));
        lines.remove_prefix(std::min(escape, lines.size()));
        if (lines.empty())
            break;
        std::string_view ours = lines.substr(0, 1);
        for (auto const colour : {red, green, plain})
            if (lines.starts_with(colour))
                ours = colour;
        out += ours.size() > 1 ? std::string(ours) : core::shown_text(ours);
        lines.remove_prefix(ours.size());
    }
    put(out);
}

void Output::bytes(std::string_view bytes) { put(bytes); }

void Output::message(core::Message const& message) {
    auto shown = message;
    for (auto& arg : shown.args)
        arg.value = core::shown_line(arg.value);
    auto const text = core::shown_line(core::render(shown, translator_)) + '\n';
    std::fflush(stdout); // the two streams often end in one terminal
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void Output::problem(core::Message const& message) {
    ++problems_;
    this->message(message);
}

bool Output::colour() const {
    char const* const refused = std::getenv("NO_COLOR");
    char const* const terminal = std::getenv("TERM");
    return !json() && ::isatty(STDOUT_FILENO) != 0 && !(refused && *refused) &&
           !(terminal && std::string_view(terminal) == "dumb");
}

core::Progress Output::progress() const {
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    return {std::stop_token(), [](std::uint64_t done, std::uint64_t total) {
                if (total == 0)
                    return;
                std::fprintf(stderr, "\r%3u %%%s", static_cast<unsigned>(done * 100 / total),
                             done >= total ? "\r     \r" : "");
            }};
}

void Output::finish() {
    errno = 0;
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return;
    if (errno == ENOSPC)
        throw core::Error(core::Code::disk_full,
                          core::say("The disk is full: the output is not complete."));
    throw core::Error(core::Code::io, core::say("The output could not be written ({why}).",
                                                {{"why", std::strerror(errno)}}));
}

} // namespace app::cli
