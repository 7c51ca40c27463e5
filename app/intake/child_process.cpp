#include "app/intake/child_process.h"

#include "core/base/error.h"
#include "core/base/say.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>

namespace app {

namespace {

using core::say;

constexpr std::size_t longest_complaint = 4096;
constexpr std::size_t most_between = std::size_t{1} << 20;    // bytes that wait between two processes
constexpr std::size_t most_through = std::size_t{200} << 20;  // bytes from a program of somebody else

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

/// As much as goes; the stream is closed when all went and this is the last, or nobody reads it.
void push(std::string_view& rest, Descriptor& into, bool last) {
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
void pull(Descriptor& from, Call const& call) {
    if (!from.is_open()) return;
    std::array<char, 65536> piece;
    auto const got = ::read(from.number(), piece.data(), piece.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) return from.close();
    call(std::string_view(piece.data(), static_cast<std::size_t>(got)));
}

} // namespace

void cannot_start(int error) {
    throw core::Error(core::Code::io, say("The reader of documents cannot be started ({why}).",
                                          {{"why", std::generic_category().message(error)}}));
}

Child::Child(std::vector<std::string> words, Descriptor const* input) {
    Pipe in, out, complaints;
    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    posix_spawn_file_actions_adddup2(&streams, input ? input->number() : in.from.number(), STDIN_FILENO);
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
    if (!input) in_ = std::move(in.into);
    out_ = std::move(out.from);
    complaints_ = std::move(complaints.from);
    for (auto const* each : {&in_, &out_, &complaints_})
        if (each->is_open()) never_wait(*each);
}
void Child::wait(Clock::time_point until) {
    if (in_.is_open()) in_.close();
    for (pid_t ended = 0; id_ > 0 && Clock::now() < until; ) {
        ended = waitpid(id_, &status_, WNOHANG);
        if (ended == id_) id_ = 0;
        else if (ended == 0) std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
}
int Child::end() {
    if (id_ <= 0) return status_;
    kill(-id_, SIGKILL);
    while (waitpid(id_, &status_, 0) < 0 && errno == EINTR) {}
    id_ = 0;
    return status_;
}

bool Carrier::look() {
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

void Carrier::carry(Joint& joint) {
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

} // namespace app
