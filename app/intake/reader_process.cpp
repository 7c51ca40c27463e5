#include "app/intake/reader_process.h"

#include "app/common/assets.h"
#include "core/ingest/frames.h"
#include "core/ingest/sentences.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace app {

namespace {

using core::say;
namespace sentences = core::sentences;
using Clock = std::chrono::steady_clock;

// What the reader ends with: see app/reader/main.cpp.
constexpr int not_confined = 3, not_there = 127;

constexpr auto longest_reading = std::chrono::seconds(30);
constexpr std::size_t longest_complaint = 4096;
constexpr std::size_t most_between = std::size_t{1} << 20;    // bytes that wait between two processes
constexpr std::size_t most_through = std::size_t{200} << 20;  // bytes from a program of somebody else

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            close();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

[[noreturn]] void cannot_start(int error) {
    throw core::Error(core::Code::io, say("The reader of documents cannot be started ({why}).",
                                          {{"why", std::generic_category().message(error)}}));
}

struct Pipe {
    Descriptor from, into;
    Pipe() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) cannot_start(errno);
        from = Descriptor(ends[0]);
        into = Descriptor(ends[1]);
    }
};

void never_wait(Descriptor const& descriptor) { fcntl(descriptor.number(), F_SETFL, O_NONBLOCK); }

/// Writing to a process that has ended is an error here, not the end of this program.
class WithoutPipeSignal {
public:
    WithoutPipeSignal() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~WithoutPipeSignal() {
        if (sigismember(&before_, SIGPIPE) == 1) return;
        timespec const at_once{};
        while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) {}
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    WithoutPipeSignal(WithoutPipeSignal const&) = delete;
    WithoutPipeSignal& operator=(WithoutPipeSignal const&) = delete;

private:
    sigset_t pipe_{}, before_{};
};

