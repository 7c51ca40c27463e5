// Remark: what colleagues say to each other about a record, one of its fields or a passage in it; and
// the to-do that a correction leaves on every claim that depends on the corrected one, or a source that says something
// else by now on every claim that rests on it. A remark is
// resolved, never deleted.
#pragma once

#include "core/model/claim.h"
#include "core/model/correction.h"

namespace core {

enum class Purpose { remark, follow_up, source_changed };

template <>
struct Names<Purpose> {
    static constexpr std::array entries{
        Named{Purpose::remark, "remark", N_("Remark")},
        Named{Purpose::follow_up, "follow_up", N_("To look at again after a correction")},
        Named{Purpose::source_changed, "source_changed", N_("To look at again: its source changed")},
    };
};

struct Remark {
    Id<Remark> id;
    Id<Claim> claim;      ///< in whose work it was made
    Ref on;               ///< what it is about: the claim itself or a record of its dossier
    std::string field;    ///< the field it is about, or empty
    std::string passage;  ///< the words in that field or text it is about, or empty
    std::int64_t start = 0, end = 0; ///< where the passage stood, in code points; both 0 = nowhere
    Purpose purpose = Purpose::remark;
    std::string text;
    std::string author;
    Instant at;
    std::vector<std::string> mentions;   ///< people it calls by @name
    Id<Remark> answers;                  ///< the remark it answers
    Id<Correction> correction;           ///< for a follow-up: what was corrected
    std::string resolved_by;             ///< empty = open
    Instant resolved_at;
    bool operator==(Remark const&) const = default;
};

template <>
struct Model<Remark> {
    static constexpr auto kind = Kind::remark;
    static constexpr std::string_view name = N_("remark");
    static constexpr auto label = N_("Remark");
    static constexpr unsigned traits = unedited | undeleted;
    static std::string caption(Remark const& remark) {
        return remark.text.empty() ? label_of(remark.purpose) : remark.text;
    }
    static constexpr std::array ref_kinds{Kind::claim, Kind::review, Kind::statement, Kind::quotation,
                                          Kind::source, Kind::text, Kind::party, Kind::reply_request};
    static constexpr auto fields = std::tuple{
        Field{"claim", &Remark::claim, N_("Claim"), indexed | belongs | shown_at},
        Field{"on", &Remark::on, N_("About"), indexed | belongs},
        Field{"field", &Remark::field, N_("Field")},
        Field{"passage", &Remark::passage, N_("Passage")},
        Field{"start", &Remark::start, N_("Start"), hidden},
        Field{"end", &Remark::end, N_("End"), hidden},
        Field{"purpose", &Remark::purpose, N_("Purpose")},
        Field{"text", &Remark::text, N_("Text")},
        Field{"author", &Remark::author, N_("Written by")},
        Field{"at", &Remark::at, N_("Written at")},
        Field{"mentions", &Remark::mentions, N_("Mentions")},
        Field{"answers", &Remark::answers, N_("Answers"), indexed | belongs},
        Field{"correction", &Remark::correction, N_("Correction"), indexed | belongs},
        Field{"resolved_by", &Remark::resolved_by, N_("Resolved by")},
        Field{"resolved_at", &Remark::resolved_at, N_("Resolved at")}};
};

} // namespace core
