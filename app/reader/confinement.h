// Shutting oneself in before a byte of somebody else is read: limits of the system, Landlock as far as the kernel has it,
// name spaces where they can be had, and seccomp, which lets pass what is needed and nothing else. Nothing of it can be
// undone, and children inherit all of it.
#pragma once

namespace reader {

enum class Profile {
    reads,  ///< our own parsers: memory, the three streams, nothing else; no file can be opened any more
    through ///< a program of somebody else: it may also be started, and open what lies below /usr, to read
};

/// What holds afterwards. Without seccomp nothing of a stranger may be read.
struct Held {
    bool limits = false;
    bool name_spaces = false;
    int landlock = 0; ///< its version; 0 = the kernel has none
    bool seccomp = false;
};

Held confine(Profile profile);

} // namespace reader
