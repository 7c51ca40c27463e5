#include "app/reader/office_parts.h"

#include "core/ingest/blank.h"
#include "core/ingest/sentences.h"

namespace reader {

namespace sentences = core::sentences;

void put_paragraph(core::FoundText& text, OfficeParagraph& paragraph, OfficeNotes& notes) {
    if (core::shows_nothing(paragraph.words)) {
        paragraph = {};
        return;
    }
    if (paragraph.is_headline && text.empty()) {
        text.part(core::PagePart::headline);
        notes.headline = paragraph.words;
    } else if (!notes.headline.empty() && text.text() == notes.headline) {
        text.part(core::PagePart::story);
    }
    text.paragraph();
    text.words(paragraph.words);
    paragraph = {};
}

void finish_office(core::FoundText& text, OfficeNotes const& notes, core::IngestOptions const& options, core::Ingested& into) {
    if (notes.defines) core::refuse_text(sentences::definitions, options);
    if (notes.damaged && text.empty()) core::refuse_text(sentences::archive_damaged, options);
    auto const put_all = [&](std::vector<std::string> const& all, core::PagePart part) {
        if (all.empty()) return;
        text.part(part);
        for (auto const& each : all) {
            text.paragraph();
            text.words(each);
        }
    };
    if (!notes.footnotes.empty() && notes.headline.empty() && !text.empty()) text.part_from_start(core::PagePart::story);
    put_all(notes.footnotes, core::PagePart::footnotes);
    if (options.extent == core::PageExtent::whole) put_all(notes.in_margin, core::PagePart::margin_note);
    text.take(into);
    if (notes.damaged) core::note(into, sentences::document_damaged, {{"file", options.file_name}});
    if (notes.changes + notes.comments > 0)
        core::note(into, sentences::changes_and_comments,
                   {{"changes", std::to_string(notes.changes)}, {"comments", std::to_string(notes.comments)}});
    if (notes.hidden > 0) core::note(into, sentences::hidden_words, {{"count", std::to_string(notes.hidden)}});
    if (!notes.headline.empty()) {
        into.title = notes.headline;
        into.facts.insert(into.facts.begin(), {core::FactKind::title, notes.headline, "title of the text"});
    }
}

void read_office_facts(std::string_view description, OfficeNames const& names, core::Ingested& into) {
    Xml xml(description);
    while (xml.next()) {
        if (xml.kind() != Xml::Kind::opens) continue;
        auto const is_title = xml.name() == names.title, is_author = xml.name() == names.author;
        if (!is_title && !is_author) continue;
        std::string words;
        while (xml.next() && xml.kind() != Xml::Kind::closes)
            if (xml.kind() == Xml::Kind::text) words += xml.text();
        if (core::shows_nothing(words)) continue;
        auto const kind = is_title ? core::FactKind::title : core::FactKind::author;
        auto& found = is_title ? into.title : into.author;
        if (found.empty()) found = words;
        into.facts.push_back({kind, words, names.from});
    }
}

} // namespace reader
