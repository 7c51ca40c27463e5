#include "db/keyring.h"

#include "core/base/descriptor.h"
#include "core/text/person.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace db {

namespace {

using core::Descriptor;
using core::say;
using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::string_view key_line = "counterpoint-key-1 ";
constexpr std::size_t largest_file = 1 << 20;

std::string key_path(std::string const& folder) { return folder + "/installation.key"; }

std::string owner_path(std::string const& folder) { return folder + "/owner"; }

/// One small file for each path, for several programs may note theirs at once.
std::string path_note(std::string const& folder, std::string const& path) {
    return folder + "/paths/" + core::to_hex(core::sha256(path)) + ".json";
}

/// One empty file for each workspace whose notes are signed.
std::string signed_note(std::string const& folder, std::string const& workspace) {
    return folder + "/signed/" + workspace;
}

std::optional<std::string> read_all(int descriptor) {
    std::string bytes;
    char part[4096];
    for (;;) {
        auto const got = ::read(descriptor, part, sizeof part);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || bytes.size() > largest_file) return std::nullopt;
        if (got == 0) return bytes;
        bytes.append(part, static_cast<std::size_t>(got));
    }
}

/// Why a folder of ours is not to be used: others could put there what they like. A missing one is no reason.
std::optional<core::Message> why_not_ours(std::string const& folder) {
    struct stat info {};
    if (::stat(folder.c_str(), &info) != 0) {
        if (errno == ENOENT) return std::nullopt;
        return say("The folder {folder} cannot be used ({why}).", {{"folder", folder}, {"why", std::strerror(errno)}});
    }
    if (!S_ISDIR(info.st_mode)) return say("{folder} is not a folder.", {{"folder", folder}});
    if (info.st_uid == ::geteuid() && (info.st_mode & 022) == 0) return std::nullopt;
    return say("The folder {folder} can be written by others (mode {mode}); make it yours alone with “chmod 700”.",
               {{"folder", folder}, {"mode", fmt::format("{:o}", info.st_mode & 07777)}});
}

/// Folders of ours are nobody else's.
bool make_folder(std::string const& folder) {
    std::error_code failed;
    if (fs::is_directory(folder, failed)) return true;
    fs::create_directories(fs::path(folder).parent_path(), failed);
    return ::mkdir(folder.c_str(), 0700) == 0 || fs::is_directory(folder, failed);
}

bool write_and_sync(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return ::fsync(descriptor) == 0;
}

void sync_folder(std::string const& folder) {
    Descriptor const opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() >= 0) ::fsync(opened.number());
}

/// A finished file beside `path`, readable by its owner alone; empty when it cannot be made.
std::string write_beside(std::string const& path, std::string_view bytes) {
    auto name = path + ".XXXXXX";
    Descriptor const opened(::mkostemp(name.data(), O_CLOEXEC)); // mode 0600
    if (opened.number() < 0) return {};
    if (write_and_sync(opened.number(), bytes)) return name;
    ::unlink(name.c_str());
    return {};
}

/// A workspace's name comes from its file: only what we make ourselves may name a file of ours.
bool is_plain(std::string const& workspace) {
    return !workspace.empty() && workspace.size() <= 64 &&
           workspace.find_first_not_of("0123456789abcdef") == workspace.npos;
}

} // namespace

Keyring::Keyring(std::string key_folder, std::string head_folder)
    : key_folder_(std::move(key_folder)), head_folder_(std::move(head_folder)) {}

