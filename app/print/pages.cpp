// Blocks broken into pages, and the pages drawn: what stands where is decided first, so that every page can say how many
// there are.
#include "app/print/pages.h"

#include "app/print/dossier_file.h"
#include "app/print/type.h"
#include "core/time/time.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace app {

namespace {

using core::N_;
using core::say;
using What = core::PrintedBlock::What;

// A4, in points.
constexpr double page_width = DossierPages::width, page_height = DossierPages::height, left = 62, right = 62, top = 76,
                 bottom = 70;
constexpr double width = page_width - left - right, lowest = page_height - bottom;
constexpr double head_line = 46, foot_line = page_height - 44;
constexpr double beside_bar = 14; // what belongs to a quotation stands under its words

void use(cairo_t* pen, Colour colour) { cairo_set_source_rgb(pen, colour.red, colour.green, colour.blue); }

void fill(cairo_t* pen, Colour colour, double x, double y, double wide, double high) {
    use(pen, colour);
    cairo_rectangle(pen, x, y, wide, high);
    cairo_fill(pen);
}

/// In an attribute of a tag, between single quotation marks.
std::string in_tag(std::string const& text) {
    std::string safe;
    for (auto const sign : text) {
        if (sign == '\'' || sign == '\\') safe += '\\';
        safe += sign;
    }
    return safe;
}

std::string number(double value) {
    // Never by the reader's locale: a comma would end the number.
    auto const cents = std::llround(value * 100);
    auto const rest = std::to_string(std::abs(cents % 100));
    return (cents < 0 ? "-" : "") + std::to_string(std::abs(cents / 100)) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

/// One line of words where it stands.
struct PlacedLine {
    SetWords words;
    int line = 0;
    double x = 0, baseline = 0, y = 0, height = 0;
};

struct PlacedMark {
    enum class Shape { bar, dot, frame } shape;
    Colour colour;
    double x = 0, y = 0, wide = 0, high = 0;
};

struct Page {
    std::vector<PlacedMark> marks;
    std::vector<PlacedLine> lines;
    std::vector<std::pair<std::string, double>> anchors;  ///< by which links lead there
    std::vector<std::pair<std::string, double>> headings; ///< for the outline
};

/// Where the lines of a layout stand in it, in points.
struct LineBox {
    double x = 0, y = 0, height = 0, baseline = 0;
};

std::vector<LineBox> boxes_of(PangoLayout* layout) {
    std::vector<LineBox> boxes;
    Owned<PangoLayoutIter> const lines(pango_layout_get_iter(layout));
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(lines.get(), nullptr, &logical);
        int from = 0, to = 0; // with the leading
        pango_layout_iter_get_line_yrange(lines.get(), &from, &to);
        auto const points = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
        boxes.push_back({points(logical.x), points(from), points(to - from), points(pango_layout_iter_get_baseline(lines.get()))});
    } while (pango_layout_iter_next_line(lines.get()));
    return boxes;
}

/// Blocks one below the other, on as many pages as they need.
class Breaking {
public:
    Breaking(core::PrintedDossier const& printed, Type const& type) : printed_(printed), type_(type) { pages_.emplace_back(); }

    std::vector<Page> run() {
        for (auto const& block : printed_.blocks) place(block);
        return std::move(pages_);
    }

private:
    Page& page() { return pages_.back(); }
    void next_page() {
        pages_.emplace_back();
        y_ = top;
    }

