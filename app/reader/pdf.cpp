#include "app/reader/pdf.h"

#include "app/reader/divided_words.h"
#include "app/reader/pdf_lines.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unicode/uchar.h>

namespace reader {

namespace {

namespace sentences = core::sentences;

bool ends_in(std::string_view text, std::initializer_list<std::string_view> signs) {
    return std::ranges::any_of(signs, [&](auto const sign) { return text.ends_with(sign); });
}

bool ends_sentence(std::string_view text) {
    return ends_in(text, {".", "!", "?", "…", "»", "”", "\"", ":"});
}

bool begins_small(std::string_view text) {
    auto const first = core::to_utf32(text.substr(0, 8));
    return !first.empty() && u_islower(static_cast<UChar32>(first.front())) != 0;
}

/// Of lines on one page, but for heads.
double usual_height(std::vector<PdfLine> const& lines) {
    std::vector<double> heights;
    for (auto const& each : lines)
        if (!each.stands_on_many) heights.push_back(each.height);
    if (heights.empty()) return 0;
    auto const middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

/// Whether a new paragraph begins between two lines of one block.
bool parts_paragraphs(PdfLine const& before, PdfLine const& next, double block_right) {
    auto const height = std::max(before.height, next.height);
    if (std::abs(before.height - next.height) > height * 0.2) return true;
    if (next.top - before.bottom() > height * 0.6) return true;
    if (next.left - before.left > height && next.top > before.top + height / 2) return true; // indented
    if (next.text.starts_with("— ") || next.text.starts_with("– ") || next.text.starts_with("- ")) return true;
    constexpr double short_line = 0.75;
    auto const width = block_right - std::min(before.left, next.left);
    return ends_sentence(before.text) && before.right() - std::min(before.left, next.left) < width * short_line;
}

class Paragraphs {
public:
    Paragraphs(PdfPages const& pages, core::PageExtent extent) : pages_(pages), extent_(extent) {
        for (auto const& each : pages.lines) words_.learn(each.text);
        for (auto const& each : pages.lines) {
            if (each.block != block_) rights_.push_back(0), block_ = each.block, ids_.push_back(each.block);
            rights_.back() = std::max(rights_.back(), each.right());
        }
        usual_ = usual_height(pages.lines);
        headline_ = find_headline();
    }

    void put_into(core::FoundText& text) {
        std::int64_t page = 0;
        std::size_t block = 0;
        PdfLine const* before = nullptr;
        for (auto const& each : pages_.lines) {
            while (ids_[block] != each.block) ++block;
            if (each.page != page) text.page(page = each.page);
            if (each.stands_on_many) {
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
            auto const goes_on = before && (before->block == each.block
                                                ? divided || !parts_paragraphs(*before, each, rights_[block])
                                                : goes_on_in_block(*before, each, divided));
            if (goes_on && divided) {
                ++joined_;
                sign_ = joint == DividedWords::Joint::with_hyphen ? "-" : "";
            }
            put_sign(text);
            if (!goes_on) {
                text.paragraph();
                set_part(text, is_headline(each) ? core::PagePart::headline : core::PagePart::story);
            } else if (!divided) {
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

    std::size_t joined() const { return joined_; }
    std::string title() const {
        std::string title;
        if (headline_)
            for (auto const& each : pages_.lines)
                if (is_headline(each)) title += (title.empty() ? "" : " ") + each.text;
        return title;
    }

private:
    /// Across blocks: those of pdftotext end at columns and pages, and at times where lines only differ in length.
    static bool goes_on_in_block(PdfLine const& before, PdfLine const& next, bool divided) {
        if (std::abs(before.height - next.height) > before.height * 0.2) return false;
        auto const below = before.page == next.page && next.top > before.top && std::abs(before.left - next.left) < before.height;
        if (below && !divided) return !parts_paragraphs(before, next, std::max(before.right(), next.right()));
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
    DividedWords words_;
    std::vector<double> rights_; ///< of each block
    std::vector<std::int64_t> ids_;
    std::int64_t block_ = -1;
    double usual_ = 0;
    std::optional<PdfLine> headline_;
    std::optional<core::PagePart> part_;
    std::string_view sign_;
    std::size_t joined_ = 0;
};

} // namespace

void read_pdf(std::string_view rows, core::IngestOptions const& options, core::Ingested& into) {
    auto pages = pdf_lines(rows);
    find_heads(pages);
    if (pages.lines.empty()) core::refuse_text(sentences::pictures_only, options);
    std::vector<std::size_t> words(pages.heights.size(), 0);
    for (auto const& each : pages.lines) words[static_cast<std::size_t>(each.page - 1)] += each.words;
    constexpr std::size_t few = 30;
    auto const thin = static_cast<std::size_t>(std::ranges::count_if(words, [](auto count) { return count < few; }));
    Paragraphs paragraphs(pages, options.extent);
    core::FoundText text;
    paragraphs.put_into(text);
    text.take(into);
    into.title = paragraphs.title();
    if (!into.title.empty()) into.facts.push_back({core::FactKind::title, into.title, "largest letters of the first page"});
    if (thin * 2 > words.size() && words.size() > 1)
        core::note(into, sentences::few_words, {{"count", std::to_string(thin)}, {"pages", std::to_string(words.size())}});
    if (paragraphs.joined() > 0) core::note(into, sentences::words_joined, {{"count", std::to_string(paragraphs.joined())}});
}

} // namespace reader
