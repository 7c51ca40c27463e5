// How far apart the lines of a document usually stand: more than that parts two paragraphs, whatever the leading is.
#pragma once

#include "app/reader/pdf_lines.h"

#include <map>

namespace reader {

class LineDistances {
public:
    explicit LineDistances(std::vector<PdfLine> const& lines);

    /// Whether the room between two lines, one below the other, parts them.
    bool parts(PdfLine const& before, PdfLine const& next) const;

private:
    struct Usual {
        double distance = 0; ///< from top to top; 0 where there were too few lines
        double width = 0;    ///< of a full line
    };
    Usual usual(double height) const;

    std::map<long, Usual> usual_; ///< by the height of letters, in steps
};

} // namespace reader
