// Myers' greedy search over words, after the common ends are cut off. It keeps one row per edit to
// walk back, so the number of edits is limited; where it does not arrive, runs of words that stand
// once in each text (in the longest order both share) cut the stretch into smaller ones.
#include "core/text/diff.h"

#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

namespace core {

namespace {

constexpr std::int64_t most_edits = 400;

using Words = std::vector<std::string_view>;

/// A word is a run of letters and digits, a run of white space, or one other code point.
Words split(std::string_view text) {
    enum class Class { word, space, other };
    Words out;
    std::size_t start = 0;
    Class previous = Class::other;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
            ++next;
        }
        std::u32string const decoded = to_utf32(text.substr(at, next - at));
        auto const c = static_cast<UChar32>(decoded.empty() ? U'?' : decoded.front());
        bool const joins = u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
        Class const now = joins                  ? Class::word
                          : u_isUWhiteSpace(c) ? Class::space
                                                 : Class::other;
        if (at > start && (now != previous || now == Class::other)) {
            out.push_back(text.substr(start, at - start));
            start = at;
        }
        previous = now;
        at = next;
    }
    if (start < text.size()) out.push_back(text.substr(start));
    return out;
}

void put(std::vector<Piece>& out, Piece::Kind kind, std::string_view text) {
    if (text.empty()) return;
    if (!out.empty() && out.back().kind == kind) {
        out.back().text += text;
    } else {
        out.push_back({kind, std::string(text)});
    }
}

/// Words as numbers: equal words have the same one, and comparing costs nothing.
using Numbers = std::span<std::uint32_t const>;

/// One step from the first text to the second: a word of either.
struct Stroke {
    Piece::Kind kind;
    std::size_t at; ///< in the first text, or of an added word in the second
};

/// The shortest way from one stretch to another, if it is short enough.
class Search {
public:
    Search(Numbers before, Numbers after, std::size_t& work)
        : before_(before), after_(after), width_(std::ssize(before)), height_(std::ssize(after)), work_(work) {}

    /// From first to last, places counted from the beginning of the stretches; nothing if it is too far.
    std::optional<std::vector<Stroke>> steps() {
        std::int64_t const limit = std::min(most_edits, width_ + height_);
        std::vector<std::int64_t> row(static_cast<std::size_t>(2 * limit + 3), 0);
        offset_ = limit + 1;
        for (std::int64_t edits = 0; edits <= limit; ++edits) {
            bool const arrived = advance(row, edits);
            auto const from = row.begin() + (offset_ - edits);
            rows_.emplace_back(from, from + 2 * edits + 1);
            if (arrived) return walk_back(edits);
        }
        return std::nullopt;
    }

private:
    bool advance(std::vector<std::int64_t>& row, std::int64_t edits) {
        for (std::int64_t k = -edits; k <= edits; k += 2) {
            auto const at = static_cast<std::size_t>(offset_ + k);
            bool const down = k == -edits || (k != edits && row[at - 1] < row[at + 1]);
            std::int64_t x = edits == 0 ? 0 : down ? row[at + 1] : row[at - 1] + 1;
            auto const start = x;
            while (x < width_ && x - k < height_ && number(before_, x) == number(after_, x - k)) ++x;
            work_ += static_cast<std::size_t>(x - start + 1);
            row[at] = x;
            if (x >= width_ && x - k >= height_) return true;
        }
        return false;
    }

    static std::uint32_t number(Numbers words, std::int64_t at) { return words[static_cast<std::size_t>(at)]; }

    std::vector<Stroke> walk_back(std::int64_t edits) const {
        std::vector<Stroke> out;
        std::int64_t x = width_;
        std::int64_t y = height_;
        auto const stroke = [&](Piece::Kind kind, std::int64_t at) {
            out.push_back({kind, static_cast<std::size_t>(at)});
        };
        for (std::int64_t d = edits; d > 0; --d) {
            auto const& row = rows_[static_cast<std::size_t>(d - 1)];
            auto const reached = [&](std::int64_t k) {
                return std::abs(k) > d - 1 ? std::int64_t{-1}
                                           : row[static_cast<std::size_t>(k + d - 1)];
            };
            std::int64_t const k = x - y;
            bool const down = k == -d || (k != d && reached(k - 1) < reached(k + 1));
            std::int64_t const old_k = down ? k + 1 : k - 1;
            std::int64_t const old_x = reached(old_k);
            std::int64_t const old_y = old_x - old_k;
            while (x > old_x && y > old_y) {
                stroke(Piece::Kind::same, --x);
                --y;
            }
            if (down) {
                stroke(Piece::Kind::added, --y);
            } else {
                stroke(Piece::Kind::removed, --x);
            }
        }
        while (x > 0) stroke(Piece::Kind::same, --x);
        std::reverse(out.begin(), out.end());
        return out;
    }

