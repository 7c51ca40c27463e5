// What pdftotext finds on a line: words, but letters one by one where a program drew them so, as most do from right to
// left. How far apart they stand tells which are of one word.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace reader {

/// A word, a part of one, or a letter, with the letters in the order they are seen in.
struct PdfPiece {
    double left = 0, top = 0, width = 0, height = 0; ///< in points, from the upper left corner
    std::string text;
    double right() const { return left + width; }
};

using PdfPieces = std::vector<PdfPiece>;

/// How far apart pieces stand on lines from right to left, all through a document.
class LetterDistances {
public:
    /// The pieces must be in the order they are seen in.
    void learn(PdfPieces const& pieces);
    /// Once all are learned.
    void judge();

    /// Whether lines of that height are drawn letter by letter.
    bool one_by_one(double height) const;
    /// What is nearer than that is of one word, on lines of that height.
    double most_in_word(double height) const;

private:
    struct Seen {
        std::vector<double> distances;       ///< in heights of the line
        std::size_t letters = 0, longer = 0; ///< pieces from right to left of one letter, and of more
        double most = 0;                     ///< in a word
        bool one_by_one() const { return letters > 2 * longer; }
        double judged();
    };
    std::map<long, Seen> seen_; ///< by the height of lines, in steps
};

/// Whether there is a letter of Hebrew, Arabic and the like among them.
bool has_leftward_letter(PdfPieces const& pieces);

/// From left to right, marks behind the letter that they belong to.
void put_as_seen(PdfPieces& pieces);

/// Puts the pieces of a word together. Where each letter is a piece, one of more is a ligature, which tells its letters as they
/// are read; they are turned to how they would be seen.
void join_leftward(PdfPieces& pieces, LetterDistances const& distances);
/// The same on other lines: letters set apart by their maker ("H A R B O U R"), which no blank parts.
void join_spaced(PdfPieces& pieces);

} // namespace reader
