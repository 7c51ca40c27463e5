#include "app/reader/epub.h"

#include "app/reader/archive.h"
#include "app/reader/xml.h"
#include "core/ingest/blank.h"
#include "core/ingest/encoding.h"
#include "core/ingest/found_text.h"
#include "core/ingest/html.h"
#include "core/ingest/sentences.h"

#include <map>

namespace reader {

namespace {

namespace sentences = core::sentences;

/// Without the prefix, which books choose as they like.
std::string_view local(std::string const& name) {
    auto const colon = name.find(':');
    return std::string_view(name).substr(colon == name.npos ? 0 : colon + 1);
}

/// Some way of hiding is for fonts alone, and no matter.
bool is_locked(std::string_view encryption) {
    Xml xml(encryption);
    while (xml.next())
        if (xml.kind() == Xml::Kind::opens && local(xml.name()) == "EncryptionMethod") {
            auto const way = xml.attribute("Algorithm");
            if (way != "http://www.idpf.org/2008/embedding" && way != "http://ns.adobe.com/pdf/enc#RC") return true;
        }
    return false;
}

std::string package_path(std::string_view container) {
    Xml xml(container);
    while (xml.next())
        if (xml.kind() == Xml::Kind::opens && local(xml.name()) == "rootfile") return xml.attribute("full-path");
    return {};
}

/// "a%20b/../c.xhtml#d" beside "OPS/book.opf": "OPS/c.xhtml".
std::string path_beside(std::string const& package, std::string_view reference) {
    std::string path;
    for (std::size_t at = 0; at < reference.size() && reference[at] != '#'; ++at) {
        constexpr std::string_view digits = "0123456789abcdef0123456789ABCDEF";
        auto const high = at + 2 < reference.size() && reference[at] == '%' ? digits.find(reference[at + 1]) : digits.npos;
        auto const low = high == digits.npos ? digits.npos : digits.find(reference[at + 2]);
        if (low == digits.npos) {
            path += reference[at];
        } else {
            path += static_cast<char>(high % 16 * 16 + low % 16);
            at += 2;
        }
    }
    auto const folder = package.rfind('/');
    if (folder != package.npos) path.insert(0, package, 0, folder + 1);
    for (auto up = path.find("/../"); up != path.npos; up = path.find("/../")) {
        auto const start = up == 0 ? path.npos : path.rfind('/', up - 1);
        path.erase(start == path.npos ? 0 : start + 1, up + 4 - (start == path.npos ? 0 : start + 1));
    }
    return path;
}

struct Package {
    std::vector<std::string> chapters; ///< paths, in reading order
};

Package read_package(std::string_view bytes, std::string const& path, core::Ingested& into) {
    std::map<std::string, std::string, std::less<>> pages;
    Package package;
    Xml xml(bytes);
    std::string* fills = nullptr;
    while (xml.next()) {
        if (xml.kind() == Xml::Kind::text) {
            if (fills) *fills += xml.text();
            continue;
        }
        fills = nullptr;
        if (xml.kind() != Xml::Kind::opens) continue;
        auto const name = local(xml.name());
        auto const takes = [&](std::string& field) { return field.empty() ? &field : nullptr; };
        if (name == "title") fills = takes(into.title);
        else if (name == "creator") fills = takes(into.author);
        else if (name == "publisher") fills = takes(into.publisher);
        else if (name == "language") fills = takes(into.language);
        else if (name == "item") pages.emplace(xml.attribute("id"), path_beside(path, xml.attribute("href")));
        else if (name == "itemref")
            if (auto const page = pages.find(xml.attribute("idref")); page != pages.end()) package.chapters.push_back(page->second);
    }
    using core::FactKind;
    for (auto const& [kind, value] : {std::pair(FactKind::title, &into.title), std::pair(FactKind::author, &into.author),
                                      std::pair(FactKind::publisher, &into.publisher), std::pair(FactKind::language, &into.language)})
        if (!value->empty()) into.facts.push_back({kind, *value, "book"});
    return package;
}

} // namespace

void read_epub(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    auto const entries = entries_in(
        bytes,
        [](std::string_view name) {
            return name.ends_with("html") || name.ends_with(".htm") || name.ends_with(".opf") || name.starts_with("META-INF/") ||
                   name.ends_with(".xml");
        },
        options, into);
    if (is_locked(entry(entries, "META-INF/encryption.xml"))) core::refuse_text(sentences::rights_managed, options);
    auto const path = package_path(entry(entries, "META-INF/container.xml"));
    auto const package = read_package(entry(entries, path), path, into);
    core::FoundText text;
    std::size_t missing = 0;
    for (auto const& chapter : package.chapters) {
        auto const page = entry(entries, chapter);
        if (page.empty()) {
            ++missing;
            continue;
        }
        core::Ingested read;
        auto const decoded = core::decode(page, options, core::declared_encoding(page), into.notes);
        core::read_html(decoded.text, core::PageExtent::whole, options.today, read);
        if (core::shows_nothing(read.text)) continue;
        text.part(core::PagePart::section, read.title);
        text.paragraph();
        text.words(read.text);
    }
    text.take(into);
    if (missing > 0) core::note(into, sentences::chapters_missing, {{"count", std::to_string(missing)}});
}

} // namespace reader
