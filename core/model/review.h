// Review: one fact-check of a claim. Scale: the set of ratings it uses; a changed scale is a new
// version with a new identity and the same key, so that an old verdict keeps the meaning it had.
#pragma once

#include "core/model/kind.h"

namespace core {

enum class RatingKind {
    veracity, unproven, misleading, outdated, satire, altered, not_checkable, promise, consistency, nullified
};

template <>
struct Names<RatingKind> {
    static constexpr std::array entries{
        Named{RatingKind::veracity, "veracity", N_("Veracity")},
        Named{RatingKind::unproven, "unproven", N_("Unproven")},
        Named{RatingKind::misleading, "misleading", N_("Misleading")},
        Named{RatingKind::outdated, "outdated", N_("Outdated")},
        Named{RatingKind::satire, "satire", N_("Satire")},
        Named{RatingKind::altered, "altered", N_("Altered")},
        Named{RatingKind::not_checkable, "not_checkable", N_("Not checkable")},
        Named{RatingKind::promise, "promise", N_("Promise")},
        Named{RatingKind::consistency, "consistency", N_("Consistency")},
        Named{RatingKind::nullified, "void", N_("Void")},
    };
};

/// Whether a rating can be given anew. A retired one stays where it was given.
enum class RatingUse { open, retired };

template <>
struct Names<RatingUse> {
    static constexpr std::array entries{
        Named{RatingUse::open, "open", N_("In use")},
        Named{RatingUse::retired, "retired", N_("Retired")},
    };
};

struct Rating {
    std::string key;
    LocalText labels;
    LocalText definitions;
    std::string colour;        ///< "#RRGGBB"
    std::int64_t ordinal = 0;  ///< 1 = worst, growing; 0 = nominal, outside the order
    RatingKind kind = RatingKind::veracity;
    RatingUse use = RatingUse::open;
    bool operator==(Rating const&) const = default;
};

template <>
struct Model<Rating> {
    static constexpr auto fields = std::tuple{
        Field{"key", &Rating::key, N_("Key")},
        Field{"labels", &Rating::labels, N_("Label")},
        Field{"definitions", &Rating::definitions, N_("Definition")},
        Field{"colour", &Rating::colour, N_("Colour")},
        Field{"ordinal", &Rating::ordinal, N_("Position")},
        Field{"kind", &Rating::kind, N_("Kind")},
        Field{"use", &Rating::use, N_("Use")}};
};

/// One version of a rating scale. It never changes: a change is the next version.
struct Scale {
    Id<Scale> id;
    std::string key;          ///< the same in all versions
    std::int64_t version = 1; ///< the highest of a key is the one in force
    LocalText names;
    std::vector<Rating> ratings;
    /// The rating of that key, or null.
    Rating const* find(std::string_view rating_key) const;
    bool operator==(Scale const&) const = default;
};

template <>
struct Model<Scale> {
    static constexpr auto kind = Kind::scale;
    static constexpr std::string_view name = N_("scale");
    static constexpr auto label = N_("Rating scale");
    static constexpr unsigned traits = shared | unedited | governs;
    static std::string caption(Scale const& scale) { return in_language(scale.names, "en"); }
    static constexpr auto fields = std::tuple{
        Field{"key", &Scale::key, N_("Key"), indexed},
        Field{"version", &Scale::version, N_("Version")},
        Field{"names", &Scale::names, N_("Name")},
        Field{"ratings", &Scale::ratings, N_("Ratings")}};
};

enum class Confidence { unstated, low, medium, high };

template <>
struct Names<Confidence> {
    static constexpr std::array entries{
        Named{Confidence::unstated, "unstated", N_("Not stated")},
        Named{Confidence::low, "low", N_("Low")},
        Named{Confidence::medium, "medium", N_("Medium")},
        Named{Confidence::high, "high", N_("High")},
    };
};

/// The numbers order lists: never reuse or reorder them.
enum class ReviewState { draft, in_review, changes_requested, approved, published, corrected, withdrawn };

template <>
struct Names<ReviewState> {
    static constexpr std::array entries{
        Named{ReviewState::draft, "draft", N_("Draft")},
        Named{ReviewState::in_review, "in_review", N_("In review")},
        Named{ReviewState::changes_requested, "changes_requested", N_("Changes requested")},
        Named{ReviewState::approved, "approved", N_("Approved")},
        Named{ReviewState::published, "published", N_("Published")},
        Named{ReviewState::corrected, "corrected", N_("Corrected")},
        Named{ReviewState::withdrawn, "withdrawn", N_("Withdrawn")},
    };
};

struct Review {
    Id<Review> id;
    Id<Claim> claim;
    Id<Scale> scale;
    std::string rating;    ///< key within the scale
    std::string summary;   ///< short rationale, one or two sentences
    std::string rationale; ///< long rationale
    Confidence confidence = Confidence::unstated;
    std::string other_side; ///< what was looked for on the other side when nothing stands there
    std::string no_reply;   ///< why nobody was asked for a reply
    ReviewState state = ReviewState::draft;
    std::string author;    ///< who proposed the rating
    std::vector<std::string> reviewers; ///< who approved it or asked for changes
    std::string remark;    ///< what the reviewer said
    PartialDate checked_on; ///< when it was published, of a review that came from elsewhere
    std::string url;       ///< where it stands, of a review that came from elsewhere
    std::int64_t round = 0; ///< how often it was submitted
    std::string submitter; ///< who submitted it last
    Instant submitted;     ///< when; 0 = never
    std::string gate_override; ///< why it was submitted although the gate was not passed
    Digest approved;       ///< core/editorial/approval.h: of exactly what was approved; none = not approved here
    std::int64_t approval_form = 1; ///< by which that digest was taken
    bool operator==(Review const&) const = default;
};

template <>
struct Model<Review> {
    static constexpr auto kind = Kind::review;
    static constexpr std::string_view name = N_("review");
    static constexpr auto label = N_("Review");
    static constexpr unsigned traits = one_decision;
    static constexpr auto caption = &Review::rating;
    static constexpr auto fields = std::tuple{
        Field{"claim", &Review::claim, N_("Claim"), indexed | belongs | shown_at | fixed},
        Field{"scale", &Review::scale, N_("Rating scale"), indexed | fixed | as_worded},
        Field{"rating", &Review::rating, N_("Rating"), fixed | as_worded},
        Field{"summary", &Review::summary, N_("Short rationale"), searched | as_worded},
        Field{"rationale", &Review::rationale, N_("Long rationale"), searched | as_worded},
        Field{"confidence", &Review::confidence, N_("Confidence")},
        Field{"other_side", &Review::other_side, N_("Looked for on the other side"), searched},
        Field{"no_reply", &Review::no_reply, N_("Why no reply was asked for"), searched},
        Field{"state", &Review::state, N_("State"), indexed | workflow | fixed},
        Field{"author", &Review::author, N_("Proposed by"), fixed | as_worded},
        Field{"reviewers", &Review::reviewers, N_("Reviewed by"), workflow | fixed},
        Field{"remark", &Review::remark, N_("Reviewer's remark"), searched | workflow | fixed},
        Field{"checked_on", &Review::checked_on, N_("Date of the check"), workflow | fixed},
        Field{"url", &Review::url, N_("Address of the check"), workflow | fixed},
        Field{"round", &Review::round, N_("Round"), workflow | fixed},
        Field{"submitter", &Review::submitter, N_("Submitted by"), workflow | fixed},
        Field{"submitted", &Review::submitted, N_("Submitted at"), workflow | fixed},
        Field{"gate_override", &Review::gate_override, N_("Why the gate was overridden"), workflow | fixed},
        Field{"approved", &Review::approved, N_("Digest of what was approved"), workflow | fixed},
        Field{"approval_form", &Review::approval_form, N_("Form of that digest"), hidden | workflow | fixed}};
    /// One text with all names until the log's bodies held people as a list.
    static constexpr std::array earlier_names{EarlierName{"reviewer", "reviewers"}};
};

} // namespace core
