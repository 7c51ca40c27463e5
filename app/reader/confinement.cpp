#include "app/reader/confinement.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <initializer_list>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace reader {

namespace {

/// Where less is allowed already, that stays.
bool limit(int what, rlim_t soft, rlim_t hard) {
    auto const which = static_cast<__rlimit_resource>(what);
    rlimit allowed{};
    if (getrlimit(which, &allowed) != 0) return false;
    rlimit const wanted{std::min(soft, allowed.rlim_max), std::min(hard, allowed.rlim_max)};
    return setrlimit(which, &wanted) == 0;
}

bool set_limits() {
    constexpr rlim_t seconds = 10;
    constexpr rlim_t files = 64;
    bool all = limit(RLIMIT_CPU, seconds, seconds + 1);
#ifndef COUNTERPOINT_SANITIZED // their shadow takes terabytes of addresses
    constexpr rlim_t memory = rlim_t{1} << 30;
    all = limit(RLIMIT_AS, memory, memory) && all;
#endif
    all = limit(RLIMIT_FSIZE, 0, 0) && all;
    all = limit(RLIMIT_CORE, 0, 0) && all;
    return limit(RLIMIT_NOFILE, files, files) && all;
}

// Newer than the headers this is built with may be; the numbers are the kernel's.
constexpr std::uint64_t access_truncate = 1ULL << 14, access_ioctl = 1ULL << 15; // versions 3 and 5
constexpr std::uint64_t net_bind_and_connect = 3;                                // version 4
constexpr std::uint64_t scope_sockets_and_signals = 3;                           // version 6

/// As the newest kernels know it; older ones take the beginning.
struct Ruleset {
    std::uint64_t files = 0, net = 0, scoped = 0;
};

void allow_at(int ruleset, int descriptor, std::uint64_t access) {
    landlock_path_beneath_attr const rule{access, descriptor};
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

void allow_below(int ruleset, char const* path, std::uint64_t access) {
    auto const folder = open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) return;
    allow_at(ruleset, folder, access);
    close(folder);
}

/// Its version, once it holds.
int set_landlock(Profile profile) {
    auto const version = static_cast<int>(syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
    if (version < 1) return 0;
    Ruleset wanted;
    wanted.files = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1; // all of version 1
    if (version >= 2) wanted.files |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) wanted.files |= access_truncate;
    if (version >= 5) wanted.files |= access_ioctl;
    if (version >= 4) wanted.net = net_bind_and_connect;
    if (version >= 6) wanted.scoped = scope_sockets_and_signals;
    auto const size = version >= 6 ? sizeof(Ruleset) : version >= 4 ? offsetof(Ruleset, scoped) : offsetof(Ruleset, net);
    auto const ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &wanted, size, 0));
    if (ruleset < 0) return 0;
    if (profile == Profile::through) {
        constexpr std::uint64_t read_file = LANDLOCK_ACCESS_FS_READ_FILE;
        for (auto const* folder : {"/usr", "/lib", "/lib64"})
            allow_below(ruleset, folder, read_file | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE);
        allow_below(ruleset, "/etc/ld.so.cache", read_file);
        allow_below(ruleset, "/etc/fonts", read_file | LANDLOCK_ACCESS_FS_READ_DIR);
        allow_at(ruleset, STDIN_FILENO, read_file); // the file it was given, where it was given one
    }
    auto const holds = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return holds ? version : 0;
}

constexpr std::initializer_list<int> for_all{
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(getpid),
    SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(getrusage), SCMP_SYS(uname),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

constexpr std::initializer_list<int> for_programs{
    SCMP_SYS(execve), SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
    SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd),
    SCMP_SYS(pread64), SCMP_SYS(fadvise64), SCMP_SYS(dup), SCMP_SYS(arch_prctl), SCMP_SYS(set_tid_address),
    SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sysinfo), SCMP_SYS(getppid)};

class Filter {
public:
    Filter() : filter_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {}
    ~Filter() { if (filter_) seccomp_release(filter_); }
    Filter(Filter const&) = delete;
    Filter& operator=(Filter const&) = delete;

    void allow(std::initializer_list<int> calls) {
        for (auto const call : calls) add(SCMP_ACT_ALLOW, call, {});
    }
    void allow(int call, std::initializer_list<scmp_arg_cmp> arguments) { add(SCMP_ACT_ALLOW, call, arguments); }
    void answer(int call, int error) { add(SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), call, {}); }
    bool load() { return good_ && filter_ && seccomp_load(filter_) == 0; }

private:
    void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> arguments) {
        good_ = filter_ && seccomp_rule_add_array(filter_, action, call, static_cast<unsigned>(arguments.size()),
                                                  arguments.begin()) == 0 && good_;
    }
    scmp_filter_ctx filter_;
    bool good_ = true;
};

constexpr scmp_arg_cmp argument(unsigned which, scmp_compare how, std::uint64_t one, std::uint64_t other = 0) {
    return {which, how, one, other};
}

bool set_seccomp(Profile profile) {
    Filter filter;
    filter.allow(for_all);
    filter.allow(SCMP_SYS(tgkill), {argument(0, SCMP_CMP_EQ, static_cast<std::uint64_t>(getpid()))}); // abort()
    filter.allow(SCMP_SYS(prlimit64), {argument(0, SCMP_CMP_EQ, 0), argument(2, SCMP_CMP_EQ, 0)});    // to ask, of oneself
    filter.answer(SCMP_SYS(clone3), ENOSYS); // the C library then tries clone, which is refused
    if (profile == Profile::through) {
        filter.allow(for_programs);
        // Files are opened to be read, whatever else may be wanted of them.
        filter.allow(SCMP_SYS(openat), {argument(2, SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND, O_RDONLY)});
        // A stream is copied and asked, but tells nobody with a signal what happens on it.
        for (auto const what : {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL})
            filter.allow(SCMP_SYS(fcntl), {argument(1, SCMP_CMP_EQ, static_cast<std::uint64_t>(what))});
    } else {
        // Memory that can be written never becomes code, and a stream is looked at, not a path.
        filter.allow(SCMP_SYS(mmap), {argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
        filter.allow(SCMP_SYS(mprotect), {argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
        filter.allow(SCMP_SYS(newfstatat), {argument(3, SCMP_CMP_EQ, AT_EMPTY_PATH)});
    }
    return filter.load();
}

} // namespace

Held confine(Profile profile) {
    Held held;
    close_range(3, ~0U, 0);
    held.limits = set_limits();
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return held;
    held.name_spaces = unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0;
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    held.landlock = set_landlock(profile);
    held.seccomp = set_seccomp(profile);
    return held;
}

} // namespace reader
