// Bringing in a collection of claims: read twice, once for the words its verdicts use and once for the claims, which
// come in some at a time. It holds no more of them than that.
#pragma once

#include "app/intake/arrival.h"
#include "core/formats/bundle.h"
#include "core/formats/list.h"
#include "core/operations/collection.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace app {

/// A collection of claims, come in or not.
struct ImportedClaims {
    std::int64_t added = 0;
    std::int64_t known = 0;              ///< were here already
    std::int64_t differing = 0;          ///< of these, not as they stand in the file; what is here stays
    std::int64_t changed = 0;            ///< of these, now as the file has them
    std::int64_t sources = 0;            ///< that came in with them
    std::optional<core::BundleSender> sender = {}; ///< of an exchange bundle
    std::int64_t fields = 0;             ///< of one: fields of what is here that become what it has
    std::int64_t contested = 0;          ///< of one: fields that both changed
    std::int64_t told_before = 0;        ///< things that were to be said of lines that are here already
    std::int64_t bad = 0;                ///< lines that could not be read
    std::vector<std::pair<std::int64_t, core::Message>> problems; ///< the first bad lines by number, and why
    std::int64_t noted = 0;              ///< things to say of lines that were taken all the same
    std::vector<std::pair<std::int64_t, core::ClaimNote>> notes;  ///< the first of these, by line
    std::string encoding;                ///< of the bytes, where nobody named it and it is guessed
    std::map<std::string, std::int64_t> verdicts; ///< the collection's own words that no table maps, and how often
};

/// "Claims brought in from a.jsonl: 3; here already: 0."
core::Message summary_of(ImportedClaims const& imported, std::string const& file);
/// What was left out and what came in otherwise, line by line: a sentence each, the last ones for those not named.
std::vector<core::Message> troubles_of(ImportedClaims const& imported, std::string const& file,
                                       core::Translator const& translator);

/// What became of one line, told as it happens.
struct ImportedLine {
    enum class Became { added, known, differs, changed, left_out };
    std::int64_t line = 0;
    Became became = Became::added;
    core::Id<core::Claim> claim;        ///< none when it was left out
    std::vector<core::Message> notes = {}; ///< what has to be said of it
    std::string text = {}; ///< of an exchange bundle: the claim's words
    std::vector<core::CarriedChange> changes = {}; ///< of an exchange bundle: record by record and field by field
};
using HearsLine = std::function<void(ImportedLine const&)>;

/// Drafts and commits one revision where the store is, and waits until it is there. Throws what that throws.
using CommitsHere = std::function<void(std::function<core::Draft(core::Context&)> const&)>;

/// A collection as it is read: its bytes and, of an exchange bundle that held what it signs, who made it.
struct OpenCollection {
    OpenCollection(Pieces its_pieces) : pieces(std::move(its_pieces)) {}
    Pieces pieces;
    std::optional<core::BundleSender> sender = {};
};
/// Throws like read_file and core::open_bundle. `name` is what sentences call it.
OpenCollection open_collection(core::Format const& format, Arrival const& arrival, std::string const& name, core::Progress& progress);

class CollectionImport {
public:
    /// `name` is what sentences call it. Ratings that are on no scale here go on one called like their publisher; where it
    /// names none, or very many, on one called like the file, without the ending.
    /// `format` reads collections. `map` says what a person knows of the file.
    CollectionImport(core::Format const& format, OpenCollection opened, std::string name, core::ColumnMap map = {});

    /// The first reading. Throws like read_file, and Error{bad_input | refused | cancelled}; nothing was changed then.
    void survey(core::Progress& progress);
    /// How many there are, once surveyed.
    std::int64_t claims() const { return claims_; }
    /// How the columns of a table were understood, once surveyed; nothing of what is no table.
    std::optional<core::TablePlan> const& table() const { return plan_.table; }
    /// Claims that are here otherwise become what the file has; before run().
    void take_over_what_differs() { so_far_.differing = so_far_.carried.differing = core::Differing::taken_over; }
    /// The second reading. What is in when it ends or throws stays, and imported() tells it. A bundle comes in as one
    /// revision, whatever `claims_per_revision` says.
    void run(CommitsHere const& commit, std::size_t claims_per_revision, core::Progress& progress,
             HearsLine const& hear = {});
    /// The same without writing anything; it tells what would become of each line.
    void rehearse(std::function<core::Context()> const& context, core::Progress& progress, HearsLine const& hear);
    ImportedClaims const& imported() const { return imported_; }

private:
    void read(core::Progress& progress, std::function<void(core::ReadClaim)> const& take);
    void plan_columns();
    void map_verdict(core::CollectedClaim& claim) const;
    void require_mapped_scales(core::Records const& reader) const;
    bool has_many_publishers() const;
    std::string publisher_of(core::CollectedClaim const& claim) const;
    core::Draft scales_for(core::Context& context, std::vector<core::CollectedClaim>& batch) const;
    core::DayOrder order_of_dates() const;
    void leave_out(std::int64_t line, core::Message why, HearsLine const& hear);
    void tell_of_those_ahead(HearsLine const& hear);
    void tell(core::DraftedClaims& drafted, HearsLine const& hear);

    core::Format const& format_;
    Pieces pieces_;
    std::string name_;
    core::ReadingPlan plan_;
    struct Verdict {
        std::string word, scale, rating;
        auto operator<=>(Verdict const&) const = default;
    };
    std::set<Verdict> verdicts_;
    std::map<std::string, std::set<std::string>> words_; ///< verdicts by publisher, where the file says no scale
    std::map<core::DayOrder, std::int64_t> orders_; ///< how many dates show which
    std::set<core::Id<core::Claim>> carried_; ///< whose records the file has
    std::int64_t claims_ = 0;
    core::LinesSoFar so_far_;
    std::vector<ImportedLine> untold_; ///< left out since claims were last recorded
    ImportedClaims imported_;
};

/// How the columns of a table are understood when nobody says, or as `map` says. Throws like read_file, and
/// Error{bad_input} when it is no table.
core::TablePlan columns_of(Arrival const& arrival, core::ColumnMap const& map);

/// The format that reads it; with a key, that one, else the one the arrival says. Throws like read_file, and
/// Error{bad_input} when it is no collection or there is no such format.
core::Format const& format_of(Arrival const& arrival, std::string_view key = {});
/// A sentence where nobody reads collections in the format of that key; it names those there are.
std::optional<core::Message> no_such_format(std::string_view key);

/// Whoever says what the columns are says that it is a table, whatever it is called and however its cells are parted.
/// Throws Error{bad_input} for what is a document or JSON of another kind: a map tells nothing of it.
void heed_map(Arrival& arrival);

/// What is said of a file before it is brought in.
struct ImportWishes {
    core::ColumnMap map;
    std::string format; ///< key; empty: told from the bytes
    bool rehearsed = false; ///< nothing is written
    HearsLine hear = {};
    core::Differing differing = core::Differing::stays;
    std::function<void()> before_many = {}; ///< called before more than `many_claims` come in
};
constexpr std::int64_t many_claims = 100;

/// Both readings on this thread, with as large pieces as a store likes that nobody else waits for.
ImportedClaims import_collection(core::Store& store, Arrival const& arrival, std::string const& name,
                                 core::Progress& progress, ImportWishes wishes = {});

} // namespace app
