// A file or a piece of text on its way in, and what it holds. All of it may run on any thread; nothing is written here.
#pragma once

#include "core/ingest/readers.h"
#include "core/operations/sources.h"
#include "core/text/lines.h"

#include <functional>
#include <memory>
#include <string>

namespace app {

struct Arrival {
    core::Provenance provenance;
    std::string path;                         ///< of the file; empty: it is these bytes
    std::shared_ptr<std::string const> bytes; ///< what was pasted or dropped
    std::string page = {};                    ///< of an archive of web pages, the one that is wanted
    std::string language = {};                ///< two-letter code, in which words of a picture are looked for; empty: all that can be
    bool by_reference = false;                ///< of a recording only name, size and SHA-256 are kept (core/ingest/reference.h)
    std::string format = {};                  ///< key of the collection it is; empty: told from its bytes
    std::string encoding = {};                ///< name such as "windows-1252"; empty: find out

    /// A file; its name is where it comes from.
    static Arrival file(std::string path, core::Obtained how = core::Obtained::file);
    static Arrival text(std::string bytes, core::Provenance provenance);
};

/// For people: the name of the file, and which page of it is meant.
std::string called(Arrival const& arrival);

/// What kind of file it is, told from its first bytes. Throws like read_file (app/common/reading.h).
core::FileReader const& kind_of(Arrival const& arrival);
inline core::Holds what_it_holds(Arrival const& arrival) { return kind_of(arrival).holds; }

/// One text, read but not brought in yet.
struct Article {
    core::Blob bytes;
    core::Ingested ingested;
    core::Provenance provenance;
};

/// A recording that is larger than what is kept becomes a reference, too. Throws like read_file and core::ingest.
Article read_article(Arrival const& arrival);

/// Bytes that are read from their beginning as often as somebody opens them.
struct Pieces {
    std::uint64_t size = 0; ///< 0 = unknown
    std::function<core::NextPiece()> open;
};

/// Throws like read_file.
Pieces pieces_of(Arrival const& arrival);

} // namespace app
