// Myers' greedy search over words, after the common ends are cut off. It keeps one row per edit to
// walk back, so the number of edits is limited.
#include "core/text/diff.h"

#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace core {

namespace {

constexpr std::int64_t most_edits = 2'000;
constexpr std::int64_t most_words = 200'000;

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

struct Stroke {
    Piece::Kind kind;
    std::string_view word;
};

class Search {
public:
    Search(Words const& before, Words const& after, std::size_t skip, std::size_t cut)
        : before_(before), after_(after), skip_(skip),
          width_(static_cast<std::int64_t>(before.size() - skip - cut)),
          height_(static_cast<std::int64_t>(after.size() - skip - cut)) {}

    /// The steps from first to last; empty if the texts differ by more than we search.
    std::vector<Stroke> steps() {
        if (width_ + height_ > most_words) return {};
        std::int64_t const limit = std::min(most_edits, width_ + height_);
        std::vector<std::int64_t> row(static_cast<std::size_t>(2 * limit + 3), 0);
        offset_ = limit + 1;
        for (std::int64_t edits = 0; edits <= limit; ++edits) {
            bool const arrived = advance(row, edits);
            auto const from = row.begin() + (offset_ - edits);
            rows_.emplace_back(from, from + 2 * edits + 1);
            if (arrived) return walk_back(edits);
        }
        return {};
    }

private:
    std::string_view before(std::int64_t at) const {
        return before_[skip_ + static_cast<std::size_t>(at)];
    }
    std::string_view after(std::int64_t at) const {
        return after_[skip_ + static_cast<std::size_t>(at)];
    }

    bool advance(std::vector<std::int64_t>& row, std::int64_t edits) {
        for (std::int64_t k = -edits; k <= edits; k += 2) {
            auto const at = static_cast<std::size_t>(offset_ + k);
            bool const down = k == -edits || (k != edits && row[at - 1] < row[at + 1]);
            std::int64_t x = edits == 0 ? 0 : down ? row[at + 1] : row[at - 1] + 1;
            while (x < width_ && x - k < height_ && before(x) == after(x - k)) ++x;
            row[at] = x;
            if (x >= width_ && x - k >= height_) return true;
        }
        return false;
    }

    std::vector<Stroke> walk_back(std::int64_t edits) const {
        std::vector<Stroke> out;
        std::int64_t x = width_;
        std::int64_t y = height_;
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
                out.push_back({Piece::Kind::same, before(--x)});
                --y;
            }
            if (down) {
                out.push_back({Piece::Kind::added, after(--y)});
            } else {
                out.push_back({Piece::Kind::removed, before(--x)});
            }
        }
        while (x > 0) out.push_back({Piece::Kind::same, before(--x)});
        std::reverse(out.begin(), out.end());
        return out;
    }

    Words const& before_;
    Words const& after_;
    std::size_t skip_;
    std::int64_t width_;
    std::int64_t height_;
    std::int64_t offset_ = 0;
    std::vector<std::vector<std::int64_t>> rows_;
};

/// Between two unchanged stretches, everything removed comes before everything added.
class Writer {
public:
    void add(Stroke const& step) {
        if (step.kind == Piece::Kind::same) {
            flush();
            put(out_, step.kind, step.word);
        } else {
            (step.kind == Piece::Kind::removed ? removed_ : added_) += step.word;
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

} // namespace

std::vector<Piece> word_diff(std::string_view before, std::string_view after) {
    Words const old_words = split(before);
    Words const new_words = split(after);
    std::size_t const shorter = std::min(old_words.size(), new_words.size());
    std::size_t skip = 0;
    while (skip < shorter && old_words[skip] == new_words[skip]) ++skip;
    std::size_t cut = 0;
    while (cut < shorter - skip &&
           old_words[old_words.size() - 1 - cut] == new_words[new_words.size() - 1 - cut]) {
        ++cut;
    }
    Writer writer;
    for (std::size_t i = 0; i < skip; ++i) writer.add({Piece::Kind::same, old_words[i]});
    std::vector<Stroke> const steps = Search(old_words, new_words, skip, cut).steps();
    if (steps.empty()) {
        for (std::size_t i = skip; i < old_words.size() - cut; ++i) {
            writer.add({Piece::Kind::removed, old_words[i]});
        }
        for (std::size_t i = skip; i < new_words.size() - cut; ++i) {
            writer.add({Piece::Kind::added, new_words[i]});
        }
    }
    for (Stroke const& step : steps) writer.add(step);
    for (std::size_t i = old_words.size() - cut; i < old_words.size(); ++i) {
        writer.add({Piece::Kind::same, old_words[i]});
    }
    return writer.finish();
}

} // namespace core
