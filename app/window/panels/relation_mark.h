// A relation as it stands on a card: a sign and a word in a frame. A verdict is a filled pill with a dot
// (app/window/widgets/badge.h); the two are never told apart by colour alone.
#pragma once

#include "app/window/widgets/tile.h"
#include "core/model/link.h"

#include <string>

namespace app {

class RelationMark : public Tile {
public:
    RelationMark(wxWindow* parent, core::Relation relation, std::string const& word);

protected:
    wxSize DoGetBestClientSize() const override;
    void paint(wxGraphicsContext& canvas, wxSize const& size) override;

private:
    core::Relation relation_;
    wxString word_;
};

} // namespace app
