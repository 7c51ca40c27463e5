// A process that is started without anything of this program but three streams, listened to, counted, and ended when it takes too
// long; and what carries bytes between this program and several of them.
#pragma once

#include "core/base/descriptor.h"
#include "core/base/sink.h"

#include <chrono>
#include <cstddef>
#include <csignal>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace app {

using Clock = std::chrono::steady_clock;
using core::Descriptor;

/// In one sentence with what the system calls the error.
[[noreturn]] void cannot_start(int error);

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
    /// `input` is what it reads instead of what is put into it: a file of which it may read any place.
    explicit Child(std::vector<std::string> words, Descriptor const* input = nullptr);
    ~Child() { end(); }
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    /// Its own end, unless that takes too long.
    void wait(Clock::time_point until);
    /// At once; as waitpid() tells it.
    int end();
    Descriptor in_, out_, complaints_;
    std::string complaint; ///< the beginning of what it complained of

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
    bool look();
    static void carry(Joint& joint);

    Clock::time_point until_;
    std::vector<Put> puts_;
    std::vector<Joint> joints_;
    std::vector<Take> takes_;
    std::vector<Child*> listens_;
};

} // namespace app
