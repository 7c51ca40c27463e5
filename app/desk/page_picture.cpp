#include "app/desk/page_picture.h"

#include "app/common/text.h"
#include "app/desk/words_in_box.h"
#include "app/intake/drawing.h"
#include "core/editorial/media_fragment.h"
#include "core/editorial/sources.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

using core::say;

constexpr std::string_view pdf = "application/pdf";

bool is_of_picture(core::Capture const& capture) { return capture.media_type.starts_with("image/"); }

bool holds(core::PictureBox const& box, std::int64_t x, std::int64_t y) {
    return x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
}

/// The lines of a picture with their places in its text.
template <class See>
void each_line(core::Text const& text, See see) {
    for (std::size_t at = 0; at < text.positions.size(); ++at) {
        auto const& line = text.positions[at];
        auto const box = line.kind == core::PositionKind::region ? core::picture_box(line.label) : std::nullopt;
        if (!box) continue;
        auto const next = std::find_if(text.positions.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.positions.end(),
                                       [](core::Position const& other) { return other.kind == core::PositionKind::region; });
        see(core::Span{line.start, next == text.positions.end() ? text.code_points : next->start}, *box);
    }
}

} // namespace

PagePicture::PagePicture(Workbench& workbench, Navigation& navigation, OpenArticle const& article)
    : workbench_(workbench), navigation_(navigation), article_(article), drawing_(workbench.background()),
      on_place_(navigation.place_changed.subscribe([this] { look(); })) {}

std::optional<core::Message> PagePicture::why_not() const {
    if (capture_) return std::nullopt;
    return say("Open a picture or a PDF first: of other sources no page is drawn.");
}

bool PagePicture::is_picture() const { return capture_ && is_of_picture(*capture_); }

bool PagePicture::is_shown() const { return capture_ && (is_picture() ? shows_pictures_ : shows_pages_); }

void PagePicture::show(bool show) {
    (is_picture() ? shows_pictures_ : shows_pages_) = show;
    draw();
}

void PagePicture::look() {
    auto const source = navigation_.source();
    workbench_.attempt([&] {
        auto text = reader().find(navigation_.text());
        auto capture = text ? reader().find(text->capture) : source ? core::newest_capture(reader(), source) : std::nullopt;
        if (capture && !is_of_picture(*capture) && capture->media_type != pdf) capture.reset();
        auto const is_same = capture == capture_;
        capture_ = std::move(capture);
        text_ = std::move(text);
        if (is_same) return;
        page_ = pages_ = 1;
        offset_ = 0;
        if (text_)
            for (auto const& each : text_->positions)
                if (each.kind == core::PositionKind::page) pages_ = std::max(pages_, each.number);
        draw();
    });
}

void PagePicture::turn_to(std::int64_t page) {
    auto const to = std::clamp<std::int64_t>(page, 1, pages_);
    if (std::exchange(page_, to) != to) draw();
}

void PagePicture::read_at(std::int64_t offset) {
    if (!text_ || std::exchange(offset_, offset) == offset || !is_shown()) return;
    if (is_picture()) return changed();
    for (auto const& position : core::positions_of(*text_, offset))
        if (position.kind == core::PositionKind::page) turn_to(position.number);
}

void PagePicture::follow() {
    look();
    if (is_shown()) changed();
}

void PagePicture::draw() {
    drawing_.drop();
    drawn_ = nullptr;
    problem_.reset();
    if (is_shown()) {
        auto const known = std::ranges::find_if(kept_, [&](Drawn const& each) { return each.digest == capture_->digest && each.page == page_; });
        if (known != kept_.end()) {
            drawn_ = known->pixels;
        } else {
            drawing_.ask(
                [capture = *capture_, page = page_](core::Reader const& from) {
                    auto const bytes = from.bytes(capture.digest);
                    if (!bytes) throw core::Error(core::Code::not_found, say("It cannot be shown how it looks: the saved bytes are not here."));
                    return std::make_shared<core::Pixels const>(is_of_picture(capture) ? draw_picture(capture.media_type, *bytes) : draw_page(*bytes, page));
                },
                [this, digest = capture_->digest, page = page_](std::shared_ptr<core::Pixels const> pixels) {
                    constexpr std::size_t most_kept = 4;
                    kept_.push_back({digest, page, pixels});
                    if (kept_.size() > most_kept) kept_.pop_front();
                    drawn_ = std::move(pixels);
                    changed();
                },
                [this](core::Error const& error) {
                    problem_ = error.message();
                    changed();
                });
        }
    }
    changed();
}

std::vector<PagePicture::Quoted> PagePicture::quoted() const {
    std::vector<Quoted> all;
    if (!is_picture()) return all;
    for (auto const& text : reader().referring<core::Text>("capture", capture_->id))
        for (auto const& quotation : reader().referring<core::Quotation>("text", text.id))
            if (auto const box = core::box_of(text, {quotation.start, quotation.end})) all.push_back({quotation.statement, *box, quotation.exact});
    return all;
}

std::optional<core::PictureBox> PagePicture::at_hand() const {
    if (!is_picture() || !text_ || offset_ >= text_->code_points) return std::nullopt;
    return core::box_of(*text_, {offset_, offset_ + 1});
}

std::string PagePicture::words_in(core::PictureBox const& box) const {
    std::string words;
    if (!text_ || !is_picture()) return words;
    each_line(*text_, [&](core::Span span, core::PictureBox const& line) {
        auto const there = words_in_box(article_.slice(span), line, box);
        if (!words.empty() && !there.empty()) words += '\n';
        words += there;
    });
    return words;
}

std::optional<std::int64_t> PagePicture::offset_at(std::int64_t x, std::int64_t y) const {
    std::optional<std::int64_t> offset;
    if (text_ && is_picture())
        each_line(*text_, [&](core::Span span, core::PictureBox const& line) {
            if (!offset && holds(line, x, y)) offset = span.start;
        });
    return offset;
}

} // namespace app
