// Mutations of the bytes of the file, and of the files beside it.
#pragma once

#include "tests/db/mutation_indexes.h"

namespace fixture {

class FileMutations : protected IndexMutations {
protected:
    using IndexMutations::IndexMutations;

    std::string change_bytes() {
        auto bytes = read_file(path_);
        constexpr std::size_t page = 4096;
        auto const pages = bytes.size() / page;
        std::string done;
        switch (below(9)) {
        case 0:
        case 1:
        case 2: {
            auto const at = below(2) ? below(bytes.size()) : where_something_is_said(bytes);
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            done = "a bit at " + std::to_string(at);
            break;
        }
        case 3: {
            auto const from = below(bytes.size()), count = 1 + below(64);
            for (auto at = from; at < std::min(bytes.size(), from + count); ++at)
                bytes[at] = static_cast<char>(random_());
            done = std::to_string(count) + " bytes at " + std::to_string(from);
            break;
        }
        case 4: {
            auto const first = below(pages), second = below(pages);
            auto const kept = bytes.substr(first * page, page);
            bytes.replace(first * page, page, bytes.substr(second * page, page));
            bytes.replace(second * page, page, kept);
            done = "pages " + std::to_string(first + 1) + " and " + std::to_string(second + 1) + " swapped";
            break;
        }
        case 5: {
            auto const at = below(pages);
            bytes.replace(at * page, page, std::string(page, '\0'));
            done = "page " + std::to_string(at + 1) + " zeroed";
            break;
        }
        case 6: {
            auto const at = below(100);
            bytes[at] = static_cast<char>(random_());
            done = "header byte " + std::to_string(at);
            break;
        }
        case 7: {
            auto const size = below(bytes.size());
            bytes.resize(below(2) ? size : size / page * page);
            done = "cut to " + std::to_string(bytes.size());
            break;
        }
        case 8: {
            auto const from = below(pages), to = below(pages);
            bytes.replace(to * page, page, bytes.substr(from * page, page));
            if (below(2))
                bytes += std::string(1 + below(5000), static_cast<char>(random_()));
            done = "page " + std::to_string(from + 1) + " over page " + std::to_string(to + 1);
            break;
        }
        }
        write_file(path_, bytes);
        return done;
    }

    /// A place in the file where words of the log, of a record or of a text stand.
    std::size_t where_something_is_said(std::string const& bytes) {
        static constexpr std::array asked{"select cast(body as blob) from change where body is not null",
                                          "select cast(actor || operation || reason as blob) from revision",
                                          "select cast(text as blob) from claim",
                                          "select cast(text as blob) from statement",
                                          "select cast(note as blob) from checkpoint",
                                          "select cast(name as blob) from party",
                                          "select cast(bytes as blob) from blob where coding = 'raw'"};
        auto const said = any(Tool(path_).rows(any(asked)))[0];
        auto const part = said.substr(below(said.size()), 12);
        std::vector<std::size_t> places;
        for (auto at = bytes.find(part); at != bytes.npos; at = bytes.find(part, at + 1))
            places.push_back(at);
        return any(places) + below(part.size());
    }
    std::string flip(std::string bytes) {
        if (bytes.empty())
            return "x";
        auto const at = below(bytes.size());
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        return bytes;
    }
    std::string garbage() {
        std::string bytes(below(3000), '\0');
        for (auto& c : bytes)
            c = static_cast<char>(random_());
        return bytes;
    }
    /// One thing to a file: gone, garbage, a bit, cut, empty, a link, or a folder in its place.
    std::string spoil(std::string const& file) {
        auto const path = folder_.file(file);
        auto const old = fs::is_regular_file(path) ? read_file(path) : std::string();
        switch (below(8)) {
        case 0:
            fs::remove(path);
            return file + " removed";
        case 1:
            write_file(path, garbage());
            return file + " is garbage";
        case 2:
            write_file(path, flip(old));
            return "a bit of " + file;
        case 3:
            write_file(path, old.substr(0, below(old.size())));
            return file + " cut";
        case 4:
            write_file(path, "");
            return file + " emptied";
        case 5: {
            fs::remove(path);
            write_file(folder_.file("elsewhere"), old);
            fs::create_symlink(folder_.file("elsewhere"), path);
            return file + " is a link";
        }
        case 6:
            fs::remove(path);
            fs::create_directory(path);
            return file + " is a folder";
        default:
            fs::permissions(path, static_cast<fs::perms>(below(2) ? 0666 : 0400));
            return file + " with another mode";
        }
    }
    std::string only_file_in(std::string const& folder) {
        for (auto const& [file, bytes] : originals_.rest)
            if (file.starts_with(folder + "/"))
                return file;
        throw std::runtime_error("nothing in " + folder);
    }

