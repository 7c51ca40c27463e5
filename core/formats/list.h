// The formats claims come in and go out by: one row per format in list.cpp, what reads it beside what writes it. Menus,
// file filters and the command line walk the list.
#pragma once

#include "core/formats/annotation.h"
#include "core/formats/claims_jsonl.h"
#include "core/formats/collected_source.h"
#include "core/formats/column_map.h"
#include "core/formats/printed.h"
#include "core/formats/sealed_dossier.h"

#include <span>
#include <string>
#include <string_view>

namespace core {

enum class Covers {
    dossier,    ///< all there is about one claim
    collection, ///< any number of claims, each by itself
    works       ///< sources, or passages of them; written of any number of claims
};

/// How a collection is read: what a person said of it, and of a table how its columns were understood.
struct ReadingPlan {
    ColumnMap map;
    std::optional<TablePlan> table;
};

/// What a format cannot do is null.
struct Format {
    std::string_view key;        ///< what the command line calls it
    char const* label;           ///< English, marked for translation
    std::string_view extension;  ///< without the dot
    std::string_view media_type; ///< by which its file is told (core/ingest/readers.h)
    Covers covers;
    /// Hands over the whole file. Throws what Reader and the sink throw.
    void (*write_dossier)(SealedDossier const& sealed, Translator const& translator, Sink const& sink) = nullptr;
    /// The same, holding one claim at a time; throws Error{cancelled} besides.
    WrittenClaims (*write_claims)(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                  Progress& progress) = nullptr;
    /// Reads a collection in UTF-8 in the order of the file, holding one claim at a time.
    void (*read_claims)(NextPiece const& next, ReadingPlan const& plan, std::function<void(ReadClaim)> const& take) =
        nullptr;
    bool has_columns = false; ///< it is read by a TablePlan
    /// Reads a list of sources in UTF-8. Of `works` without it, the file holds marked passages (annotations_in).
    void (*read_sources)(std::string_view file, TakeSource const& take) = nullptr;
    /// Of a format of pages: what stands on them, of which app/print makes the file.
    PrintedDossier (*print)(SealedDossier const& sealed, Translator const& translator) = nullptr;
    /// Whether it is written at all.
    bool goes_out() const { return write_dossier || write_claims || print; }
};

std::span<Format const> formats();
/// The format of that key, or null.
Format const* find_format(std::string_view key);
/// The one that reads files of that media type, or null.
Format const* format_reading(std::string_view media_type);

/// The one of `works` that reads files of that media type, or null.
Format const* format_of_works(std::string_view media_type);

/// The whole file of a format that writes dossiers, as bytes.
std::string written(Format const& format, SealedDossier const& sealed, Translator const& translator);

/// One JSON object in UTF-8: the dossier as it is shown, what the sender's program found, and the proof by which
/// core/formats/dossier_check.h makes it anew.
std::string sealed_json(SealedDossier const& sealed, Translator const& translator);
/// One HTML file that needs nothing else: no scripts, no remote parts, light and dark, for screen and paper. The whole
/// of sealed_json() travels in it.
std::string sealed_html(SealedDossier const& sealed, Translator const& translator);

/// What is shown of a dossier as JSON: no proof, and each step says whether its bytes hold.
std::string dossier_json(Dossier const& dossier, Records const& reader, Translator const& translator);
/// What is shown of a dossier as a page: no proof.
std::string dossier_html(Dossier const& dossier, Records const& reader, Translator const& translator);

} // namespace core
