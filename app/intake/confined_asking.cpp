#include "app/intake/confined_asking.h"

#include "app/intake/reader_process.h"
#include "core/ingest/frames.h"
#include "core/ingest/sentences.h"

#include <memory>
#include <sys/wait.h>

namespace app {

namespace {

using core::say;
namespace sentences = core::sentences;

bool ended_by(int status, int signal) { return WIFSIGNALED(status) && WTERMSIG(status) == signal; }

[[noreturn]] void fail(char const* sentence, std::string const& file, std::vector<core::Arg> more = {}) {
    more.insert(more.begin(), {"file", file});
    throw core::Error(core::Code::bad_input, say(sentence, std::move(more)));
}

[[noreturn]] void cannot_confine(std::string const& file) {
    throw core::Error(core::Code::refused,
                      say("This machine does not let the reader of documents be confined; {file} was not read.", {{"file", file}}));
}

/// Of a program of somebody else that did not end as it should.
void judge_program(Child& program, std::string_view name, std::string const& file) {
    auto const status = program.end();
    if (WIFEXITED(status)) {
        if (WEXITSTATUS(status) == 0) return;
        if (WEXITSTATUS(status) == not_confined) cannot_confine(file);
        if (WEXITSTATUS(status) == not_there) fail(sentences::program_missing, file, {{"program", std::string(name)}});
        if (program.complaint.find("Incorrect password") != std::string::npos) fail(sentences::locked, file);
    }
    if (ended_by(status, SIGXCPU)) fail(sentences::too_long, file);
    fail(sentences::program_gave_up, file, {{"program", std::string(name)}});
}

void judge_reader(Child& child, std::string const& file) {
    auto const status = child.end();
    if (ended_by(status, SIGXCPU)) fail(sentences::too_long, file);
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_confined) cannot_confine(file);
    fail(WIFSIGNALED(status) ? sentences::reader_broke : sentences::answer_wrong, file);
}

} // namespace

core::Ingested ask_confined(std::string_view what, std::string_view bytes, core::IngestOptions const& options, Through const* through) {
    WithoutPipeSignal const quiet;
    auto const& file = options.file_name;
    Child child({reader_program(), "read", std::string(what)});
    std::unique_ptr<Child> program;
    auto const until = Clock::now() + longest_reading;
    Carrier carrier(until);
    auto request = core::request_frame(options);
    std::string whole;
    if (!through) {
        whole = request.append(bytes);
        carrier.put(whole, child);
    } else {
        std::vector<std::string> words{reader_program(), "through", std::string(through->name)};
        if (!through->languages.empty()) words.push_back(through->languages);
        program = std::make_unique<Child>(std::move(words), through->file);
        if (!through->file) carrier.put(bytes, *program);
        carrier.join(*program, child, std::move(request));
        carrier.listen(*program);
    }
    core::Answer answer(file, options.max_bytes);
    carrier.take(child, [&](std::string_view piece) { answer.take(piece); });
    carrier.listen(child);
    try {
        carrier.run();
    } catch (TookTooLong const&) {
        fail(sentences::too_long, file);
    } catch (HasTooMuch const&) {
        fail(sentences::text_too_long, file);
    }
    if (program) {
        program->wait(until);
        judge_program(*program, through->name, file);
    }
    child.wait(until);
    if (!answer.is_whole()) judge_reader(child, file);
    return answer.result();
}

PutOut put_out_by_reader(std::vector<std::string> words, std::string_view input, std::size_t most) {
    WithoutPipeSignal const quiet;
    words.insert(words.begin(), reader_program());
    Child child(std::move(words));
    auto const until = Clock::now() + longest_reading;
    Carrier carrier(until);
    PutOut put;
    carrier.put(input, child);
    carrier.take(child, [&](std::string_view piece) {
        if (put.bytes.size() + piece.size() > most) throw HasTooMuch();
        put.bytes += piece;
    });
    carrier.listen(child);
    try {
        carrier.run();
    } catch (TookTooLong const&) {
        return {};
    } catch (HasTooMuch const&) {
        return {};
    }
    child.wait(until);
    auto const status = child.end();
    if (WIFEXITED(status)) put.code = WEXITSTATUS(status);
    return put;
}

std::string first_line_of(std::string const& program) {
    WithoutPipeSignal const quiet;
    Child child({reader_program(), "through", program});
    auto const until = Clock::now() + longest_reading;
    Carrier carrier(until);
    std::string told;
    carrier.put({}, child);
    carrier.take(child, [&](std::string_view piece) {
        if (told.size() < 4096) told += piece;
    });
    carrier.listen(child);
    try {
        carrier.run();
    } catch (TookTooLong const&) {
        return {};
    }
    child.end();
    auto const& all = told.empty() ? child.complaint : told;
    return all.substr(0, all.find('\n'));
}

} // namespace app
