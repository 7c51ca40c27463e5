// Recording: suggestions accepted, passages marked, forms filled with what is known, and what becomes of them. What is
// known a worker looks up; the answer counts only if the person is still where they asked.
#pragma once

#include "app/desk/accepting.h"
#include "app/desk/agreement.h"
#include "app/desk/article.h"
#include "app/intake/arrival.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// What answers bool says whether it was recorded; if not, the reason went to the workbench.
class Recorder {
public:
    /// All outlive this.
    Recorder(Workbench& workbench, Navigation& navigation, OpenArticle& article, Forms& forms, AgreesTo agrees_to);

    /// Whether it is still being looked up what a passage would record.
    bool looks_up() const { return looking_up_.waits(); }
    Signal<> looks_up_changed;

    // ── quotations ──
    // To accept a suggestion is to record the statement with all that is known of it, its links to what it answers in
    // the article, and one to an earlier statement it repeats: whether one, the sure ones or all are accepted. Where
    // nobody is named, or several may be meant, a person chooses in the form.

    /// Opens the form for the suggestion at hand, filled with what accepting it would record.
    void accept_suggestion();
    /// Accepts the suggestion at hand as it is; opens the form when a person has to choose.
    void accept_suggestion_as_is();
    /// Accepts all open suggestions of at least that confidence in one step; where a person has to choose it is left.
    void accept_suggestions(double least);
    /// The same for those that are sure, and for all that are offered.
    void accept_sure_suggestions() { accept_suggestions(article_.finding().sure); }
    void accept_all_suggestions() { accept_suggestions(0); }
    /// Opens the form for what was set aside: a person knows better.
    void record_set_aside(std::size_t index);
    /// Opens the form for the selected words; relation: how they bear on the claim at hand.
    void mark_selection(std::optional<core::Relation> relation = std::nullopt);
    /// The one gesture behind the keys R, S, U, G: the selection, the suggestion or the statement at hand
    /// bears on the claim at hand.
    void bear_on_claim(core::Relation relation);
    /// Opens the form for words that were dropped on the claim at hand: whoever drops them says there how they bear
    /// on it.
    void drop_on_claim();
    /// Opens the form for what is heard in a recording or seen in a picture, whose words the person types.
    void quote_shown(core::Id<core::Source> source);
    /// The same of a region, with the words a program read there: what the form of that picture holds of words and region, if it
    /// is open, gives way to them.
    void quote_region(core::Id<core::Source> source, core::PictureBox const& box, std::string words);
    void edit_statement(core::Id<core::Statement> statement);
    bool record_pending_quotation();

    // ── claims and links ──
    void start_claim(core::Id<core::Statement> asserted_by);
    void edit_claim(core::Id<core::Claim> claim);
    bool record_pending_claim();
    /// Opens the form of a link to the claim at hand. A statement of which that relation would make no sense, or which
    /// bears on the claim already when none is named, is not filled in.
    void start_link(std::optional<core::Relation> relation, core::Id<core::Statement> statement);
    void edit_link(core::Link const& link);
    bool record_pending_link();

    // ── other records ──
    /// Opens the plain form of a source, party, topic or kept search.
    void edit_record(core::Ref ref);
    /// Opens the plain form for a party, topic or kept search that is still to be added.
    void start_record(core::Record record);
    /// Saves it, unless somebody changed it since the form was filled.
    bool record_pending_record();
    /// Opens the form in which the search that shows gets the name it is kept under; nothing is recorded before that is saved.
    void keep_search();

    /// Brings an article in as a source and opens it. Bytes that are here already show where they are; when only its
    /// words or its address are here, the person is asked. Nothing: it failed, which the workbench tells.
    enum class CameIn { as_new, here_already };
    std::optional<CameIn> import(Article article);
    /// Reads the bytes of the article that is open in another encoding, on the worker; the new text opens, the
    /// quotations carried over.
    void read_again(std::string const& encoding);
    /// Carries quotations over into the newest text of their source (core/operations/drift.h); where a number, a unit, a
    /// name or a negation differs the person is asked.
    void carry_over(core::Id<core::Source> source, std::vector<core::Id<core::Quotation>> const& named);

private:
    /// What the form is to ask before all else.
    enum class AsksFirst { who_said_it, how_it_bears };
    core::Reader const& reader() const { return workbench_.reader(); }
    /// Looks up what recording these would record; `then` hears it, unless another article is open by then.
    void look_up(std::vector<Accepting::Wanted> wanted, Unclear unclear,
                 std::function<void(std::vector<Accepted>)> then);
    Accepting::Wanted suggestion_at_hand() const;
    /// Opens the form for the passage when it is known what it would record, unless something else was opened by then.
    void open_when_known(Accepting::Wanted wanted, std::optional<core::Relation> relation,
                         AsksFirst asks = AsksFirst::who_said_it);
    void open_accepted(Accepted one, std::optional<core::Relation> relation);
    void record(std::vector<Accepted> all);
    void open_shown(core::Id<core::Source> source, std::string where, std::string words);
    /// Into the form of a picture that is open.
    void put_region(std::string where, std::string words);
    core::Id<core::Source> source_instead_of(Article const& article) const;

    Workbench& workbench_;
    Navigation& navigation_;
    OpenArticle& article_;
    Forms& forms_;
    AgreesTo agrees_to_;
    Asker looking_up_, reading_again_;
};

} // namespace app
