#include "app/intake/time_stamps.h"

#include "app/common/clock.h"
#include "app/common/places.h"
#include "app/common/reading.h"
#include "app/common/writing.h"
#include "app/intake/reader_process.h"
#include "core/ingest/http_answer.h"
#include "core/operations/stamping.h"

#include <algorithm>
#include <filesystem>
#include <random>

namespace app {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::say;

namespace {

constexpr std::size_t most_roots = 200;

/// As they were added, by name.
std::vector<std::string> root_files() {
    std::vector<std::string> found;
    std::error_code failed;
    for (auto const& entry : fs::directory_iterator(data_folder("roots"), failed))
        if (entry.path().extension() == ".pem" && found.size() < most_roots) found.push_back(entry.path().string());
    std::ranges::sort(found);
    return found;
}

std::vector<std::string> root_bytes() {
    std::vector<std::string> roots;
    for (auto const& file : root_files()) {
        try {
            roots.push_back(read_file(file, core::longest_stamp));
        } catch (Error const&) { // one that cannot be read is not trusted
        }
    }
    return roots;
}

} // namespace

core::StampFound check_stamp(std::string_view stamp, std::string_view bytes) {
    if (stamp.empty() || stamp.size() > core::longest_stamp) return {};
    auto question = core::stamp_question({std::string(stamp), root_bytes(), now_here()});
    auto const answer = ask_reader("stamp", question.append(bytes));
    // A reader that broke while it read it says as much as one that found none.
    return core::read_stamp_answer(answer).value_or(core::StampFound{});
}

std::vector<core::StampFound> check_stamps(core::Records const& reader, core::Capture const& capture) {
    std::vector<core::StampFound> found;
    if (capture.stamps.empty()) return found;
    auto const bytes = reader.bytes(capture.digest);
    for (auto const& stamp : core::stamps_of(capture)) found.push_back(bytes ? check_stamp(stamp, *bytes) : core::StampFound{});
    return found;
}

std::string new_stamp_request(std::string_view bytes) {
    std::random_device dice;
    auto const number = (std::uint64_t{dice()} << 32) | dice();
    return core::time_stamp_request(core::sha256(bytes), number);
}

std::string ask_authority(std::string const& address, std::string const& request, FetchOptions options, core::Progress& progress) {
    options.sends = {"application/timestamp-query", request};
    options.most_bytes = static_cast<std::int64_t>(core::longest_stamp);
    options.most_redirects = 0;
    auto const way = fetch(address, options, progress);
    auto const head = core::read_http_head(way.back().response);
    if (!head || head->status != 200)
        throw Error(Code::io, say("{address} gave no time-stamp: it answered {status}. Nothing was changed.",
                                  {{"address", way.back().address}, {"status", head ? std::to_string(head->status) : "?"}}));
    return core::http_body(*head, std::string_view(way.back().response).substr(head->size),
                           static_cast<std::int64_t>(core::longest_stamp), address)
        .bytes;
}

std::vector<core::RootCertificate> trusted_roots() {
    std::vector<core::RootCertificate> roots;
    for (auto const& bytes : root_bytes())
        if (auto root = core::read_root_certificate(bytes)) roots.push_back(std::move(*root));
    return roots;
}

core::RootCertificate trust_root(std::string const& certificate) {
    auto const root = core::read_root_certificate(certificate);
    if (!root)
        throw Error(Code::bad_input, say("That is no certificate of an authority (PEM or DER, with CA:TRUE). Nothing was changed."));
    auto const folder = data_folder("roots");
    if (folder.empty()) throw Error(Code::refused, say("There is no home to keep it in. Nothing was changed."));
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (root_files().size() >= most_roots)
        throw Error(Code::refused, say("{most} roots are trusted already, which is as many as are kept. Nothing was changed.",
                                       {{"most", std::to_string(most_roots)}}));
    write_file((fs::path(folder) / (root->fingerprint + ".pem")).string(), certificate);
    return *root;
}

} // namespace app
