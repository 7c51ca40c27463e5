#include "app/reader/archive.h"
#include "app/reader/office.h"
#include "app/reader/office_parts.h"

#include <algorithm>
#include <array>

namespace reader {

namespace {

/// What is not part of the text as it was accepted, or stands there twice.
bool is_left_out(std::string const& name) {
    constexpr std::array<std::string_view, 6> all{"w:del", "w:moveFrom", "w:instrText", "w:delText", "mc:Fallback", "w:rubyBase"};
    return std::ranges::find(all, name) != all.end();
}

bool is_off(std::string const& value) { return value == "0" || value == "false" || value == "off"; }

/// The paragraphs of one part of the document, handed on one by one.
class WordReading {
public:
    explicit WordReading(OfficeNotes& notes) : notes_(notes) {}

    /// `whole` names what one item of a list of notes is; without it every paragraph is handed on.
    template <class Call>
    void read(std::string_view part, std::string_view item, Call const& call) {
        notes_.defines = notes_.defines || has_definitions(part);
        Xml xml(part);
        OfficeParagraph paragraph;
        std::string note;
        while (xml.next()) {
            if (xml.kind() == Xml::Kind::opens) {
                if (xml.name() == "w:del" || xml.name() == "w:ins" || xml.name() == "w:moveTo") ++notes_.changes;
                auto const separator = !item.empty() && xml.name() == item && xml.attribute("w:type").find("eparator") != std::string::npos;
                if (is_left_out(xml.name()) || separator) {
                    xml.skip();
                    continue;
                }
                open(xml, paragraph);
            } else if (xml.kind() == Xml::Kind::text) {
                if (in_words_ && !hidden_) paragraph.words += xml.text();
                if (in_words_ && hidden_) ++notes_.hidden;
            } else if (xml.closes("w:t")) {
                in_words_ = false;
            } else if (xml.closes("w:p")) {
                if (item.empty()) call(paragraph);
                else if (!paragraph.words.empty()) note += (note.empty() ? "" : "\n") + paragraph.words;
                paragraph = {};
            } else if (!item.empty() && xml.closes(item)) {
                OfficeParagraph whole{std::move(note), false};
                note.clear();
                if (!whole.words.empty()) call(whole);
            }
        }
        notes_.damaged = notes_.damaged || xml.is_damaged();
    }

private:
    void open(Xml const& xml, OfficeParagraph& paragraph) {
        auto const& name = xml.name();
        if (name == "w:t") in_words_ = true;
        else if (name == "w:r") hidden_ = false, in_run_ = true;
        else if (name == "w:pPr") in_run_ = false; // of the paragraph's mark, not of words
        else if (name == "w:vanish" && in_run_) hidden_ = !is_off(xml.attribute("w:val"));
        else if (name == "w:tab" && in_run_) paragraph.words += '\t';
        else if (name == "w:br" || name == "w:cr") paragraph.words += '\n';
        else if (name == "w:noBreakHyphen") paragraph.words += "\u2011";
        else if (name == "w:pStyle") paragraph.is_headline = xml.attribute("w:val") == "Title" || xml.attribute("w:val") == "Titre";
    }

    OfficeNotes& notes_;
    bool in_words_ = false, hidden_ = false, in_run_ = false;
};

} // namespace

void read_word(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    constexpr std::array<std::string_view, 5> parts{"word/document.xml", "word/footnotes.xml", "word/endnotes.xml",
                                                    "word/comments.xml", "docProps/core.xml"};
    auto const entries = entries_in(
        bytes, [&](std::string_view name) { return std::ranges::find(parts, name) != parts.end(); }, options, into);
    OfficeNotes notes;
    core::FoundText text;
    WordReading reading(notes);
    reading.read(entry(entries, parts[0]), {}, [&](OfficeParagraph& each) { put_paragraph(text, each, notes); });
    auto const add_note = [&](OfficeParagraph& each) { notes.footnotes.push_back(each.words); };
    reading.read(entry(entries, parts[1]), "w:footnote", add_note);
    reading.read(entry(entries, parts[2]), "w:endnote", add_note);
    reading.read(entry(entries, parts[3]), "w:comment", [&](OfficeParagraph& each) {
        ++notes.comments;
        notes.in_margin.push_back(each.words);
    });
    read_office_facts(entry(entries, parts[4]), {"dc:title", "dc:creator", "docProps/core.xml"}, into);
    finish_office(text, notes, options, into);
}

} // namespace reader