    Numbers before_;
    Numbers after_;
    std::int64_t width_;
    std::int64_t height_;
    std::size_t& work_;
    std::int64_t offset_ = 0;
    std::vector<std::vector<std::int64_t>> rows_;
};

struct Pivot {
    std::size_t before;
    std::size_t after;
};

/// What stands from a word on, five words and signs long, as one number. Single words come again and again in a
/// long text; such a run hardly ever does.
std::vector<std::uint64_t> runs_of(Numbers words) {
    constexpr std::size_t length = 5;
    std::vector<std::uint64_t> runs;
    for (std::size_t at = 0; at + length <= words.size(); ++at) {
        std::uint64_t run = 14'695'981'039'346'656'037U;
        for (auto const word : words.subspan(at, length)) run = (run ^ word) * 1'099'511'628'211U;
        runs.push_back(run);
    }
    return runs;
}

/// Places where a run begins that stands exactly once in each stretch, in the longest order that both share.
std::vector<Pivot> anchors(Numbers before, Numbers after) {
    constexpr auto none = static_cast<std::size_t>(-1);
    struct Places {
        std::size_t first = none, second = none;
        int in_first = 0, in_second = 0;
    };
    std::unordered_map<std::uint64_t, Places> places;
    auto const old_runs = runs_of(before);
    auto const new_runs = runs_of(after);
    for (std::size_t at = 0; at < old_runs.size(); ++at) {
        auto& place = places[old_runs[at]];
        place.first = at;
        ++place.in_first;
    }
    for (std::size_t at = 0; at < new_runs.size(); ++at)
        if (auto const found = places.find(new_runs[at]); found != places.end()) {
            found->second.second = at;
            ++found->second.in_second;
        }
    std::vector<Pivot> shared;
    for (auto const run : old_runs) {
        auto const& place = places.at(run);
        if (place.in_first == 1 && place.in_second == 1 && before[place.first] == after[place.second])
            shared.push_back({place.first, place.second});
    }
    // The longest rising run of places in the second text: ends[n] closes the best run of n + 1.
    std::vector<std::size_t> ends;
    std::vector<std::size_t> came_from(shared.size(), none);
    for (std::size_t at = 0; at < shared.size(); ++at) {
        auto const spot = std::ranges::lower_bound(ends, shared[at].after, {},
                                                   [&](std::size_t end) { return shared[end].after; });
        if (spot != ends.begin()) came_from[at] = *(spot - 1);
        if (spot == ends.end()) {
            ends.push_back(at);
        } else {
            *spot = at;
        }
    }
    std::vector<Pivot> run;
    for (auto at = ends.empty() ? none : ends.back(); at != none; at = came_from[at]) run.push_back(shared[at]);
    std::ranges::reverse(run);
    return run;
}

/// Goes through two texts stretch by stretch.
class Comparison {
public:
    Comparison(Numbers before, Numbers after) : before_(before), after_(after) {}

    std::vector<Stroke> strokes() {
        stretch(0, before_.size(), 0, after_.size(), Depth::top);
        return std::move(out_);
    }
    std::size_t work() const { return work_; }

private:
    enum class Depth { top, between_anchors };

    void stretch(std::size_t from, std::size_t to, std::size_t after_from, std::size_t after_to, Depth depth) {
        while (from < to && after_from < after_to && before_[from] == after_[after_from]) {
            out_.push_back({Piece::Kind::same, from});
            ++from, ++after_from, ++work_;
        }
        std::size_t cut = 0;
        while (cut < std::min(to - from, after_to - after_from) && before_[to - 1 - cut] == after_[after_to - 1 - cut])
            ++cut, ++work_;
        middle(from, to - cut, after_from, after_to - cut, depth);
        for (auto at = to - cut; at < to; ++at) out_.push_back({Piece::Kind::same, at});
    }

    void middle(std::size_t from, std::size_t to, std::size_t after_from, std::size_t after_to, Depth depth) {
        auto const old_part = before_.subspan(from, to - from);
        auto const new_part = after_.subspan(after_from, after_to - after_from);
        if (old_part.empty() || new_part.empty()) return replace(from, to, after_from, after_to);
        if (auto const steps = Search(old_part, new_part, work_).steps()) {
            for (auto const& step : *steps)
                out_.push_back({step.kind, step.at + (step.kind == Piece::Kind::added ? after_from : from)});
            return;
        }
        work_ += old_part.size() + new_part.size();
        auto const held = depth == Depth::top ? anchors(old_part, new_part) : std::vector<Pivot>{};
        if (held.empty()) return replace(from, to, after_from, after_to);
        auto at = from;
        auto after_at = after_from;
        for (auto const& anchor : held) {
            stretch(at, from + anchor.before, after_at, after_from + anchor.after, Depth::between_anchors);
            out_.push_back({Piece::Kind::same, from + anchor.before});
            at = from + anchor.before + 1;
            after_at = after_from + anchor.after + 1;
        }
        stretch(at, to, after_at, after_to, Depth::between_anchors);
    }

