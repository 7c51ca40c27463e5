#include "app/reader/xml.h"

#include "core/ingest/blank.h"

#include <algorithm>
#include <array>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

namespace reader {

namespace {

std::string owned(xmlChar* text) {
    if (!text) return {};
    std::string out(reinterpret_cast<char const*>(text));
    xmlFree(text);
    return out;
}

std::string_view seen(xmlChar const* text) { return text ? reinterpret_cast<char const*>(text) : std::string_view(); }

struct Space {
    std::string_view name, prefix;
};

constexpr std::array spaces{
    Space{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    Space{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    Space{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    Space{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    Space{"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    Space{"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    Space{"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    Space{"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    Space{"http://purl.org/dc/elements/1.1/", "dc"},
};

/// Whether a document type is written somewhere, in letters of one byte or of two.
bool says_type(std::string_view bytes) {
    using namespace std::string_view_literals;
    return std::ranges::any_of(std::array{"<!DOCTYPE"sv, "<\0!\0D\0O\0C\0T\0Y\0P\0E"sv},
                               [&](auto const sign) { return bytes.find(sign) != bytes.npos; });
}

/// "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text".
std::string_view open_document_prefix(std::string_view space) {
    constexpr std::string_view before = "urn:oasis:names:tc:opendocument:xmlns:";
    if (!space.starts_with(before)) return {};
    space.remove_prefix(before.size());
    space = space.substr(0, space.find(':'));
    constexpr std::string_view compatible = "-compatible";
    if (space.ends_with(compatible)) space.remove_suffix(compatible.size());
    return space == "drawing" ? "draw" : space;
}

} // namespace

void Xml::Close::operator()(_xmlTextReader* reader) const { xmlFreeTextReader(reader); }

Xml::Xml(std::string_view bytes)
    : reader_(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)),
      bytes_(bytes) {}

std::string const* Xml::usual_prefix(unsigned char const* space) {
    if (!space) return nullptr;
    // The reader keeps one copy of each name as long as it lives.
    auto at = std::ranges::find(prefixes_, static_cast<void const*>(space), &std::pair<void const*, std::string>::first);
    if (at == prefixes_.end()) {
        constexpr std::size_t most = 200; // of a stranger who makes up more
        if (prefixes_.size() >= most) return nullptr;
        auto const known = std::ranges::find(spaces, seen(space), &Space::name);
        auto const open = open_document_prefix(seen(space));
        prefixes_.emplace_back(space, known != spaces.end() ? std::string(known->prefix) : open.empty() ? "?" : std::string(open));
        at = prefixes_.end() - 1;
    }
    return at->second == "?" ? nullptr : &at->second;
}

void Xml::look_at_name() {
    auto const* const prefix = usual_prefix(xmlTextReaderConstNamespaceUri(reader_.get()));
    auto const written = seen(xmlTextReaderConstName(reader_.get()));
    if (!prefix) {
        name_ = written;
        return;
    }
    name_ = *prefix;
    if (!prefix->empty()) name_ += ':';
    name_ += seen(xmlTextReaderConstLocalName(reader_.get()));
    calls_otherwise_ = calls_otherwise_ || name_ != written;
}

bool Xml::next() {
    if (!reader_) return false;
    if (closes_next_) {
        closes_next_ = false;
        kind_ = Kind::closes;
        return true;
    }
    for (;;) {
        auto const more = xmlTextReaderRead(reader_.get());
        if (more != 1) {
            if (more >= 0) return false;
            damaged_ = true;
            // Definitions without end break it before they are told.
            has_type_ = has_type_ || says_type(bytes_);
            auto const* const why = xmlGetLastError();
            too_large_ = why && why->code == XML_ERR_NO_MEMORY; // so it calls its own limit, too
            return false;
        }
        switch (xmlTextReaderNodeType(reader_.get())) {
        case XML_READER_TYPE_ELEMENT:
            kind_ = Kind::opens;
            look_at_name();
            closes_next_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
            return true;
        case XML_READER_TYPE_END_ELEMENT:
            kind_ = Kind::closes;
            look_at_name();
            return true;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: kind_ = Kind::text; return true;
        case XML_READER_TYPE_DOCUMENT_TYPE: {
            auto const* const type = xmlTextReaderCurrentNode(reader_.get());
            has_type_ = true;
            has_definitions_ = has_definitions_ || (type && type->children);
            break;
        }
        case XML_READER_TYPE_ENTITY_REFERENCE: has_definitions_ = true; break;
        default: break;
        }
    }
}

std::string Xml::text() const { return std::string(seen(xmlTextReaderConstValue(reader_.get()))); }

std::string Xml::attribute(char const* name) const {
    auto found = owned(xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<xmlChar const*>(name)));
    if (!found.empty() || !calls_otherwise_) return found;
    auto const wanted = std::string_view(name);
    auto const colon = wanted.find(':');
    if (colon == wanted.npos) return found;
    for (auto more = xmlTextReaderMoveToFirstAttribute(reader_.get()); more == 1; more = xmlTextReaderMoveToNextAttribute(reader_.get())) {
        auto const space = seen(xmlTextReaderConstNamespaceUri(reader_.get()));
        auto const known = std::ranges::find(spaces, space, &Space::name);
        auto const prefix = known == spaces.end() ? open_document_prefix(space) : known->prefix;
        if (prefix == wanted.substr(0, colon) && seen(xmlTextReaderConstLocalName(reader_.get())) == wanted.substr(colon + 1)) {
            found = text();
            break;
        }
    }
    xmlTextReaderMoveToElement(reader_.get());
    return found;
}

bool Xml::skip() {
    bool had_words = false;
    for (int depth = 1; depth > 0 && next();)
        if (kind_ == Kind::opens) ++depth;
        else if (kind_ == Kind::closes) --depth;
        else had_words = had_words || !core::shows_nothing(text());
    return had_words;
}

} // namespace reader
