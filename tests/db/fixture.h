// A desk for tests: the real store in memory or in a temporary folder, under a clock that the test
// moves and random bytes from a seed, with a small world of records to work on (tests/store/world.h).
#pragma once

#include "db/search_index.h"
#include "db/workspace.h"
#include "tests/store/world.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <unistd.h>

namespace fixture {

namespace fs = std::filesystem;

/// A folder that goes away with the test.
class Folder {
public:
    Folder() {
        auto pattern = (fs::temp_directory_path() / "counterpoint-db-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    std::string file(std::string const& name) const { return (path_ / name).string(); }
    /// Names of everything in it, sorted.
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (auto const& entry : fs::directory_iterator(path_))
            names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    fs::path path_;
};

inline std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(std::string const& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Starts on 19 December 2022 and moves one second with every look at it.
inline db::OpenOptions options(std::string actor = "anna", std::uint64_t seed = 1) {
    db::OpenOptions options;
    options.actor = std::move(actor);
    options.clock = [now = std::make_shared<std::int64_t>(1'671'444'900'000)] {
        return *now += 1000;
    };
    options.entropy = [random = std::make_shared<std::mt19937_64>(seed)](char* into,
                                                                         std::size_t count) {
        for (std::size_t at = 0; at < count; ++at) into[at] = static_cast<char>((*random)());
    };
    return options;
}

inline std::unique_ptr<core::Store> in_memory(std::string actor = "anna") {
    return db::create_workspace(":memory:", options(std::move(actor)));
}

/// A hand at the file: plain SQLite, as an attacker or another tool would use it. The triggers that
/// guard the log are put back exactly as they were.
class Tool {
public:
    explicit Tool(std::string const& path) {
        if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK)
            throw std::runtime_error("cannot open " + path);
        db::register_search(handle_);
    }
    ~Tool() { sqlite3_close(handle_); }
    Tool(Tool const&) = delete;
    Tool& operator=(Tool const&) = delete;

    void run(std::string const& sql) {
        char* message = nullptr;
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
            std::string const why = message ? message : "?";
            sqlite3_free(message);
            throw std::runtime_error(why + " in: " + sql);
        }
    }
    std::vector<std::vector<std::string>> rows(std::string const& sql) {
        std::vector<std::vector<std::string>> rows;
        auto const add = [](void* into, int count, char** values, char**) {
            auto& row = static_cast<std::vector<std::vector<std::string>>*>(into)->emplace_back();
            for (int at = 0; at < count; ++at) row.emplace_back(values[at] ? values[at] : "");
            return 0;
        };
        if (sqlite3_exec(handle_, sql.c_str(), add, &rows, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(handle_)) + " in: " + sql);
        return rows;
    }
    /// Runs it with the triggers out of the way.
    void tamper(std::string const& sql) {
        auto const triggers = rows("select name, sql from sqlite_schema where type = 'trigger'");
        for (auto const& trigger : triggers) run("drop trigger " + trigger[0]);
        run(sql);
        for (auto const& trigger : triggers) run(trigger[1]);
    }

private:
    sqlite3* handle_ = nullptr;
};

} // namespace fixture