    void place(core::PrintedBlock const& block) {
        auto const& look = look_of(block.what);
        auto const words = type_.set(block, width - look.indent, printed_.language);
        auto const boxes = boxes_of(words.layout.get());
        auto const height = height_of(boxes);
        auto const opens = block.what == What::quotation || block.what == What::verdict || block.colour != side_;
        side_ = block.what == What::verdict ? std::string() : block.colour;
        bar_from_ = opens ? y_ + look.before : bar_to_;
        if (y_ > top) y_ += look.before;
        // What is short stands together; what announces something stands with it.
        auto const together = boxes.size() <= 3 ? height : boxes[0].height + boxes[1].height;
        if (y_ > top && y_ + together + look.keeps > lowest) next_page();
        if (!block.anchor.empty()) page().anchors.emplace_back(block.anchor, y_);
        if (block.what == What::heading || block.what == What::title) page().headings.emplace_back(text_of(block), y_);
        if (look.upper) page().marks.push_back({PlacedMark::Shape::bar, rule_ink, left, y_ - 5, width, 0.6});
        auto const label_ends = label(block, boxes.front());
        auto const on = pages_.size();
        for (std::size_t at = 0; at < boxes.size();) at = lines(block, look, words, boxes, at);
        if (pages_.size() == on) y_ = std::max(y_, label_ends);
        y_ += look.after;
    }

    static double height_of(std::vector<LineBox> const& boxes) {
        auto height = 0.0;
        for (auto const& box : boxes) height += box.height;
        return height;
    }
    static std::string text_of(core::PrintedBlock const& block) {
        std::string text;
        for (auto const& run : block.runs) text += run.text;
        return text;
    }

    /// As many lines as the page takes, from that one on; none is left alone at the end of one page or the head of the next.
    std::size_t lines(core::PrintedBlock const& block, BlockLook const& look, SetWords const& words, std::vector<LineBox> const& boxes,
                      std::size_t from) {
        auto until = from;
        auto room = lowest - y_;
        while (until < boxes.size() && boxes[until].height <= room) room -= boxes[until++].height;
        if (until < boxes.size() && boxes.size() - until == 1 && until - from > 2) --until;
        if (until == from || (until - from == 1 && until < boxes.size() && from == 0)) {
            if (y_ > top) {
                next_page();
                return from;
            }
            until = from + 1; // higher than a page
        }
        auto const starts = y_;
        for (auto at = from; at < until; ++at) {
            auto const& box = boxes[at];
            page().lines.push_back({words, static_cast<int>(at), left + look.indent + box.x, y_ + (box.baseline - box.y), y_, box.height});
            y_ += box.height;
        }
        beside(block, starts, y_);
        if (until < boxes.size()) next_page();
        return until;
    }

    void beside(core::PrintedBlock const& block, double from, double to) {
        constexpr double bar = 2.5, dot = 11, frame = 6;
        auto const colour = colour_of(block.colour);
        if (!side_.empty()) {
            auto const starts = std::min(std::max(bar_from_, top), from);
            page().marks.push_back({PlacedMark::Shape::bar, colour, left, starts, bar, to - starts});
            bar_to_ = to;
            bar_from_ = top; // on the next page
        }
        if (block.what == What::verdict) page().marks.push_back({PlacedMark::Shape::dot, colour, left, from + 2.5, dot, dot});
        if (block.what == What::warning)
            page().marks.push_back({PlacedMark::Shape::frame, {0.70, 0.20, 0.17}, left, from - frame, width, to - from + 2 * frame});
    }

    /// Where it ends.
    double label(core::PrintedBlock const& block, LineBox const& first) {
        if (block.label.empty()) return y_;
        constexpr double apart = 8;
        auto const words = block.what == What::source ? block.label + "." : block.label;
        auto const in = side_.empty() ? 0 : beside_bar;
        auto const set = type_.label(words, look_of(block.what).indent - apart - in, printed_.language);
        auto const boxes = boxes_of(set.layout.get());
        auto const down = (first.baseline - first.y) - (boxes.front().baseline - boxes.front().y); // both on one line
        for (std::size_t at = 0; at < boxes.size(); ++at) {
            auto const& box = boxes[at];
            page().lines.push_back({set, static_cast<int>(at), left + in + box.x, y_ + down + box.baseline, y_ + down + box.y, box.height});
        }
        return y_ + down + height_of(boxes);
    }

    core::PrintedDossier const& printed_;
    Type const& type_;
    std::vector<Page> pages_;
    double y_ = top;
    std::string side_;     ///< the colour of the bar that goes on
    double bar_from_ = 0, bar_to_ = 0;
};

/// Whether what is drawn is followed with a click.
enum class Links { no, yes };

class Drawing {
public:
    Drawing(core::PrintedDossier const& printed, core::Translator const& translator, Type const& type, cairo_t* pen,
            Links links)
        : printed_(printed), translator_(translator), type_(type), pen_(pen), links_(links) {}

