// What a list of sources tells of one: reference managers (CSL-JSON, RIS, BibTeX) and feeds (OPML, RSS, Atom) tell of
// works, not of claims, and bring no bytes of them.
#pragma once

#include "core/base/progress.h"
#include "core/base/sink.h"
#include "core/formats/collected.h"
#include "core/formats/selection.h"
#include "core/model/source.h"

namespace core {

struct CollectedSource {
    std::int64_t line = 0; ///< in which it begins; 0 = unknown
    std::string title, author, publisher, url, language, note;
    SourceType type = SourceType::article;
    PartialDate published;
    std::vector<ClaimNote> notes;
};

struct ReadSource {
    std::int64_t line = 0;
    Result<CollectedSource> source;
};
using TakeSource = std::function<void(ReadSource)>;

/// Fills a source from what a file says, fitted to what records may hold; what no field holds becomes a line of the note.
class SourceWords {
public:
    explicit SourceWords(CollectedSource& source) : source_(source) {}
    void title(std::string_view words);
    void author(std::string_view words); ///< one more
    void publisher(std::string_view words);
    void url(std::string_view words);    ///< the first that is an address
    void language(std::string_view words);
    void published(std::string_view words);
    void note(std::string_view what, std::string_view words);
    /// The source, or why it is none.
    Result<CollectedSource> take();

private:
    CollectedSource& source_;
};

/// CSL-JSON: a list of items, or one.
void read_csl_json(std::string_view file, TakeSource const& take);
/// RIS, as libraries and reference managers write it.
void read_ris(std::string_view file, TakeSource const& take);
/// BibTeX; abbreviations are resolved, the commoner accents of TeX read.
void read_bibtex(std::string_view file, TakeSource const& take);
/// RSS, Atom and OPML: each entry is a source; of OPML each feed.
void read_feed(std::string_view file, TakeSource const& take);

/// The sources behind the claims, each once, as a CSL-JSON list; of all claims, all sources there are.
WrittenClaims write_csl_json(Reader const& reader, ClaimSelection const& selection, Sink const& sink, Progress& progress);

} // namespace core