void Keyring::read_key() {
    looked_ = true;
    key_problem_.reset();
    if (key_folder_.empty()) return;
    auto const path = key_path(key_folder_);
    if (auto const why = why_not_ours(key_folder_)) {
        key_problem_ = say("Nothing new is signed: {why}", {{"why", core::render(*why)}});
        return;
    }
    Descriptor const opened(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (opened.number() < 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            key_problem_ = say("The key {file} cannot be read ({why}), so nothing new is signed.",
                               {{"file", path}, {"why", std::strerror(errno)}});
        return;
    }
    struct stat info {};
    if (::fstat(opened.number(), &info) != 0 || !S_ISREG(info.st_mode) || (info.st_mode & 0177) != 0 ||
        info.st_uid != ::geteuid()) {
        key_problem_ = say("The key {file} can be used by others (mode {mode}), so nothing new is signed; make it "
                           "yours alone with “chmod 600”.",
                           {{"file", path}, {"mode", fmt::format("{:o}", info.st_mode & 07777)}});
        return;
    }
    auto text = read_all(opened.number());
    auto const good = text && text->starts_with(key_line) && text->ends_with('\n');
    auto seed = good ? core::from_base64(std::string_view(*text).substr(key_line.size(),
                                                                        text->size() - key_line.size() - 1))
                     : std::nullopt;
    if (seed && seed->size() == 32)
        key_ = std::make_shared<core::SigningKey const>(*seed);
    else
        key_problem_ = say("The key {file} is damaged, so nothing new is signed; bring it back from a backup, or "
                           "take it away and a new one is made.",
                           {{"file", path}});
    if (seed) sodium_memzero(seed->data(), seed->size());
    if (text) sodium_memzero(text->data(), text->size());
}

core::SigningKey const* Keyring::key() {
    if (!looked_) read_key();
    return key_.get();
}

std::shared_ptr<core::SigningKey const> Keyring::shared_key() {
    key();
    return key_;
}

std::string Keyring::owner() const {
    if (key_folder_.empty()) return {};
    Descriptor const opened(::open(owner_path(key_folder_).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    auto const text = opened.number() >= 0 ? read_all(opened.number()) : std::nullopt;
    if (!text) return {};
    return core::read_person_name(text->substr(0, text->find('\n'))).value_or(std::string());
}

bool Keyring::set_owner(std::string const& name) {
    if (key_folder_.empty() || !make_folder(key_folder_)) return false;
    auto const path = owner_path(key_folder_);
    auto const written = write_beside(path, name + "\n");
    if (written.empty()) return false;
    if (::rename(written.c_str(), path.c_str()) == 0) return true;
    ::unlink(written.c_str());
    return false;
}

core::SigningKey const* Keyring::key_to_write(std::function<void(char*, std::size_t)> const& entropy) {
    if (key() || key_problem_ || key_folder_.empty()) return key_.get();
    auto const path = key_path(key_folder_);
    std::string seed(32, '\0');
    entropy(seed.data(), seed.size());
    auto line = std::string(key_line) + core::to_base64(seed) + "\n";
    auto const name = make_folder(key_folder_) ? write_beside(path, line) : std::string();
    sodium_memzero(line.data(), line.size());
    sodium_memzero(seed.data(), seed.size());
    // A link, not a rename: of two programs that begin at once, both use the key of the first.
    auto const placed = !name.empty() && (::link(name.c_str(), path.c_str()) == 0 || errno == EEXIST);
    auto const why = errno;
    if (!name.empty()) ::unlink(name.c_str());
    if (placed) {
        sync_folder(key_folder_);
        read_key();
    } else {
        key_problem_ = say("A key cannot be kept in {file} ({why}), so nothing is signed.",
                           {{"file", path}, {"why", std::strerror(why)}});
    }
    return key_.get();
}

std::optional<Mark> Keyring::mark(std::string const& workspace) {
    head_problem_.reset();
    mark_unreadable_ = false;
    if (!remembers() || !is_plain(workspace)) return std::nullopt;
    if (auto const why = why_not_ours(head_folder_)) {
        head_problem_ = say("The newest heads are not noted, so that a file that is put back later would not be told "
                            "from this one: {why}", {{"why", core::render(*why)}});
        return std::nullopt;
    }
    auto const path = head_folder_ + "/" + workspace + ".json";
    Descriptor const opened(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (opened.number() < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
    auto const text = opened.number() < 0 ? std::nullopt : read_all(opened.number());
    auto noted = text ? read_mark(*text, workspace) : std::nullopt;
    if (noted && !noted->is_signed && signs_notes_of(workspace)) noted.reset(); // anybody may have written it
    mark_unreadable_ = !noted;
    if (noted) return std::move(noted->mark);
    head_problem_ = say("What this computer noted of the workspace in {file} cannot be read, or somebody else wrote it.",
                        {{"file", path}});
    return std::nullopt;
}

bool Keyring::signs_notes_of(std::string const& workspace) const {
    std::error_code failed;
    return !key_folder_.empty() && fs::exists(signed_note(key_folder_, workspace), failed);
}

void Keyring::sign_notes_of(std::string const& workspace) {
    if (signs_notes_of(workspace) || !make_folder(key_folder_ + "/signed")) return;
    auto const name = write_beside(signed_note(key_folder_, workspace), "");
    if (!name.empty() && ::rename(name.c_str(), signed_note(key_folder_, workspace).c_str()) != 0)
        ::unlink(name.c_str());
}

bool Keyring::remember(std::string const& workspace, Mark mark) {
    if (!remembers() || !is_plain(workspace)) return true;
    auto const path = head_folder_ + "/" + workspace + ".json";
    if (why_not_ours(head_folder_)) return false; // mark() said why
    if (key() && mark.own.empty()) mark.own = key_->public_key();
    // What the key that is missing signed stays as it is until somebody decides.
    if (key() ? mark.own != key_->public_key() : !mark.own.empty() || signs_notes_of(workspace)) return false;
    auto const text = write_mark(mark, workspace, key());
    auto const name = make_folder(head_folder_) ? write_beside(path, text) : std::string();
    auto const placed = !name.empty() && ::rename(name.c_str(), path.c_str()) == 0;
    if (placed) {
        if (key()) sign_notes_of(workspace); // after the note: who finds this expects a signature
        sync_folder(head_folder_);
        head_problem_.reset();
        return true;
    }
    head_problem_ = say("The newest head could not be noted in {file} ({why}): a file that is put back later would "
                        "not be told from this one.",
                        {{"file", path}, {"why", std::strerror(errno)}});
    if (!name.empty()) ::unlink(name.c_str());
    return false;
}

Keyring::Place Keyring::place(std::string const& path) const {
    if (key_folder_.empty() || why_not_ours(key_folder_)) return {};
    Descriptor const opened(::open(path_note(key_folder_, path).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    auto const text = opened.number() < 0 ? std::nullopt : read_all(opened.number());
    auto const json = text ? Json::parse(*text, nullptr, false) : Json();
    if (!json.is_object() || json.value("path", Json()) != Json(path)) return {};
    auto const told = [&](char const* name) {
        auto const found = json.value(name, Json());
        return found.is_string() ? found.get<std::string>() : std::string();
    };
    return {told("workspace"), told("as_left")};
}

void Keyring::remember_place(std::string const& path, Place const& known) {
    if (key_folder_.empty() || why_not_ours(key_folder_) || place(path) == known) return;
    auto const note = path_note(key_folder_, path);
    auto json = Json{{"format", "counterpoint-path/1"}, {"path", path}};
    if (!known.workspace.empty()) json["workspace"] = known.workspace;
    if (!known.as_left.empty()) json["as_left"] = known.as_left;
    // A path that cannot be noted is one that is not known; what else it lacks, the key and the heads say.
    auto const name = make_folder(key_folder_) && make_folder(key_folder_ + "/paths")
                          ? write_beside(note, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n")
                          : std::string();
    if (!name.empty() && ::rename(name.c_str(), note.c_str()) != 0) ::unlink(name.c_str());
}

std::vector<core::Message> Keyring::problems() const {
    std::vector<core::Message> found;
    if (key_problem_) found.push_back(*key_problem_);
    if (head_problem_) found.push_back(*head_problem_);
    return found;
}

} // namespace db
