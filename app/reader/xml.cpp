#include "app/reader/xml.h"

#include <libxml/xmlreader.h>

namespace reader {

namespace {

std::string owned(xmlChar* text) {
    if (!text) return {};
    std::string out(reinterpret_cast<char const*>(text));
    xmlFree(text);
    return out;
}

} // namespace

bool has_definitions(std::string_view xml) {
    constexpr std::size_t before_root = 4096;
    return xml.substr(0, before_root).find("<!DOCTYPE") != xml.npos;
}

void Xml::Close::operator()(_xmlTextReader* reader) const { xmlFreeTextReader(reader); }

Xml::Xml(std::string_view bytes)
    : reader_(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)) {}

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
            damaged_ = damaged_ || more < 0;
            return false;
        }
        switch (xmlTextReaderNodeType(reader_.get())) {
        case XML_READER_TYPE_ELEMENT:
            kind_ = Kind::opens;
            name_ = reinterpret_cast<char const*>(xmlTextReaderConstName(reader_.get()));
            closes_next_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
            return true;
        case XML_READER_TYPE_END_ELEMENT:
            kind_ = Kind::closes;
            name_ = reinterpret_cast<char const*>(xmlTextReaderConstName(reader_.get()));
            return true;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: kind_ = Kind::text; return true;
        default: break;
        }
    }
}

std::string Xml::text() const {
    auto const* const value = xmlTextReaderConstValue(reader_.get());
    return value ? std::string(reinterpret_cast<char const*>(value)) : std::string();
}

std::string Xml::attribute(char const* name) const {
    return owned(xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<xmlChar const*>(name)));
}

void Xml::skip() {
    for (int depth = 1; depth > 0 && next();)
        if (kind_ == Kind::opens) ++depth;
        else if (kind_ == Kind::closes) --depth;
}

} // namespace reader
