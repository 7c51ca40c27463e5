// make_workspace FILE COUNT: a new workspace with that many claims, to try the window and the command
// line on.
#include "db/workspace.h"
#include "tests/bench/generate.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s FILE COUNT\n", argv[0]);
        return 2;
    }
    try {
        db::OpenOptions options;
        options.actor = "anna";
        auto const store = db::create_workspace(argv[1], options);
        bench::Generator(*store).add_claims(std::atoll(argv[2]));
        auto const counts = store->counts();
        std::printf("%s: %lld claims, %lld statements, %lld sources, %lld revisions\n", argv[1],
                    static_cast<long long>(counts.claims), static_cast<long long>(counts.statements),
                    static_cast<long long>(counts.sources), static_cast<long long>(counts.revisions));
        return 0;
    } catch (core::Error const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
