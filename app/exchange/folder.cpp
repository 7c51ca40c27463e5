#include "app/exchange/folder.h"

#include "app/common/reading.h"
#include "app/common/writing.h"
#include "app/exchange/crc32c.h"
#include "core/base/descriptor.h"
#include "core/base/error.h"
#include "core/exchange/at_work.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::LaneFinding;
using core::LaneState;
using core::say;
using Json = nlohmann::json;

constexpr int folder_format = 1;
constexpr std::size_t frame_head = 8;
constexpr std::uint64_t largest_head = 64 << 10;
constexpr auto at_work = "at-work";
constexpr std::size_t most_at_work = 500;

void put_word(std::string& out, std::uint32_t value) {
    for (int at = 0; at < 4; ++at) out += static_cast<char>(value >> (24 - 8 * at) & 0xFF);
}

std::uint32_t word_at(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

std::string frames_of(std::vector<std::string> const& sealed) {
    std::string out;
    for (auto const& entry : sealed) {
        put_word(out, static_cast<std::uint32_t>(entry.size()));
        put_word(out, crc32c(entry));
        out += entry;
    }
    return out;
}

bool is_lane_name(std::string_view name) {
    return name.size() == 32 && name.find_first_not_of("0123456789abcdef") == name.npos;
}

struct Head {
    core::LaneOffer offer;
    std::uint64_t bytes = 0; ///< of the log that it covers
};

enum class Unread { damaged, newer };

tl::expected<Head, Unread> read_head(std::string const& lane, std::string const& text) {
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return tl::unexpected(Unread::damaged);
    try {
        if (json.at("format").get<int>() > folder_format) return tl::unexpected(Unread::newer);
        Head head;
        head.offer.lane = lane;
        head.offer.key = core::PublicKey::from(core::from_base64(json.at("key").get<std::string>()).value_or(""));
        head.offer.size = json.at("size").get_ref<Json::number_integer_t const&>();
        head.offer.note = json.at("note").get<std::string>();
        auto const bytes = json.at("bytes").get_ref<Json::number_integer_t const&>();
        auto const too_few = head.offer.size > bytes / static_cast<std::int64_t>(frame_head); // none is empty
        if (head.offer.key.empty() || head.offer.size < 1 || bytes < 1 || too_few) return tl::unexpected(Unread::damaged);
        head.bytes = static_cast<std::uint64_t>(bytes);
        return head;
    } catch (Json::exception const&) {
        return tl::unexpected(Unread::damaged);
    }
}

[[noreturn]] void cannot_write(std::string const& path, int why) {
    if (why == ENOSPC || why == EDQUOT)
        throw Error(Code::disk_full, say("There is no room at the desk for {file}. What is here is saved; it is sent when "
                                         "there is room.",
                                         {{"file", path}}));
    throw Error(Code::io, say("{file} cannot be written ({why}). What is here is saved, and is sent when that works again.",
                              {{"file", path}, {"why", std::strerror(why)}}));
}

void make_folder(fs::path const& path) {
    std::error_code failed;
    fs::create_directories(path, failed);
    if (failed) cannot_write(path.string(), failed.value());
}

} // namespace

FolderTransport::FolderTransport(std::string folder) : folder_(std::move(folder)) {}

std::string FolderTransport::lane_file(std::string const& lane, char const* ending) const {
    return (fs::path(folder_) / "lanes" / (lane + ending)).string();
}

std::string FolderTransport::blob_file(core::Digest const& digest) const {
    auto const name = core::to_hex(digest);
    return (fs::path(folder_) / "blobs" / name.substr(0, 2) / name).string();
}

std::string FolderTransport::workspace() {
    auto const path = (fs::path(folder_) / "desk.json").string();
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return {};
    auto const json = Json::parse(read_file(path, largest_head), nullptr, false);
    auto const damaged = [&] {
        return Error(Code::damaged, say("{file} cannot be read: it does not say whose desk this is. Nothing was changed.",
                                        {{"file", path}}));
    };
    if (!json.is_object() || !json.contains("format") || !json["format"].is_number_integer()) throw damaged();
    if (json["format"].get<int>() > folder_format)
        throw Error(Code::newer, say("A newer version of Counterpoint laid the desk at {folder}; it is needed to work "
                                     "there. Nothing was changed.",
                                     {{"folder", folder_}}));
    if (!json.contains("workspace") || !json["workspace"].is_string() ||
        !is_lane_name(json["workspace"].get<std::string>()))
        throw damaged();
    return json["workspace"].get<std::string>();
}

