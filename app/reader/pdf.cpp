#include "app/reader/pdf.h"

#include "app/reader/divided_words.h"
#include "app/reader/line_distances.h"
#include "app/reader/page_heads.h"
#include "app/reader/page_notes.h"
#include "app/reader/pdf_lines.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace reader {

namespace {

namespace sentences = core::sentences;

bool ends_in(std::string_view text, std::initializer_list<std::string_view> signs) {
    return std::ranges::any_of(signs, [&](auto const sign) { return text.ends_with(sign); });
}

bool ends_sentence(std::string_view text) {
    return ends_in(text, {".", "!", "?", "…", "»", "”", "\"", ":", "؟", "۔", "。", "！", "？", "।"});
}

bool begins_small(std::string_view text) {
    auto const first = core::to_utf32(text.substr(0, 8));
    return !first.empty() && u_islower(static_cast<UChar32>(first.front())) != 0;
}

/// Whether a new paragraph begins between two lines of one block.
bool parts_paragraphs(PdfLine const& before, PdfLine const& next, double block_right, LineDistances const& distances) {
    auto const height = std::max(before.height, next.height);
    if (std::abs(before.height - next.height) > height * 0.2) return true;
    if (distances.parts(before, next)) return true;
    auto const indented = next.runs_left ? before.right() - next.right() : next.left - before.left;
    if (indented > height && next.top > before.top + height / 2) return true;
    if (next.text.starts_with("— ") || next.text.starts_with("– ") || next.text.starts_with("- ")) return true;
    constexpr double short_line = 0.75;
    auto const width = block_right - std::min(before.left, next.left);
    auto const length = before.runs_left ? before.width : before.right() - std::min(before.left, next.left);
    return ends_sentence(before.text) && length < width * short_line;
}

/// Where a line ends, most writing has a blank; Chinese and Japanese have none.
bool has_blank_between(std::string_view before, std::string_view next) {
    auto const is_written_without = [](char32_t sign) {
        auto const block = ublock_getCode(static_cast<UChar32>(sign));
        UErrorCode failed = U_ZERO_ERROR;
        auto const script = uscript_getScript(static_cast<UChar32>(sign), &failed);
        return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
               block == UBLOCK_CJK_SYMBOLS_AND_PUNCTUATION || block == UBLOCK_HALFWIDTH_AND_FULLWIDTH_FORMS;
    };
    auto const last = core::to_utf32(before), first = core::to_utf32(next.substr(0, 8));
    return last.empty() || first.empty() || !is_written_without(last.back()) || !is_written_without(first.front());
}

class Paragraphs {
public:
    Paragraphs(PdfPages const& pages, core::PageExtent extent) : pages_(pages), extent_(extent), distances_(pages.lines) {
        for (auto const& each : pages.lines) words_.learn(each.text);
        for (auto const& each : pages.lines) {
            if (each.block != block_) rights_.push_back(0), block_ = each.block, ids_.push_back(each.block);
            rights_.back() = std::max(rights_.back(), each.right());
        }
        usual_ = usual_height(pages.lines);
        headline_ = find_headline();
    }

    /// The notes behind all that they are notes to, so that they part no sentence.
    void put_into(core::FoundText& text) {
        put_lines(text, false);
        put_lines(text, true);
    }

    std::size_t joined() const { return joined_; }
    std::size_t heads() const { return heads_; }
    std::string title() const {
        std::string title;
        if (headline_)
            for (auto const& each : pages_.lines)
                if (is_headline(each)) title += (title.empty() ? "" : " ") + each.text;
        return title;
    }

private:
    void put_lines(core::FoundText& text, bool notes) {
        std::int64_t page = 0;
        std::size_t block = 0;
        PdfLine const* before = nullptr;
        for (auto const& each : pages_.lines) {
            while (ids_[block] != each.block) ++block;
            if (each.is_note != notes) continue;
            if (each.page != page) text.page(page = each.page);
            if (each.stands_on_many) {
                ++heads_;
                if (extent_ == core::PageExtent::whole) {
                    put_sign(text);
                    text.paragraph();
                    set_part(text, core::PagePart::running_head);
                    text.words(each.text);
                    before = nullptr;
                }
                continue;
            }
            auto const joint = before ? words_.joint(before->text, each.text) : DividedWords::Joint::none;
            auto const divided = joint != DividedWords::Joint::none;
            auto const goes_on = before && !each.begins_note &&
                                 (before->block == each.block
                                      ? divided || !parts_paragraphs(*before, each, rights_[block], distances_)
                                      : goes_on_in_block(*before, each, divided));
            if (goes_on && divided) {
                ++joined_;
                sign_ = joint == DividedWords::Joint::with_hyphen ? "-" : "";
            }
            put_sign(text);
            if (!goes_on) {
                text.paragraph();
                set_part(text, notes ? core::PagePart::footnotes : is_headline(each) ? core::PagePart::headline : core::PagePart::story);
            } else if (!divided && has_blank_between(before->text, each.text)) {
                text.words(" ");
            }
            // The sign at the end of a line waits until it is known what follows.
            auto const bare = DividedWords::without_sign(each.text);
            text.words(bare);
            sign_ = std::string_view(each.text).substr(bare.size());
            before = &each;
        }
        put_sign(text);
    }

