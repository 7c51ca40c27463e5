// The counts come from tests/quality/quotes.py --counts over PolNeAR (train; dev for what is reported without marks) and
// French FrameNet; run it again after every change of the rules or lexicons. --held-out of the same program counts on
// four fifths and tells how many of the other fifth would be sure, and rightly so.
#include "core/quotation/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace core {

namespace {

struct Count {
    Sieve rule;
    Standing standing;
    Clarity clarity;
    int right;
    int seen;
};

constexpr double nearly_sure = 0.94;
constexpr double few = 12; ///< weight of what is expected beside what was counted

constexpr std::array counted_english{
    Count{Sieve::according, Standing::meant, Clarity::clear, 0, 1},
    Count{Sieve::according, Standing::named, Clarity::clear, 1, 2},
    Count{Sieve::according, Standing::named, Clarity::plain, 3, 3},
    Count{Sieve::according, Standing::worded, Clarity::clear, 4, 4},
    Count{Sieve::according, Standing::worded, Clarity::plain, 8, 15},
    Count{Sieve::before, Standing::doubtful, Clarity::plain, 12, 34},
    Count{Sieve::before, Standing::guessed, Clarity::clear, 34, 36},
    Count{Sieve::before, Standing::guessed, Clarity::plain, 29, 36},
    Count{Sieve::before, Standing::meant, Clarity::clear, 108, 112},
    Count{Sieve::before, Standing::meant, Clarity::plain, 90, 101},
    Count{Sieve::before, Standing::named, Clarity::clear, 279, 293},
    Count{Sieve::before, Standing::named, Clarity::plain, 356, 411},
    Count{Sieve::before, Standing::unknown, Clarity::clear, 7, 12},
    Count{Sieve::before, Standing::unknown, Clarity::plain, 11, 22},
    Count{Sieve::before, Standing::worded, Clarity::clear, 56, 72},
    Count{Sieve::before, Standing::worded, Clarity::plain, 58, 108},
    Count{Sieve::clause, Standing::doubtful, Clarity::plain, 1, 3},
    Count{Sieve::clause, Standing::guessed, Clarity::plain, 1, 2},
    Count{Sieve::clause, Standing::meant, Clarity::plain, 17, 19},
    Count{Sieve::clause, Standing::named, Clarity::plain, 59, 73},
    Count{Sieve::clause, Standing::unknown, Clarity::plain, 4, 5},
    Count{Sieve::clause, Standing::worded, Clarity::plain, 27, 28},
    Count{Sieve::colon, Standing::doubtful, Clarity::plain, 2, 3},
    Count{Sieve::colon, Standing::guessed, Clarity::clear, 8, 9},
    Count{Sieve::colon, Standing::guessed, Clarity::plain, 1, 2},
    Count{Sieve::colon, Standing::meant, Clarity::clear, 27, 27},
    Count{Sieve::colon, Standing::meant, Clarity::plain, 7, 10},
    Count{Sieve::colon, Standing::named, Clarity::clear, 79, 85},
    Count{Sieve::colon, Standing::named, Clarity::plain, 39, 63},
    Count{Sieve::colon, Standing::unknown, Clarity::clear, 2, 3},
    Count{Sieve::colon, Standing::unknown, Clarity::plain, 1, 3},
    Count{Sieve::colon, Standing::worded, Clarity::clear, 11, 18},
    Count{Sieve::colon, Standing::worded, Clarity::plain, 17, 28},
    Count{Sieve::continued, Standing::doubtful, Clarity::plain, 1, 7},
    Count{Sieve::continued, Standing::guessed, Clarity::clear, 1, 1},
    Count{Sieve::continued, Standing::guessed, Clarity::plain, 0, 1},
    Count{Sieve::continued, Standing::meant, Clarity::clear, 23, 24},
    Count{Sieve::continued, Standing::meant, Clarity::plain, 2, 3},
    Count{Sieve::continued, Standing::named, Clarity::clear, 21, 23},
    Count{Sieve::continued, Standing::named, Clarity::plain, 8, 15},
    Count{Sieve::continued, Standing::unknown, Clarity::clear, 1, 1},
    Count{Sieve::continued, Standing::worded, Clarity::clear, 3, 3},
    Count{Sieve::continued, Standing::worded, Clarity::plain, 4, 4},
    Count{Sieve::floating, Standing::doubtful, Clarity::plain, 2, 7},
    Count{Sieve::floating, Standing::guessed, Clarity::clear, 81, 82},
    Count{Sieve::floating, Standing::guessed, Clarity::plain, 13, 15},
    Count{Sieve::floating, Standing::meant, Clarity::clear, 889, 927},
    Count{Sieve::floating, Standing::meant, Clarity::plain, 98, 124},
    Count{Sieve::floating, Standing::unknown, Clarity::plain, 3, 4},
    Count{Sieve::floating, Standing::worded, Clarity::clear, 71, 76},
    Count{Sieve::floating, Standing::worded, Clarity::plain, 6, 9},
    Count{Sieve::implied, Standing::doubtful, Clarity::plain, 18, 38},
    Count{Sieve::implied, Standing::guessed, Clarity::plain, 4, 6},
    Count{Sieve::implied, Standing::meant, Clarity::plain, 3, 3},
    Count{Sieve::implied, Standing::named, Clarity::plain, 17, 23},
    Count{Sieve::implied, Standing::unknown, Clarity::plain, 0, 2},
    Count{Sieve::implied, Standing::worded, Clarity::plain, 12, 18},
    Count{Sieve::incise, Standing::guessed, Clarity::plain, 1, 1},
    Count{Sieve::incise, Standing::meant, Clarity::plain, 6, 6},
    Count{Sieve::incise, Standing::named, Clarity::plain, 4, 6},
    Count{Sieve::incise, Standing::unknown, Clarity::plain, 2, 2},
    Count{Sieve::incise, Standing::worded, Clarity::plain, 10, 11},
    Count{Sieve::inverted, Standing::doubtful, Clarity::plain, 0, 1},
    Count{Sieve::inverted, Standing::guessed, Clarity::plain, 0, 1},
    Count{Sieve::inverted, Standing::meant, Clarity::clear, 1, 1},
    Count{Sieve::inverted, Standing::meant, Clarity::plain, 1, 2},
    Count{Sieve::inverted, Standing::named, Clarity::clear, 371, 384},
    Count{Sieve::inverted, Standing::named, Clarity::plain, 100, 106},
    Count{Sieve::inverted, Standing::unknown, Clarity::clear, 1, 1},
    Count{Sieve::inverted, Standing::unknown, Clarity::plain, 1, 1},
    Count{Sieve::inverted, Standing::worded, Clarity::clear, 38, 38},
    Count{Sieve::inverted, Standing::worded, Clarity::plain, 19, 22},
    Count{Sieve::none, Standing::doubtful, Clarity::plain, 2, 99},
    Count{Sieve::noun, Standing::named, Clarity::clear, 0, 1},
    Count{Sieve::noun, Standing::named, Clarity::plain, 0, 1},
    Count{Sieve::noun, Standing::worded, Clarity::clear, 4, 5},
    Count{Sieve::noun, Standing::worded, Clarity::plain, 2, 3},
    Count{Sieve::parenthesis, Standing::named, Clarity::plain, 6, 6},
    Count{Sieve::participle, Standing::doubtful, Clarity::plain, 4, 7},
    Count{Sieve::participle, Standing::guessed, Clarity::clear, 9, 10},
    Count{Sieve::participle, Standing::guessed, Clarity::plain, 5, 6},
    Count{Sieve::participle, Standing::meant, Clarity::clear, 17, 19},
    Count{Sieve::participle, Standing::meant, Clarity::plain, 13, 13},
    Count{Sieve::participle, Standing::named, Clarity::clear, 80, 91},
    Count{Sieve::participle, Standing::named, Clarity::plain, 72, 90},
    Count{Sieve::participle, Standing::unknown, Clarity::plain, 0, 2},
    Count{Sieve::participle, Standing::worded, Clarity::clear, 24, 30},
    Count{Sieve::participle, Standing::worded, Clarity::plain, 19, 32},
    Count{Sieve::postposed, Standing::doubtful, Clarity::plain, 0, 1},
    Count{Sieve::postposed, Standing::guessed, Clarity::plain, 1, 2},
    Count{Sieve::postposed, Standing::meant, Clarity::plain, 12, 13},
    Count{Sieve::postposed, Standing::named, Clarity::plain, 30, 32},
    Count{Sieve::postposed, Standing::unknown, Clarity::plain, 0, 1},
    Count{Sieve::postposed, Standing::worded, Clarity::plain, 4, 8},
    Count{Sieve::reported, Standing::doubtful, Clarity::plain, 2, 2},
    Count{Sieve::reported, Standing::guessed, Clarity::plain, 3, 4},
    Count{Sieve::reported, Standing::meant, Clarity::plain, 12, 14},
    Count{Sieve::reported, Standing::named, Clarity::plain, 54, 61},
    Count{Sieve::reported, Standing::unknown, Clarity::plain, 2, 2},
    Count{Sieve::reported, Standing::worded, Clarity::plain, 24, 29},
    Count{Sieve::source, Standing::named, Clarity::plain, 2, 4},
    Count{Sieve::source, Standing::worded, Clarity::plain, 10, 10},
    Count{Sieve::subject_verb, Standing::doubtful, Clarity::plain, 1, 3},
    Count{Sieve::subject_verb, Standing::guessed, Clarity::clear, 129, 131},
    Count{Sieve::subject_verb, Standing::guessed, Clarity::plain, 77, 80},
    Count{Sieve::subject_verb, Standing::meant, Clarity::clear, 300, 304},
    Count{Sieve::subject_verb, Standing::meant, Clarity::plain, 182, 190},
    Count{Sieve::subject_verb, Standing::named, Clarity::clear, 874, 889},
    Count{Sieve::subject_verb, Standing::named, Clarity::plain, 231, 254},
    Count{Sieve::subject_verb, Standing::unknown, Clarity::clear, 7, 7},
    Count{Sieve::subject_verb, Standing::unknown, Clarity::plain, 6, 6},
    Count{Sieve::subject_verb, Standing::worded, Clarity::clear, 84, 84},
    Count{Sieve::subject_verb, Standing::worded, Clarity::plain, 47, 61},
};

constexpr std::array counted_french{
    Count{Sieve::according, Standing::named, Clarity::clear, 2, 2},
    Count{Sieve::according, Standing::named, Clarity::plain, 5, 7},
    Count{Sieve::according, Standing::worded, Clarity::plain, 6, 9},
    Count{Sieve::before, Standing::guessed, Clarity::clear, 1, 1},
    Count{Sieve::before, Standing::guessed, Clarity::plain, 2, 3},
    Count{Sieve::before, Standing::named, Clarity::clear, 21, 22},
    Count{Sieve::before, Standing::named, Clarity::plain, 28, 30},
    Count{Sieve::before, Standing::unknown, Clarity::clear, 13, 14},
    Count{Sieve::before, Standing::unknown, Clarity::plain, 12, 18},
    Count{Sieve::before, Standing::worded, Clarity::clear, 22, 22},
    Count{Sieve::before, Standing::worded, Clarity::plain, 21, 23},
    Count{Sieve::colon, Standing::doubtful, Clarity::plain, 1, 1},
    Count{Sieve::colon, Standing::named, Clarity::clear, 3, 3},
    Count{Sieve::colon, Standing::named, Clarity::plain, 2, 5},
    Count{Sieve::colon, Standing::unknown, Clarity::clear, 2, 2},
    Count{Sieve::colon, Standing::worded, Clarity::clear, 1, 1},
    Count{Sieve::colon, Standing::worded, Clarity::plain, 2, 4},
    Count{Sieve::continued, Standing::named, Clarity::clear, 1, 1},
    Count{Sieve::continued, Standing::named, Clarity::plain, 0, 1},
    Count{Sieve::implied, Standing::doubtful, Clarity::plain, 1, 3},
    Count{Sieve::implied, Standing::named, Clarity::plain, 1, 1},
    Count{Sieve::inverted, Standing::guessed, Clarity::clear, 1, 1},
    Count{Sieve::inverted, Standing::named, Clarity::clear, 36, 36},
    Count{Sieve::inverted, Standing::named, Clarity::plain, 22, 23},
    Count{Sieve::inverted, Standing::unknown, Clarity::clear, 8, 8},
    Count{Sieve::inverted, Standing::unknown, Clarity::plain, 10, 12},
    Count{Sieve::inverted, Standing::worded, Clarity::clear, 29, 30},
    Count{Sieve::inverted, Standing::worded, Clarity::plain, 17, 18},
    Count{Sieve::none, Standing::doubtful, Clarity::plain, 1, 6},
    Count{Sieve::participle, Standing::doubtful, Clarity::plain, 1, 3},
    Count{Sieve::participle, Standing::guessed, Clarity::plain, 0, 1},
    Count{Sieve::participle, Standing::meant, Clarity::clear, 1, 1},
    Count{Sieve::participle, Standing::meant, Clarity::plain, 0, 2},
    Count{Sieve::participle, Standing::named, Clarity::clear, 4, 5},
    Count{Sieve::participle, Standing::named, Clarity::plain, 4, 7},
    Count{Sieve::participle, Standing::unknown, Clarity::clear, 1, 1},
    Count{Sieve::participle, Standing::unknown, Clarity::plain, 1, 1},
    Count{Sieve::participle, Standing::worded, Clarity::clear, 4, 5},
    Count{Sieve::participle, Standing::worded, Clarity::plain, 5, 7},
    Count{Sieve::postposed, Standing::named, Clarity::plain, 5, 6},
    Count{Sieve::postposed, Standing::unknown, Clarity::plain, 1, 1},
    Count{Sieve::postposed, Standing::worded, Clarity::plain, 3, 3},
    Count{Sieve::subject_verb, Standing::named, Clarity::plain, 0, 2},
    Count{Sieve::subject_verb, Standing::worded, Clarity::plain, 2, 3},
};

/// No set has interviews, or paragraphs that stand apart; these are sentences of our own and of others.
constexpr std::array unmarked{
    Count{Sieve::turn, Standing::named, Clarity::plain, 4, 4},
    Count{Sieve::block, Standing::named, Clarity::plain, 6, 6},
};

/// No set annotates what has one mark only; these were found in the same texts, and read one by one.
constexpr std::array one_mark{
    Count{Sieve::before, Standing::named, Clarity::mended, 0, 1},
    Count{Sieve::colon, Standing::named, Clarity::mended, 5, 8},
    Count{Sieve::inverted, Standing::named, Clarity::mended, 5, 5},
    Count{Sieve::subject_verb, Standing::named, Clarity::mended, 4, 5},
};

struct Seen {
    double right = 0;
    double seen = 0;
    void add(Count const& count) {
        right += count.right;
        seen += count.seen;
    }
    /// The share, drawn towards what is known of more of them the fewer there are.
    double share(double expected) const { return (right + few * expected) / (seen + few); }
    /// What the share is above, nineteen times out of twenty (Wilson's bound).
    double at_least() const {
        if (seen == 0) return 0;
        constexpr double z = 1.645;
        double const p = right / seen;
        double const spread = z * std::sqrt(p * (1 - p) / seen + z * z / (4 * seen * seen));
        return (p + z * z / (2 * seen) - spread) / (1 + z * z / seen);
    }
};

struct Tally {
    Seen all;
    Seen of_rule;
    Seen of_kind;

