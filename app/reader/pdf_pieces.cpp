#include "app/reader/pdf_pieces.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unicode/uchar.h>

namespace reader {

namespace {

double height_of(PdfPieces const& pieces) {
    double highest = 0.1;
    for (auto const& each : pieces) highest = std::max(highest, each.height);
    return highest;
}

long height_step(double height) { return std::lround(height * 2); }

bool is_mark(char32_t sign) {
    auto const kind = u_charType(static_cast<UChar32>(sign));
    return kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK;
}

bool is_mark(PdfPiece const& piece) { return std::ranges::all_of(core::to_utf32(piece.text), [](char32_t sign) { return is_mark(sign); }); }

/// How many letters of Hebrew, Arabic and the like.
std::size_t leftward_letters(PdfPiece const& piece) {
    if (std::ranges::all_of(piece.text, [](char c) { return static_cast<unsigned char>(c) < 0xD6; })) return 0; // below Hebrew
    return static_cast<std::size_t>(std::ranges::count_if(core::to_utf32(piece.text), [](char32_t sign) {
        auto const direction = u_charDirection(static_cast<UChar32>(sign));
        return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    }));
}

/// The last letter first, marks behind theirs.
void turn(std::string& text) {
    std::u32string turned, letter;
    for (auto const sign : core::to_utf32(text)) {
        if (!is_mark(sign)) turned.insert(0, letter), letter.clear();
        letter += sign;
    }
    text = core::to_utf8(turned.insert(0, letter));
}

/// Latin, Greek, Cyrillic and the like, which part words by blanks.
bool is_spaced_letter(char32_t sign) {
    auto const point = static_cast<UChar32>(sign);
    auto const kind = u_charType(point);
    return kind == U_UPPERCASE_LETTER || kind == U_LOWERCASE_LETTER || kind == U_TITLECASE_LETTER;
}

/// Calls it with the distance of each piece that is no mark from the one before it.
template <class Call>
void for_each_distance(PdfPieces const& pieces, Call const& call) {
    PdfPiece const* before = nullptr;
    double right = 0;
    for (auto const& each : pieces) {
        if (is_mark(each)) continue;
        if (before) call(each.left - right, each);
        right = before ? std::max(right, each.right()) : each.right();
        before = &each;
    }
}

/// Puts those together that `is_one` says of, told of how far the second is from the first.
template <class IsOne>
void join(PdfPieces& pieces, IsOne const& is_one) {
    PdfPieces joined;
    double right = 0;
    for (auto& each : pieces) {
        auto const mark = is_mark(each);
        auto const further = mark && !joined.empty() ? right : each.right();
        if (!joined.empty() && (mark || is_one(joined.back(), each, each.left - right))) {
            right = std::max(right, further);
            joined.back().text += each.text;
            joined.back().width = right - joined.back().left;
        } else {
            right = further;
            joined.push_back(std::move(each));
        }
    }
    pieces = std::move(joined);
}

} // namespace

bool has_leftward_letter(PdfPieces const& pieces) {
    return std::ranges::any_of(pieces, [](PdfPiece const& each) { return leftward_letters(each) > 0; });
}

void put_as_seen(PdfPieces& pieces) {
    PdfPieces letters, marks;
    for (auto& each : pieces) (is_mark(each) ? marks : letters).push_back(std::move(each));
    if (letters.empty()) std::swap(letters, marks);
    // Where a letter has no room of its own, as the second of a ligature, it is read after the one that has it.
    std::ranges::stable_sort(letters, [](PdfPiece const& one, PdfPiece const& other) {
        auto const first = std::lround(one.left * 100), second = std::lround(other.left * 100);
        return first != second ? first < second : one.width < other.width;
    });
    std::vector<std::vector<std::size_t>> marks_of(letters.size());
    for (std::size_t at = 0; at < marks.size(); ++at) {
        auto const& mark = marks[at];
        // One without room is drawn from where its letter begins; else it stands over the middle of it.
        auto const place = mark.left + mark.width / 2;
        auto next = std::ranges::upper_bound(letters, place, {}, &PdfPiece::left);
        if (next == letters.begin()) ++next;
        auto letter = static_cast<std::size_t>(next - letters.begin()) - 1;
        auto const is_nearer = next != letters.end() && next->left - place < place - letters[letter].left;
        if (mark.width == 0 && is_nearer) ++letter;
        marks_of[letter].push_back(at);
    }
    pieces.clear();
    for (std::size_t at = 0; at < letters.size(); ++at) {
        pieces.push_back(std::move(letters[at]));
        for (auto const mark : marks_of[at]) pieces.push_back(std::move(marks[mark]));
    }
}

void LetterDistances::learn(PdfPieces const& pieces) {
    constexpr std::size_t enough = 20'000; // to know how far apart they are
    constexpr double furthest = 0.45;      // heights; more parts columns
    auto const height = height_of(pieces);
    auto& seen = seen_[height_step(height)];
    if (seen.distances.size() > enough) return;
    for_each_distance(pieces, [&](double distance, PdfPiece const&) {
        if (distance < height * furthest) seen.distances.push_back(std::max(distance / height, 0.0));
    });
    for (auto const& each : pieces)
        if (auto const letters = leftward_letters(each); letters > 0) ++(letters == 1 ? seen.letters : seen.longer);
}

double LetterDistances::Seen::judged() {
    constexpr double touching = 0.03, least_blank = 0.06, without_blanks = 0.1; // heights
    if (!one_by_one()) return touching;
    if (distances.size() < 2) return without_blanks;
    // Letters of a word stand about one distance apart, words about another: where both differ least from their own,
    std::ranges::sort(distances);
    auto const all = std::accumulate(distances.begin(), distances.end(), 0.0);
    double of_letters = 0, of_words = 0, best = -1, sum = 0;
    for (std::size_t count = 1; count < distances.size(); ++count) {
        sum += distances[count - 1];
        auto const first = sum / static_cast<double>(count), second = (all - sum) / static_cast<double>(distances.size() - count);
        auto const apart = sum * first + (all - sum) * second;
        if (apart > best) best = apart, of_letters = first, of_words = second;
    }
    if (of_words - of_letters < least_blank) return without_blanks;
    // and what parts them is the emptiest stretch between both.
    constexpr int steps = 40;
    auto const step = (of_words - of_letters) / steps;
    auto const near = step * 3;
    auto fewest = std::ssize(distances);
    int longest = 0, length = 0, middle = steps / 2;
    for (int at = 4; at <= steps - 4; ++at) {
        auto const place = of_letters + step * at;
        auto const count = std::ranges::count_if(distances, [&](double each) { return std::abs(each - place) < near; });
        if (count < fewest) fewest = count, longest = length = 0;
        length = count == fewest ? length + 1 : 0;
        if (length > longest) longest = length, middle = at - length / 2;
    }
    return of_letters + step * middle;
}

void LetterDistances::judge() {
    for (auto& each : seen_) each.second.most = each.second.judged();
}

bool LetterDistances::one_by_one(double height) const {
    auto const seen = seen_.find(height_step(height));
    return seen != seen_.end() && seen->second.one_by_one();
}

double LetterDistances::most_in_word(double height) const {
    auto const seen = seen_.find(height_step(height));
    return seen == seen_.end() ? 0 : seen->second.most * height;
}

void join_leftward(PdfPieces& pieces, LetterDistances const& distances) {
    auto const height = height_of(pieces);
    if (distances.one_by_one(height))
        for (auto& each : pieces)
            if (leftward_letters(each) > 1) turn(each.text);
    auto const most = distances.most_in_word(height);
    join(pieces, [&](PdfPiece const&, PdfPiece const&, double distance) { return distance < most; });
}

void join_spaced(PdfPieces& pieces) {
    constexpr std::size_t fewest = 5;
    constexpr double too_near = 0.13; // heights: a blank is wider
    constexpr double clear = 0.1;     // and so much wider than what stands between letters
    constexpr double widest = 0.7;    // between the letters of a word
    if (pieces.size() < 2) return;
    auto const height = height_of(pieces);
    std::vector<double> all, blanks;
    for_each_distance(pieces, [&](double distance, PdfPiece const&) {
        all.push_back(distance);
        if (distance >= too_near * height) blanks.push_back(distance);
    });
    if (all.empty()) return;
    double most = 0;
    std::size_t letters = 0, alone = 0;
    for (auto const& each : pieces) {
        auto const signs = core::to_utf32(each.text.substr(0, 8));
        if (signs.size() == 1) ++alone;
        if (signs.size() == 1 && is_spaced_letter(signs.front())) ++letters;
    }
    auto const one_by_one = letters >= fewest && alone * 10 >= pieces.size() * 7;
    if (one_by_one) {
        std::ranges::sort(all);
        double widest_step = 0, furthest = all.back();
        for (std::size_t at = 1; at < all.size(); ++at)
            if (auto const step = all[at] - all[at - 1]; step > widest_step) widest_step = step, furthest = all[at - 1], most = (all[at] + furthest) / 2;
        // What stands about nothing from each other is one word; else only what is clearly nearer than others.
        if (widest_step < clear * height) most = all.back() < too_near * height ? all.back() + 1 : 0;
        auto const within = static_cast<std::size_t>(std::ranges::count_if(all, [&](double each) { return each < most; }));
        if (furthest > widest * height || within * 2 < all.size()) most = 0;
    } else if (!blanks.empty()) {
        auto const middle = blanks.begin() + static_cast<std::ptrdiff_t>(blanks.size() / 2);
        std::ranges::nth_element(blanks, middle);
        most = std::min(too_near * height, *middle * 0.45);
    }
    if (most == 0) return;
    join(pieces, [&](PdfPiece const& before, PdfPiece const& next, double distance) {
        auto const level = std::abs(before.top - next.top) < height * 0.05 && std::abs(before.height - next.height) < height * 0.05;
        auto const has_letters = is_spaced_letter(core::to_utf32(before.text).back()) && is_spaced_letter(core::to_utf32(next.text).front());
        return level && distance < most && (one_by_one || has_letters);
    });
}

} // namespace reader