    /// The page of that number, from 0.
    void page(std::vector<Page> const& pages, std::size_t at) const {
        draw(pages[at]);
        surround(at + 1, pages.size());
    }

private:
    void draw(Page const& page) const {
        auto* pen = pen_;
        for (auto const& mark : page.marks) draw(mark);
        if (links_ == Links::yes)
            for (auto const& [name, y] : page.anchors) {
                auto const tag = "name='" + in_tag(name) + "' x=" + number(left) + " y=" + number(y - 12);
                cairo_tag_begin(pen, CAIRO_TAG_DEST, tag.c_str());
                cairo_tag_end(pen, CAIRO_TAG_DEST);
            }
        for (auto const& line : page.lines) draw(line);
    }
    void draw(PlacedMark const& mark) const {
        auto* pen = pen_;
        switch (mark.shape) {
        case PlacedMark::Shape::bar: return fill(pen, mark.colour, mark.x, mark.y, mark.wide, mark.high);
        case PlacedMark::Shape::dot:
            use(pen, mark.colour);
            cairo_arc(pen, mark.x + mark.wide / 2, mark.y + mark.high / 2, mark.wide / 2, 0, 2 * M_PI);
            return cairo_fill(pen);
        case PlacedMark::Shape::frame:
            use(pen, mark.colour);
            cairo_set_line_width(pen, 1);
            cairo_rectangle(pen, mark.x, mark.y, mark.wide, mark.high);
            return cairo_stroke(pen);
        }
    }
    void draw(PlacedLine const& placed) const {
        auto* pen = pen_;
        auto* line = pango_layout_get_line_readonly(placed.words.layout.get(), placed.line);
        use(pen, ink);
        cairo_move_to(pen, placed.x, placed.baseline);
        pango_cairo_show_layout_line(pen, line);
        if (links_ == Links::no) return;
        for (auto const& link : placed.words.links) lead(placed, line, link);
    }
    /// Where the words of a link stand in this line.
    void lead(PlacedLine const& placed, PangoLayoutLine* line, LinkSpan const& link) const {
        auto const from = std::max(link.start, line->start_index), to = std::min(link.end, line->start_index + line->length);
        if (from >= to) return;
        int* ranges = nullptr;
        int count = 0;
        pango_layout_line_get_x_ranges(line, from, to, &ranges, &count);
        // They count from the edge of the layout, lines are placed by their own.
        PangoRectangle logical;
        pango_layout_line_get_extents(line, nullptr, &logical);
        for (int at = 0; at < count; ++at) {
            auto const points = [&](int which) { return static_cast<double>(ranges[2 * at + which]) / PANGO_SCALE; };
            auto const whither = link.to.starts_with('#') ? "dest='" + in_tag(link.to.substr(1)) + "'" : "uri='" + in_tag(link.to) + "'";
            auto const tag = "rect=[" + number(placed_left(placed) + points(0)) + " " + number(placed.y) + " " +
                             number(points(1) - points(0)) + " " + number(placed.height) + "] " + whither;
            cairo_tag_begin(pen_, CAIRO_TAG_LINK, tag.c_str());
            cairo_tag_end(pen_, CAIRO_TAG_LINK);
        }
        g_free(ranges);
    }
    /// The edge of the layout the line is of.
    static double placed_left(PlacedLine const& placed) {
        return placed.x - boxes_of(placed.words.layout.get())[static_cast<std::size_t>(placed.line)].x;
    }