    void replace(std::size_t from, std::size_t to, std::size_t after_from, std::size_t after_to) {
        for (auto at = from; at < to; ++at) out_.push_back({Piece::Kind::removed, at});
        for (auto at = after_from; at < after_to; ++at) out_.push_back({Piece::Kind::added, at});
    }

    Numbers before_;
    Numbers after_;
    std::vector<Stroke> out_;
    std::size_t work_ = 0;
};

/// Between two unchanged stretches, everything removed comes before everything added.
class Writer {
public:
    void add(Piece::Kind kind, std::string_view words) {
        if (kind == Piece::Kind::same) {
            flush();
            put(out_, kind, words);
        } else {
            (kind == Piece::Kind::removed ? removed_ : added_) += words;
        }
    }
    std::vector<Piece> finish() {
        flush();
        return std::move(out_);
    }

private:
    void flush() {
        put(out_, Piece::Kind::removed, removed_);
        put(out_, Piece::Kind::added, added_);
        removed_.clear();
        added_.clear();
    }
    std::vector<Piece> out_;
    std::string removed_;
    std::string added_;
};

std::vector<std::uint32_t> numbered(Words const& words, std::unordered_map<std::string_view, std::uint32_t>& known) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(words.size());
    for (auto const word : words)
        numbers.push_back(known.try_emplace(word, static_cast<std::uint32_t>(known.size())).first->second);
    return numbers;
}

bool only_space(std::string_view text) {
    return std::ranges::all_of(to_utf32(text), [](char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); });
}

/// The first code points of a text, or the last, cut at a space where there is one.
std::string_view head_of(std::string_view text, std::size_t wanted) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && wanted-- == 0) break;
    auto const head = text.substr(0, at);
    auto const space = head.rfind(' ');
    auto const whole = at == text.size() || text[at] == ' ' || space == head.npos || space < head.size() / 2;
    return whole ? head : head.substr(0, space);
}
std::string_view tail_of(std::string_view text, std::size_t wanted) {
    auto at = text.size();
    while (at > 0 && wanted > 0)
        if ((static_cast<unsigned char>(text[--at]) & 0xC0U) != 0x80U) --wanted;
    auto const tail = text.substr(at);
    auto const space = tail.find(' ');
    auto const whole = at == 0 || text[at - 1] == ' ' || space == tail.npos || space > tail.size() / 2;
    return whole ? tail : tail.substr(space + 1);
}

} // namespace

std::vector<Piece> word_diff(std::string_view before, std::string_view after, std::size_t* work) {
    Words const old_words = split(before);
    Words const new_words = split(after);
    std::unordered_map<std::string_view, std::uint32_t> known;
    auto const old_numbers = numbered(old_words, known);
    auto const new_numbers = numbered(new_words, known);
    Comparison comparison(old_numbers, new_numbers);
    Writer writer;
    for (auto const& step : comparison.strokes())
        writer.add(step.kind, step.kind == Piece::Kind::added ? new_words[step.at] : old_words[step.at]);
    if (work) *work = comparison.work() + old_words.size() + new_words.size();
    return writer.finish();
}

std::vector<Piece> in_passages(std::vector<Piece> const& pieces) {
    Writer writer;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        auto const& piece = pieces[at];
        auto const between = piece.kind == Piece::Kind::same && at > 0 && at + 1 < pieces.size();
        if (between && only_space(piece.text)) {
            writer.add(Piece::Kind::removed, piece.text);
            writer.add(Piece::Kind::added, piece.text);
        } else {
            writer.add(piece.kind, piece.text);
        }
    }
    return writer.finish();
}

Abridged abridged(std::vector<Piece> const& pieces, std::size_t around, std::size_t most) {
    Abridged out;
    auto const nothing_changed = pieces.size() == 1 && pieces.front().kind == Piece::Kind::same;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        auto piece = pieces[at];
        auto const same = piece.kind == Piece::Kind::same && !nothing_changed;
        auto const before_it = same && at == 0 ? 0 : same ? around : most;
        auto const behind_it = same && at + 1 < pieces.size() ? around : 0;
        auto const first = head_of(piece.text, before_it);
        auto const last = tail_of(piece.text, behind_it);
        // What is left out must be worth the sign that stands for it.
        if (first.size() + last.size() + 12 < piece.text.size()) {
            piece.text = std::string(first) + (before_it == 0 ? "… " : behind_it == 0 ? " …" : " … ") + std::string(last);
            out.cut = true;
        }
        out.pieces.push_back(std::move(piece));
    }
    return out;
}

} // namespace core
