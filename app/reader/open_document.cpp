#include "app/reader/archive.h"
#include "app/reader/office.h"
#include "app/reader/office_parts.h"
#include "app/reader/open_document_styles.h"
#include "core/ingest/blank.h"
#include "core/ingest/sentences.h"

#include <algorithm>
#include <array>
#include <charconv>

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

/// Whether the file says of an element that it is not shown.
bool is_hidden_by_itself(Xml const& xml) {
    auto const& name = xml.name();
    if (name == "table:covered-table-cell") return true;
    if (name == "text:section")
        return xml.attribute("text:display") == "none" ||
               (xml.attribute("text:display") == "condition" && xml.attribute("text:is-hidden") == "true");
    if (name == "text:hidden-text") return xml.attribute("text:is-hidden") == "true";
    auto const shown = xml.attribute("table:visibility");
    return (name == "table:table-row" || name == "table:table-row-group") && (shown == "collapse" || shown == "filter");
}

/// What a document has beside its words.
bool is_beside_words(std::string const& name) {
    constexpr std::array<std::string_view, 8> all{"text:note-citation", "office:forms", "office:scripts", "text:script",
                                                  "dc:creator", "dc:date", "svg:title", "svg:desc"};
    return std::ranges::find(all, name) != all.end();
}

/// Footnotes and remarks stand inside the paragraphs they belong to, and hold paragraphs themselves, with remarks in them.
class OpenDocumentReading {
public:
    OpenDocumentReading(core::FoundText& text, OfficeNotes& notes, OpenDocumentStyles& styles, core::PageExtent extent)
        : text_(text), notes_(notes), styles_(styles), extent_(extent) {}

    void read(std::string_view content) {
        Xml xml(content);
        holders_.resize(1);
        while (xml.next()) {
            styles_.look_at(xml);
            switch (xml.kind()) {
            case Xml::Kind::text: add_text(xml.text()); break;
            case Xml::Kind::opens: open(xml); break;
            case Xml::Kind::closes: close(xml); break;
            }
        }
        while (holders_.size() > 1) end_aside(false);
        while (!holders_.back().paragraphs.empty()) end_paragraph();
        notes_.take_faults(xml);
    }

private:
    /// The text itself, a note or a remark.
    struct Holder {
        OpenParagraphs paragraphs;
        std::string words; ///< of a note, so far
        bool after_blank = false;
    };

    static bool is_paragraph(std::string const& name) { return name == "text:p" || name == "text:h"; }

    void add(std::string_view words) {
        auto& holder = holders_.back();
        if (!holder.paragraphs.empty()) holder.paragraphs.innermost().words += words;
        holder.after_blank = false;
    }

