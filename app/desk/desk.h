// What the person at the window is doing: where they are, which claim and which quotation are at
// hand, what is suggested, which form is open. Views show it and ask it to do things; it knows no
// widget, so that every gesture can be driven by a test, a menu, a key or the command palette alike.
#pragma once

#include "app/desk/forms.h"
#include "app/desk/looking_back.h"
#include "app/desk/signal.h"
#include "app/desk/workbench.h"
#include "core/operations/claims.h"
#include "core/operations/remarks.h"
#include "core/operations/reviews.h"
#include "core/operations/sources.h"
#include "core/operations/statements.h"
#include "core/quotation/detect.h"
#include "core/editorial/verdict.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace app {

/// What the middle of the window shows.
struct Place {
    enum class Page { inbox, sources, reader, claims, parties, topic, search, queue, scales, history, deleted };
    Page page = Page::inbox;
    core::ClaimQuery::Only only = core::ClaimQuery::Only::all; ///< for claims
    core::RawId id = 0;                                        ///< source or topic, or whose history
    std::string words = {};                                    ///< for search
    core::Kind kind = core::Kind::none;                        ///< of the record `id`, for history
    bool operator==(Place const&) const = default;
};

/// What the right side shows.
enum class Side { nothing, dossier, statement, source, party, quotation_form, claim_form, link_form,
                  review_form, record_form, correction_form, reply_form, scale_form, history,
                  past }; ///< the dossier as it stood once

/// A quotation the program found, and whether somebody has dealt with it.
struct Offer {
    core::Suggestion suggestion;
    enum class State { open, accepted, dismissed } state = State::open;
};

/// What is looked for in an article, and when a suggestion needs no second look.
struct Finding {
    core::Indirect indirect = core::Indirect::no;
    double sure = 0.945; ///< shown as 95 %
    bool operator==(Finding const&) const = default;
};

class Desk {
public:
    explicit Desk(Workbench& workbench);
    ~Desk();

    Workbench& workbench() { return workbench_; }
    core::Reader const& reader() const { return workbench_.reader(); }

    // ── where we are ──
    Place const& place() const { return place_; }
    void go(Place place);
    void back();
    void forward();
    bool can_go_back() const { return !past_.empty(); }
    bool can_go_forward() const { return !future_.empty(); }
    Side side() const { return side_; }
    void show_side(Side side);
    /// Leaves a form or the history for what was shown before it.
    void close_form();

    // ── what is at hand ──
    core::Id<core::Claim> claim() const { return claim_; }
    core::Id<core::Statement> statement() const { return statement_; }
    core::Id<core::Source> source() const;
    core::Id<core::Party> party() const { return party_; }
    void open_source(core::Id<core::Source> source);
    void open_claim(core::Id<core::Claim> claim);
    void open_statement(core::Id<core::Statement> statement);
    void open_party(core::Id<core::Party> party);
    /// Goes to where the record is shown, whatever its kind.
    void open(core::Ref ref);
    /// Opens the source of a quotation and shows its passage.
    void open_quotation(core::Quotation const& quotation);

    // ── the past (desk_history.cpp) ──
    LookingBack const& looking_back() const { return back_; }
    /// The history of the record at hand, in the middle, with the newest moment chosen.
    void open_history(core::Ref ref);
    core::Chronicle const& chronicle();
    /// What that moment changed shows at the side.
    void choose_moment(core::Seq seq);
    /// The next moment chosen can be compared with it; marking it again takes the mark away.
    void mark_moment(core::Seq seq);
    void compare_moments(core::Seq one, core::Seq other);
    void filter_moments(core::MomentFilter filter);
    /// The dossier as it stood right after that revision, to look at only.
    void open_past(core::Id<core::Claim> claim, core::Seq seq);
    /// The same as of the last publication; says so if there was none.
    void open_published(core::Id<core::Claim> claim);
    /// The workspace as of then, while a dossier shows as it stood.
    std::optional<core::AsOf> then() const;

    // ── the article being read ──
    core::Id<core::Text> text() const { return text_; }
    std::string const& words() const { return words_; }
    std::vector<core::Quotation> const& quotations() const { return quotations_; }
    std::vector<Offer> const& offers() const { return offers_; }
    /// Index of the offer at hand, or -1.
    int offer() const { return offer_; }
    /// Open offers not dealt with.
    long open_offers() const;
    void choose_offer(int index);
    /// Moves to the next (or previous) open offer, from the caret.
    enum class Direction { next, previous };
    void step_offer(Direction direction);
    void dismiss_offer();
    /// Marked passages that seem to be no quotations, each with its reason; shown when asked for.
    std::vector<core::Suggestion> const& set_aside() const { return set_aside_; }
    bool shows_set_aside() const { return shows_set_aside_; }
    void show_set_aside(bool show);
    /// How quotations are found from now on.
    void set_finding(Finding finding);
    /// The passage selected in the reader; empty span = none. Set by the reader.
    void set_selection(core::Span span) { selection_ = span; }
    core::Span selection() const { return selection_; }
    /// Its words; empty without a selection.
    std::string selected_words() const;
    void set_caret(long caret) { caret_ = caret; }

