// What takes a role at a shared desk, and what the changes of a record come to there: which of them count, by what their
// authors could do and knew, and what a verdict that readers have keeps as it is.
#pragma once

#include "core/log/members.h"
#include "core/log/record_life.h"
#include "core/log/spoken.h"

namespace core {

/// Whether to change a record so, or to delete it, is approving, publishing, correcting or voting, changes what readers
/// have seen, or governs what may be done.
bool takes_an_editor(std::optional<Record> const& after, std::optional<Record> const& before);
/// Whether changes to records of a kind ever take a role.
bool takes_a_role(Kind kind);
/// Which changes to records of a kind are weighed by more than who made them.
enum class Weighed {
    no,           ///< none
    without_role, ///< every change but the first, if somebody made it who is no editor
    changed,      ///< every change but the first
    always        ///< every change
};
Weighed weighed(Kind kind);

/// Whether two states of a record agree in what never changes of it: a version of a scale, and of saved bytes and their text
/// whatever no operation writes.
bool alike_for_ever(Record const& one, Record const& other);

/// The claim of which readers see such a record and its words: the claim itself, that to which a statement is linked, or that
/// about which somebody was asked for a reply.
Id<Claim> shown_on(Record const& record);
/// The statement whose words such a record is shown with: itself, or that of which it is a place.
Id<Statement> statement_shown_by(Record const& record);
/// Whether readers see a difference when `before` becomes `after` (nothing: it was deleted).
bool shows_another(std::optional<Record> const& after, Record const& before);

/// The changes of one record with who signed each.
struct DeskLife {
    std::vector<LifeChange> changes;
    std::vector<EntryPlace> places;
    std::vector<PublicKey> keys;
};

/// Another record, where each of its changes stands and whose key signed it.
struct OtherLife {
    RecordLife life;
    std::vector<EntryPlace> places;
    std::vector<PublicKey> keys;
};
/// What is asked of other records.
struct LivesOf {
    /// Those of a kind that ever referred to another: the verdicts on a claim, the votes on a verdict and its corrections. To
    /// none: all of that kind that ever were.
    std::function<std::vector<OtherLife>(Kind kind, Ref to)> referring;
    /// One by itself, whatever of it counts; without changes when nothing is known of it.
    std::function<DeskLife(Ref)> itself;
};

/// What they come to. Members, clocks and what `others` asks outlive it.
RecordLife life_at_desk(DeskLife life, Memberships const& members, Clocks const& clocks, LivesOf others);

} // namespace core
