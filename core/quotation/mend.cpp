// An opening mark without partner reaches to the words that tell who speaks, or to the end of its paragraph where a
// colon stands before it. A closing one reaches back to the beginning of its sentences. A quotation that goes on
// over paragraphs ends where the first one has a speaker and the last one another.
#include "core/quotation/mend.h"

#include "core/quotation/characters.h"
#include "core/quotation/incise.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr std::size_t mend_inside = 2'000;
constexpr std::size_t mend_before = 200;
constexpr std::size_t mend_behind = 120;
constexpr std::size_t shortest_word = 3; ///< of a name

class Mending {
public:
    Mending(std::u32string_view text, Lexicon const& lexicon) : text_(text), lexicon_(lexicon) {}

    std::vector<Marked> run(std::vector<Marked> const& pairs) {
        for (Marked const& marked : pairs) {
            if (marked.reopened > 0 && split(marked)) continue;
            if (marked.balanced) {
                out_.push_back(marked);
            } else if (marked.open_width == 0) {
                if (auto const mended = without_opening(marked)) out_.push_back(*mended);
            } else if (auto const mended = without_closing(marked)) {
                out_.push_back(*mended);
            }
        }
        return std::move(out_);
    }

private:
    std::vector<Token> tokens(std::size_t from, std::size_t to) const {
        return tokenise(text_, from, to, lexicon_);
    }

    char32_t solid_before(std::size_t at) const {
        while (at > 0 && is_space(text_[at - 1]) && text_[at - 1] != U'\n') --at;
        return at > 0 ? text_[at - 1] : U'\n';
    }

    std::size_t line_end(std::size_t from) const {
        std::size_t at = from;
        while (at < text_.size() && text_[at] != U'\n' && at - from < mend_behind) ++at;
        return at;
    }

    std::size_t line_start(std::size_t from) const {
        std::size_t at = from;
        while (at > 0 && text_[at - 1] != U'\n' && from - at < mend_before) --at;
        return at;
    }

    enum class Where { anywhere, at_the_end };

    /// The words that tell who speaks, inside an opening mark and what it reaches to; the place where they begin.
    std::optional<std::size_t> cut(std::size_t from, std::size_t until, Where where) const {
        auto const inner = tokens(from, std::min(until, from + mend_inside));
        auto found = find_incise_from(inner, 1, inner.size());
        while (found && where == Where::at_the_end && found->last + 1 < inner.size())
            found = find_incise_from(inner, found->last, inner.size());
        if (!found) return std::nullopt;
        Token const& before = inner[found->before];
        bool const stop = is_terminal(before.sign);
        return stop ? before.end : before.start;
    }

    std::optional<Marked> without_closing(Marked marked) const {
        if (auto const at = cut(marked.inside(), marked.close, Where::anywhere)) {
            marked.close = *at;
            return marked;
        }
        char32_t const previous = solid_before(marked.open);
        if (previous != U'\n' && previous != U':') return std::nullopt;
        if (marked.close < text_.size() && text_[marked.close] != U'\n') {
            // Another mark opens behind: what stands right before it introduces that one.
            std::size_t last = marked.close;
            while (last > marked.inside() && !is_terminal(text_[last - 1])) --last;
            if (last <= marked.inside()) return std::nullopt;
            marked.close = last;
        }
        return marked;
    }

    std::optional<Marked> without_opening(Marked marked) const {
        std::size_t const behind = marked.close + marked.close_width;
        auto const after = tokens(std::min(behind, text_.size()), line_end(behind));
        std::size_t at = 0;
        while (at < after.size() && (after[at].is(U',') || is_stroke(after[at]))) ++at;
        if (!incise_at(after, at, after.size())) return std::nullopt;
        if (marked.open > 0 && text_[marked.open - 1] != U'\n') {
            // The sentence before ends first.
            std::size_t from = marked.open;
            while (from < marked.close && !is_terminal(text_[from])) ++from;
            if (from + 1 < marked.close) marked.open = from + 1;
            while (marked.open < marked.close && is_space(text_[marked.open])) ++marked.open;
        }
        // The mark itself stays outside.
        marked.interrupted = false;
        return marked.open < marked.close ? std::optional(marked) : std::nullopt;
    }

    /// The words of names among tokens, folded.
    std::vector<std::string> names(std::vector<Token> const& all, std::size_t from, std::size_t to) const {
        std::vector<std::string> out;
        for (std::size_t i = from; i < to; ++i)
            if (all[i].is_word() && all[i].capital && all[i].end - all[i].start >= shortest_word &&
                !all[i].any(Tag::article, Tag::preposition, Tag::conjunction, Tag::time, Tag::title))
                out.push_back(fold_word(text_.substr(all[i].start, all[i].end - all[i].start)));
        return out;
    }

    /// “A.¶“B,” said Y. after X said: two people, one of whose marks was forgotten.
    bool split(Marked const& marked) {
        std::size_t first_end = marked.reopened;
        while (first_end > marked.open && is_space(text_[first_end - 1])) --first_end;
        if (first_end <= marked.inside()) return false;
        auto const inside_first = cut(marked.inside(), first_end, Where::at_the_end);
        std::vector<std::string> first;
        if (inside_first) {
            auto const told = tokens(*inside_first, first_end);
            first = names(told, 0, told.size());
        } else {
            auto const before = tokens(line_start(marked.open), marked.open);
            bool const introduced = std::any_of(before.begin(), before.end(), [](Token const& token) {
                return token.is(U':') || token.any(Tag::cue_finite, Tag::cue_participle);
            });
            if (introduced) first = names(before, 0, before.size());
        }
        if (first.empty()) return false;
        if (!inside_first && !another_speaks(marked, first)) return false;
        Marked mended = marked;
        mended.close = inside_first.value_or(first_end);
        mended.balanced = false;
        mended.reopened = 0;
        out_.push_back(mended);
        Marked rest = marked;
        rest.open = marked.reopened;
        rest.reopened = 0;
        if (rest.balanced) out_.push_back(rest);
        else if (auto const closed = without_closing(rest)) out_.push_back(*closed);
        return true;
    }

    /// Whether what stands behind the last paragraph is said of somebody who is not among these.
    bool another_speaks(Marked const& marked, std::vector<std::string> const& first) const {
        if (!marked.balanced) return false;
        std::size_t const behind = marked.close + marked.close_width;
        auto const after = tokens(std::min(behind, text_.size()), line_end(behind));
        std::size_t at = 0;
        while (at < after.size() && (after[at].is(U',') || is_stroke(after[at]))) ++at;
        auto const incise = incise_at(after, at, after.size());
        if (!incise) return false;
        auto const second = names(after, incise->first, incise->last);
        if (second.empty()) return false;
        return std::none_of(second.begin(), second.end(), [&](std::string const& name) {
            return std::find(first.begin(), first.end(), name) != first.end();
        });
    }

    std::u32string_view text_;
    Lexicon const& lexicon_;
    std::vector<Marked> out_;
};

} // namespace

std::vector<Marked> mend_marks(std::u32string_view text, std::vector<Marked> const& pairs, Lexicon const& lexicon) {
    return Mending(text, lexicon).run(pairs);
}

} // namespace core