    void small(std::string const& words, double x, double baseline, double wide, PangoAlignment alignment) const {
        auto const set = type_.line(words, wide, printed_.language);
        pango_layout_set_alignment(set.layout.get(), alignment);
        auto const box = boxes_of(set.layout.get()).front();
        use(pen_, muted_ink);
        cairo_move_to(pen_, x + box.x, baseline);
        pango_cairo_show_layout_line(pen_, pango_layout_get_line_readonly(set.layout.get(), 0));
    }
    /// The running head from the second page on, and the foot.
    void surround(std::size_t page, std::size_t pages) const {
        constexpr double apart = 5, half = width / 2;
        if (page > 1) {
            small(printed_.title, left, head_line, width, PANGO_ALIGN_LEFT);
            fill(pen_, rule_ink, left, head_line + apart, width, 0.5);
        }
        small(printed_.foot, left, foot_line, half, PANGO_ALIGN_LEFT);
        small(core::render(say("Page {page} of {pages}", {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}}), translator_),
              left + half, foot_line, half, PANGO_ALIGN_RIGHT);
    }

    core::PrintedDossier const& printed_;
    core::Translator const& translator_;
    Type const& type_;
    cairo_t* pen_;
    Links links_;
};

/// The pages as a file.
class PdfFile {
public:
    explicit PdfFile(core::PrintedDossier const& printed)
        : surface_(cairo_pdf_surface_create_for_stream(&take, &bytes_, page_width, page_height)),
          pen_(cairo_create(surface_.get())) {
        tell_of_it(CAIRO_PDF_METADATA_TITLE, printed.title);
        tell_of_it(CAIRO_PDF_METADATA_CREATOR, "Counterpoint");
        tell_of_it(CAIRO_PDF_METADATA_CREATE_DATE, core::to_iso(printed.as_of).substr(0, 19) + "Z");
    }
    cairo_t* pen() const { return pen_.get(); }

    std::string run(std::vector<Page> const& pages, Drawing const& drawing) {
        for (std::size_t at = 0; at < pages.size(); ++at) {
            drawing.page(pages, at);
            for (auto const& [words, y] : pages[at].headings) outline(words, at + 1, y);
            cairo_show_page(pen_.get());
        }
        cairo_surface_finish(surface_.get());
        if (auto const status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS)
            throw core::Error(core::Code::io,
                              say("The pages could not be made: {why}", {{"why", cairo_status_to_string(status)}}));
        return std::move(bytes_);
    }

private:
    static cairo_status_t take(void* into, unsigned char const* bytes, unsigned size) {
        static_cast<std::string*>(into)->append(reinterpret_cast<char const*>(bytes), size);
        return CAIRO_STATUS_SUCCESS;
    }
    void tell_of_it(cairo_pdf_metadata_t what, std::string const& words) const {
        cairo_pdf_surface_set_metadata(surface_.get(), what, words.c_str());
    }
    void outline(std::string const& words, std::size_t page, double y) const {
        auto const place = "page=" + std::to_string(page) + " pos=[0 " + number(y - 12) + "]";
        cairo_pdf_surface_add_outline(surface_.get(), CAIRO_PDF_OUTLINE_ROOT, words.c_str(), place.c_str(),
                                      cairo_pdf_outline_flags_t{});
    }

    std::string bytes_;
    Owned<cairo_surface_t> surface_;
    Owned<cairo_t> pen_;
};

} // namespace

std::string pdf_of(core::PrintedDossier const& printed, core::Translator const& translator) {
    Type const type;
    auto const pages = Breaking(printed, type).run();
    PdfFile file(printed);
    return file.run(pages, Drawing(printed, translator, type, file.pen(), Links::yes));
}

struct DossierPages::Set {
    core::PrintedDossier printed;
    core::Translator const& translator;
    Type type{};
    std::vector<Page> pages{};
};

DossierPages::DossierPages(core::PrintedDossier printed, core::Translator const& translator)
    : set_(new Set{std::move(printed), translator}) {
    set_->pages = Breaking(set_->printed, set_->type).run();
}

DossierPages::~DossierPages() = default;

std::size_t DossierPages::count() const { return set_->pages.size(); }

void DossierPages::draw(std::size_t page, cairo_t* pen) const {
    Drawing(set_->printed, set_->translator, set_->type, pen, Links::no).page(set_->pages, page);
}

} // namespace app