    // ── recording (desk_recording.cpp) ──
    /// What stands in the form that is open, and in those that were left.
    Forms& forms() { return forms_; }
    /// Opens the form for the offer at hand, filled.
    void accept_offer();
    /// Records the offer at hand as it is.
    void accept_offer_as_is();
    /// Records all open offers of at least that confidence that name one speaker, as they are and
    /// with the links between them, in one step.
    void accept_offers(double least);
    /// The same for those that are sure, and for all that are offered.
    void accept_sure_offers() { accept_offers(finding_.sure); }
    void accept_all_offers() { accept_offers(0); }
    /// Opens the form for what was set aside: a person knows better.
    void record_set_aside(std::size_t index);
    /// Opens the form for the selected words; relation: how they bear on the claim at hand.
    void mark_selection(std::optional<core::Relation> relation = std::nullopt);
    /// The one gesture behind the keys R, S, U, C: the selection, the offer or the statement at hand
    /// bears on the claim at hand.
    void bear_on_claim(core::Relation relation);
    void edit_statement(core::Id<core::Statement> statement);
    bool record_pending_quotation();
    void start_claim(core::Id<core::Statement> asserted_by);
    void edit_claim(core::Id<core::Claim> claim);
    bool record_pending_claim();
    void start_link(core::Relation relation, core::Id<core::Statement> statement);
    void edit_link(core::Link const& link);
    bool record_pending_link();
    void start_review();
    bool record_pending_review();
    bool take_step(core::ReviewStep step, core::StepWords const& words = {});

    // ── working together (desk_editorial.cpp) ──
    /// The newest revision there was when this person last looked at the claim at hand, before now.
    core::Seq seen_before() const { return seen_before_; }
    /// Whether the verdict of the claim at hand must not be seen before one's own is given.
    bool is_concealed() const;
    /// A claim's verdict as the person at the desk may see it.
    core::Verdict verdict_of(core::ClaimRow const& row) const;
    bool give_second_verdict(std::string const& rating, std::string const& remark);
    void publish_all();
    void start_correction();
    bool record_pending_correction();
    bool sign_correction(core::Id<core::Correction> correction);
    bool turn_down_correction(core::Id<core::Correction> correction, std::string const& remark);
    /// Opens the form for a new request for reply, or for one that is there.
    void start_reply(core::Id<core::ReplyRequest> request);
    bool record_pending_reply();
    bool make_remark(core::RemarkFacts const& facts);
    void resolve_remark(core::Id<core::Remark> remark, core::Resolve resolve);
    void assign(std::string const& person);
    /// Opens the form for the rules of the desk.
    void edit_rules();
    /// Keeps the search that shows under a name, and opens it to be called otherwise.
    void keep_search();
    /// Opens the plain form of a source, party, topic or kept search.
    void edit_record(core::Ref ref);
    /// Saves it, unless somebody changed it since the form was filled.
    bool record_pending_record();
    // ── rating scales (desk_scales.cpp) ──
    /// Opens the form for the next version of a scale, or for a new one.
    void start_scale(core::Id<core::Scale> of);
    bool record_pending_scale();
    void add_shipped_scales();
    /// Brings a scale in from a file: new, or as the next version of the one with its key.
    void import_scale(std::string const& path);
    void export_scale(core::Id<core::Scale> scale, std::string const& path);
    void erase_scale(std::string const& key);

    // ── taking back (desk_taking_back.cpp) ──
    void erase(core::Ref ref);
    void restore(core::Ref ref, core::Seq seq);
    /// Brings a deleted record back, with what its deletion took along.
    void bring_back(core::Ref ref);
    void undo();
    void redo();
    /// Asks the person before something is taken back that readers have; without it the answer is no.
    std::function<bool(std::string const& what)> agrees_to;
    void set_triage(core::Triage triage);

    /// Brings bytes in as a source and opens it. False when refused; the reason is shown. `ingested`
    /// may have been made on a worker; it is made here if it is not given.
    bool import(std::string bytes, core::Provenance const& provenance,
                std::optional<core::Ingested> ingested = std::nullopt);

    // ── told to views ──
    Signal<> place_changed;
    Signal<> side_changed;
    Signal<> moments_changed;          ///< there are other moments, or others are wanted
    Signal<> mark_changed;             ///< another moment is marked, or none
    Signal<> text_changed;             ///< another article, or its quotations or offers changed
    Signal<core::Span> reveal;         ///< show this passage
    Signal<std::string const&> notice; ///< one quiet sentence

private:
    void arrive();
    void load_text();
    void load_quotations();
    void on_change(core::ChangeSet const& change);
    void find_quotations();
    void tell_recorded_elsewhere();
    core::Suggestion const* suggestion_for(core::Span span) const;
    PendingQuotation pending_for(core::Span span) const;
    std::vector<core::Tie> ties_of(core::Suggestion const& suggestion,
                                   std::map<std::size_t, std::size_t> const& together) const;
    std::optional<core::Relation> proposed_relation(core::Suggestion const& suggestion) const;
    template <class Pending>
    void open_form(Side side, Pending pending);
    void recorded(Side side);
    void take_step_back(std::function<std::optional<core::Undoable>()> const& next,
                        std::function<bool(core::Seq)> const& take, char const* told);
    void turn_to(Side side);
    bool leave_past();
    bool exists(core::Ref ref) const;

    Workbench& workbench_;
    Place place_;
    std::vector<Place> past_, future_;
    Side side_ = Side::nothing;
    Side before_form_ = Side::nothing;
    core::Id<core::Claim> claim_;
    core::Seq seen_before_ = 0;
    core::Id<core::Statement> statement_;
    core::Id<core::Party> party_;
    LookingBack back_;
    std::unique_ptr<core::Chronicle> chronicle_;
    core::Id<core::Text> text_;
    std::string words_;
    std::vector<core::Quotation> quotations_;
    std::vector<Offer> offers_;
    std::vector<core::Suggestion> set_aside_;
    bool shows_set_aside_ = false;
    Finding finding_;
    bool told_of_lexicons_ = false;
    int offer_ = -1;
    core::Span selection_;
    long caret_ = 0;
    Forms forms_;
    Subscription on_change_;
};

bool is_form(Side side);

template <class Pending>
void Desk::open_form(Side side, Pending pending) {
    forms_.open(std::move(pending));
    turn_to(side);
}

} // namespace app
