// What stands in the window's forms. A form opens filled with what is known; whoever leaves it without
// recording finds what they typed again when they open it for the same thing.
#pragma once

#include "core/matching/same_quotation.h"
#include "core/model/record.h"
#include "core/operations/claims.h"
#include "core/operations/corrections.h"
#include "core/operations/records.h"
#include "core/operations/replies.h"
#include "core/operations/reviews.h"
#include "core/operations/statements.h"
#include "core/text/utf8.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <variant>
#include <vector>

namespace app {

/// A passage about to be recorded, with what is already known or typed about it.
struct PendingQuotation {
    core::Id<core::Text> text;
    core::Span span;
    std::string words;
    core::StatementFacts facts;
    std::optional<core::SameQuotation> known; ///< a statement with these words, or nearly
    bool another_place = false;             ///< record it as one more place of `known`
    /// Who else may be meant, and the role they held then.
    struct ProposedSpeaker {
        std::string name, role;
        bool operator==(ProposedSpeaker const&) const = default;
    };
    std::vector<ProposedSpeaker> speaker_proposals;
    std::vector<core::PartialDate> date_proposals;
    std::string date_words;                 ///< "lundi", as the article says
    std::optional<core::Relation> relation; ///< towards the claim at hand
    std::string link_note;
    std::vector<core::Tie> ties = {};       ///< to earlier records, recorded with it
    core::Id<core::Statement> editing;      ///< set when an existing statement is edited
    bool operator==(PendingQuotation const&) const = default;
};

/// A claim about to be made or changed.
struct PendingClaim {
    core::ClaimFacts facts;
    core::Id<core::Statement> asserted_by;
    core::Id<core::Claim> editing;
    std::set<core::Ref> repeats = {}; ///< earlier claims it repeats, linked with it
    bool operator==(PendingClaim const&) const = default;
};

/// A link about to be made or changed.
struct PendingLink {
    std::optional<core::Relation> relation; ///< none: to be chosen
    core::Id<core::Statement> statement;
    core::Id<core::Claim> claim;
    std::string note;
    core::Id<core::Link> editing;
    bool operator==(PendingLink const&) const = default;
};

/// A rating about to be given.
struct PendingReview {
    core::Id<core::Claim> claim;
    core::ReviewFacts facts;
    bool operator==(PendingReview const&) const = default;
};

/// A correction of a published verdict about to be made or proposed.
struct PendingCorrection {
    core::Id<core::Review> review;
    core::CorrectionFacts facts;
    bool operator==(PendingCorrection const&) const = default;
};

/// A request for reply about to be noted, or what came of one.
struct PendingReply {
    core::Id<core::Claim> claim;
    core::Id<core::ReplyRequest> editing;
    core::RequestFacts facts;
    core::Outcome outcome = core::Outcome::waiting;
    core::Id<core::Statement> answer;
    core::PartialDate answered_on;
    bool operator==(PendingReply const&) const = default;
};

/// A source, party or topic about to be changed, as it was after revision `base`.
struct PendingRecord {
    core::Record record;
    core::Seq base = 0;
    core::PartyNames parties = {}; ///< names typed into fields that refer to a party
    bool operator==(PendingRecord const&) const = default;
};

/// The next version of a rating scale, or a new scale.
struct PendingScale {
    core::Scale scale;
    core::Id<core::Scale> of; ///< the version it was made from; none for a new scale
    std::string reason;
    bool operator==(PendingScale const&) const = default;
};

class Forms {
public:
    /// Fills the form; what was typed about the same thing and never recorded comes back instead, but
    /// bearing on the claim as is now asked for.
    template <class Pending>
    void open(Pending fresh) {
        leave();
        ++opened_;
        auto& now = std::get<Pending>(now_);
        now = std::move(fresh);
        untouched_ = now;
        key_ = key_of(now);
        if (auto const found = kept_.find(key_); found != kept_.end()) {
            auto kept = std::move(std::get<Pending>(found->second));
            if constexpr (std::is_same_v<Pending, PendingLink>)
                if (now.relation) kept.relation = now.relation;
            if constexpr (std::is_same_v<Pending, PendingQuotation>)
                if (now.relation) kept.relation = now.relation;
            now = std::move(kept);
            typed_ = true;
            kept_.erase(found);
        }
        copy_ = [this] { return Any(std::get<Pending>(now_)); };
    }
    /// What the form of that kind holds; the reference stays good.
    template <class Pending>
    Pending& now() { return std::get<Pending>(now_); }

    /// How many were opened so far: a window of an earlier one must not write into this one.
    long opened() const { return opened_; }

    /// Somebody typed or chose something in the open form.
    void typed() { typed_ = static_cast<bool>(copy_); }
    /// The form goes away unrecorded. Whether there was something to keep.
    bool leave();
    /// What stood in the open form is recorded.
    void recorded();
    /// Whether something would be lost if the program ended now.
    bool unrecorded() const { return something_typed() || !kept_.empty(); }

private:
    template <class... Kinds>
    struct Every {
        using OneOf = std::variant<Kinds...>;
        using EachOf = std::tuple<Kinds...>;
    };
    using All = Every<PendingQuotation, PendingClaim, PendingLink, PendingReview, PendingRecord, PendingCorrection,
                      PendingReply, PendingScale>;
    using Any = All::OneOf;
    /// Which form, and what it is about.
    using Key = std::tuple<std::size_t, core::RawId, core::RawId, core::RawId, core::Span>;
    static Key key_of(Any const& pending);
    /// What was typed and taken back again is nothing to keep.
    bool something_typed() const { return typed_ && copy_ && copy_() != untouched_; }

    All::EachOf now_;
    Key key_;                   ///< what the open form was opened for
    std::function<Any()> copy_; ///< of what the open form holds; empty without one
    Any untouched_;             ///< what it held when nobody had typed yet
    bool typed_ = false;
    long opened_ = 0;
    std::map<Key, Any> kept_;
};

} // namespace app
