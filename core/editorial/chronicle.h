// The history of a record and, of a claim, of everything that hangs on it: which records belong to it, the moments
// in which any of them changed, and what differs between two moments. Records are found by the references they hold
// or ever held, so a new kind that refers to a claim, its reviews or its statements is part of the story by itself.
#pragma once

#include "core/log/history.h"
#include "core/time/zone.h"

namespace core {

/// Of a claim: the claim, what refers to it or ever did, what refers to that in turn (reviews and what is said about
/// them), the statements these lead to, the statements' quotations and what those were taken from; deleted ones
/// included. Parties, sources and other claims appear by name in these, their own histories stay theirs. Of any other
/// record: the record alone.
std::vector<Ref> belonging_to(Records const& reader, Ref root);

/// One revision, and which of the records it changed.
struct Moment {
    Revision revision;
    std::vector<Ref> refs;
};

/// Which moments are wanted; what is not set lets everything through.
struct MomentFilter {
    std::string person = {};    ///< who did it, in whatever spelling
    std::string operation = {}; ///< "review.approve", or "review" for all that begin so
    Kind kind = Kind::none;     ///< something happened to a record of this kind
    std::string field = {};     ///< … and to this field of it
    std::optional<Instant> since = {};
    std::optional<Instant> until = {}; ///< included
    bool operator==(MomentFilter const&) const = default;
};

/// What was asked of the log once, to be looked through page by page.
class Chronicle {
public:
    /// With `own` records alone, or with all that belongs to `root`. `reader` must outlive it.
    enum class Reach { whole, own };
    Chronicle(Records const& reader, Ref root, Reach reach = Reach::whole);

    Ref root() const { return root_; }
    std::vector<Ref> const& refs() const { return refs_; }
    /// All moments, newest first.
    std::vector<Moment> const& moments() const { return moments_; }
    /// Who was at work, each once, in the order they first appeared.
    std::vector<std::string> people() const;
    /// The kinds of record there are in it.
    std::vector<Kind> kinds() const;
    /// Up to `limit` moments the filter lets through, older than `before` (0: from the newest), newest first.
    std::vector<Moment> page(MomentFilter const& filter, Seq before, std::size_t limit) const;

private:
    bool passes(Moment const& moment, MomentFilter const& filter) const;
    bool changed(Ref ref, Seq seq, std::string_view field) const;

    Records const& reader_;
    Ref root_;
    std::vector<Ref> refs_;
    std::vector<Moment> moments_;
};

/// A record of which two moments tell different things.
struct Difference {
    Ref ref;
    std::optional<Record> before; ///< nothing: it was not there yet
    std::optional<Record> after;  ///< nothing: it is gone
    std::string title;            ///< by which a person recognises it: "refutes: …", "False"
    std::vector<FieldChange> fields;
    bool redacted = false;        ///< what it became there was taken out by a redaction since
};

/// What differs between right after `from` and right after `to`, in the order of `refs`, field by field, with names as
/// they were then. What somebody renamed meanwhile is no difference of the record that refers to it.
std::vector<Difference> differences(Records const& reader, std::vector<Ref> const& refs, Seq from, Seq to,
                                    Translator const& translator = english());
/// What one moment did.
std::vector<Difference> differences(Records const& reader, Moment const& moment,
                                    Translator const& translator = english());

/// The records that an approval covers and that changed since, in the order of the records. A changed record lists its
/// covered fields only; one that readers began or ceased to see lists none.
std::vector<Difference> changed_since_approval(Records const& reader, Review const& review,
                                               Translator const& translator = english());

/// Words by which a person recognises a record, with those it leads to: a link by its relation and statement, a review
/// by its rating.
std::string title_of(Record const& record, Records const& reader, Translator const& translator = english());

/// The newest revision by which a review of the claim came into this state; 0 if none ever did.
Seq entered(Records const& reader, Id<Claim> claim, ReviewState state);

/// The revision a person means: a number, a day (the last revision until its end by the person's own clock), an
/// instant, "now", or of a claim "published" and "approved" (the last time). What there is none of is a problem in one
/// sentence.
Result<Seq> read_moment(Records const& reader, Ref root, std::string_view typed, Zone const& zone = {});

/// The days a filter lets through, by the person's own clock; an open end lets everything through.
void filter_days(MomentFilter& filter, PartialDate const& since, PartialDate const& until, Zone const& zone);

} // namespace core
