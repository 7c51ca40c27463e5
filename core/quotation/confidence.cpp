// The counts come from tests/quality/quotes.py --counts over PolNeAR (train) and French FrameNet; run
// it again after every change of the rules or lexicons.
#include "core/quotation/confidence.h"

#include <array>
#include <span>

namespace core {

namespace {

struct Count {
    Sieve rule;
    Standing standing;
    int right;
    int seen;
};

constexpr double few = 12; ///< weight of what is expected beside what was counted

constexpr std::array counted_english{
    Count{Sieve::according, Standing::named, 4, 5},
    Count{Sieve::according, Standing::worded, 12, 19},
    Count{Sieve::before, Standing::doubtful, 8, 26},
    Count{Sieve::before, Standing::guessed, 59, 70},
    Count{Sieve::before, Standing::meant, 203, 214},
    Count{Sieve::before, Standing::named, 616, 683},
    Count{Sieve::before, Standing::unknown, 17, 39},
    Count{Sieve::before, Standing::worded, 108, 184},
    Count{Sieve::colon, Standing::doubtful, 0, 5},
    Count{Sieve::colon, Standing::guessed, 8, 10},
    Count{Sieve::colon, Standing::meant, 35, 37},
    Count{Sieve::colon, Standing::named, 116, 140},
    Count{Sieve::colon, Standing::unknown, 3, 6},
    Count{Sieve::colon, Standing::worded, 28, 46},
    Count{Sieve::continued, Standing::doubtful, 1, 7},
    Count{Sieve::continued, Standing::guessed, 1, 3},
    Count{Sieve::continued, Standing::meant, 26, 27},
    Count{Sieve::continued, Standing::named, 33, 44},
    Count{Sieve::continued, Standing::unknown, 1, 2},
    Count{Sieve::continued, Standing::worded, 6, 6},
    Count{Sieve::floating, Standing::doubtful, 2, 6},
    Count{Sieve::floating, Standing::guessed, 101, 104},
    Count{Sieve::floating, Standing::meant, 993, 1061},
    Count{Sieve::floating, Standing::unknown, 3, 6},
    Count{Sieve::floating, Standing::worded, 75, 82},
    Count{Sieve::inverted, Standing::doubtful, 0, 3},
    Count{Sieve::inverted, Standing::guessed, 0, 1},
    Count{Sieve::inverted, Standing::meant, 2, 3},
    Count{Sieve::inverted, Standing::named, 466, 485},
    Count{Sieve::inverted, Standing::unknown, 2, 4},
    Count{Sieve::inverted, Standing::worded, 57, 61},
    Count{Sieve::none, Standing::doubtful, 9, 207},
    Count{Sieve::participle, Standing::doubtful, 3, 5},
    Count{Sieve::participle, Standing::guessed, 11, 15},
    Count{Sieve::participle, Standing::meant, 34, 37},
    Count{Sieve::participle, Standing::named, 143, 172},
    Count{Sieve::participle, Standing::unknown, 1, 2},
    Count{Sieve::participle, Standing::worded, 34, 61},
    Count{Sieve::postposed, Standing::guessed, 2, 3},
    Count{Sieve::postposed, Standing::meant, 10, 10},
    Count{Sieve::postposed, Standing::named, 28, 29},
    Count{Sieve::postposed, Standing::worded, 4, 9},
    Count{Sieve::subject_verb, Standing::guessed, 204, 213},
    Count{Sieve::subject_verb, Standing::meant, 491, 511},
    Count{Sieve::subject_verb, Standing::named, 1107, 1158},
    Count{Sieve::subject_verb, Standing::unknown, 13, 13},
    Count{Sieve::subject_verb, Standing::worded, 123, 138},
};

constexpr std::array counted_french{
    Count{Sieve::according, Standing::named, 6, 8},
    Count{Sieve::according, Standing::worded, 5, 8},
    Count{Sieve::before, Standing::guessed, 1, 2},
    Count{Sieve::before, Standing::meant, 0, 1},
    Count{Sieve::before, Standing::named, 48, 50},
    Count{Sieve::before, Standing::unknown, 27, 33},
    Count{Sieve::before, Standing::worded, 44, 46},
    Count{Sieve::colon, Standing::doubtful, 0, 2},
    Count{Sieve::colon, Standing::named, 5, 7},
    Count{Sieve::colon, Standing::unknown, 3, 3},
    Count{Sieve::colon, Standing::worded, 2, 5},
    Count{Sieve::continued, Standing::named, 4, 6},
    Count{Sieve::continued, Standing::unknown, 2, 5},
    Count{Sieve::continued, Standing::worded, 1, 2},
    Count{Sieve::inverted, Standing::guessed, 1, 1},
    Count{Sieve::inverted, Standing::named, 54, 58},
    Count{Sieve::inverted, Standing::unknown, 16, 25},
    Count{Sieve::inverted, Standing::worded, 43, 47},
    Count{Sieve::none, Standing::doubtful, 1, 9},
    Count{Sieve::parenthesis, Standing::named, 0, 1},
    Count{Sieve::participle, Standing::meant, 1, 2},
    Count{Sieve::participle, Standing::named, 7, 11},
    Count{Sieve::participle, Standing::unknown, 2, 6},
    Count{Sieve::participle, Standing::worded, 7, 13},
    Count{Sieve::postposed, Standing::named, 4, 4},
    Count{Sieve::postposed, Standing::unknown, 1, 1},
    Count{Sieve::postposed, Standing::worded, 1, 1},
    Count{Sieve::subject_verb, Standing::named, 0, 2},
    Count{Sieve::subject_verb, Standing::worded, 2, 3},
};

/// No set has interviews; what is reported without marks was counted on the same news with all that
/// was said annotated.
constexpr std::array unmarked{
    Count{Sieve::turn, Standing::named, 4, 4},
    Count{Sieve::reported, Standing::named, 397, 517},
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
};

struct Tally {
    Seen all;
    Seen of_rule;
    Seen of_kind;

    void add(std::span<Count const> counts, Sieve rule, Standing standing) {
        // What is doubtful says nothing of what is not, and the other way round.
        bool const doubtful = standing == Standing::doubtful;
        for (auto const& count : counts) {
            if ((count.standing == Standing::doubtful) != doubtful) continue;
            all.add(count);
            if (count.rule == rule) of_rule.add(count);
            if (count.rule == rule && count.standing == standing) of_kind.add(count);
        }
    }
};

} // namespace

double confidence(Sieve rule, Standing standing, std::string_view language) {
    Tally everywhere;
    everywhere.add(counted_english, rule, standing);
    everywhere.add(counted_french, rule, standing);
    for (auto const& count : unmarked)
        if (count.rule == rule) everywhere.of_rule.add(count);
    double const expected =
        everywhere.of_kind.share(everywhere.of_rule.share(everywhere.all.right / everywhere.all.seen));
    Tally here;
    if (language == "en") here.add(counted_english, rule, standing);
    if (language == "fr") here.add(counted_french, rule, standing);
    return here.of_kind.share(expected);
}

} // namespace core
