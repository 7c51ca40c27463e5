#include "app/reader/epub.h"

#include "app/reader/archive.h"
#include "app/reader/xhtml.h"
#include "app/reader/xml.h"
#include "core/ingest/blank.h"
#include "core/ingest/encoding.h"
#include "core/ingest/found_text.h"
#include "core/ingest/html.h"
#include "core/ingest/sentences.h"

#include <algorithm>
#include <map>
#include <set>

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

void refuse_definitions(Xml const& xml, core::IngestOptions const& options) {
    if (xml.has_definitions()) core::refuse_text(sentences::definitions, options);
}

std::string package_path(std::string_view container, core::IngestOptions const& options) {
    Xml xml(container);
    std::string path;
    while (xml.next())
        if (path.empty() && xml.kind() == Xml::Kind::opens && local(xml.name()) == "rootfile")
            path = path_beside({}, xml.attribute("full-path"));
    refuse_definitions(xml, options);
    return path;
}

/// Somebody who made the book, and in what role: "aut", "trl".
struct Creator {
    std::string id, role, name;
    bool is_author() const { return role.empty() || role == "aut"; }
};

class Package {
public:
    std::vector<std::string> chapters; ///< paths, in reading order, each once
    std::size_t missing = 0;           ///< references to nothing
    std::size_t beside = 0;            ///< parts that are no reading: tables of contents, what is only looked up

    Package(std::string_view bytes, std::string const& path, core::IngestOptions const& options, core::Ingested& into) {
        Xml xml(bytes);
        while (xml.next()) {
            if (xml.kind() == Xml::Kind::text) {
                if (fills_) *fills_ += xml.text();
                continue;
            }
            fills_ = nullptr;
            if (xml.kind() == Xml::Kind::opens) open(xml, path, into);
        }
        refuse_definitions(xml, options);
        tell(into);
    }

private:
    void open(Xml const& xml, std::string const& path, core::Ingested& into) {
        auto const name = local(xml.name());
        auto const takes = [&](std::string& field) { return field.empty() ? &field : nullptr; };
        if (name == "title") fills_ = takes(into.title);
        else if (name == "publisher") fills_ = takes(into.publisher);
        else if (name == "language") fills_ = takes(into.language);
        else if (name == "date") {
            // Books of the second form tell what happened then; of the third there is but one, of its publication.
            auto const event = xml.attribute("opf:event");
            if (event.empty() || event == "publication" || event == "original-publication") fills_ = takes(date_);
        }
        else if (name == "creator") {
            creators_.push_back({xml.attribute("id"), xml.attribute("opf:role"), {}});
            fills_ = &creators_.back().name;
        } else if (name == "meta" && xml.attribute("property") == "role") {
            roles_.emplace_back(xml.attribute("refines"), std::string());
            fills_ = &roles_.back().second;
        } else if (name == "item") {
            pages_.emplace(xml.attribute("id"), path_beside(path, xml.attribute("href")));
            if ((" " + xml.attribute("properties") + " ").find(" nav ") != std::string::npos) contents_.insert(xml.attribute("id"));
        } else if (name == "itemref") {
            auto const page = pages_.find(xml.attribute("idref"));
            if (page == pages_.end()) ++missing;
            else if (xml.attribute("linear") == "no" || contents_.contains(page->first)) ++beside;
            else if (known_.insert(page->second).second) chapters.push_back(page->second);
        }
    }

    void tell(core::Ingested& into) {
        for (auto const& [refines, role] : roles_)
            for (auto& each : creators_)
                if (each.role.empty() && refines == "#" + each.id) each.role = role;
        std::ranges::stable_partition(creators_, &Creator::is_author);
        if (!creators_.empty()) into.author = creators_.front().name;
        using core::FactKind;
        if (auto const day = core::PartialDate::parse(date_.substr(0, date_.find('T'))); day && day->known()) into.published = day->text();
        if (!into.published.empty()) into.facts.push_back({FactKind::published, into.published, "book"});
        for (auto const& [kind, value] : {std::pair(FactKind::title, &into.title), std::pair(FactKind::publisher, &into.publisher),
                                          std::pair(FactKind::language, &into.language)})
            if (!value->empty()) into.facts.push_back({kind, *value, "book"});
        for (auto const& each : creators_)
            if (!core::shows_nothing(each.name))
                into.facts.push_back({FactKind::author, each.name, each.is_author() ? "book" : "book, role " + each.role});
    }

    std::map<std::string, std::string, std::less<>> pages_;
    std::set<std::string, std::less<>> known_, contents_;
    std::vector<Creator> creators_;
    std::vector<std::pair<std::string, std::string>> roles_; ///< of whom, and which
    std::string date_;
    std::string* fills_ = nullptr;
};

} // namespace

void read_epub(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    // What the archive has to say is said once, of the chapters.
    core::Ingested unsaid;
    auto const first = entries_in(bytes, [](std::string_view name) { return name.starts_with("META-INF/"); }, options, unsaid);
    if (is_locked(entry(first, "META-INF/encryption.xml"))) core::refuse_text(sentences::rights_managed, options);
    auto const path = package_path(entry(first, "META-INF/container.xml"), options);
    auto const second = entries_in(bytes, [&](std::string_view name) { return name == path; }, options, unsaid);
    Package const package(entry(second, path), path, options, into);
    std::set<std::string_view> const wanted(package.chapters.begin(), package.chapters.end());
    auto const entries = entries_in(bytes, [&](std::string_view name) { return wanted.contains(name); }, options, into);
    core::FoundText text;
    std::size_t missing = package.missing, wordless = 0, readings = 0;
    for (auto const& chapter : package.chapters) {
        if (!entries.contains(chapter)) {
            ++missing;
            continue;
        }
        auto const page = entry(entries, chapter);
        auto const decoded = core::decode(page, options, core::declared_encoding(page), into.notes);
        auto const html = in_html(decoded.text);
        if (html.has_definitions) core::refuse_text(sentences::definitions, options);
        readings += html.readings;
        core::Ingested read;
        core::read_html(html.html, core::PageExtent::whole, options.today, read);
        into.notes.insert(into.notes.end(), read.notes.begin(), read.notes.end());
        if (core::shows_nothing(read.text)) {
            ++wordless;
            continue;
        }
        text.part(core::PagePart::section, read.title);
        text.paragraph();
        text.words(read.text);
    }
    text.take(into);
    for (auto const& [count, sentence] : {std::pair(missing, sentences::chapters_missing), std::pair(wordless, sentences::chapters_wordless),
                                          std::pair(package.beside, sentences::beside_the_reading), std::pair(readings, sentences::readings_left_out)})
        if (count > 0) core::note(into, sentence, {{"count", std::to_string(count)}});
}

} // namespace reader
