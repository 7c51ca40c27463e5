// Whether a file is still as it was left: what the system says of it, as far as nobody but the system writes that.
#pragma once

#include <string>

namespace db {

/// A short text that is another one after any write to the file, for a copy of it, and after each start of the
/// computer, since a disk can be changed elsewhere while it is off. Empty when that cannot be said, or while the newest
/// changes lie in a file beside it.
std::string stamp_of(std::string const& path);

/// The same once no later write can go by the same stamp; empty when one may. The system counts times of files in steps
/// of some milliseconds, which are waited for, and notes none for a page of the file that a program has in its memory
/// and changed already: so what is changed is written out first, after which a further change counts anew. Not every
/// file system does so.
std::string settled_stamp_of(std::string const& path);

} // namespace db
