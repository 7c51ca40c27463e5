#include "app/reader/attempts.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <sched.h>
#include <string>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace reader {

namespace {

bool closes(long descriptor) {
    if (descriptor < 0) return false;
    close(static_cast<int>(descriptor));
    return true;
}

bool reads(char const* path) {
    char byte = 0;
    auto const file = open(path, O_RDONLY | O_CLOEXEC);
    auto const got = file >= 0 && read(file, &byte, 1) >= 0;
    return closes(file) && got;
}

bool lists(char const* path) { return closes(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)); }

/// The name ends in XXXXXX, so that what a killed run left behind is in nobody's way.
bool writes(std::string path) {
    auto const file = mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) return false;
    unlink(path.c_str());
    return closes(file);
}

/// To write there; nothing of it is changed.
bool opens_to_write(char const* path) { return closes(open(path, O_WRONLY | O_APPEND | O_CLOEXEC)); }

/// Whoever owns a stream is sent a signal when something happens on it, and any signal may be chosen.
bool signals_by_stream() {
    return fcntl(STDIN_FILENO, F_SETOWN, getppid()) == 0 && fcntl(STDIN_FILENO, F_SETSIG, SIGURG) == 0 &&
           fcntl(STDIN_FILENO, F_SETOWN, 0) == 0;
}

bool forks() {
    auto const child = fork();
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, nullptr, 0);
    return child > 0;
}

bool has_ring() {
    io_uring_params parameters{};
    return closes(syscall(SYS_io_uring_setup, 1, &parameters));
}

bool has_map() {
    bpf_attr wanted{};
    wanted.map_type = BPF_MAP_TYPE_ARRAY;
    wanted.key_size = wanted.value_size = 4;
    wanted.max_entries = 1;
    return closes(syscall(SYS_bpf, BPF_MAP_CREATE, &wanted, sizeof wanted));
}

constexpr std::array all_attempts{
    Attempt{"files", "read /etc/passwd", [] { return reads("/etc/passwd"); }},
    Attempt{"files", "list /home", [] { return lists("/home"); }},
    Attempt{"files", "list /tmp", [] { return lists("/tmp"); }},
    Attempt{"files", "read /proc/1/environ", [] { return reads("/proc/1/environ"); }},
    Attempt{"files", "read /proc/self/maps", [] { return reads("/proc/self/maps"); }},
    Attempt{"files", "write into /tmp", [] { return writes("/tmp/counterpoint-reader-XXXXXX"); }},
    Attempt{"files", "write into /dev/shm", [] { return writes("/dev/shm/counterpoint-reader-XXXXXX"); }},
    Attempt{"files", "open a file to write", [] { return opens_to_write("/dev/null"); }},
    Attempt{"network", "open a socket of the internet", [] { return closes(socket(AF_INET, SOCK_STREAM, 0)); }},
    Attempt{"network", "open a socket of this machine", [] { return closes(socket(AF_UNIX, SOCK_STREAM, 0)); }},
    Attempt{"processes", "signal the parent", [] { return kill(getppid(), 0) == 0; }},
    Attempt{"processes", "signal the parent by a stream", signals_by_stream},
    Attempt{"processes", "trace the parent",
            [] { return ptrace(PTRACE_SEIZE, getppid(), nullptr, nullptr) == 0; }} /* ends with the tracer */,
    Attempt{"processes", "start a process", forks},
    Attempt{"kernel", "make a file in memory", [] { return closes(memfd_create("attempt", MFD_CLOEXEC)); }},
    Attempt{"kernel", "leave for another name space", [] { return unshare(CLONE_NEWUTS) == 0; }},
    Attempt{"kernel", "use io_uring", has_ring},
    Attempt{"kernel", "use bpf", has_map},
    Attempt{"kernel", "use userfaultfd", [] { return closes(syscall(SYS_userfaultfd, O_CLOEXEC)); }},
    Attempt{"kernel", "use the keyring", [] { return syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_PROCESS_KEYRING, 1) >= 0; }},
};

} // namespace

std::span<Attempt const> attempts() { return all_attempts; }

} // namespace reader