/// One process with its three streams; ended with all it started, and waited for, at the latest when this goes.
class Child {
public:
    explicit Child(std::vector<std::string> words) {
        Pipe in, out, complaints;
        posix_spawn_file_actions_t streams;
        posix_spawn_file_actions_init(&streams);
        posix_spawn_file_actions_adddup2(&streams, in.from.number(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&streams, out.into.number(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&streams, complaints.into.number(), STDERR_FILENO);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setpgroup(&attributes, 0);
        sigset_t none, every;
        sigemptyset(&none);
        sigfillset(&every);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &every);
        std::array<std::string, 3> environment{"LC_ALL=C.UTF-8", "PATH=/usr/bin", "OMP_THREAD_LIMIT=1"};
        std::vector<char*> told, known;
        for (auto& word : words) told.push_back(word.data());
        for (auto& each : environment) known.push_back(each.data());
        told.push_back(nullptr);
        known.push_back(nullptr);
        auto const failed = posix_spawn(&id_, told.front(), &streams, &attributes, told.data(), known.data());
        posix_spawn_file_actions_destroy(&streams);
        posix_spawnattr_destroy(&attributes);
        if (failed != 0) cannot_start(failed);
        in_ = std::move(in.into);
        out_ = std::move(out.from);
        complaints_ = std::move(complaints.from);
        for (auto const* each : {&in_, &out_, &complaints_}) never_wait(*each);
    }
    ~Child() { end(); }
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    /// Its own end, unless that takes too long.
    void wait(Clock::time_point until) {
        if (in_.is_open()) in_.close();
        for (pid_t ended = 0; id_ > 0 && Clock::now() < until; ) {
            ended = waitpid(id_, &status_, WNOHANG);
            if (ended == id_) id_ = 0;
            else if (ended == 0) std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
    }
    /// At once; as waitpid() tells it.
    int end() {
        if (id_ <= 0) return status_;
        kill(-id_, SIGKILL);
        while (waitpid(id_, &status_, 0) < 0 && errno == EINTR) {}
        id_ = 0;
        return status_;
    }
    Descriptor in_, out_, complaints_;
    std::string complaint;

private:
    pid_t id_ = 0;
    int status_ = 0;
};

struct TookTooLong {};
struct HasTooMuch {};

/// Carries bytes between this program and its children until all are through.
class Carrier {
public:
    explicit Carrier(Clock::time_point until) : until_(until) {}

    /// `from` into a child, then its end.
    void put(std::string_view from, Child& into) { puts_.push_back({from, &into}); }
    /// What comes from one child into the other, then its end; `before` goes first.
    void join(Child& from, Child& into, std::string before) { joints_.push_back({&from, &into, std::move(before), 0}); }
    void take(Child& from, core::Sink sink) { takes_.push_back({&from, std::move(sink)}); }
    void listen(Child& to) { listens_.push_back(&to); }

    /// Throws what a sink throws, TookTooLong and HasTooMuch.
    void run() {
        while (look()) {}
    }

private:
    struct Put {
        std::string_view rest;
        Child* into;
    };
    struct Joint {
        Child *from, *into;
        std::string waiting;
        std::size_t count;
    };
    struct Take {
        Child* from;
        core::Sink sink;
    };

    bool look() {
        std::vector<pollfd> waits;
        auto const wait = [&](Descriptor const& on, short what) {
            if (on.is_open()) waits.push_back({on.number(), what, 0});
        };
        for (auto& each : puts_) wait(each.into->in_, POLLOUT);
        for (auto& each : joints_) {
            if (each.waiting.size() < most_between) wait(each.from->out_, POLLIN);
            if (!each.waiting.empty()) wait(each.into->in_, POLLOUT);
        }
        for (auto& each : takes_) wait(each.from->out_, POLLIN);
        for (auto* each : listens_) wait(each->complaints_, POLLIN);
        if (waits.empty()) return false;
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Clock::now()).count();
        if (left <= 0) throw TookTooLong();
        if (poll(waits.data(), waits.size(), static_cast<int>(left)) <= 0) return true;
        for (auto& each : puts_) push(each.rest, each.into->in_, true);
        for (auto& each : joints_) carry(each);
        for (auto& each : takes_) pull(each.from->out_, each.sink);
        for (auto* each : listens_)
            pull(each->complaints_, [&](std::string_view bytes) {
                each->complaint += bytes.substr(0, longest_complaint - std::min(longest_complaint, each->complaint.size()));
            });
        return true;
    }

    static void carry(Joint& joint) {
        if (joint.waiting.size() < most_between)
            pull(joint.from->out_, [&](std::string_view bytes) {
                joint.count += bytes.size();
                joint.waiting += bytes;
            });
        if (joint.count > most_through) throw HasTooMuch(); // than any document has
        std::string_view rest = joint.waiting;
        push(rest, joint.into->in_, !joint.from->out_.is_open());
        joint.waiting.erase(0, joint.waiting.size() - rest.size());
        if (!joint.into->in_.is_open()) joint.from->out_.close();
    }

    /// As much as goes; the stream is closed when all went and this is the last, or nobody reads it.
    static void push(std::string_view& rest, Descriptor& into, bool last) {
        while (into.is_open() && !rest.empty()) {
            auto const put = write(into.number(), rest.data(), rest.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0 && errno == EAGAIN) return;
            if (put <= 0) return into.close();
            rest.remove_prefix(static_cast<std::size_t>(put));
        }
        if (rest.empty() && last) into.close();
    }

    template <class Call>
    static void pull(Descriptor& from, Call const& call) {
        if (!from.is_open()) return;
        std::array<char, 65536> piece;
        auto const got = ::read(from.number(), piece.data(), piece.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
        if (got <= 0) return from.close();
        call(std::string_view(piece.data(), static_cast<std::size_t>(got)));
    }

    Clock::time_point until_;
    std::vector<Put> puts_;
    std::vector<Joint> joints_;
    std::vector<Take> takes_;
    std::vector<Child*> listens_;
};

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

class Process final : public core::ConfinedReading {
public:
    core::Ingested read(core::FileReader const& reader, std::string_view bytes,
                        core::IngestOptions const& options) const override {
        WithoutPipeSignal const quiet;
        auto const& file = options.file_name;
        Child child({reader_program(), "read", std::string(reader.media_type)});
        std::unique_ptr<Child> program;
        auto const until = Clock::now() + longest_reading;
        Carrier carrier(until);
        auto request = core::request_frame(options);
        std::string whole;
        if (reader.through.empty()) {
            whole = request.append(bytes);
            carrier.put(whole, child);
        } else {
            program = std::make_unique<Child>(std::vector<std::string>{reader_program(), "through", std::string(reader.through)});
            carrier.put(bytes, *program);
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
            judge_program(*program, reader.through, file);
        }
        child.wait(until);
        if (!answer.is_whole()) judge_reader(child, file);
        return answer.result();
    }
};

} // namespace

std::string reader_program() { return (std::filesystem::path(program_dir()) / "counterpoint-reader").string(); }

core::ConfinedReading const& confined_reading() {
    static Process const process;
    return process;
}

std::string ask_reader(std::string const& what, std::string_view input) {
    constexpr std::size_t longest_answer = 65'536;
    WithoutPipeSignal const quiet;
    Child child({reader_program(), what});
    auto const until = Clock::now() + longest_reading;
    Carrier carrier(until);
    std::string answer;
    carrier.put(input, child);
    carrier.take(child, [&](std::string_view piece) {
        if (answer.size() + piece.size() > longest_answer) throw HasTooMuch();
        answer += piece;
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
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? answer : std::string();
}

bool Confinement::holds() const {
    return is_enough && !ways.empty() && std::ranges::none_of(ways, &Way::open);
}

Confinement try_confinement(bool through) {
    WithoutPipeSignal const quiet;
    Child child({reader_program(), "attempts", through ? "through" : "read"});
    child.in_.close();
    std::string told;
    Carrier carrier(Clock::now() + longest_reading);
    carrier.take(child, [&](std::string_view piece) { told += piece; });
    carrier.listen(child);
    try {
        carrier.run();
    } catch (TookTooLong const&) { // what was told until then counts
    }
    child.end();
    if (told.empty())
        throw core::Error(core::Code::not_found,
                          say("The reader of documents is not where it belongs: {path}.", {{"path", reader_program()}}));
    Confinement found;
    for (std::string_view rest = told; rest.find('\n') != rest.npos; rest.remove_prefix(rest.find('\n') + 1)) {
        auto const line = rest.substr(0, rest.find('\n'));
        auto const first = line.find(' ');
        auto const second = line.find(' ', first + 1);
        if (first == line.npos || second == line.npos) continue;
        auto const of = line.substr(0, first), what = line.substr(first + 1, second - first - 1), last = line.substr(second + 1);
        if (of != "means") {
            found.ways.push_back({std::string(of), std::string(last), what == "open"});
        } else if (what == "landlock") {
            std::from_chars(last.data(), last.data() + last.size(), found.landlock);
        } else {
            (what == "enough"   ? found.is_enough
             : what == "limits" ? found.limits 
             : what == "seccomp" ? found.seccomp
                                 : found.name_spaces) = last == "1";
        }
    }
    return found;
}

} // namespace app
