// The article being read: what it is, its text with recorded quotations and suggestions marked, and
// the keys that work while reading.
#pragma once

#include "app/window/pages/page.h"
#include "app/window/widgets/find_bar.h"
#include "app/window/widgets/reader_text.h"

#include <wx/panel.h>

#include <map>
#include <memory>
#include <optional>

namespace app {

class Divider;
class LineLabel;
class PicturePane;

class ReaderView : public wxPanel, public MiddlePage {
public:
    ReaderView(wxWindow* parent, PageTools const& tools);
    void refresh() override;
    void arrive() override {
        refresh();
        focus();
    }
    void set_text_size(double points) override { reader_->set_text_size(points); }
    void focus() override { reader_->SetFocus(); }
    void find_in_text() override;
    void print() override;

private:
    void look_for(std::string const& words);
    void step_found(FindBar::Step step);
    void show_found();
    void leave_find();
    void show_head();
    void show_picture();
    void share_room(int moved);
    void reveal(core::Span span);
    void show_reasons(core::Suggestion const& suggestion, std::vector<Highlight>& highlights) const;
    void show_highlights();
    void clicked(long id);
    Pointed thing_at(std::optional<long> position);
    void open_menu(std::optional<long> position, wxPoint at);
    void open_menu_by_key();
    struct Mark { ///< how a quotation shows
        Tint tint;
        Highlight::Tells tells{};
    };
    Mark mark_of(core::Quotation const& quotation);
    Mark look_up_mark(core::Quotation const& quotation) const;

    Desk& desk_;
    ReaderText* reader_ = nullptr;
    PicturePane* picture_ = nullptr;
    Divider* below_picture_ = nullptr;
    double picture_share_ = 0.45; ///< of the height of both
    LineLabel* crumb_ = nullptr;
    LineLabel* count_ = nullptr;
    FindBar* find_ = nullptr;
    std::vector<core::Span> found_;
    std::size_t found_at_ = 0;
    std::shared_ptr<ReadArticle const> shown_;
    std::map<core::RawId, Mark> marks_; ///< of quotations, as of the revision `tinted_at_`
    core::Seq tinted_at_ = 0;
    std::optional<core::Span> reveals_; ///< as soon as the words are there
    Subscription on_text_, on_looking_, on_reveal_, on_picture_;
};

} // namespace app
