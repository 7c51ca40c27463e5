#include "app/reader/archive.h"
#include "app/reader/office.h"
#include "app/reader/office_parts.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace reader {

namespace {

/// text:s stands for so many blanks.
std::string blanks_of(Xml const& xml) {
    constexpr int most = 1000;
    auto const written = xml.attribute("text:c");
    int count = 1;
    std::from_chars(written.data(), written.data() + written.size(), count);
    return std::string(static_cast<std::size_t>(std::clamp(count, 0, most)), ' ');
}

/// Footnotes and remarks stand inside the paragraphs they belong to, and hold paragraphs themselves.
class OpenDocumentReading {
public:
    OpenDocumentReading(core::FoundText& text, OfficeNotes& notes) : text_(text), notes_(notes) {}

    void read(std::string_view content) {
        notes_.defines = notes_.defines || has_definitions(content);
        Xml xml(content);
        while (xml.next()) {
            switch (xml.kind()) {
            case Xml::Kind::text:
                if (aside_) *aside_ += in_paragraph_aside_ ? xml.text() : "";
                else if (in_paragraph_) paragraph_.words += xml.text();
                break;
            case Xml::Kind::opens: open(xml); break;
            case Xml::Kind::closes: close(xml); break;
            }
        }
        notes_.damaged = notes_.damaged || xml.is_damaged();
    }

private:
    static bool is_paragraph(std::string const& name) { return name == "text:p" || name == "text:h"; }

    void add(std::string_view words) {
        if (aside_) *aside_ += words;
        else if (in_paragraph_) paragraph_.words += words;
    }

    void open(Xml& xml) {
        auto const& name = xml.name();
        if (name == "text:tracked-changes") {
            while (xml.next() && !xml.closes("text:tracked-changes"))
                if (xml.opens("text:changed-region")) ++notes_.changes;
        } else if (name == "text:note-citation" || name == "office:forms" || name == "dc:creator" || name == "dc:date" ||
                   name == "svg:title" || name == "svg:desc" || name == "text:table-of-content") {
            xml.skip();
        } else if (name == "office:annotation" || name == "text:note-body") {
            if (name == "office:annotation") ++notes_.comments;
            aside_.emplace();
        } else if (is_paragraph(name)) {
            if (aside_) {
                if (!aside_->empty()) *aside_ += '\n';
                in_paragraph_aside_ = true;
            } else {
                put_paragraph(text_, paragraph_, notes_); // of a text box, inside another
                in_paragraph_ = true;
                paragraph_.is_headline = xml.attribute("text:style-name") == "Title" ||
                                         (name == "text:h" && xml.attribute("text:outline-level") == "1");
            }
        } else if (name == "text:s") {
            add(blanks_of(xml));
        } else if (name == "text:tab") {
            add("\t");
        } else if (name == "text:line-break") {
            add("\n");
        }
    }

    void close(Xml const& xml) {
        auto const& name = xml.name();
        if (name == "office:annotation" || name == "text:note-body") {
            auto& list = name == "office:annotation" ? notes_.in_margin : notes_.footnotes;
            if (aside_ && !aside_->empty()) list.push_back(std::move(*aside_));
            aside_.reset();
        } else if (is_paragraph(name)) {
            if (aside_) in_paragraph_aside_ = false;
            else put_paragraph(text_, paragraph_, notes_);
        }
    }

    core::FoundText& text_;
    OfficeNotes& notes_;
    OfficeParagraph paragraph_;
    std::optional<std::string> aside_;
    bool in_paragraph_ = false, in_paragraph_aside_ = false;
};

} // namespace

void read_open_document(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    auto const entries = entries_in(
        bytes, [](std::string_view name) { return name == "content.xml" || name == "meta.xml"; }, options, into);
    OfficeNotes notes;
    core::FoundText text;
    OpenDocumentReading(text, notes).read(entry(entries, "content.xml"));
    read_office_facts(entry(entries, "meta.xml"), {"dc:title", "meta:initial-creator", "meta.xml"}, into);
    finish_office(text, notes, options, into);
}

} // namespace reader
