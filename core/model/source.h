// Source: a work in which things are said or reported; Capture: its dated, immutable bytes; Text:
// the plain text extracted from a capture. The three together are the ground a quotation stands on.
#pragma once

#include "core/model/position.h"

namespace core {

enum class SourceType {
    article, wire, transcript, communique, broadcast, post, report, data_set, other
};

template <>
struct Names<SourceType> {
    static constexpr std::array entries{
        Named{SourceType::article, "article", N_("Article")},
        Named{SourceType::wire, "wire", N_("News wire")},
        Named{SourceType::transcript, "transcript", N_("Transcript")},
        Named{SourceType::communique, "communique", N_("Communiqué")},
        Named{SourceType::broadcast, "broadcast", N_("Broadcast")},
        Named{SourceType::post, "post", N_("Post")},
        Named{SourceType::report, "report", N_("Report")},
        Named{SourceType::data_set, "data_set", N_("Data set")},
        Named{SourceType::other, "other", N_("Other")},
    };
};

/// Whether somebody has already looked through the source.
enum class Triage { inbox, done };

template <>
struct Names<Triage> {
    static constexpr std::array entries{
        Named{Triage::inbox, "inbox", N_("In the inbox")},
        Named{Triage::done, "done", N_("Looked through")},
    };
};

/// Whether it stands next to what happened or tells what others tell.
enum class SourceStanding { by_type, primary, secondary };

template <>
struct Names<SourceStanding> {
    static constexpr std::array entries{
        Named{SourceStanding::by_type, "by_type", N_("As its type says")},
        Named{SourceStanding::primary, "primary", N_("Primary source")},
        Named{SourceStanding::secondary, "secondary", N_("Secondary source")},
    };
};

struct Source {
    Id<Source> id;
    std::string title;
    SourceType type = SourceType::article;
    Id<Party> publisher;
    std::string author;
    PartialDate published;
    std::string url;
    std::string language; ///< two-letter code, or empty
    std::string credit;   ///< photo or agency credit as printed
    std::string note;
    Triage triage = Triage::inbox;
    Id<Party> agency;     ///< whose dispatch it prints, if it does
    SourceStanding standing = SourceStanding::by_type;
    std::vector<std::string> archives; ///< addresses of copies that archives of the web keep
    std::int64_t watch_every = 0;      ///< days after which it is to be captured again; 0 = it is not watched
    PartialDate watch_until;           ///< the last day it is watched; unknown = until somebody ends it
    std::vector<std::string> not_same; ///< identities of other sources that somebody said are not this one
    bool operator==(Source const&) const = default;
};

/// Transcripts, communiqués, broadcasts, posts and data sets are primary unless somebody says otherwise.
bool is_primary(Source const& source);

template <>
struct Model<Source> {
    static constexpr auto kind = Kind::source;
    static constexpr std::string_view name = N_("source");
    static constexpr auto label = N_("Source");
    static constexpr unsigned traits = shared;
    static constexpr auto caption = &Source::title;
    static constexpr auto fields = std::tuple{
        Field{"title", &Source::title, N_("Title"), searched},
        Field{"type", &Source::type, N_("Type")},
        Field{"publisher", &Source::publisher, N_("Publisher"), indexed},
        Field{"author", &Source::author, N_("Author"), searched},
        Field{"published", &Source::published, N_("Publication date")},
        Field{"url", &Source::url, N_("Address")},
        Field{"language", &Source::language, N_("Language")},
        Field{"credit", &Source::credit, N_("Credit")},
        Field{"note", &Source::note, N_("Note"), searched | unseen},
        Field{"triage", &Source::triage, N_("Triage"), indexed | workflow | unseen},
        Field{"agency", &Source::agency, N_("Taken from the agency"), indexed},
        Field{"standing", &Source::standing, N_("Standing")},
        Field{"archives", &Source::archives, N_("Archived at"), unseen},
        Field{"watch_every", &Source::watch_every, N_("Watched every so many days"), workflow | unseen},
        Field{"watch_until", &Source::watch_until, N_("Watched until"), workflow | unseen},
        Field{"not_same", &Source::not_same, N_("Not the same as"), fixed | workflow | unseen}};
};

enum class Obtained { file, pasted, dropped, fetched };

template <>
struct Names<Obtained> {
    static constexpr std::array entries{
        Named{Obtained::file, "file", N_("imported from a file")},
        Named{Obtained::pasted, "pasted", N_("pasted")},
        Named{Obtained::dropped, "dropped", N_("dropped on the window")},
        Named{Obtained::fetched, "fetched", N_("fetched from the web")},
    };
};

struct Capture {
    Id<Capture> id;
    Id<Source> source;
    Digest digest;          ///< SHA-256 of the bytes
    std::int64_t size = 0;  ///< bytes
    std::string media_type;
    Instant obtained;
    Obtained how = Obtained::file;
    std::string origin;     ///< file name or address the bytes came from
    std::string page;       ///< of an archive with several pages, the address of the one that was read; empty: it has one
    std::vector<std::string> stamps; ///< what authorities signed of when they existed (RFC 3161), in base64
    bool operator==(Capture const&) const = default;
};

template <>
struct Model<Capture> {
    static constexpr auto kind = Kind::capture;
    static constexpr std::string_view name = N_("capture");
    static constexpr auto label = N_("Capture");
    static constexpr unsigned traits = shared | unedited;
    static constexpr auto caption = &Capture::origin;
    static constexpr auto fields = std::tuple{
        Field{"source", &Capture::source, N_("Source"), indexed | belongs | shown_at},
        Field{"digest", &Capture::digest, N_("SHA-256"), indexed | names_bytes},
        Field{"size", &Capture::size, N_("Size in bytes")},
        Field{"media_type", &Capture::media_type, N_("Media type")},
        Field{"obtained", &Capture::obtained, N_("Obtained at")},
        Field{"how", &Capture::how, N_("How obtained")},
        Field{"origin", &Capture::origin, N_("Obtained from")},
        Field{"page", &Capture::page, N_("Page of the archive")},
        Field{"stamps", &Capture::stamps, N_("Time-stamps"), unseen}};
};

struct Text {
    Id<Text> id;
    Id<Capture> capture;
    Digest digest;               ///< SHA-256 of the UTF-8 text; the bytes are stored under it
    std::int64_t code_points = 0;
    std::string extractor;       ///< name and version, such as "html/1"
    std::string language;
    std::vector<std::string> dismissed; ///< passages somebody said are no quotations: "15-90"
    std::vector<Position> positions;    ///< ascending; empty where the document has no pages, times or parts
    bool operator==(Text const&) const = default;
};

template <>
struct Model<Text> {
    static constexpr auto kind = Kind::text;
    static constexpr std::string_view name = N_("text");
    static constexpr auto label = N_("Text");
    static constexpr unsigned traits = shared | unedited;
    static constexpr auto caption = &Text::extractor;
    static constexpr auto fields = std::tuple{
        Field{"capture", &Text::capture, N_("Capture"), indexed | belongs | shown_at},
        Field{"digest", &Text::digest, N_("SHA-256 of the text"), searched | names_bytes}, // the words it stands for
        Field{"code_points", &Text::code_points, N_("Length in characters")},
        Field{"extractor", &Text::extractor, N_("Extracted by")},
        Field{"language", &Text::language, N_("Language")},
        Field{"dismissed", &Text::dismissed, N_("No quotations"), unseen},
        Field{"positions", &Text::positions, N_("Pages, times and parts"), hidden}};
};

} // namespace core
