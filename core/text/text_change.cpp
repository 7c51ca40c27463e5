#include "core/text/text_change.h"

#include "core/text/fold.h"

#include <algorithm>

namespace core {

namespace {

/// Below this a passage in the same place is another one.
constexpr double least_score = 0.6;

std::int64_t words_of(std::string_view text) {
    std::int64_t words = 0;
    auto inside = false;
    for (auto const c : text) {
        auto const blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank && !inside) ++words;
        inside = !blank;
    }
    return words;
}

/// What counts of a wording: letters and signs, not white space, case or the shape of marks.
std::string bare(std::string_view text) {
    std::string out;
    for (auto const c : core::fold(text)) {
        if (c == '"' || c == ' ') continue;
        out += c;
    }
    std::string plain;
    for (std::size_t at = 0; at < out.size();) { // the other quotation marks
        static constexpr std::string_view marks[] = {"«", "»", "“", "”", "„", "‟", "‹", "›"};
        auto const mark = std::ranges::find_if(marks, [&](auto const one) { return std::string_view(out).substr(at).starts_with(one); });
        if (mark != std::end(marks)) {
            at += mark->size();
            continue;
        }
        plain += out[at++];
    }
    return plain;
}

} // namespace

TextChange::TextChange(std::string_view before, std::string_view after)
    : after_(after), offsets_(after), pieces_(word_diff(before, after)) {
    std::int64_t was = 0, is = 0;
    for (auto const& piece : pieces_) {
        auto const size = count(length(piece.text));
        if (piece.kind == Piece::Kind::same) {
            stretches_.push_back({{was, was + size}, {is, is + size}, true});
            was += size;
            is += size;
            continue;
        }
        // What was taken away and what came in its place are one stretch.
        if (stretches_.empty() || stretches_.back().same) stretches_.push_back({{was, was}, {is, is}, false});
        auto& changed = stretches_.back();
        if (piece.kind == Piece::Kind::removed) {
            changed.before.end = was += size;
            words_gone_ += words_of(piece.text);
        } else {
            changed.after.end = is += size;
            words_come_ += words_of(piece.text);
        }
    }
}

/// Ends inside a changed stretch go to the outer edge of what replaced it.
CarriedPassage TextChange::in_place(Span span) const {
    CarriedPassage carried;
    auto const end_of = [](Stretch const& stretch) { return stretch.before.end; };
    auto at = std::ranges::upper_bound(stretches_, span.start, {}, end_of);
    if (at == stretches_.end() || span.length() <= 0) return carried;
    carried.now.start = at->same ? at->after.start + (span.start - at->before.start) : at->after.start;
    std::int64_t stayed = 0, lost = 0, came = 0;
    for (; at != stretches_.end() && at->before.start < span.end; ++at) {
        auto const inside = std::min(at->before.end, span.end) - std::max(at->before.start, span.start);
        if (at->same) {
            stayed += inside;
            carried.now.end = at->after.start + (std::min(at->before.end, span.end) - at->before.start);
        } else {
            lost += inside;
            // What came in where the passage begins or ends may belong to what stands beside it.
            came += at->after.length();
            carried.now.end = at->after.end;
        }
    }
    auto const length = std::max(stayed + lost, stayed + came);
    carried.score = length > 0 ? 1 - static_cast<double>(std::max(lost, came)) / static_cast<double>(length) : 0;
    carried.now.end = std::max(carried.now.end, carried.now.start);
    return carried;
}

CarriedPassage TextChange::carry(Anchor const& anchor) const {
    auto const wanted = bare(anchor.exact);
    auto const says_the_same = [&](Span span) { return !wanted.empty() && bare(offsets_.slice(span)) == wanted; };
    auto carried = in_place(anchor.span);
    if (says_the_same(carried.now)) return {Carried::same, carried.now, 1};
    if (carried.score >= least_score && carried.now.length() > 0) {
        carried.how = Carried::changed;
        return carried;
    }
    auto const found = find_again(after_, anchor);
    if (found.state == AnchorState::lost) return {};
    if (says_the_same(found.span)) return {Carried::moved, found.span, 1};
    if (found.score >= least_score) return {Carried::changed, found.span, found.score};
    return {};
}

} // namespace core
