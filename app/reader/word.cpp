#include "app/reader/archive.h"
#include "app/reader/office.h"
#include "app/reader/office_parts.h"
#include "app/reader/word_package.h"
#include "app/reader/word_styles.h"
#include "core/ingest/blank.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace reader {

namespace {

/// What is not part of the text as it was accepted, or stands there twice.
bool is_left_out(std::string const& name) {
    constexpr std::array<std::string_view, 6> all{"w:del", "w:moveFrom", "w:instrText", "w:delInstrText", "w:delText", "mc:Fallback"};
    return std::ranges::find(all, name) != all.end();
}

/// How something looked before it was changed: "w:rPrChange".
bool is_former_look(std::string const& name) { return name.starts_with("w:") && name.ends_with("Change"); }

/// The paragraphs of one part of the document, handed on one by one.
class WordReading {
public:
    WordReading(OfficeNotes& notes, WordStyles const& styles) : notes_(notes), styles_(styles) {}

    /// `item` names what one of a list of notes is; without it every paragraph is handed on.
    void read(std::string_view part, std::string_view item, OpenParagraphs::Call const& call) {
        Xml xml(part);
        std::string note;
        call_ = [&](OfficeParagraph& each) {
            if (item.empty()) call(each);
            else if (!each.words.empty()) note += (note.empty() ? "" : "\n") + each.words;
        };
        while (xml.next()) {
            switch (xml.kind()) {
            case Xml::Kind::text:
                if (in_words_) add_words(xml.text());
                break;
            case Xml::Kind::opens:
                if (!item.empty() && xml.name() == item && xml.attribute("w:type").find("eparator") != std::string::npos) xml.skip();
                else open(xml);
                break;
            case Xml::Kind::closes:
                close(xml);
                if (item.empty() || xml.name() != item) break;
                put_waiting();
                OfficeParagraph whole;
                whole.words = std::move(note);
                note.clear();
                if (!whole.words.empty()) call(whole);
            }
        }
        put_waiting();
        while (!paragraphs_.empty()) paragraphs_.close(call_); // of a part that ends early
        notes_.take_faults(xml);
    }

private:
    struct Run {
        std::optional<bool> hides, style_hides;
    };

    OfficeParagraph* paragraph() { return paragraphs_.empty() ? nullptr : &paragraphs_.innermost(); }

    bool is_hidden() {
        if (runs_.empty()) return false;
        auto const& run = runs_.back();
        return run.hides.value_or(run.style_hides.value_or(paragraph() && paragraph()->is_hidden));
    }

    void add(std::string_view words) {
        if (paragraph() && deleted_rows_ == 0) paragraph()->words += words;
    }

    void add_words(std::string const& words) {
        if (!is_hidden()) add(words);
        else if (!core::shows_nothing(words)) ++notes_.hidden;
    }

    /// A sign of a font that need not have letters.
    void add_sign(std::string const& code) {
        unsigned value = 0;
        std::from_chars(code.data(), code.data() + code.size(), value, 16);
        constexpr unsigned first_private = 0xE000, last_private = 0xF8FF, last_surrogate = 0xDFFF, first_surrogate = 0xD800;
        auto const is_letter = value > 0x1F && value < first_surrogate;
        if (!is_letter && !(value > last_private && value < 0xFFFE)) {
            ++notes_.signs;
            return;
        }
        static_assert(last_surrogate < first_private);
        add(core::to_utf8(std::u32string(1, static_cast<char32_t>(value))));
    }

    /// Whether the sign that ends a paragraph is there: what was deleted of it joins it to the next one.
    void open_in_mark(Xml const& xml) {
        auto const& name = xml.name();
        if (name == "w:del" || name == "w:moveFrom") join(true), ++notes_.changes;
        else if (name == "w:ins" || name == "w:moveTo") ++notes_.changes;
        else if (name == "w:specVanish") join(!is_off(xml.attribute("w:val")));
    }

    void join(bool joins) {
        if (paragraph()) paragraph()->joins = joins;
    }