void FolderTransport::found(std::string const& workspace) {
    if (auto const there = this->workspace(); !there.empty()) {
        if (there == workspace) return;
        throw Error(Code::refused, say("Another desk lies in {folder} already. Nothing was changed.",
                                       {{"folder", folder_}}));
    }
    std::error_code ignored;
    if (fs::exists(folder_, ignored) && !fs::is_empty(folder_, ignored) && !fs::exists(fs::path(folder_) / "lanes", ignored))
        throw Error(Code::refused, say("The folder {folder} is not empty: a desk wants one of its own. Nothing was "
                                       "changed.",
                                       {{"folder", folder_}}));
    make_folder(fs::path(folder_) / "lanes");
    make_folder(fs::path(folder_) / "blobs");
    write_file((fs::path(folder_) / "desk.json").string(),
               Json{{"format", folder_format}, {"workspace", workspace}}.dump(1) + "\n");
}

std::vector<core::LaneOffer> FolderTransport::heads(std::vector<LaneFinding>& findings) {
    std::vector<core::LaneOffer> offers;
    std::error_code failed;
    looked_ = look();
    std::vector<std::string> names;
    for (fs::directory_iterator at(fs::path(folder_) / "lanes", failed), end; !failed && at != end; at.increment(failed))
        names.push_back(at->path().filename().string());
    if (failed)
        throw Error(Code::io, say("The desk at {folder} cannot be read ({why}). You can go on working; what is new is "
                                  "exchanged when that works again.",
                                  {{"folder", folder_}, {"why", failed.message()}}));
    std::ranges::sort(names);
    for (auto const& name : names) {
        auto const path = fs::path(name);
        auto const lane = path.stem().string();
        auto const is_log = path.extension() == ".log";
        if (name.starts_with(".")) continue; // of a program for sharing folders, on its way
        if (!is_lane_name(lane) || (path.extension() != ".head" && !is_log)) {
            if (lane.size() > 32 && is_lane_name(lane.substr(0, 32)))
                findings.push_back({name, LaneState::copy,
                                    say("{file} is a copy that a program for sharing folders made; it was left as it is "
                                        "and nothing of it came in.",
                                        {{"file", name}})});
            continue;
        }
        if (is_log) continue;
        std::string text;
        try {
            text = read_file(lane_file(lane, ".head"), largest_head);
        } catch (Error const& error) {
            findings.push_back({lane, LaneState::damaged, error.message()});
            continue;
        }
        auto head = read_head(lane, text);
        if (head)
            offers.push_back(std::move(head->offer));
        else if (head.error() == Unread::newer)
            findings.push_back({lane, LaneState::newer,
                                say("A newer version of Counterpoint wrote this lane; it is needed to read it.")});
        else
            findings.push_back({lane, LaneState::damaged,
                                say("The head of this lane cannot be read: nothing of it came in.")});
    }
    return offers;
}

std::optional<LaneFinding> FolderTransport::entries(core::LaneOffer const& offer, std::int64_t from, std::uint64_t longest,
                                                    core::TakesEntry const& take) {
    try {
        return entries_as_they_lie(offer, from, longest, take);
    } catch (Error const& error) { // a folder in their place, say: what others left can be had all the same
        return LaneFinding{offer.lane, LaneState::damaged, error.message()};
    }
}

