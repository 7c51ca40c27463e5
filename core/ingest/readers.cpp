#include "core/ingest/readers.h"

#include "core/ingest/beginnings.h"
#include "core/ingest/blank.h"
#include "core/ingest/captions.h"
#include "core/ingest/claim_lines.h"
#include "core/ingest/encoding.h"
#include "core/ingest/html.h"
#include "core/ingest/reference.h"
#include "core/ingest/web_capture.h"
#include "core/ingest/works.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace core {

namespace {

using namespace std::string_view_literals;

bool begins(std::string_view bytes, std::initializer_list<std::string_view> these) {
    return std::ranges::any_of(these, [&](auto const each) { return bytes.starts_with(each); });
}

/// Whether the name ends with one of these, whatever the case.
bool is_called(IngestOptions const& options, std::initializer_list<std::string_view> endings) {
    auto const& name = options.file_name;
    return std::ranges::any_of(endings, [&](auto const ending) {
        return name.size() > ending.size() &&
               std::ranges::equal(std::string_view(name).substr(name.size() - ending.size()), ending,
                                  [](char one, char other) {
                                      return (one >= 'A' && one <= 'Z' ? static_cast<char>(one + 32) : one) == other;
                                  });
    });
}

/// Whether its name, or the server it came from, says that it is a web page.
bool is_called_page(IngestOptions const& options) {
    return options.served_type == "text/html" || options.served_type == "application/xhtml+xml" ||
           is_called(options, {".html", ".htm", ".xhtml"});
}

/// What a zip archive is: what its first entry says in clear, or else the folders its entries lie in, or else its name.
enum class Zip { none, word, open_document, book, web_archive, other, bundle };

/// Whether an entry that begins here lies in a folder of that name.
bool has_entry_below(std::string_view bytes, std::string_view folder) {
    constexpr std::string_view entry = "PK\x03\x04";
    constexpr std::size_t head = 30;
    for (auto at = bytes.find(entry); at != bytes.npos && at + head < bytes.size(); at = bytes.find(entry, at + 1))
        if (lower_ascii(bytes.substr(at + head, folder.size())) == folder) return true;
    return false;
}

Zip zip_kind(std::string_view bytes, IngestOptions const& options) {
    if (!bytes.starts_with("PK\x03\x04")) return Zip::none;
    constexpr std::size_t where_it_says = 200; // bytes
    auto const says = [&](std::string_view what) { return bytes.substr(0, where_it_says).find(what) != bytes.npos; };
    if (says("mimetypeapplication/vnd.oasis.opendocument.text")) return Zip::open_document;
    if (says("mimetypeapplication/epub+zip")) return Zip::book;
    if (says("mimetypeapplication/vnd.counterpoint.bundle+zip")) return Zip::bundle;
    if (says("mimetypeapplication/")) return Zip::other;
    if (has_entry_below(bytes, "word/")) return Zip::word;
    if (says("datapackage.json") || (says(".warc") && has_entry_below(bytes, "archive/"))) return Zip::web_archive;
    return is_called(options, {".docx"})   ? Zip::word
           : is_called(options, {".odt"})  ? Zip::open_document
           : is_called(options, {".epub"}) ? Zip::book
           : is_called(options, {".bundle"}) ? Zip::bundle
           : is_called(options, {".wacz"}) ? Zip::web_archive
                                           : Zip::other;
}

/// Packed with gzip, and called a WARC file: by its own name, or by the one that its first record keeps.
bool is_packed_warc(std::string_view bytes, IngestOptions const& options) {
    if (!bytes.starts_with("\x1F\x8B\x08")) return false;
    if (is_called(options, {".warc.gz"})) return true;
    // RFC 1952: behind the ten bytes of the head an extra field, if flag 4 is set; then the name, if 8 is.
    constexpr std::size_t head = 10;
    auto const flags = bytes.size() > head ? static_cast<unsigned char>(bytes[3]) : 0U;
    auto rest = bytes.substr(std::min(head, bytes.size()));
    if ((flags & 4U) != 0 && rest.size() > 2)
        rest.remove_prefix(std::min(rest.size(), 2 + std::size_t(static_cast<unsigned char>(rest[0])) + (std::size_t(static_cast<unsigned char>(rest[1])) << 8)));
    if ((flags & 8U) == 0) return false;
    auto const name = rest.substr(0, rest.find('\0'));
    return name.ends_with(".warc") || name.ends_with(".warc.gz");
}

/// A mark of some program may stand before it.
bool begins_as_pdf(std::string_view bytes, IngestOptions const& options) {
    constexpr std::size_t where_it_says = 1024;
    constexpr std::string_view sign = "%PDF-";
    if (bytes.starts_with("%PDF")) return true;
    auto const at = bytes.substr(0, where_it_says).find(sign);
    if (at == bytes.npos) return false;
    auto const begins_line = bytes[at - 1] == '\n' || bytes[at - 1] == '\r';
    return is_called(options, {".pdf"}) || (begins_line && at + sign.size() < bytes.size() && is_ascii_digit(bytes[at + sign.size()]) &&
                                            bytes.find(" obj") != bytes.npos);
}

/// A container of pictures, sound or film says in clear what it holds.
bool is_riff(std::string_view bytes, std::string_view form) {
    return bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == form;
}

/// What the server says goes before what the page says, as in browsers.
DeclaredEncoding served_encoding(IngestOptions const& options, DeclaredEncoding declared) {
    if (auto const* served = web_encoding(options.served_charset)) declared.encoding = served;
    return declared;
}

void read_plain(std::string_view bytes, IngestOptions const& options, Ingested& into) {
    auto decoded = decode(bytes, options, served_encoding(options, {}), into.notes);
    into.text = std::move(decoded.text);
    into.encoding = std::move(decoded.encoding);
}

void read_timed(std::string_view bytes, IngestOptions const& options, Ingested& into) {
    auto decoded = decode(bytes, options, {}, into.notes);
    into.encoding = std::move(decoded.encoding);
    read_captions(decoded.text, options, into);
}

constexpr auto nothing_to_read = N_("{file} is empty: there is no text to read.");

void read_page(std::string_view bytes, IngestOptions const& options, Ingested& into) {
    auto decoded = decode(bytes, options, served_encoding(options, declared_encoding(bytes)), into.notes);
    auto const& page = decoded.text;
    into.encoding = std::move(decoded.encoding);
    if (shows_nothing(page)) throw Error(Code::bad_input, say(nothing_to_read, {{"file", options.file_name}}));
    read_html(page, options.extent, options.today, into);
}

/// Boxes of MPEG-4 begin with their length; the first names the brand of the file. An empty one stands for all.
bool is_film(std::string_view bytes, std::initializer_list<std::string_view> brands) {
    return bytes.size() > 12 && bytes[0] == '\0' && bytes.substr(4, 4) == "ftyp" && begins(bytes.substr(8), brands);
}

/// Tags, or the head of a first frame: layer III, a rate of bits and of samples that there is.
bool begins_as_mp3(std::string_view bytes) {
    if (begins(bytes, {"ID3\x02", "ID3\x03", "ID3\x04"})) return true;
    if (bytes.size() < 4 || bytes[0] != '\xFF') return false;
    auto const second = static_cast<unsigned char>(bytes[1]), third = static_cast<unsigned char>(bytes[2]);
    return (second & 0xE6) == 0xE2 && (second & 0x18) != 0x08 && third >> 4 != 0 && third >> 4 != 15 && (third & 0x0C) != 0x0C;
}

/// More bytes that no text has than a slip of some program leaves in one. Zeros are rarer there than other controls.
bool is_binary(std::string_view bytes, IngestOptions const& options) {
    constexpr std::size_t looked_at = 8192, one_zero_in = 200, few_controls = 8, one_control_in = 30;
    auto const beginning = bytes.substr(0, looked_at);
    auto const zeros = static_cast<std::size_t>(std::ranges::count(beginning, '\0'));
    auto const controls = static_cast<std::size_t>(std::ranges::count_if(beginning, [](char sign) {
        auto const byte = static_cast<unsigned char>(sign);
        return byte == 0x7F || (byte < 0x20 && (byte < 0x07 || byte > 0x0D) && byte != 0x1B && byte != 0);
    }));
    auto const is_noise = controls > few_controls && controls * one_control_in > beginning.size();
    return (zeros * one_zero_in > beginning.size() || is_noise) && !is_wide(bytes, options.encoding);
}

using Recognises = bool (*)(std::string_view, IngestOptions const&);

constexpr FileReader picture(std::string_view media_type, char const* name, std::string_view extensions, Recognises recognises) {
    return {media_type, name, extensions, Holds::text, Runs::confined, recognises,
            N_("{file} is no picture that can be read: it does not say how large it is. Nothing was changed."), {}, nullptr, {}, {}, Medium::picture};
}

constexpr FileReader recording(std::string_view media_type, char const* name, std::string_view extensions, Recognises recognises) {
    return {media_type, name, extensions, Holds::text, Runs::confined, recognises,
            N_("{file} is a recording that cannot be read."), {}, nullptr, {}, {}, Medium::recording};
}

constexpr std::array all_readers{
    // Before all others: it holds bytes of any kind.
    FileReader{"application/warc", N_("Web archive (WARC)"), "warc", Holds::text, Runs::here,
               [](auto bytes, auto const&) { return begins(bytes, {"WARC/0.", "WARC/1."}); },
               N_("{file} is an archive of the web without any page that can be read."), {}, nullptr, {}, {}, Medium::words, true},
    FileReader{"application/pdf", N_("PDF"), "pdf", Holds::text, Runs::confined,
               begins_as_pdf,
               N_("{file} is a PDF without text that can be read."), "pdf/2", nullptr, "pdf-all/2", "pdftotext",
               Medium::words, false, "pdftotext-facts"},
    FileReader{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_("Word document"), "docx",
               Holds::text, Runs::confined,
               [](auto bytes, auto const& options) { return zip_kind(bytes, options) == Zip::word; },
               N_("{file} is a Word document without words."), "docx/1", nullptr, "docx-all/1"},
    FileReader{"application/vnd.oasis.opendocument.text", N_("OpenDocument text"), "odt", Holds::text, Runs::confined,
               [](auto bytes, auto const& options) { return zip_kind(bytes, options) == Zip::open_document; },
               N_("{file} is an OpenDocument text without words."), "odt/1", nullptr, "odt-all/1"},
    FileReader{"application/epub+zip", N_("E-book"), "epub", Holds::text, Runs::confined,
               [](auto bytes, auto const& options) { return zip_kind(bytes, options) == Zip::book; },
               N_("{file} is an e-book without words."), "epub/1"},
    FileReader{"application/vnd.counterpoint.bundle+zip", N_("Exchange bundle"), "bundle", Holds::claims, Runs::here,
               [](auto bytes, auto const& options) { return zip_kind(bytes, options) == Zip::bundle; },
               N_("{file} is an exchange bundle, and not one text; import it, and its claims come in.")},
    FileReader{"application/wacz", N_("Archive of web pages (WACZ)"), "wacz", Holds::text, Runs::confined,
               [](auto bytes, auto const& options) { return zip_kind(bytes, options) == Zip::web_archive; },
               N_("{file} is an archive of the web without any page that can be read."), "wacz/1", nullptr, "wacz-all/1"},
    FileReader{"application/warc+gzip", N_("Packed web archive (WARC)"), "warc.gz", Holds::text, Runs::confined, is_packed_warc,
               N_("{file} is an archive of the web without any page that can be read."), "warc-gz/1", nullptr, "warc-gz-all/1"},
    FileReader{"application/zip", N_("Archive or office document"), "zip gz 7z rar xz zst doc", Holds::text,
               Runs::not_yet,
               [](auto bytes, auto const&) {
                   return begins(bytes, {"PK\x03\x04", "\x1F\x8B\x08", "7z\xBC\xAF", "Rar!\x1A", "\xFD""7zXZ",
                                         "\x28\xB5\x2F\xFD", "\xD0\xCF\x11\xE0"});
               },
               N_("{file} looks like a compressed file, an archive or an office document, not text; save or "
                  "paste its text instead.")},
    FileReader{"application/rtf", N_("RTF document"), "rtf", Holds::text, Runs::not_yet,
               [](auto bytes, auto const&) { return begins(bytes, {"{\\rtf"}); },
               N_("{file} looks like an RTF document; save it as plain text instead.")},
    picture("image/png", N_("PNG picture"), "png", [](auto bytes, auto const&) { return begins(bytes, {"\x89PNG"}); }),
    picture("image/jpeg", N_("JPEG picture"), "jpg jpeg", [](auto bytes, auto const&) { return begins(bytes, {"\xFF\xD8\xFF"}); }),
    picture("image/webp", N_("WebP picture"), "webp", [](auto bytes, auto const&) { return is_riff(bytes, "WEBP"); }),
    picture("image/tiff", N_("TIFF picture"), "tif tiff", [](auto bytes, auto const&) { return begins(bytes, {"II*\0"sv, "MM\0*"sv}); }),
    picture("image/gif", N_("GIF picture"), "gif", [](auto bytes, auto const&) { return begins(bytes, {"GIF87a", "GIF89a"}); }),
    FileReader{"image/*", N_("Picture"), "heic avif bmp psd", Holds::text, Runs::not_yet,
               [](auto bytes, auto const&) {
                   return begins(bytes, {"8BPS\0"sv}) || (begins(bytes, {"BM"}) && bytes.size() > 14 && bytes.substr(6, 4) == "\0\0\0\0"sv) ||
                          is_film(bytes, {"heic", "heix", "mif1", "msf1", "avif", "avis"});
               },
               N_("{file} is a picture of a kind that is not brought in; save it as PNG or JPEG.")},
    recording("video/quicktime", N_("QuickTime film"), "mov", [](auto bytes, auto const&) { return is_film(bytes, {"qt  "}); }),
    recording("audio/mp4", N_("MPEG-4 sound"), "m4a", [](auto bytes, auto const&) { return is_film(bytes, {"M4A ", "M4B "}); }),
    recording("video/mp4", N_("MPEG-4 film"), "mp4 m4v", [](auto bytes, auto const&) { return is_film(bytes, {""}); }),
    recording("video/webm", N_("WebM film"), "webm mkv", [](auto bytes, auto const&) { return begins(bytes, {"\x1A\x45\xDF\xA3"}); }),
    recording("audio/ogg", N_("Ogg sound"), "ogg oga opus ogv", [](auto bytes, auto const&) { return begins(bytes, {"OggS"}); }),
    recording("audio/flac", N_("FLAC sound"), "flac", [](auto bytes, auto const&) { return begins(bytes, {"fLaC"}); }),
    recording("audio/wav", N_("WAV sound"), "wav", [](auto bytes, auto const&) { return is_riff(bytes, "WAVE"); }),
    recording("audio/mpeg", N_("MP3 sound"), "mp3", [](auto bytes, auto const&) { return begins_as_mp3(bytes); }),
    FileReader{"audio/*", N_("Recording"), "avi", Holds::text, Runs::not_yet,
               [](auto bytes, auto const&) { return is_riff(bytes, "AVI "); },
               N_("{file} is a recording of a kind that is not brought in; save it as MP4 or WebM.")},
    FileReader{reference_type, N_("Reference to a recording"), "reference", Holds::text, Runs::here,
               [](auto bytes, auto const&) { return begins_as_reference(bytes); },
               N_("{file} is no reference to a recording that can be read."), {}, read_reference, {}, {}, Medium::recording},
    FileReader{"application/vnd.sqlite3", N_("Database"), "sqlite db counterpoint", Holds::text, Runs::not_yet,
               [](auto bytes, auto const&) { return begins(bytes, {"SQLite format 3"}); },
               N_("{file} looks like a database, not text.")},
    FileReader{"application/octet-stream", N_("Binary file"), "", Holds::text, Runs::not_yet,
               is_binary,
               N_("{file} looks like a binary file, not text; save or paste its text instead.")},
    FileReader{"application/ld+json", N_("Checks of claims (ClaimReview, MediaReview, Fact Check Tools, AVeriTeC)"), "json jsonld", Holds::claims, Runs::here,
               [](auto bytes, auto const& options) {
                   return begins_with_check(bytes) && !is_called_page(options);
               },
               N_("{file} holds checks of claims, and not one text; import it, and its claims come in.")},
    FileReader{"application/jsonl", N_("Collection of claims"), "jsonl ndjson", Holds::claims, Runs::here,
               [](auto bytes, auto const& options) {
                   return begins_with_claim(bytes) ||
                          (is_called(options, {".jsonl", ".ndjson"}) && looks_like_claims(bytes));
               },
               N_("{file} is a collection of claims, one a line, and not one text; import it, and its claims come in.")},
    FileReader{"application/annotation+json", N_("Web annotations (W3C, Hypothesis)"), "annotations", Holds::works, Runs::here,
               [](auto bytes, auto const& options) {
                   return begins_as_annotations(bytes) && !is_called_page(options);
               },
               N_("{file} holds passages marked in pages, and not one text; import it, and they become quotations.")},
    FileReader{"application/vnd.citationstyles.csl+json", N_("Sources of a reference manager (CSL)"), "csl", Holds::works,
               Runs::here,
               [](auto bytes, auto const& options) {
                   return begins_as_csl(bytes) && !is_called_page(options);
               },
               N_("{file} is a list of sources, and not one text; import it, and they stand in the inbox.")},
    FileReader{"application/json", N_("JSON"), "", Holds::text, Runs::not_yet,
               [](auto bytes, auto const& options) {
                   return begins_as_json(bytes) && !is_called_page(options);
               },
               N_("{file} is JSON, not text; a collection of claims has one claim a line, each an object of its own.")},
    FileReader{"application/rss+xml", N_("News feed"), "rss atom", Holds::works, Runs::here,
               [](auto bytes, auto const&) { return begins_as_feed(bytes); },
               N_("{file} is a news feed, and not one article; import it, and the articles it names stand in the inbox.")},
    FileReader{"text/x-opml", N_("List of feeds (OPML)"), "opml", Holds::works, Runs::here,
               [](auto bytes, auto const&) { return begins_as_opml(bytes); },
               N_("{file} is a list of feeds, and not one article; import it, and they stand in the inbox.")},
    FileReader{"application/x-research-info-systems", N_("Sources of a reference manager (RIS)"), "ris", Holds::works, Runs::here,
               [](auto bytes, auto const&) { return begins_as_ris(bytes); },
               N_("{file} is a list of sources, and not one text; import it, and they stand in the inbox.")},
    FileReader{"application/x-bibtex", N_("Sources of a reference manager (BibTeX)"), "bib", Holds::works, Runs::here,
               [](auto bytes, auto const&) { return begins_as_bibtex(bytes); },
               N_("{file} is a list of sources, and not one text; import it, and they stand in the inbox.")},
    FileReader{"multipart/related", N_("Saved web page (MHTML)"), "mhtml mht", Holds::text, Runs::confined,
               [](auto bytes, auto const&) { return begins_as_mail(bytes, false) == Mail::web_page; },
               N_("{file} holds no readable text: the page is made of menus, pictures or scripts only."), "mhtml/4", nullptr,
               "mhtml-all/3"},
    FileReader{"message/rfc822", N_("E-mail"), "eml", Holds::text, Runs::confined,
               [](auto bytes, auto const& options) { return begins_as_mail(bytes, is_called(options, {".eml"})) == Mail::message; },
               N_("{file} is an e-mail without words."), "mail/1", nullptr, "mail-all/2"},
    FileReader{"application/xml", N_("XML"), "xml", Holds::text, Runs::not_yet,
               [](auto bytes, auto const& options) {
                   return begins_as_xml(bytes) && !is_called_page(options);
               },
               N_("{file} is XML, not text; save or paste its text instead.")},
    FileReader{"text/vtt", N_("Captions (WebVTT)"), "vtt", Holds::text, Runs::here,
               [](auto bytes, auto const& options) {
                   // Prose may begin with the word, too.
                   return begins_as_webvtt(bytes) && (bytes.find("-->") != bytes.npos || is_called(options, {".vtt"}));
               },
               N_("{file} holds captions without words."), "captions/1", read_timed},
    FileReader{"application/x-subrip", N_("Captions (SRT)"), "srt", Holds::text, Runs::here,
               [](auto bytes, auto const&) { return begins_as_srt(bytes); },
               N_("{file} holds no captions with words."), "captions/1", read_timed},
    FileReader{"text/csv", N_("Table of claims (CSV, Meedan Check)"), "csv tsv", Holds::claims, Runs::here,
               [](auto bytes, auto const& options) {
                   return is_called(options, {".csv", ".tsv"}) || begins_as_table(bytes);
               },
               N_("{file} is a table, and not one text; import it, and the claims in its rows come in.")},
    FileReader{"text/html", N_("Web page"), "html htm xhtml", Holds::text, Runs::here,
               [](auto bytes, auto const& options) { return is_called_page(options) || looks_like_html(bytes, options.file_name); },
               N_("{file} holds no readable text: the page is made of menus, pictures or "
                  "scripts only."),
               "html/4", read_page, "html-all/3"},
    FileReader{"text/plain", N_("Plain text"), "txt", Holds::text, Runs::here,
               [](auto, auto const&) { return true; }, nothing_to_read, "plain/1", read_plain},
};

} // namespace

