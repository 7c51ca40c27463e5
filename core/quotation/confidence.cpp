// The counts come from tests/quality/quotes.py --counts over PolNeAR (train) and French FrameNet; run
// it again after every change of the rules or lexicons.
#include "core/quotation/confidence.h"

#include <array>

namespace core {

namespace {

struct Count {
    Sieve rule;
    Standing standing;
    int right;
    int seen;
};

constexpr double few = 12; ///< weight of what is expected beside what was counted

constexpr std::array counts{
    Count{Sieve::according, Standing::named, 16, 21},
    Count{Sieve::according, Standing::worded, 26, 39},
    Count{Sieve::before, Standing::doubtful, 7, 28},
    Count{Sieve::before, Standing::guessed, 87, 97},
    Count{Sieve::before, Standing::meant, 144, 157},
    Count{Sieve::before, Standing::named, 665, 755},
    Count{Sieve::before, Standing::unknown, 62, 86},
    Count{Sieve::before, Standing::worded, 192, 292},
    Count{Sieve::colon, Standing::doubtful, 2, 9},
    Count{Sieve::colon, Standing::guessed, 15, 17},
    Count{Sieve::colon, Standing::meant, 28, 30},
    Count{Sieve::colon, Standing::named, 114, 163},
    Count{Sieve::colon, Standing::unknown, 9, 12},
    Count{Sieve::colon, Standing::worded, 32, 65},
    Count{Sieve::continued, Standing::doubtful, 0, 9},
    Count{Sieve::continued, Standing::guessed, 2, 6},
    Count{Sieve::continued, Standing::meant, 29, 35},
    Count{Sieve::continued, Standing::named, 40, 64},
    Count{Sieve::continued, Standing::unknown, 5, 13},
    Count{Sieve::continued, Standing::worded, 7, 12},
    Count{Sieve::floating, Standing::doubtful, 3, 11},
    Count{Sieve::floating, Standing::guessed, 141, 143},
    Count{Sieve::floating, Standing::meant, 905, 1013},
    Count{Sieve::floating, Standing::worded, 64, 69},
    Count{Sieve::inverted, Standing::doubtful, 0, 3},
    Count{Sieve::inverted, Standing::guessed, 2, 3},
    Count{Sieve::inverted, Standing::meant, 0, 1},
    Count{Sieve::inverted, Standing::named, 564, 589},
    Count{Sieve::inverted, Standing::unknown, 34, 52},
    Count{Sieve::inverted, Standing::worded, 147, 159},
    Count{Sieve::none, Standing::doubtful, 12, 262},
    Count{Sieve::parenthesis, Standing::named, 0, 2},
    Count{Sieve::participle, Standing::doubtful, 3, 5},
    Count{Sieve::participle, Standing::guessed, 11, 14},
    Count{Sieve::participle, Standing::meant, 35, 40},
    Count{Sieve::participle, Standing::named, 145, 177},
    Count{Sieve::participle, Standing::unknown, 5, 10},
    Count{Sieve::participle, Standing::worded, 35, 70},
    Count{Sieve::postposed, Standing::guessed, 5, 6},
    Count{Sieve::postposed, Standing::meant, 7, 7},
    Count{Sieve::postposed, Standing::named, 34, 35},
    Count{Sieve::postposed, Standing::unknown, 2, 2},
    Count{Sieve::postposed, Standing::worded, 5, 10},
    Count{Sieve::subject_verb, Standing::doubtful, 0, 1},
    Count{Sieve::subject_verb, Standing::guessed, 318, 342},
    Count{Sieve::subject_verb, Standing::meant, 387, 410},
    Count{Sieve::subject_verb, Standing::named, 1104, 1171},
    Count{Sieve::subject_verb, Standing::unknown, 14, 16},
    Count{Sieve::subject_verb, Standing::worded, 128, 157},
};

/// No set has interviews; what is reported without marks was counted on the same news with all that
/// was said annotated.
constexpr std::array unmarked{
    Count{Sieve::turn, Standing::named, 4, 4},
    Count{Sieve::reported, Standing::named, 348, 607},
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

} // namespace

double confidence(Sieve rule, Standing standing) {
    // What is doubtful says nothing of what is not, and the other way round.
    bool const doubtful = standing == Standing::doubtful;
    Seen all;
    Seen of_rule;
    Seen of_kind;
    for (auto const& count : counts) {
        if ((count.standing == Standing::doubtful) != doubtful) continue;
        all.add(count);
        if (count.rule == rule) of_rule.add(count);
        if (count.rule == rule && count.standing == standing) of_kind.add(count);
    }
    for (auto const& count : unmarked)
        if (count.rule == rule) of_rule.add(count);
    return of_kind.share(of_rule.share(all.right / all.seen));
}

} // namespace core
