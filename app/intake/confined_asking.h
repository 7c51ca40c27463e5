// Asking a reader that is shut in (app/reader): what it makes of bytes, or of what a program of somebody else makes of them.
#pragma once

#include "app/intake/child_process.h"
#include "core/ingest/ingest.h"

namespace app {

// What the reader ends with: see app/reader/main.cpp.
inline constexpr int not_confined = 3, not_there = 127;

inline constexpr auto longest_reading = std::chrono::seconds(30);

/// A program of somebody else, and the file it reads: bytes that are put into it, or the file itself.
struct Through {
    std::string_view name;
    std::string languages = {};
    Descriptor const* file = nullptr;
};

/// Lets a confined reader make something of the bytes, or of what a program makes of them. Throws Error in one sentence.
core::Ingested ask_confined(std::string_view what, std::string_view bytes, core::IngestOptions const& options, Through const* through);

/// What a reader put out, and how it ended.
struct PutOut {
    std::string bytes;
    int code = -1; ///< 0 = well; not_confined, not_there, or -1: it was ended, or put out more than it may
};

/// Starts a reader with these words and puts `input` into it; takes at most so many bytes.
PutOut put_out_by_reader(std::vector<std::string> words, std::string_view input, std::size_t most);

/// What a program of somebody else says of itself, first line; empty when it does not.
std::string first_line_of(std::string const& program);

} // namespace app