std::span<FileReader const> file_readers() { return all_readers; }

FileReader const& reader_for(std::string_view bytes, IngestOptions const& options) {
    auto beginning = bytes.substr(0, told_by);
    std::string narrow; // of UTF-16, what it says
    if (is_wide(beginning, options.encoding)) {
        // What is no text is not read as one, whatever encoding was asked for.
        auto const binary = std::ranges::find(all_readers, "application/octet-stream", &FileReader::media_type);
        auto const told = std::ranges::find_if(all_readers, [&](FileReader const& each) {
            return (&each < &*binary || each.runs == Runs::confined) && each.recognises(beginning, options);
        });
        if (told != all_readers.end()) return *told;
        std::vector<Problem> ignored;
        narrow = decode(beginning, options, {}, ignored).text;
        beginning = narrow;
    }
    return *std::ranges::find_if(
        all_readers, [&](FileReader const& each) { return each.recognises(beginning, options); });
}

std::string_view whole_extractor_of(std::string_view bytes, IngestOptions const& given) {
    auto const& reader = reader_for(bytes, given);
    if (!reader.holds_page) return reader.whole_extractor;
    auto options = given;
    auto const capture = read_web_capture(bytes, given.file_name, given.max_bytes);
    options.file_name = capture.page().address;
    options.served_type = capture.media_type;
    return reader_for(capture.body, options).whole_extractor;
}

std::vector<std::string_view> extensions_of(FileReader const& reader) {
    std::vector<std::string_view> all;
    for (auto rest = reader.extensions; !rest.empty();) {
        auto const end = rest.find(' ');
        all.push_back(rest.substr(0, end));
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    }
    return all;
}

} // namespace core
