// The article being read: its words, the quotations recorded in it, what the program suggests, and what the person has
// selected. Which article it is follows from the place.
#pragma once

#include "app/desk/navigation.h"
#include "core/operations/sources.h"
#include "core/quotation/detect.h"

#include <string>
#include <vector>

namespace app {

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

class OpenArticle {
public:
    /// Both outlive this. Made before anything that shows the place, it has loaded the text when they hear of it.
    OpenArticle(Workbench& workbench, Navigation& navigation);
    ~OpenArticle();
    OpenArticle(OpenArticle const&) = delete;
    OpenArticle& operator=(OpenArticle const&) = delete;

    /// None: no article is open, or it has no text.
    core::Id<core::Text> text() const { return text_; }
    std::string const& words() const { return words_; }
    std::vector<core::Quotation> const& quotations() const { return quotations_; }

    // ── suggestions ──
    std::vector<Offer> const& offers() const { return offers_; }
    /// Index of the offer at hand, or -1.
    int offer() const { return offer_; }
    /// The suggestion at hand; null without one.
    core::Suggestion const* suggestion() const;
    /// The suggestion for a passage, open or not, or what was set aside there; null if there is none.
    core::Suggestion const* suggestion_for(core::Span span) const;
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
    Finding const& finding() const { return finding_; }
    /// Looks up behind the scenes how many of those found are recorded already, and says so.
    void tell_recorded_elsewhere();

    // ── the person's hand ──
    /// The passage selected in the reader; empty span = none. Set by the reader.
    void set_selection(core::Span span) { selection_ = span; }
    core::Span selection() const { return selection_; }
    /// Its words; empty without a selection.
    std::string selected_words() const;
    void set_caret(long caret) { caret_ = caret; }
    void set_triage(core::Triage triage);

    /// After a change; called by the desk.
    void follow(core::ChangeSet const& change);

    Signal<> text_changed; ///< another article, or its quotations or offers changed

private:
    core::Reader const& reader() const { return workbench_.reader(); }
    void load_text();
    void load_quotations();
    void find_quotations();

    Workbench& workbench_;
    Navigation& navigation_;
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
    Subscription on_place_;
};

} // namespace app
