// What the colours in an article mean: under it side by side, and one below the other in the help.
#pragma once

#include "app/window/widgets/tile.h"

#include <vector>

namespace app {

class Legend : public Tile {
public:
    enum class Shape { line, column };
    Legend(wxWindow* parent, Shape shape);

protected:
    void paint(wxGraphicsContext& canvas, wxSize const& size) override;
    wxSize DoGetBestSize() const override;

private:
    std::vector<wxPoint> places(int width) const; ///< of the entries, in as many lines as they need

    Shape shape_;
};

} // namespace app
