// Replays a corpus through a fuzz target, so that targets never rot where libFuzzer is not at hand.
// Fails when there is nothing to replay: a test over an empty folder would prove nothing.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

void replay(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
}

/// How many inputs the file or folder held.
int replay_all(fs::path const& path) {
    std::error_code failed;
    if (fs::is_regular_file(path, failed)) {
        replay(path);
        return 1;
    }
    int replayed = 0;
    for (fs::recursive_directory_iterator entry(path, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (!entry->is_regular_file()) continue;
        replay(entry->path());
        ++replayed;
    }
    return replayed;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "Usage: %s FOLDER-OR-FILE...\n", argv[0]);
        return 2;
    }
    for (int at = 1; at < argc; ++at) {
        int const replayed = replay_all(argv[at]);
        std::printf("%s: %d inputs replayed\n", argv[at], replayed);
        if (replayed == 0) return 1;
    }
    return 0;
}
