// The source being read, at the right of its text: what it is, what proves it, and the quotations
// that were found in it and wait for somebody to decide.
#pragma once

#include "app/desk/desk.h"
#include "app/intake/time_stamps.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/captures.h"
#include "core/matching/duplicates.h"
#include "core/operations/drift.h"

#include <map>
#include <optional>

class wxSizer;

namespace app {

class Card;

class SourceView : public ScrollColumn {
public:
    SourceView(wxWindow* parent, Desk& desk);
    void refresh();

private:
    void build(core::Source const& source);
    void build_page_switch(core::Source const& source);
    void build_captures(core::Source const& source);
    /// Reads and hashes the bytes of all captures on the worker; the lines follow.
    void look_at_captures(core::Id<core::Source> source, std::size_t count);
    void show_capture(core::CaptureSeen const& seen);
    /// What the newest text says otherwise, as the worker finds it, anew after every change.
    void build_drift(core::Source const& source);
    /// What it is perhaps here already as, as the worker finds it, anew after every change.
    void build_duplicates(core::Source const& source);
    void build_suggestions();
    void add_buttons(Card& card, wxSizer& inside);
    void build_set_aside();

    /// Several changes that come together are shown once.
    void refresh_soon();

    Desk& desk_;
    bool waits_ = false;
    Asker looking_, comparing_, looking_alike_;
    std::vector<core::Duplicate> alike_;        ///< of the source looked at last
    core::Id<core::Source> alike_of_;
    core::Seq alike_at_ = 0;                    ///< the revision they were looked for at
    std::optional<core::Drift> drift_;         ///< of what was compared last
    core::Id<core::Source> compared_;
    core::Seq compared_at_ = 0;                ///< the revision it was compared at
    core::Id<core::Source> looked_at_;          ///< whose captures are known
    std::vector<core::CaptureSeen> captures_;   ///< as the worker found them
    std::map<core::Id<core::Capture>, std::vector<core::StampFound>> stamps_; ///< what theirs say
    Subscription on_text_;
};

} // namespace app
