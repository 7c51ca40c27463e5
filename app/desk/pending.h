// What each kind of form holds while it is open.
#pragma once

#include "core/matching/same_quotation.h"
#include "core/model/record.h"
#include "core/operations/claims.h"
#include "core/operations/corrections.h"
#include "core/operations/passages.h"
#include "core/operations/records.h"
#include "core/operations/replies.h"
#include "core/operations/reviews.h"
#include "core/operations/statements.h"
#include "core/text/utf8.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

/// What is heard in a recording or seen in a picture: the person types the words, and where they are.
struct PendingShown {
    core::Id<core::Source> source; ///< none: the words stand in a text
    bool is_picture = false;
    std::string words, where; ///< "1:02-1:09", "10,20,300,40"
    core::ShownExtent extent = {};
    bool operator==(PendingShown const&) const = default;
};

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
    PendingShown shown = {};                ///< set when the words stand in no text
    bool bearing_first = false;             ///< how it bears on the claim at hand is what the gesture asks
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

/// What the form of a record that is there opens with.
PendingQuotation pending_of(core::Reader const& reader, core::Statement const& record);
PendingClaim pending_of(core::Reader const& reader, core::Claim const& record);

} // namespace app
