// The middle: the article being read, or the list the desk's place asks for.
#pragma once

#include "app/desk/desk.h"
#include "app/window/pages/reader_view.h"

#include <wx/panel.h>

#include <functional>

class wxSimplebook;

namespace app {

class ClaimsView;
class DeletedView;
class MomentsView;
class PartiesView;
class QueueView;
class ScalesView;
class SearchView;
class SourcesView;

class MiddlePane : public wxPanel {
public:
    MiddlePane(wxWindow* parent, Desk& desk, std::function<bool(wchar_t)> key_pressed,
               std::function<void()> import);
    void refresh();
    ReaderView& reader() { return *reader_; }
    /// Puts the keyboard into the article or the list that shows.
    void focus();
    /// The same without choosing anything: where the keyboard goes when a form closes.
    void take_keyboard();

private:
    Desk& desk_;
    wxSimplebook* book_ = nullptr;
    ReaderView* reader_ = nullptr;
    SourcesView* sources_ = nullptr;
    ClaimsView* claims_ = nullptr;
    PartiesView* parties_ = nullptr;
    QueueView* queue_ = nullptr;
    SearchView* search_ = nullptr;
    ScalesView* scales_ = nullptr;
    MomentsView* moments_ = nullptr;
    DeletedView* deleted_ = nullptr;
    Subscription on_place_;
};

} // namespace app
