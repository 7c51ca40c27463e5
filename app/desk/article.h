// The article being read: its words, the quotations recorded in it, what the program suggests, and what the person has
// selected. Which article it is follows from the place. What takes as long as the article is long — reading a long one,
// finding quotations in any — a worker does; until it answers the article shows what it has.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/navigation.h"
#include "app/desk/read_article.h"
#include "core/operations/sources.h"
#include "core/quotation/detect.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// A quotation the program found, and whether somebody has dealt with it.
struct Suggested {
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
    OpenArticle(OpenArticle const&) = delete;
    OpenArticle& operator=(OpenArticle const&) = delete;

    /// None: no article is open, or it has no text.
    core::Id<core::Text> text() const { return text_; }
    /// What was read of it, for workers as well; null while it is being read.
    std::shared_ptr<ReadArticle const> const& read() const { return article_; }
    /// Valid UTF-8; empty while it is being read.
    std::string const& words() const;
    /// Some of the words; empty while they are being read.
    std::string slice(core::Span span) const;
    std::vector<core::Quotation> const& quotations() const { return quotations_; }
    /// What the person still waits for.
    bool is_being_read() const { return text_ && !article_; }
    bool is_being_looked_through() const { return finding_quotations_.waits(); }
    /// How often an article was looked through so far.
    long times_looked_through() const { return times_looked_through_; }

    // ── suggestions ──
    std::vector<Suggested> const& suggestions() const { return suggestions_; }
    /// Index of the suggestion at hand, or -1.
    int chosen() const { return chosen_; }
    /// The suggestion at hand; null without one.
    core::Suggestion const* suggestion() const;
    /// Whether that very passage is offered and not dealt with.
    bool is_open(core::Span span) const;
    /// All that was found, for workers as well; null while nothing was.
    std::shared_ptr<FoundQuotations const> const& found() const { return found_; }
    /// Suggestions not dealt with.
    long open_suggestions() const;
    /// What to tell when none is open: that it is still being looked for, or that none is left.
    core::Message why_no_suggestion() const;
    void choose_suggestion(int index);
    /// Moves to the next (or previous) open suggestion, from the caret.
    enum class Direction { next, previous };
    void step_suggestion(Direction direction);
    void dismiss_suggestion();
    /// Marked passages that seem to be no quotations, each with its reason; shown when asked for.
    std::vector<core::Suggestion> const& set_aside() const { return set_aside_; }
    bool shows_set_aside() const { return shows_set_aside_; }
    void show_set_aside(bool show);
    /// How quotations are found from now on.
    void set_finding(Finding finding);
    Finding const& finding() const { return finding_; }
    /// Says of the article at hand, as soon as they are known, how many quotations were found, or only how many of
    /// these are recorded elsewhere already.
    enum class Telling { nothing, known_elsewhere, all };
    void tell_when_found(Telling what);

    // ── the person's hand ──
    /// The passage selected in the reader; empty span = none. Set by the reader.
    void set_selection(core::Span span) { selection_ = span; }
    core::Span selection() const { return selection_; }
    /// Its words; empty without a selection.
    std::string selected_words() const;
    void set_caret(long caret) { caret_ = caret; }
    void set_triage(core::Triage triage);

    // ── the article and the page it stands on ──
    /// Whether all that the page shows is read, not the article alone.
    bool shows_whole_page() const { return shows_whole_page_; }
    /// Shows the article, or the whole page, which is read from the saved bytes and taken in the first time.
    void turn_whole_page();

    /// After a change; called by the desk.
    void follow(core::ChangeSet const& change);

    Signal<> text_changed; ///< another article, or its quotations or suggestions changed

private:
    core::Reader const& reader() const { return workbench_.reader(); }
    /// What is read of an article when it opens.
    struct Read {
        std::shared_ptr<ReadArticle const> article;
        std::vector<core::Quotation> quotations;
    };
    void load_text();
    void leave();
    void enter(core::Text const& record, RecentArticles::Kept kept);
    void begin_with(Read all, std::shared_ptr<FoundQuotations const> found);
    void take_in(std::vector<core::Ref> const& changed);
    /// A quotation of this text, or of one beside it whose words stand here as well, as it stands here.
    std::optional<core::Quotation> as_it_stands_here(core::Quotation quotation) const;
    void mark_suggestions();
    void find_quotations();
    void suggest_what_was_found(std::shared_ptr<FoundQuotations const> found);
    void tell_what_was_found(Telling what);

    Workbench& workbench_;
    Navigation& navigation_;
    Asker reading_, finding_quotations_, counting_known_, reading_page_;
    core::Id<core::Text> text_;
    std::vector<core::Id<core::Text>> beside_; ///< other texts of the same source; their quotations show here as well
    bool shows_whole_page_ = false;
    std::shared_ptr<ReadArticle const> article_;
    std::shared_ptr<FoundQuotations const> found_;
    RecentArticles recent_;
    std::vector<core::Ref> changed_meanwhile_; ///< quotations, while the article is being read
    std::vector<core::Quotation> quotations_;
    std::vector<Suggested> suggestions_;
    std::vector<core::Suggestion> set_aside_;
    Telling to_tell_ = Telling::nothing;
    long times_looked_through_ = 0;
    bool shows_set_aside_ = false;
    Finding finding_;
    bool told_of_lexicons_ = false;
    int chosen_ = -1;
    core::Span selection_;
    long caret_ = 0;
    Subscription on_place_;
};

} // namespace app