    void add(std::span<Count const> counts, Sieve rule, Standing standing, Clarity clarity) {
        // What is doubtful says nothing of what is not, and the other way round.
        bool const doubtful = standing == Standing::doubtful;
        for (auto const& count : counts) {
            if ((count.standing == Standing::doubtful) != doubtful) continue;
            if (count.clarity != clarity) continue;
            all.add(count);
            if (count.rule == rule) of_rule.add(count);
            if (count.rule == rule && count.standing == standing) of_kind.add(count);
        }
    }
};

} // namespace

double confidence(Sieve rule, Standing standing, Clarity clarity, std::string_view language) {
    Tally everywhere;
    everywhere.add(counted_english, rule, standing, clarity);
    everywhere.add(counted_french, rule, standing, clarity);
    everywhere.add(one_mark, rule, standing, clarity);
    for (auto const& count : unmarked)
        if (count.rule == rule) everywhere.of_rule.add(count);
    double const general = everywhere.all.seen > 0 ? everywhere.all.right / everywhere.all.seen : 0.5;
    double const expected = everywhere.of_kind.share(everywhere.of_rule.share(general));
    Tally here;
    if (language == "en") here.add(counted_english, rule, standing, clarity);
    if (language == "fr") here.add(counted_french, rule, standing, clarity);
    double const share = here.of_kind.share(expected);
    return here.of_kind.at_least() >= sure_from ? share : std::min(share, nearly_sure);
}

} // namespace core
