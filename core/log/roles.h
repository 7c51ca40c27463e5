// What takes a role at a shared desk, and what the changes of a record come to there: which of them count, by what
// their authors could do and knew, and what a verdict that readers have keeps as it is.
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

/// Whether two states of a record agree in every field that may never change: of a version of a scale these are all
/// fields, of saved bytes and of a text those that no operation writes (operation_fields). True for other kinds.
bool alike_for_ever(Record const& one, Record const& other);

/// The claim with which readers see this record: the claim itself, the claim that a link leads to, or the claim about
/// which somebody was asked for a reply. None for other kinds.
Id<Claim> shown_on(Record const& record);
/// The statement with whose words this record is shown: the statement itself, or the one that a quotation belongs to.
/// None for other kinds.
Id<Statement> statement_shown_by(Record const& record);
/// Whether readers see a difference when `before` becomes `after` (nothing: it was deleted).
bool shows_another(std::optional<Record> const& after, Record const& before);

/// The changes of one record. The three lists are of one length: `places` are those of the entries in this file's log,
/// `keys` those of the lanes they stand in.
struct DeskLife {
    std::vector<LifeChange> changes;
    std::vector<EntryPlace> places;
    std::vector<PublicKey> keys;
};

/// The same of another record, whose changes are weighed already.
struct OtherLife {
    RecordLife life;
    std::vector<EntryPlace> places;
    std::vector<PublicKey> keys;
};
/// Where the changes of other records are read, which a change is weighed by.
struct LivesOf {
    /// The records of a kind that ever referred to `to`, deleted ones included: the verdicts on a claim, the votes on a
    /// verdict and its corrections. For an empty `to`: all records of that kind that ever were.
    std::function<std::vector<OtherLife>(Kind kind, Ref to)> referring;
    /// The changes of one record, whether they count or not; none when the record is not known here.
    std::function<DeskLife(Ref)> itself;
};

/// Weighs the changes of a record by the rules of a shared desk. `members`, `clocks` and what `others` reads outlive
/// the result. Throws what `others` throws.
RecordLife life_at_desk(DeskLife life, Memberships const& members, Clocks const& clocks, LivesOf others);

} // namespace core