    /// Blanks and line ends of the file are one blank together, and none where a paragraph begins.
    void add_text(std::string const& text) {
        auto& holder = holders_.back();
        if (holder.paragraphs.empty()) return;
        auto& words = holder.paragraphs.innermost().words;
        for (auto const c : text) {
            auto const is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!is_blank) words += c;
            else if (!words.empty() && !holder.after_blank) words += ' ';
            holder.after_blank = is_blank;
        }
    }

    void open(Xml& xml) {
        auto const& name = xml.name();
        auto const styled = name == "text:span" || is_paragraph(name);
        auto const hides = styled && styles_.hides(xml.attribute("text:style-name"));
        if (name == "text:tracked-changes") {
            while (xml.next() && !xml.closes("text:tracked-changes"))
                if (xml.opens("text:changed-region")) ++notes_.changes;
        } else if (is_beside_words(name)) {
            xml.skip();
        } else if (is_hidden_by_itself(xml) || (name == "text:span" && hides)) {
            if (xml.skip()) ++notes_.hidden;
        } else if (name == "text:ruby-text") {
            if (xml.skip()) ++notes_.readings;
        } else if (name == "text:table-of-content" && extent_ == core::PageExtent::story) {
            if (xml.skip()) ++notes_.contents;
        } else if (name == "text:index-title-template" || name == "text:table-of-content-source") {
            xml.skip(); // how it is made
        } else if (name == "draw:object" || name == "draw:object-ole") {
            ++notes_.not_read;
        } else if (name == "office:annotation" || name == "text:note-body") {
            holders_.emplace_back();
        } else if (is_paragraph(name)) {
            auto& paragraphs = holders_.back().paragraphs;
            paragraphs.open();
            auto& paragraph = paragraphs.innermost();
            paragraph.is_hidden = hides;
            paragraph.is_headline = styles_.is_title(xml.attribute("text:style-name")) ||
                                    (name == "text:h" && xml.attribute("text:outline-level") == "1");
        } else if (name == "text:hidden-paragraph") {
            auto& paragraphs = holders_.back().paragraphs;
            if (xml.attribute("text:is-hidden") == "true" && !paragraphs.empty()) paragraphs.innermost().is_hidden = true;
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
            if (holders_.size() > 1) end_aside(name == "office:annotation");
        } else if (is_paragraph(name)) {
            end_paragraph();
        }
    }

    void end_paragraph() {
        auto& holder = holders_.back();
        if (holder.paragraphs.empty()) return;
        auto& words = holder.paragraphs.innermost().words;
        if (holder.after_blank && words.ends_with(' ')) words.pop_back();
        holder.after_blank = false;
        holder.paragraphs.close([&](OfficeParagraph& each) {
            if (each.is_hidden) {
                if (!core::shows_nothing(each.words)) ++notes_.hidden;
            } else if (holders_.size() == 1) {
                put_paragraph(text_, each, notes_);
            } else if (!each.words.empty()) {
                holder.words += (holder.words.empty() ? "" : "\n") + each.words;
            }
        });
    }

    void end_aside(bool is_remark) {
        while (!holders_.back().paragraphs.empty()) end_paragraph();
        auto words = std::move(holders_.back().words);
        holders_.pop_back();
        if (is_remark) ++notes_.comments;
        if (!words.empty()) (is_remark ? notes_.in_margin : notes_.footnotes).push_back(std::move(words));
    }

    core::FoundText& text_;
    OfficeNotes& notes_;
    OpenDocumentStyles& styles_;
    core::PageExtent extent_;
    std::vector<Holder> holders_; ///< one in the other, the text first
};

/// Styles and what stands above and below every page.
void read_styles(std::string_view part, OpenDocumentStyles& styles, OfficeNotes& notes) {
    Xml xml(part);
    bool in_head = false, in_paragraph = false;
    std::string words;
    while (xml.next()) {
        styles.look_at(xml);
        auto const& name = xml.name();
        if (xml.kind() == Xml::Kind::text) {
            if (in_paragraph) words += xml.text();
        } else if (name.starts_with("style:header") || name.starts_with("style:footer")) {
            in_head = xml.kind() == Xml::Kind::opens && name != "style:header-style" && name != "style:footer-style";
        } else if (in_head && name == "text:p") {
            in_paragraph = xml.kind() == Xml::Kind::opens;
            if (in_paragraph) words.clear();
            else if (!core::shows_nothing(words) && std::ranges::find(notes.heads, words) == notes.heads.end()) notes.heads.push_back(words);
        }
    }
    notes.take_faults(xml);
}

bool has_password(std::string_view manifest) {
    Xml xml(manifest);
    while (xml.next())
        if (xml.opens("manifest:encryption-data")) return true;
    return false;
}

} // namespace

void read_open_document(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    constexpr std::array<std::string_view, 4> parts{"content.xml", "meta.xml", "styles.xml", "META-INF/manifest.xml"};
    auto const entries = entries_in(
        bytes, [&](std::string_view name) { return std::ranges::find(parts, name) != parts.end(); }, options, into);
    if (has_password(entry(entries, parts[3]))) core::refuse_text(core::sentences::locked, options);
    OfficeNotes notes;
    OpenDocumentStyles styles;
    core::FoundText text;
    read_styles(entry(entries, parts[2]), styles, notes);
    OpenDocumentReading(text, notes, styles, options.extent).read(entry(entries, parts[0]));
    read_office_facts(entry(entries, parts[1]), {"dc:title", "dc:creator", "meta:initial-creator", "meta.xml"}, into);
    finish_office(text, notes, options, into);
}

} // namespace reader
