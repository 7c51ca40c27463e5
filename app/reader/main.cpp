// counterpoint-reader: reads one file of a stranger and tells what is in it (core/ingest/frames.h). It shuts itself in
// before it takes the first byte, and is started anew for every file.
//   counterpoint-reader read MEDIA/TYPE        request and bytes come in, the answer goes out
//   counterpoint-reader draw MEDIA/TYPE        the bytes of a picture come in, its pixels go out
//   counterpoint-reader stamp                  a time-stamp and the bytes it is of come in, what it says goes out
//   counterpoint-reader through PROGRAM [LANGUAGES|PAGE]  shut in, becomes a program of somebody else
//   counterpoint-reader attempts [read|through|open]  tries all ways out, and says which there are
#include "app/reader/attempts.h"
#include "app/reader/confinement.h"
#include "app/reader/drawing.h"
#include "app/reader/formats.h"
#include "core/ingest/frames.h"
#include "core/ingest/pixels.h"
#include "core/ingest/sentences.h"
#include "core/ingest/time_stamp.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <new>
#include <string>
#include <unistd.h>

namespace {

using reader::Profile;

// What the program that started it tells by: see app/intake/reader_process.cpp.
constexpr int done = 0, no_picture = 1, wrong_use = 2, not_confined = 3, not_there = 127;

std::string all_of_input() {
    std::string all;
    std::array<char, 65536> piece;
    for (;;) {
        auto const got = read(STDIN_FILENO, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return all;
        all.append(piece.data(), static_cast<std::size_t>(got));
    }
}

void put_out(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const put = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) _exit(done); // nobody listens any more
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

int read_one(std::string_view media_type) {
    auto const* format = reader::format_of(media_type);
    if (!format) return wrong_use;
    if (format->prepare) format->prepare();
    if (!reader::confine(Profile::reads).is_enough(Profile::reads)) return not_confined;
    try {
        auto const input = all_of_input();
        auto const request = core::read_request(input);
        if (!request) return wrong_use;
        core::Ingested found;
        format->read(std::string_view(input).substr(request->length), request->options, found);
        core::write_answer(found, put_out);
    } catch (core::Error const& error) {
        core::write_refusal(error.message(), put_out);
    } catch (std::bad_alloc const&) {
        core::write_refusal(core::say(core::sentences::too_much_memory, {{"file", ""}}), put_out);
    }
    return done;
}

int draw(std::string_view media_type, std::string_view how) {
    if (!how.empty() && how != core::drawn_to_be_read) return wrong_use;
    reader::Drawing drawing(media_type, how.empty() ? core::longest_drawn : core::longest_to_be_read);
    if (!drawing.is_possible()) return not_there;
    if (!reader::confine(Profile::reads).is_enough(Profile::reads)) return not_confined;
    try {
        auto const pixmap = drawing.draw(all_of_input());
        put_out(pixmap);
        return pixmap.empty() ? no_picture : done;
    } catch (std::bad_alloc const&) {
        return no_picture;
    }
}

constexpr std::size_t longest_command = 12;

/// Programs of others that may be started; each takes the file from its input and puts out what it found.
struct Program {
    std::string_view name;
    std::array<char const*, longest_command> command;
};

/// Stand for what was asked for.
constexpr auto languages_here = "LANGUAGES", page_here = "PAGE";

constexpr std::array programs{
    Program{"pdftotext", {"/usr/bin/pdftotext", "-tsv", "-enc", "UTF-8", "-", "-"}},
    // What the PDF says of itself, in a head where nothing of it can look like more than it is; of its pages the first alone.
    Program{"pdftotext-facts", {"/usr/bin/pdftotext", "-htmlmeta", "-f", "1", "-l", "1", "-enc", "UTF-8", "-", "-"}},
    Program{"pdftoppm", {"/usr/bin/pdftoppm", "-f", page_here, "-l", page_here, "-singlefile", "-scale-to", "1600"}},
    Program{"tesseract-version", {"/usr/bin/tesseract", "--version"}},
    // They want to read here and there in it, which a stream does not let them: their input is the file itself.
    Program{"tesseract", {"/usr/bin/tesseract", "/dev/stdin", "-", "-l", languages_here, "tsv"}},
    Program{"mediainfo", {"/usr/bin/mediainfo", "--Output=JSON", "/dev/stdin"}},
    Program{"ffprobe", {"/usr/bin/ffprobe", "-loglevel", "error", "-threads", "1", "-show_format", "-show_streams", "-of", "json", "-i", "/dev/stdin"}},
};

/// "fra+eng", and nothing a program could take for an option.
bool are_languages(std::string_view text) {
    return !text.empty() && text.size() < 200 && text.front() != '-' &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_+") == text.npos;
}

bool is_page(std::string_view text) { return !text.empty() && text.size() < 8 && text.find_first_not_of("0123456789") == text.npos; }

int become(std::string_view name, char* asked) {
    for (auto const& program : programs) {
        if (program.name != name) continue;
        auto const has = [&](char const* place) { return std::ranges::find(program.command, place) != program.command.end(); };
        if (has(languages_here) && !(asked && are_languages(asked))) return wrong_use;
        if (has(page_here) && !(asked && is_page(asked))) return wrong_use;
        if (!reader::confine(Profile::through).is_enough(Profile::through)) return not_confined;
        std::array<char*, longest_command + 1> command{};
        for (std::size_t at = 0; at < longest_command; ++at) {
            auto const* const word = program.command[at];
            command[at] = word == languages_here || word == page_here ? asked : const_cast<char*>(word);
        }
        execve(command.front(), command.data(), environ);
        return not_there;
    }
    return wrong_use;
}

int try_ways_out(std::string_view how) {
    std::string told;
    if (how != "open") {
        auto const profile = how == "through" ? Profile::through : Profile::reads;
        auto const held = reader::confine(profile);
        told = "means enough " + std::to_string(held.is_enough(profile)) + "\nmeans limits " + std::to_string(held.limits) + "\nmeans namespaces " + std::to_string(held.name_spaces) +
               "\nmeans landlock " + std::to_string(held.landlock) + "\nmeans seccomp " + std::to_string(held.seccomp) + "\n";
    }
    for (auto const& attempt : reader::attempts())
        told += std::string(attempt.of) + (attempt.succeeds() ? " open " : " refused ") + attempt.name + "\n";
    put_out(told);
    return done;
}

/// A time-stamp over bytes (core/ingest/time_stamp.h).
int judge_stamp() {
    if (!reader::confine(Profile::reads).is_enough(Profile::reads)) return not_confined;
    auto const input = all_of_input();
    std::string_view bytes = input;
    auto const question = core::read_stamp_question(bytes);
    if (!question) return wrong_use;
    put_out(core::stamp_answer(core::read_time_stamp(question->stamp, bytes, question->roots, question->now)));
    return done;
}

int run(int count, char** words) {
    std::string_view const what = count > 1 ? words[1] : "";
    std::string_view const which = count > 2 ? words[2] : "";
    if (what == "read") return read_one(which);
    if (what == "draw") return draw(which, count > 3 ? words[3] : "");
    if (what == "through") return become(which, count > 3 ? words[3] : nullptr);
    if (what == "stamp") return judge_stamp();
    if (what == "attempts") return try_ways_out(which);
    return wrong_use;
}

} // namespace

// What would run after main() is of no use any more, and not allowed. Names in archives are UTF-8 only where the letters
// of the system are.
int main(int count, char** words) {
    setlocale(LC_CTYPE, "C.UTF-8");
    _exit(run(count, words));
}