    std::string change_beside() {
        auto const put = [&](Image const& image) {
            auto whole = image;
            whole.insert(originals_.rest.begin(), originals_.rest.end());
            put_back(folder_, whole);
        };
        std::string const file = "work.counterpoint";
        auto const heads = only_file_in("home-heads");
        switch (below(14)) {
        case 0:
            return spoil(only_file_in("home-keys"));
        case 1:
            return spoil(heads);
        case 2: { // the heads are spoilt so that an older file is taken
            put({{file, originals_.earlier.at(file)}});
            if (below(4) == 0)
                return "an older file";
            if (below(2))
                return "an older file, " + spoil(heads);
            fs::remove_all(folder_.file("home-heads"));
            if (below(2))
                return "an older file, heads folder removed";
            write_file(folder_.file("home-heads"), "");
            return "an older file, a file for the heads folder";
        }
        case 3: { // another workspace under the name
            put({{file, originals_.foreign.at(file)}, {file + "-wal", originals_.foreign.at(file + "-wal")}});
            if (below(2))
                return "another workspace";
            return "another workspace, " + spoil(heads);
        }
        case 4: {
            auto note = read_file(folder_.file(heads));
            auto const lanes = note.find("\"lanes\"");
            note = note.substr(0, lanes) + "\"lanes\": []}\n";
            if (below(2))
                put({{file, originals_.earlier.at(file)}});
            write_file(folder_.file(heads), note);
            return "heads without lanes";
        }
        case 5:
        case 6:
            put(originals_.open);
            return "left open, " + spoil(file + "-wal");
        case 7: {
            put(originals_.open);
            auto wal = originals_.open.at(file + "-wal");
            auto const frame = 4096U + 24U;
            auto const frames = (wal.size() - 32) / frame;
            auto const first = below(frames), second = below(frames);
            auto const kept = wal.substr(32 + first * frame, frame);
            wal.replace(32 + first * frame, frame, wal.substr(32 + second * frame, frame));
            wal.replace(32 + second * frame, frame, kept);
            write_file(folder_.file(file + "-wal"), wal);
            return "left open, frames " + std::to_string(first) + " and " + std::to_string(second) + " swapped";
        }
        case 8: {
            put(originals_.open);
            write_file(folder_.file(file + "-wal"), originals_.foreign.at(file + "-wal"));
            return "left open, log of another workspace";
        }
        case 9: {
            auto const& wal = (below(2) ? originals_.open : originals_.foreign).at(file + "-wal");
            write_file(folder_.file(file + "-wal"), below(2) ? wal : flip(wal));
            return "a write-ahead log beside a closed file";
        }
        case 10:
            write_file(folder_.file(file + "-journal"), below(2) ? originals_.journal : flip(originals_.journal));
            return "a journal of an earlier state";
        case 11: {
            auto const side =
                any(std::array{"-journal", "-wal", "-shm", ".lock", ".before-0007.bak", ".after-redaction.bak"});
            write_file(folder_.file(file + side), garbage());
            return std::string("garbage in ") + side;
        }
        case 12: {
            auto const side = std::string(any(std::array{"-journal", "-wal", "-shm", ".lock"}));
            write_file(folder_.file("elsewhere"), side == "-wal" ? originals_.open.at(file + "-wal") : garbage());
            fs::create_symlink(folder_.file("elsewhere"), folder_.file(file + side));
            return side + " is a link";
        }
        default:
            put(originals_.open);
            write_file(folder_.file(file), below(2) ? originals_.earlier.at(file) : flip(originals_.open.at(file)));
            return "left open, with another file under its log";
        }
    }
};

} // namespace fixture
