// The lines of a PDF and where they stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reader {

struct PdfLine {
    std::int64_t page = 0, block = 0; ///< blocks are counted through the whole document
    double left = 0, top = 0, width = 0, height = 0; ///< in points, from the upper left corner
    std::string text;
    std::size_t words = 0;
    bool stands_on_many = false; ///< pages: a head or a foot
    bool is_note = false;        ///< at the foot of the page
    bool begins_note = false;    ///< with its mark
    bool runs_left = false;      ///< written from right to left; the text is as it is read
    double bottom() const { return top + height; }
    double right() const { return left + width; }
};

struct PdfPages {
    std::vector<double> heights; ///< of each page
    std::vector<PdfLine> lines;  ///< in reading order
};

/// From the rows of pdftotext -tsv; rows that are none are passed over.
PdfPages pdf_lines(std::string_view rows);

/// Of most lines, heads and feet aside; 0 where there are none.
double usual_height(std::vector<PdfLine> const& lines);

} // namespace reader