std::optional<LaneFinding> FolderTransport::entries_as_they_lie(core::LaneOffer const& offer, std::int64_t from,
                                                                std::uint64_t longest, core::TakesEntry const& take) const {
    auto const damaged = [&](std::int64_t index, core::Message (*why)(std::vector<core::Arg>)) {
        return LaneFinding{offer.lane, LaneState::damaged, why({{"index", std::to_string(index)}})};
    };
    LaneFinding const late{offer.lane, LaneState::late,
                           say("The head of this lane has arrived, its entries have not all: nothing of it came in yet.")};
    auto const log = lane_file(offer.lane, ".log");
    std::error_code ignored;
    if (!fs::exists(log, ignored)) return late;
    std::string pending;
    auto pieces = pieces_of(log);
    std::uint64_t taken = 0;
    bool more = true;
    auto const want = [&](std::size_t size) {
        while (more && pending.size() < size) {
            auto const piece = pieces.next();
            more = !piece.empty();
            pending += piece;
        }
        return pending.size() >= size;
    };
    for (std::int64_t index = 0; index < offer.size; ++index) {
        if (!want(frame_head)) return late;
        auto const size = word_at(pending, 0);
        auto const sum = word_at(pending, 4);
        if (size == 0)
            return damaged(index, [](auto which) {
                return say("Entry {index} is empty, which none ever is: the file was spoiled. Nothing of this lane came in.", which);
            });
        // A length that leads beyond the file: cut off, or spoiled.
        if (taken + size > pieces.size) return late;
        if (size > (index < from ? core::largest_entry : longest))
            return damaged(index, [](auto which) {
                return say("Entry {index} is longer than any that is read: nothing of this lane came in.", which);
            });
        if (!want(frame_head + size)) return late;
        if (index >= from) {
            auto entry = pending.substr(frame_head, size);
            if (crc32c(entry) != sum)
                return damaged(index, [](auto which) {
                    return say("Entry {index} is not as it was written: the file was spoiled on the way or on the disk. Nothing "
                               "of this lane came in.",
                               which);
                });
            if (!take(std::move(entry))) return std::nullopt;
        }
        taken += frame_head + size;
        pending.erase(0, frame_head + size);
    }
    return std::nullopt;
}

void FolderTransport::write_head(core::LaneOffer const& offer, std::uint64_t bytes) const {
    write_file(lane_file(offer.lane, ".head"), Json{{"format", folder_format},
                                                    {"key", core::to_base64(offer.key.view())},
                                                    {"size", offer.size},
                                                    {"bytes", bytes},
                                                    {"note", offer.note}}
                                                       .dump(1) +
                                                   "\n");
}

