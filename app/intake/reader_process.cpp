#include "app/intake/reader_process.h"

#include "app/common/assets.h"
#include "app/intake/confined_asking.h"
#include "app/intake/seeing.h"

#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <sys/wait.h>

namespace app {

namespace {

using core::say;

/// What it says of itself, behind what it shows. Without it nothing is lost but that.
void add_facts(core::FileReader const& reader, std::string_view bytes, core::IngestOptions const& options, core::Ingested& found) {
    try {
        Through const through{reader.facts_through};
        auto const said = ask_confined(core::facts_of_pdf, bytes, options, &through);
        if (found.title.empty()) found.title = said.title;
        found.facts.insert(found.facts.end(), said.facts.begin(), said.facts.end());
    } catch (core::Error const&) { // the text was read, and counts
    }
}

class Process final : public core::ConfinedReading {
public:
    core::Ingested read(core::FileReader const& reader, std::string_view bytes, core::IngestOptions const& options) const override {
        if (reader.medium == core::Medium::recording) return read_recording(bytes, options);
        if (reader.medium == core::Medium::picture) return read_picture(reader, bytes, options);
        Through const through{reader.through};
        auto found = ask_confined(reader.media_type, bytes, options, reader.through.empty() ? nullptr : &through);
        if (!reader.facts_through.empty()) add_facts(reader, bytes, options, found);
        return found;
    }
    std::vector<core::FoundFact> facts_of(core::FileReader const& reader, std::string_view bytes,
                                          core::IngestOptions const& options) const override {
        if (reader.medium == core::Medium::recording) return read_recording(bytes, options).facts;
        return ask_confined(reader.media_type, bytes, options, nullptr).facts;
    }
};

} // namespace

std::string reader_program() { return (std::filesystem::path(program_dir()) / "counterpoint-reader").string(); }

core::ConfinedReading const& confined_reading() {
    static Process const process;
    return process;
}

core::Ingested facts_of_recording(std::string const& path, core::IngestOptions const& options) {
    Descriptor const file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) throw core::Error(core::Code::io, say("{path} cannot be read.", {{"path", path}}));
    return read_recording(file, options);
}

std::string ask_reader(std::string const& what, std::string_view input) {
    constexpr std::size_t longest_answer = 65'536;
    auto const put = put_out_by_reader({what}, input, longest_answer);
    return put.code == 0 ? put.bytes : std::string();
}

bool Confinement::holds() const {
    return is_enough && !ways.empty() && std::ranges::none_of(ways, &Way::open);
}

Confinement try_confinement(bool through) {
    WithoutPipeSignal const quiet;
    Child child({reader_program(), "attempts", through ? "through" : "read"});
    child.in_.close();
    std::string told;
    Carrier carrier(Clock::now() + longest_reading);
    carrier.take(child, [&](std::string_view piece) { told += piece; });
    carrier.listen(child);
    try {
        carrier.run();
    } catch (TookTooLong const&) { // what was told until then counts
    }
    child.end();
    if (told.empty())
        throw core::Error(core::Code::not_found,
                          say("The reader of documents is not where it belongs: {path}.", {{"path", reader_program()}}));
    Confinement found;
    for (std::string_view rest = told; rest.find('\n') != rest.npos; rest.remove_prefix(rest.find('\n') + 1)) {
        auto const line = rest.substr(0, rest.find('\n'));
        auto const first = line.find(' ');
        auto const second = line.find(' ', first + 1);
        if (first == line.npos || second == line.npos) continue;
        auto const of = line.substr(0, first), what = line.substr(first + 1, second - first - 1), last = line.substr(second + 1);
        if (of != "means") {
            found.ways.push_back({std::string(of), std::string(last), what == "open"});
        } else if (what == "landlock") {
            std::from_chars(last.data(), last.data() + last.size(), found.landlock);
        } else {
            (what == "enough"   ? found.is_enough
             : what == "limits" ? found.limits 
             : what == "seccomp" ? found.seccomp
                                 : found.name_spaces) = last == "1";
        }
    }
    return found;
}

} // namespace app
