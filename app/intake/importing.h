// Bringing a file or a piece of text in, start to end: read, extract, draft, commit. The window and
// the command line differ only in what they ask before.
#pragma once

#include "core/formats/claims_jsonl.h"
#include "core/operations/sources.h"

#include <string>
#include <vector>

namespace app {

struct Imported {
    core::Id<core::Source> source;
    core::Id<core::Text> text;
    core::ChangeSet changes;
    std::vector<core::Message> notes; ///< what the extraction had to decide or repair
};

/// Imports the file at `path`. `encoding` is a name such as "windows-1252", or empty to find out.
/// A source without a title takes the first words of its text. Throws core::Error in one sentence.
Imported import_file(core::Store& store, std::string const& path, core::SourceFacts const& facts,
                     std::string const& encoding = {});

/// Imports bytes that came some other way, such as from the clipboard.
Imported import_bytes(core::Store& store, std::string bytes, std::string const& file_name,
                      core::SourceFacts facts, core::Provenance const& provenance,
                      std::string const& encoding = {});

/// A collection of claims, come in or not.
struct ImportedClaims {
    std::int64_t added = 0;
    std::int64_t known = 0;              ///< were here already
    std::int64_t bad = 0;                ///< lines that could not be read
    std::vector<std::pair<std::int64_t, core::Message>> problems; ///< the first bad lines by number, and why
    std::int64_t noted = 0;              ///< things to say of lines that were taken all the same
    std::vector<std::pair<std::int64_t, core::ClaimNote>> notes;  ///< the first of these, by line
};

/// Whether the file is a collection of claims (core/formats/claims_jsonl.h) rather than an article.
bool is_collection(std::string const& path);

/// Imports a collection, some thousand claims to a revision; what was in when it was stopped stays. Its
/// ratings go on a scale called like the file.
ImportedClaims import_collection(core::Store& store, std::string const& path, core::Progress& progress);

} // namespace app
