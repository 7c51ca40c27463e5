// Changes a workspace at random, as a hostile hand, a bug or a bad disk might: each mutant comes from a seed and says
// in one line what was done to it.
#pragma once

#include "tests/db/mutation_log.h"

namespace fixture {

/// A part of what can be changed.
enum class Mutation { values, rows, structure, indexes, bytes, beside, forged, gone_on };

inline constexpr std::array<std::pair<Mutation, char const*>, 8> mutations{{
    {Mutation::values, "values"},
    {Mutation::rows, "rows"},
    {Mutation::structure, "structure"},
    {Mutation::indexes, "indexes"},
    {Mutation::bytes, "bytes"},
    {Mutation::beside, "beside"},
    {Mutation::forged, "forged"},
    {Mutation::gone_on, "gone_on"}, // and then its owner goes on with it
}};

class Mutator : LogMutations {
public:
    /// The folder holds `originals.rest`, which is changed there.
    Mutator(Folder const& folder, Originals const& originals, std::uint64_t seed)
        : LogMutations(folder, originals, seed) {}

    /// What was done, in a line. Throws std::runtime_error when SQLite would have none of it.
    std::string mutate(Mutation what) {
        switch (what) {
        case Mutation::values:
            return change_values();
        case Mutation::rows:
            return change_rows();
        case Mutation::structure:
            return change_structure();
        case Mutation::indexes:
            return hide_from_index();
        case Mutation::bytes:
            return change_bytes();
        case Mutation::beside:
            return change_beside();
        case Mutation::forged:
            return forge();
        case Mutation::gone_on:
            if (below(3) == 0) return change_what_is_edited_next();
            return mutate(std::array{Mutation::values, Mutation::rows, Mutation::indexes, Mutation::forged}[below(4)]);
        }
        return {};
    }
};

} // namespace fixture
