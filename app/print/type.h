// The type of printed pages: how each kind of block looks, and its words set to a width.
#pragma once

#include "app/print/held.h"
#include "core/formats/printed.h"

#include <memory>
#include <vector>

namespace app {

struct Colour {
    double red = 0, green = 0, blue = 0;
};
/// "#RRGGBB"; anything else is grey.
Colour colour_of(std::string const& text);

inline constexpr Colour ink{0.122, 0.137, 0.157}, muted_ink{0.357, 0.384, 0.420}, link_ink{0.114, 0.310, 0.624},
    rule_ink{0.80, 0.79, 0.77};

/// How a block is set; lengths in points.
struct BlockLook {
    core::PrintedBlock::What what;
    bool serif = false;
    double size = 10;
    int weight = 400;
    double before = 0, after = 0; ///< room
    double indent = 0;
    double leading = 1.3;         ///< of the lines
    double keeps = 0;             ///< so much of what follows stands on the same page
    bool upper = false;           ///< small letters set as capitals
};
BlockLook const& look_of(core::PrintedBlock::What what);

/// A stretch of words that leads somewhere, in bytes of the layout's text.
struct LinkSpan {
    int start = 0, end = 0;
    std::string to;
};

struct SetWords {
    std::shared_ptr<PangoLayout> layout;
    std::vector<LinkSpan> links;
};

/// Sets words; every one thread has one of its own.
class Type {
public:
    Type();
    /// A block's runs in its look; `width` in points. `language` is that of the words where the block names none.
    SetWords set(core::PrintedBlock const& block, double width, std::string const& language) const;
    /// What stands beside a value.
    SetWords label(std::string const& words, double width, std::string const& language) const;
    /// A few small words of one line, cut at the width.
    SetWords line(std::string const& words, double width, std::string const& language) const;

private:
    std::shared_ptr<PangoLayout> layout(double size, int weight, bool serif) const;

    Owned<PangoFontMap> fonts_;
    Owned<PangoContext> context_;
};

} // namespace app
