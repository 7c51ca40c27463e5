// The workspace file itself, held for as long as it is written: locked by what it is, so that any name it goes by
// meets the same lock, and looked at again before anything that was saved is called saved.
#pragma once

#include "db/open_files.h"

namespace db {

class HeldFile {
public:
    enum class State {
        held,
        busy,      ///< another holds it, perhaps under another name
        impossible ///< it cannot be opened for writing
    };
    /// Where it is now that it was opened.
    enum class Place {
        here,
        elsewhere, ///< it was moved or renamed
        nowhere    ///< it was deleted, or something else stands in its place
    };

    HeldFile() = default;
    /// Opens and locks what is there.
    static HeldFile open(std::string const& path);
    /// Makes a file for its owner alone, and locks it; `impossible` with errno when something is there or the folder
    /// cannot be written.
    static HeldFile make(std::string const& path);
    HeldFile(HeldFile&&) noexcept = default;
    HeldFile& operator=(HeldFile&&) noexcept = default;
    ~HeldFile();

    /// Whether somebody holds it at the moment.
    static bool is_held(std::string const& path);

    State state() const { return state_; }
    /// By how many names (hard links) it can be reached.
    std::uint64_t names() const;
    Place place(std::string const& path) const;
    int number() const { return file_.number(); }

private:
    explicit HeldFile(OpenFile file);
    OpenFile file_;
    State state_ = State::impossible;
};

/// The place of one who waits to write in the queue before a file: whoever came first is first.
class Turn {
public:
    /// Takes the last place. Where the system cannot queue, everybody is first.
    explicit Turn(std::string const& path);
    ~Turn();
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;
    bool is_next() const;

private:
    OpenFile file_;
    std::int64_t place_ = 0;
};

} // namespace db