bool FolderTransport::append(core::LaneOffer const& offer, std::int64_t first, std::vector<std::string> const& sealed) {
    make_folder(fs::path(folder_) / "lanes");
    auto const log = lane_file(offer.lane, ".log");
    std::uint64_t until = 0;
    if (first > 0) {
        auto const head = read_head(offer.lane, read_file(lane_file(offer.lane, ".head"), largest_head));
        if (!head || head->offer.size != first) return false;
        until = head->bytes;
    }
    core::Descriptor const file(::open(log.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    struct stat info {};
    if (file.number() < 0 && errno == ELOOP)
        throw Error(Code::io, say("{file} is a symbolic link that somebody put in the place of this seat’s own entries: nothing "
                                  "was sent. Take it away; the next exchange leaves them there anew.",
                                  {{"file", log}}));
    if (file.number() < 0 || ::fstat(file.number(), &info) != 0) cannot_write(log, errno);
    // Another name of it is somebody else's file, or a lane that somebody put in the way: it is left anew instead.
    if (!S_ISREG(info.st_mode) || info.st_nlink > 1) return false;
    if (static_cast<std::uint64_t>(info.st_size) < until) return false;
    // What an interrupted call left behind the head nobody took in.
    if (::ftruncate(file.number(), static_cast<off_t>(until)) != 0) cannot_write(log, errno);
    auto const bytes = frames_of(sealed);
    for (std::size_t done = 0; done < bytes.size();) {
        auto const count =
            ::pwrite(file.number(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(until + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) cannot_write(log, count < 0 ? errno : EIO);
        done += static_cast<std::size_t>(count);
    }
    if (::fsync(file.number()) != 0) cannot_write(log, errno);
    write_head(offer, until + bytes.size());
    return true;
}

void FolderTransport::rewrite(core::LaneOffer const& offer, std::vector<std::string> const& sealed) {
    make_folder(fs::path(folder_) / "lanes");
    auto const bytes = frames_of(sealed);
    write_file(lane_file(offer.lane, ".log"), bytes);
    write_head(offer, bytes.size());
}

bool FolderTransport::has_blob(core::Digest const& digest) {
    std::error_code ignored;
    return fs::is_regular_file(blob_file(digest), ignored);
}

std::vector<core::Digest> FolderTransport::lacking(std::vector<core::Digest> const& digests) {
    std::vector<core::Digest> found;
    std::ranges::copy_if(digests, std::back_inserter(found), [&](auto const& digest) { return !has_blob(digest); });
    return found;
}

std::optional<std::string> FolderTransport::blob(core::Digest const& digest, std::uint64_t most) {
    if (!has_blob(digest)) return std::nullopt;
    try {
        return read_beginning(blob_file(digest), most + 1);
    } catch (Error const&) { // what cannot be read is not there: all else can be had
        return std::nullopt;
    }
}

bool FolderTransport::put_blob(core::Blob const& blob) {
    auto const path = blob_file(blob.digest());
    make_folder(fs::path(path).parent_path());
    write_file(path, blob.bytes());
    return true;
}

void FolderTransport::forget_blob(core::Digest const& digest) {
    std::error_code failed;
    fs::remove(blob_file(digest), failed);
    if (failed) cannot_write(blob_file(digest), failed.value());
}

void FolderTransport::say_at_work(core::PublicKey const& key, std::string const& line) {
    said_ = core::to_hex(core::sha256(key.view())).substr(0, 32);
    auto const folder = fs::path(folder_) / at_work;
    make_folder(folder);
    write_file((folder / said_).string(), line);
}

std::vector<std::string> FolderTransport::said_at_work() {
    std::vector<std::string> lines;
    std::error_code failed;
    for (fs::directory_iterator at(fs::path(folder_) / at_work, failed), end; !failed && at != end; at.increment(failed)) {
        auto const name = at->path().filename().string();
        std::error_code gone;
        if (!is_lane_name(name) || name == said_ || !at->is_regular_file(gone) || lines.size() == most_at_work) continue;
        try {
            lines.push_back(read_file(at->path().string(), core::longest_work_line));
        } catch (Error const&) {
            continue; // replaced at this moment, or too long for such a line
        }
    }
    return lines;
}

/// When which head was replaced, and by whom something else was said.
std::string FolderTransport::look() const {
    std::vector<std::string> files;
    auto const look_into = [&](char const* folder, auto const& is_wanted) {
        std::error_code failed;
        for (fs::directory_iterator at(fs::path(folder_) / folder, failed), end; !failed && at != end; at.increment(failed)) {
            struct stat info {};
            if (!is_wanted(at->path()) || ::stat(at->path().c_str(), &info) != 0) continue;
            files.push_back(at->path().filename().string() + " " + std::to_string(info.st_ino) + " " +
                            std::to_string(info.st_mtim.tv_sec) + "." + std::to_string(info.st_mtim.tv_nsec));
        }
    };
    look_into("lanes", [](fs::path const& path) { return path.extension() == ".head"; });
    look_into(at_work, [&](fs::path const& path) { return is_lane_name(path.filename().string()) && path.filename() != said_; });
    std::ranges::sort(files);
    std::string all;
    for (auto const& file : files) all += file + "\n";
    return all;
}

FolderTransport::~FolderTransport() {
    if (told_ >= 0) ::close(told_);
}

bool FolderTransport::wait(std::chrono::milliseconds longest) {
    using namespace std::chrono;
    constexpr milliseconds look_every(1000);
    if (told_ < 0) {
        told_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        // A head that takes its place, which is the last of what a seat writes.
        if (told_ >= 0) ::inotify_add_watch(told_, (folder_ + "/lanes").c_str(), IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE);
        if (told_ >= 0) ::inotify_add_watch(told_, (fs::path(folder_) / at_work).c_str(), IN_MOVED_TO | IN_CLOSE_WRITE);
    }
    auto const until = steady_clock::now() + longest;
    for (;;) {
        if (look() != looked_) return true;
        auto const left = duration_cast<milliseconds>(until - steady_clock::now());
        if (left.count() <= 0) return false;
        if (bell_.wait(told_, std::min(left, look_every)) == Bell::Heard::ring) return false;
        for (char events[4096]; told_ >= 0 && ::read(told_, events, sizeof events) > 0;) {
        }
    }
}

} // namespace app
