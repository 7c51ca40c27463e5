#include "app/reader/office_parts.h"

#include "core/ingest/blank.h"
#include "core/ingest/sentences.h"

namespace reader {

namespace sentences = core::sentences;

void OpenParagraphs::close(Call const& call) {
    if (open_.empty()) return;
    auto ended = std::move(open_.back());
    open_.pop_back();
    if (!open_.empty()) {
        inner_.push_back(std::move(ended));
        return;
    }
    auto inner = std::move(inner_);
    inner_.clear();
    if (!ended.joins) call(ended);
    for (auto& each : inner) call(each);
    if (ended.joins) call(ended);
}

void OfficeNotes::take_faults(Xml const& xml) {
    damaged = damaged || xml.is_damaged();
    too_large = too_large || xml.is_too_large();
    defines = defines || xml.has_type() || xml.has_definitions();
}

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
    if (notes.too_large) core::refuse_text(sentences::text_too_long, options);
    if (notes.damaged && text.empty()) core::refuse_text(sentences::archive_damaged, options);
    auto const put_all = [&](std::vector<std::string> const& all, core::PagePart part) {
        if (all.empty()) return;
        text.part(part);
        for (auto const& each : all) {
            text.paragraph();
            text.words(each);
        }
    };
    auto const whole = options.extent == core::PageExtent::whole;
    auto const has_more = !notes.footnotes.empty() || (whole && !(notes.heads.empty() && notes.in_margin.empty()));
    if (has_more && notes.headline.empty() && !text.empty()) text.part_from_start(core::PagePart::story);
    put_all(notes.footnotes, core::PagePart::footnotes);
    if (whole) {
        put_all(notes.in_margin, core::PagePart::margin_note);
        put_all(notes.heads, core::PagePart::running_head);
    }
    text.take(into);
    auto const say_count = [&](std::size_t count, char const* sentence) {
        if (count > 0) core::note(into, sentence, {{"count", std::to_string(count)}});
    };
    if (notes.damaged) core::note(into, sentences::document_damaged, {{"file", options.file_name}});
    if (notes.changes + notes.comments > 0)
        core::note(into, sentences::changes_and_comments,
                   {{"changes", std::to_string(notes.changes)}, {"comments", std::to_string(notes.comments)}});
    say_count(notes.hidden, sentences::hidden_words);
    say_count(notes.readings, sentences::readings_left_out);
    say_count(notes.formulas, sentences::formulas_in_line);
    say_count(notes.signs, sentences::signs_left_out);
    say_count(notes.not_read, sentences::inserted_not_read);
    if (!whole) {
        say_count(notes.heads.size(), sentences::heads_left_out);
        say_count(notes.contents, sentences::contents_left_out);
    }
    if (!notes.headline.empty()) {
        into.title = notes.headline;
        into.facts.insert(into.facts.begin(), {core::FactKind::title, notes.headline, "title of the text"});
    }
}

void read_office_facts(std::string_view description, OfficeNames const& names, core::Ingested& into) {
    Xml xml(description);
    std::vector<std::string> authors, others;
    while (xml.next()) {
        if (xml.kind() != Xml::Kind::opens) continue;
        auto const is_title = xml.name() == names.title, is_author = xml.name() == names.author;
        if (!is_title && !is_author && (!names.other_author || xml.name() != names.other_author)) continue;
        std::string words;
        while (xml.next() && xml.kind() != Xml::Kind::closes)
            if (xml.kind() == Xml::Kind::text) words += xml.text();
        if (core::shows_nothing(words)) continue;
        if (!is_title) {
            (is_author ? authors : others).push_back(words);
            continue;
        }
        if (into.title.empty()) into.title = words;
        into.facts.push_back({core::FactKind::title, words, names.from});
    }
    authors.insert(authors.end(), others.begin(), others.end());
    for (auto const& each : authors) into.facts.push_back({core::FactKind::author, each, names.from});
    if (into.author.empty() && !authors.empty()) into.author = authors.front();
}

} // namespace reader
