// How what is being read looks: a picture itself, or the page of a document the person reads. It is drawn by a worker that lets a
// program which is shut in look at the bytes; what was drawn last is kept. A region of a picture can be quoted from here.
#pragma once

#include "app/desk/article.h"
#include "core/ingest/pixels.h"
#include "core/model/picture_box.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

class PagePicture {
public:
    /// All outlive this.
    PagePicture(Workbench& workbench, Navigation& navigation, OpenArticle const& article);

    /// Why there is nothing to look at; nothing when there is.
    std::optional<core::Message> why_not() const;
    /// Whether it is a picture, of which regions can be quoted; else it is the pages of a document.
    bool is_picture() const;
    /// A picture is, from the beginning; pages are once somebody asked for them.
    bool is_shown() const;
    void show(bool show);

    /// From 1; a picture is one page.
    std::int64_t page() const { return page_; }
    std::int64_t pages() const { return pages_; }
    void turn_to(std::int64_t page);
    /// Somebody reads at this place of the text.
    void read_at(std::int64_t offset);
    /// After a change; called by the desk.
    void follow();

    /// Null while it is being drawn, and when it cannot be.
    std::shared_ptr<core::Pixels const> const& drawn() const { return drawn_; }
    /// What kept it from being drawn.
    std::optional<core::Message> const& problem() const { return problem_; }

    /// What was quoted from the picture, and where.
    struct Quoted {
        core::Id<core::Statement> statement;
        core::PictureBox box;
        std::string words;
    };
    std::vector<Quoted> quoted() const;
    /// Where the words at hand stand in the picture; nothing where that is not known.
    std::optional<core::PictureBox> at_hand() const;
    /// The words that were read in the picture within a box, as far as they are known: of a line the box lies over in
    /// part, those words that are about there.
    std::string words_in(core::PictureBox const& box) const;
    /// Where the words of the line at this point begin in the text.
    std::optional<std::int64_t> offset_at(std::int64_t x, std::int64_t y) const;

    Signal<> changed;

private:
    struct Drawn {
        core::Digest digest;
        std::int64_t page;
        std::shared_ptr<core::Pixels const> pixels;
    };
    void look();
    void draw();
    core::Reader const& reader() const { return workbench_.reader(); }

    Workbench& workbench_;
    Navigation& navigation_;
    OpenArticle const& article_;
    Asker drawing_;
    std::optional<core::Capture> capture_; ///< what is looked at
    std::optional<core::Text> text_;       ///< what is read of it, if anything
    std::int64_t page_ = 1, pages_ = 1, offset_ = 0;
    bool shows_pictures_ = true, shows_pages_ = false;
    std::shared_ptr<core::Pixels const> drawn_;
    std::optional<core::Message> problem_;
    std::deque<Drawn> kept_; ///< the newest last
    Subscription on_place_;
};

} // namespace app
