// What is asked of a workspace as it is now, and how it is answered: lists, counts, the queue, searches.
#pragma once

#include "core/model/record.h"

#include <array>
#include <optional>

namespace core {

/// How many records there are, for the library's badges. What is counted is kept beside the records.
struct Counts {
    std::int64_t sources = 0, inbox = 0, statements = 0, claims = 0, parties = 0, topics = 0;
    std::int64_t unrated = 0, stale = 0;
    std::array<std::int64_t, Names<ReviewState>::entries.size()> by_state = {}; ///< claims, by their review's state
    std::int64_t revisions = 0;
    std::int64_t in(ReviewState state) const { return by_state[static_cast<std::size_t>(state)]; }
    std::int64_t& in(ReviewState state) { return by_state[static_cast<std::size_t>(state)]; }
};

/// Which claims a list shows, and in which order.
struct ClaimQuery {
    /// All, those without a review, or those whose review is in one state.
    class Only {
    public:
        static Only const all, unrated;
        constexpr Only(ReviewState state) : which_(static_cast<int>(state)) {}
        /// None for all and unrated.
        constexpr std::optional<ReviewState> state() const {
            return which_ < 0 ? std::nullopt : std::optional(static_cast<ReviewState>(which_));
        }
        bool operator==(Only const&) const = default;

    private:
        explicit constexpr Only(int which) : which_(which) {}
        int which_;
    };
    enum class Order { newest, text, verdict, speaker, said_on };
    Only only = Only::all;
    Order order = Order::newest;
    bool descending = false; ///< for every order but `newest`, which is always newest first
    Id<Topic> topic;
    Id<Party> speaker;
};
constexpr ClaimQuery::Only ClaimQuery::Only::all{-2};
constexpr ClaimQuery::Only ClaimQuery::Only::unrated{-1};

/// One line of a list of claims.
struct ClaimRow {
    Id<Claim> id;
    std::string text;
    std::string speaker;
    PartialDate said_on;
    Id<Scale> scale;     ///< of the newest review; none when unrated
    std::string rating;
    ReviewState state = ReviewState::draft;
    std::int64_t against = 0, in_favour = 0, context = 0; ///< linked statements
};

/// What waits at the desk, each kind by itself.
enum class QueuePart {
    to_review,    ///< reviews that wait for approval
    to_mend,      ///< reviews that were sent back
    to_publish,   ///< reviews that are approved
    to_sign,      ///< corrections that wait for a second signature
    open_remarks, ///< remarks and follow-ups nobody resolved
    assigned,     ///< claims assigned to the person
    replies_due,  ///< requests for reply without an answer, by deadline
    stale         ///< claims that changed after they were approved
};

struct SearchPlan;   // core/search/plan.h
enum class SearchOrder;
struct WeightedTerm; // core/matching/terms.h

/// Records that share terms with what was asked, and how much.
struct Candidates {
    struct Scored {
        Ref ref;
        float score = 0;
    };
    std::vector<Scored> found;  ///< best first
    std::vector<float> idf;  ///< of each asked term: log of how many records there are for one with it
};

} // namespace core
