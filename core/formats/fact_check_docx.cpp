// A fact-check as a Word document: the few parts a package needs (ECMA-376), with real footnotes.
#include "core/formats/fact_check.h"
#include "core/formats/zip_out.h"
#include "core/ingest/web_address.h"
#include "core/text/signs.h"

namespace core {

namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word_space =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string as_xml(std::string_view words) {
    std::string out;
    for (auto const sign : shown_line(words)) switch (sign) {
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '&': out += "&amp;"; break;
        case '"': out += "&quot;"; break;
        default: out += sign;
        }
    return out;
}

std::string xml_of(std::string_view words, std::string_view properties = {}) {
    if (words.empty()) return {};
    return "<w:r>" + (properties.empty() ? std::string() : "<w:rPr>" + std::string(properties) + "</w:rPr>") +
           "<w:t xml:space=\"preserve\">" + as_xml(words) + "</w:t></w:r>";
}

/// Words that are written from right to left are shown so.
bool is_right_to_left(std::string_view language) {
    for (auto const* code : {"ar", "he", "fa", "ur", "yi", "ps", "dv", "ug"})
        if (language.starts_with(code)) return true;
    return false;
}

std::string paragraph(Block const& block) {
    char const* style = nullptr;
    switch (block.what) {
    case Block::What::title: style = "Title"; break;
    case Block::What::heading: style = "Heading1"; break;
    case Block::What::quotation: style = "Quote"; break;
    case Block::What::item: style = "ListParagraph"; break;
    case Block::What::paragraph: style = "Normal"; break;
    }
    auto const reversed = is_right_to_left(block.language);
    std::string out = "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>" + (reversed ? "<w:bidi/>" : "") + "</w:pPr>";
    if (block.what == Block::What::item) out += xml_of("• ");
    for (auto const& run : block.runs) {
        std::string properties;
        if (run.look == Run::Look::strong) properties += "<w:b/>";
        if (run.look == Run::Look::emphasis) properties += "<w:i/>";
        if (reversed) properties += "<w:rtl/>";
        if (block.language.size() == 2) properties += "<w:lang w:val=\"" + as_xml(block.language) + "\"/>";
        out += xml_of(run.text, properties);
        if (run.note > 0)
            out += "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"" +
                   std::to_string(run.note) + "\"/></w:r>";
    }
    return out + "</w:p>";
}

std::string note_paragraph(SourceNote const& note) {
    std::string words = " " + note.text;
    if (is_web_address(note.address)) words += ", " + note.address;
    if (!note.saved.empty()) words += "; " + note.saved;
    return "<w:p><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r>" + xml_of(words) + "</w:p>";
}

std::string style(char const* id, char const* name, std::string const& properties) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + name + "\"/>" + properties +
           "</w:style>";
}

std::string styles() {
    return std::string(xml_head) + "<w:styles" + std::string(word_space) + ">" +
           "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
           "<w:pPr><w:spacing w:after=\"160\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:style>" +
           style("Title", "Title", "<w:basedOn w:val=\"Normal\"/><w:rPr><w:b/><w:sz w:val=\"36\"/></w:rPr>") +
           style("Heading1", "heading 1",
                 "<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"320\" w:after=\"120\"/>"
                 "<w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr>") +
           style("Quote", "Quote", "<w:basedOn w:val=\"Normal\"/><w:pPr><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr>") +
           style("ListParagraph", "List Paragraph", "<w:basedOn w:val=\"Normal\"/><w:pPr><w:ind w:left=\"284\"/></w:pPr>") +
           "</w:styles>";
}

} // namespace

std::string fact_check_docx(FactCheck const& check) {
    std::string document = std::string(xml_head) + "<w:document" + std::string(word_space) + "><w:body>";
    for (auto const& block : check.blocks) document += paragraph(block);
    document += "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" "
                "w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    // The first two are the lines between text and notes, which every document has.
    std::string notes = std::string(xml_head) + "<w:footnotes" + std::string(word_space) +
                        "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                        "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p>"
                        "</w:footnote>";
    for (std::size_t at = 0; at < check.notes.size(); ++at)
        notes += "<w:footnote w:id=\"" + std::to_string(at + 1) + "\">" + note_paragraph(check.notes[at]) + "</w:footnote>";
    notes += "</w:footnotes>";

    constexpr std::string_view types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    auto const part = [&](char const* name, char const* type) {
        return "<Override PartName=\"/word/" + std::string(name) + ".xml\" ContentType=\"" + std::string(types) + type + "+xml\"/>";
    };
    constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    auto const relation = [&](char const* id, char const* type, char const* target) {
        return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(relations) + type + "\" Target=\"" + target + "\"/>";
    };
    auto const related = [&](std::string const& inside) {
        return std::string(xml_head) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
               "</Relationships>";
    };
    ZipOut zip;
    zip.add("[Content_Types].xml",
            std::string(xml_head) + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
                part("document", "document.main") + part("styles", "styles") + part("footnotes", "footnotes") + "</Types>");
    zip.add("_rels/.rels", related(relation("rId1", "officeDocument", "word/document.xml")));
    zip.add("word/document.xml", document);
    zip.add("word/_rels/document.xml.rels",
            related(relation("rId1", "styles", "styles.xml") + relation("rId2", "footnotes", "footnotes.xml")));
    zip.add("word/styles.xml", styles());
    zip.add("word/footnotes.xml", notes);
    return zip.finish();
}

} // namespace core
