// Shutting oneself in before a byte of somebody else is read: limits of the system, Landlock as far as the kernel has it,
// name spaces where they can be had, and seccomp, which lets pass what is needed and nothing else. Nothing of it can be
// undone, and children inherit all of it.
#pragma once

namespace reader {

enum class Profile {
    reads,  ///< our own parsers: memory, the three streams, nothing else; no file can be opened any more
    through ///< a program of somebody else: it may also be started, and open what lies below /usr, and the file it was given, to read
};

/// What holds afterwards.
struct Held {
    bool limits = false;
    bool name_spaces = false;
    int landlock = 0; ///< its version; 0 = the kernel has none
    bool seccomp = false;
    /// Whether something of a stranger may be read so. A program of somebody else may open files: only Landlock says
    /// which.
    bool is_enough(Profile profile) const { return limits && seccomp && (profile == Profile::reads || landlock > 0); }
};

Held confine(Profile profile);

} // namespace reader
