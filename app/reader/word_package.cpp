#include "app/reader/word_package.h"

#include "app/reader/xml.h"
#include "core/text/ascii.h"

#include <algorithm>

namespace reader {

namespace {

/// Names of parts are the same in any case.
std::string_view part_at(Entries const& entries, std::string const& path) {
    if (auto const at = entries.find(path); at != entries.end()) return at->second;
    auto const small = core::lower_ascii(path);
    auto const at = std::ranges::find_if(entries, [&](auto const& each) { return core::lower_ascii(each.first) == small; });
    return at == entries.end() ? std::string_view() : std::string_view(at->second);
}

struct Relationship {
    std::string kind; ///< "footnotes", the last word of its type
    std::string path;
};

/// What a part relates to; `of` is empty for the package itself.
std::vector<Relationship> relationships(Entries const& entries, std::string const& of) {
    auto const name = of.rfind('/') == of.npos ? 0 : of.rfind('/') + 1;
    Xml xml(part_at(entries, of.substr(0, name) + "_rels/" + of.substr(name) + ".rels"));
    std::vector<Relationship> all;
    while (xml.next()) {
        if (!xml.opens("Relationship") || xml.attribute("TargetMode") == "External") continue;
        auto const type = xml.attribute("Type");
        all.push_back({type.substr(type.rfind('/') + 1), path_beside(of, xml.attribute("Target"))});
    }
    return all;
}

std::string path_of(std::vector<Relationship> const& all, std::string_view kind, std::string usual) {
    auto const at = std::ranges::find(all, kind, &Relationship::kind);
    return at == all.end() ? std::move(usual) : at->path;
}

} // namespace

WordPackage word_package(Entries const& entries) {
    auto const of_package = relationships(entries, {});
    auto const document = path_of(of_package, "officeDocument", "word/document.xml");
    auto const of_document = relationships(entries, document);
    auto const part = [&](std::string_view kind) {
        return part_at(entries, path_of(of_document, kind, "word/" + std::string(kind) + ".xml"));
    };
    WordPackage found;
    found.document = part_at(entries, document);
    found.footnotes = part("footnotes");
    found.endnotes = part("endnotes");
    found.comments = part("comments");
    found.styles = part("styles");
    found.description = part_at(entries, path_of(of_package, "core-properties", "docProps/core.xml"));
    for (auto const& [path, bytes] : entries) {
        auto const small = core::lower_ascii(path);
        if (small.starts_with("word/header") || small.starts_with("word/footer")) found.heads.push_back(bytes);
        if (small.starts_with("word/diagrams/data") || small.starts_with("word/charts/chart")) ++found.drawings;
    }
    return found;
}

} // namespace reader