    void open(Xml& xml) {
        auto const& name = xml.name();
        if (is_former_look(name)) {
            ++notes_.changes;
            xml.skip();
            return;
        }
        if (in_mark_) return open_in_mark(xml);
        if (in_row_properties_ && name == "w:del") {
            ++notes_.changes;
            rows_.back() = true;
            ++deleted_rows_;
            return;
        }
        if (name == "w:del" || name == "w:ins" || name == "w:moveTo") ++notes_.changes;
        if (is_left_out(name)) {
            xml.skip();
        } else if (name == "w:rt") {
            ++notes_.readings;
            xml.skip();
        } else if (name == "w:altChunk") {
            ++notes_.not_read;
        } else if (name == "w:p" || name == "a:p") {
            paragraphs_.open();
        } else if (name == "w:tbl") {
            put_waiting();
        } else if (name == "w:tr") {
            rows_.push_back(false);
        } else if (name == "w:trPr") {
            in_row_properties_ = !rows_.empty();
        } else if (name == "w:pPr") {
            in_properties_ = true;
        } else if (name == "w:rPr" && in_properties_) {
            in_mark_ = true;
        } else if (name == "w:pStyle") {
            if (auto* const now = paragraph()) {
                auto const style = xml.attribute("w:val");
                now->is_headline = styles_.is_title(style);
                now->is_hidden = styles_.hides(style).value_or(false);
            }
        } else {
            open_in_run(xml);
        }
    }

    void open_in_run(Xml const& xml) {
        auto const& name = xml.name();
        if (name == "w:r" || name == "m:r" || name == "a:r") runs_.emplace_back();
        else if (name == "w:t" || name == "m:t" || name == "a:t") in_words_ = true;
        else if (name == "m:oMath") ++notes_.formulas;
        else if (name == "m:den") add("/");
        else if (runs_.empty()) return;
        else if (name == "w:rStyle") runs_.back().style_hides = styles_.hides(xml.attribute("w:val"));
        else if (name == "w:vanish" || name == "w:specVanish") runs_.back().hides = !is_off(xml.attribute("w:val"));
        else if (name == "w:tab" || name == "w:ptab") add("\t");
        else if (name == "w:br" || name == "w:cr" || name == "a:br") add("\n");
        else if (name == "w:noBreakHyphen") add("\u2011");
        else if (name == "w:sym") add_sign(xml.attribute("w:char"));
    }

    void close(Xml const& xml) {
        auto const& name = xml.name();
        if (name == "w:t" || name == "m:t" || name == "a:t") in_words_ = false;
        else if (name == "w:r" || name == "m:r" || name == "a:r") runs_.empty() ? void() : runs_.pop_back();
        else if (name == "w:rPr") in_mark_ = false;
        else if (name == "w:pPr") in_properties_ = false;
        else if (name == "w:trPr") in_row_properties_ = false;
        else if (name == "w:tc") put_waiting();
        else if (name == "w:tr" && !rows_.empty()) {
            if (rows_.back()) --deleted_rows_;
            rows_.pop_back();
        } else if (name == "w:p" || name == "a:p") close_paragraph();
    }

    void close_paragraph() {
        paragraphs_.close([&](OfficeParagraph& each) {
            if (waiting_) {
                each.words.insert(0, waiting_->words);
                each.is_headline = each.is_headline || waiting_->is_headline;
                waiting_.reset();
            }
            if (each.joins) waiting_ = std::move(each);
            else call_(each);
        });
    }

    void put_waiting() {
        if (!waiting_) return;
        call_(*waiting_);
        waiting_.reset();
    }

    OfficeNotes& notes_;
    WordStyles const& styles_;
    OpenParagraphs::Call call_;
    OpenParagraphs paragraphs_;
    std::optional<OfficeParagraph> waiting_; ///< goes on in the next
    std::vector<Run> runs_;  ///< one in the other
    std::vector<bool> rows_; ///< whether each was deleted
    std::size_t deleted_rows_ = 0;
    bool in_words_ = false, in_properties_ = false, in_mark_ = false, in_row_properties_ = false;
};

} // namespace

void read_word(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    auto const entries = entries_in(
        bytes, [](std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".XML"); }, options, into);
    auto const package = word_package(entries);
    WordStyles const styles(package.styles);
    OfficeNotes notes;
    notes.not_read = package.drawings;
    core::FoundText text;
    WordReading(notes, styles).read(package.document, {}, [&](OfficeParagraph& each) { put_paragraph(text, each, notes); });
    auto const add_note = [&](OfficeParagraph& each) { notes.footnotes.push_back(each.words); };
    WordReading(notes, styles).read(package.footnotes, "w:footnote", add_note);
    WordReading(notes, styles).read(package.endnotes, "w:endnote", add_note);
    WordReading(notes, styles).read(package.comments, "w:comment", [&](OfficeParagraph& each) {
        ++notes.comments;
        notes.in_margin.push_back(each.words);
    });
    for (auto const head : package.heads)
        WordReading(notes, styles).read(head, {}, [&](OfficeParagraph& each) {
            if (!core::shows_nothing(each.words) && std::ranges::find(notes.heads, each.words) == notes.heads.end())
                notes.heads.push_back(each.words);
        });
    read_office_facts(package.description, {"dc:title", "dc:creator", nullptr, "docProps/core.xml"}, into);
    finish_office(text, notes, options, into);
}

} // namespace reader
