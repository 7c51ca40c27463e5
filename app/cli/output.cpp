#include "app/cli/output.h"

#include "core/error.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace app::cli {

void Output::object(Json const& json) {
    raw(json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

void Output::object_or_message(Json const& json, core::Message const& message) {
    if (this->json())
        object(json);
    else
        this->message(message);
}

void Output::line(std::string_view text) {
    if (!this->json())
        raw(std::string(text) + '\n');
}

void Output::raw(std::string_view bytes) {
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

void Output::message(core::Message const& message) {
    auto const text = core::render(message, translator_) + '\n';
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
