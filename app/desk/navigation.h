// Where the person is and was: the place in the middle, the side beside it, and which claim, statement and party are
// at hand. Back and forward go through the places.
#pragma once

#include "app/desk/forms.h"
#include "app/desk/place.h"
#include "app/desk/signal.h"
#include "app/desk/workbench.h"

#include <utility>
#include <vector>

namespace app {

class Navigation {
public:
    /// Both outlive this. Who has claims begins there; who begins, with the articles that wait.
    Navigation(Workbench& workbench, Forms& forms);

    // ── the middle ──
    Place const& place() const { return place_; }
    void go(Place place);
    /// Shows what these words find. Further words replace those that show, so that back leads to where one was before
    /// the search, not through every letter.
    void search(std::string words);
    void back();
    void forward();
    bool can_go_back() const { return !past_.empty(); }
    bool can_go_forward() const { return !future_.empty(); }

    // ── the side ──
    Side side() const { return side_; }
    /// What was typed into an open form is kept, and that is said.
    void show_side(Side side);
    template <class Pending>
    void open_form(Side side, Pending pending);
    /// Leaves a form or the history for what was shown before it, as far as that is still there.
    void close_form();
    /// The open form shows other values than before.
    void refill_form() { side_changed(); }
    /// What stood in the open form is recorded, and `side` shows instead.
    void form_recorded(Side side);
    /// What showed before the form or the history that is open.
    Side before_form() const { return before_form_; }

    // ── what is at hand; none = nothing ──
    core::Id<core::Claim> claim() const { return claim_; }
    core::Id<core::Statement> statement() const { return statement_; }
    core::Id<core::Party> party() const { return party_; }
    /// The source whose article is read; none elsewhere.
    core::Id<core::Source> source() const;
    /// The source the side shows: that one, or one looked at from a list.
    core::Id<core::Source> source_at_hand() const;
    /// Which of its texts is read: the one that was opened, as long as it is there, or else its article.
    core::Id<core::Text> text() const;
    /// Takes it to hand; what shows stays.
    void hold(core::Id<core::Claim> claim) { claim_ = claim; }
    void hold(core::Id<core::Statement> statement) { statement_ = statement; }
    /// The newest revision there was when this person last looked at the claim at hand, before now.
    core::Seq seen_before() const { return seen_before_; }

    // ── opening: takes it to hand and shows it ──
    void open_source(core::Id<core::Source> source);
    /// Reads that text of the source whose article is open.
    void turn_to_text(core::Id<core::Text> text);
    void open_claim(core::Id<core::Claim> claim);
    void open_statement(core::Id<core::Statement> statement);
    void open_party(core::Id<core::Party> party);
    /// Opens the source of a quotation with the text it was marked in, and shows its passage.
    void open_quotation(core::Quotation const& quotation);
    /// Goes to where the record is shown, whatever its kind; says so if it was deleted.
    void open(core::Ref ref);

    /// Shows a record at the side and stays in the middle where one is, to walk through a list of them.
    void look_at(core::Ref ref);

    // ── after a change; called by the desk ──
    /// Goes back from an article that was deleted. Whether it was.
    bool leave_deleted_article();
    /// Shows the side anew, or what was shown before if it is gone.
    void follow_side();

    Signal<> place_changed;
    Signal<> side_changed;
    Signal<core::Span> reveal; ///< show this passage of the article

private:
    void arrive();
    void turn_to(Side side);

    Workbench& workbench_;
    Forms& forms_;
    Place place_;
    std::vector<Place> past_, future_;
    Side side_ = Side::nothing;
    Side before_form_ = Side::nothing;
    core::Id<core::Claim> claim_;
    core::Seq seen_before_ = 0;
    core::Id<core::Statement> statement_;
    core::Id<core::Party> party_;
    core::Id<core::Source> looked_at_; ///< from a list; none once one goes elsewhere
};

template <class Pending>
void Navigation::open_form(Side side, Pending pending) {
    forms_.open(std::move(pending));
    turn_to(side);
}

} // namespace app
