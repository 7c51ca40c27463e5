// Installations for tests: each with a key and a memory of heads in a folder of the test's own.
#pragma once

#include "core/operations/redactions.h"
#include "tests/db/fixture.h"

namespace fixture {

/// Options of an installation whose key and known heads lie below `folder`, under its name.
inline db::OpenOptions installed(Folder const& folder, std::string const& name, std::string actor = "anna",
                                 std::uint64_t seed = 1) {
    auto made = options(std::move(actor), seed);
    made.key_folder = folder.file(name + "-keys");
    made.head_folder = folder.file(name + "-heads");
    return made;
}

inline core::Verification verified(std::string const& path, db::OpenOptions options) {
    options.mode = db::Mode::read;
    auto const store = db::open_workspace(path, std::move(options));
    core::Progress progress;
    return store->verify(progress);
}

inline std::string status_of(core::Verification const& found) {
    return std::string(core::key_of(found.status));
}

/// So many claims, a revision each.
inline void write_claims(core::Store& store, int count, std::string const& words = "Que guerre") {
    for (int at = 0; at < count; ++at)
        store.commit(put(store, claim_saying(store, words + " " + std::to_string(at)), "claim.create"));
}

} // namespace fixture
