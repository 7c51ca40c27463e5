// The article being read: what it is, its text with recorded quotations and suggestions marked, and
// the keys that work while reading.
#pragma once

#include "app/window/pages/page.h"
#include "app/window/widgets/reader_text.h"

#include <wx/panel.h>

#include <functional>

namespace app {

class LineLabel;

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

private:
    void show_head();
    void show_reasons(core::Suggestion const& suggestion, std::vector<Highlight>& highlights) const;
    void show_highlights();
    void clicked(long id);
    Tint tint_of(core::Quotation const& quotation) const;

    Desk& desk_;
    ReaderText* reader_ = nullptr;
    LineLabel* crumb_ = nullptr;
    LineLabel* count_ = nullptr;
    core::Id<core::Text> shown_;
    Subscription on_text_, on_reveal_;
};

} // namespace app