    /// Across blocks: those of pdftotext end at columns and pages, and at times where lines only differ in length.
    bool goes_on_in_block(PdfLine const& before, PdfLine const& next, bool divided) const {
        if (std::abs(before.height - next.height) > before.height * 0.2) return false;
        auto const below = before.page == next.page && next.top > before.top && 
                           std::abs(next.runs_left ? before.right() - next.right() : before.left - next.left) < before.height;
        if (below && !divided) return !parts_paragraphs(before, next, std::max(before.right(), next.right()), distances_);
        return divided || (!ends_sentence(before.text) && begins_small(next.text));
    }

    /// What was held back of the last line.
    void put_sign(core::FoundText& text) {
        if (!sign_.empty()) text.words(sign_);
        sign_ = {};
    }

    void set_part(core::FoundText& text, core::PagePart part) {
        if (part_ == part) return;
        part_ = part;
        text.part(part);
    }

    /// The largest letters of the first page, if they are much larger and few.
    std::optional<PdfLine> find_headline() const {
        constexpr double larger = 1.25;
        constexpr std::size_t most_words = 40;
        PdfLine const* largest = nullptr;
        for (auto const& each : pages_.lines)
            if (each.page == 1 && !each.stands_on_many && (!largest || each.height > largest->height * 1.02)) largest = &each;
        if (!largest || largest->height < usual_ * larger) return std::nullopt;
        std::size_t words = 0;
        for (auto const& each : pages_.lines)
            if (each.page == 1 && each.block == largest->block && std::abs(each.height - largest->height) < largest->height * 0.05)
                words += each.words;
        return words <= most_words ? std::optional(*largest) : std::nullopt;
    }

    bool is_headline(PdfLine const& each) const {
        return headline_ && each.page == 1 && each.block == headline_->block && !each.stands_on_many &&
               std::abs(each.height - headline_->height) < headline_->height * 0.05;
    }

    PdfPages const& pages_;
    core::PageExtent extent_;
    LineDistances distances_;
    DividedWords words_;
    std::vector<double> rights_; ///< of each block
    std::vector<std::int64_t> ids_;
    std::int64_t block_ = -1;
    double usual_ = 0;
    std::optional<PdfLine> headline_;
    std::optional<core::PagePart> part_;
    std::string_view sign_;
    std::size_t joined_ = 0, heads_ = 0;
};

} // namespace

void read_pdf(std::string_view rows, core::IngestOptions const& options, core::Ingested& into) {
    auto pages = pdf_lines(rows);
    find_heads(pages);
    find_notes(pages);
    if (pages.lines.empty()) core::refuse_text(sentences::pictures_only, options);
    struct Amount {
        std::size_t words = 0, signs = 0;
    };
    std::vector<Amount> amounts(pages.heights.size());
    for (auto const& each : pages.lines) {
        auto& of_page = amounts[static_cast<std::size_t>(each.page - 1)];
        of_page.words += each.words;
        of_page.signs += core::to_utf32(each.text).size();
    }
    // A scanned page has its number at most. Where no blanks are written, a line is one word.
    constexpr std::size_t few_words = 8, few_signs = 40;
    auto const thin = static_cast<std::size_t>(std::ranges::count_if(
        amounts, [](Amount const& each) { return each.words < few_words && each.signs < few_signs; }));
    Paragraphs paragraphs(pages, options.extent);
    core::FoundText text;
    paragraphs.put_into(text);
    text.take(into);
    into.title = paragraphs.title();
    if (!into.title.empty()) into.facts.push_back({core::FactKind::title, into.title, "largest letters of the first page"});
    if (thin > 0)
        core::note(into, sentences::few_words, {{"count", std::to_string(thin)}, {"pages", std::to_string(amounts.size())}});
    if (paragraphs.heads() > 0 && options.extent == core::PageExtent::story)
        core::note(into, sentences::heads_left_out, {{"count", std::to_string(paragraphs.heads())}});
    if (auto const count = std::ranges::count(pages.lines, true, &PdfLine::runs_left); count > 0)
        core::note(into, sentences::put_in_order, {{"count", std::to_string(count)}});
    if (paragraphs.joined() > 0) core::note(into, sentences::words_joined, {{"count", std::to_string(paragraphs.joined())}});
}

} // namespace reader
