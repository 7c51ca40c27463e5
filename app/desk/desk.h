// What the person at the window is doing, in parts that views read and ask to do things: where they are, the article being
// read, recording, reviews, the past, rating scales, taking back, the shared desk. It knows no widget and no window, so that every
// gesture can be driven by a test, a menu, a key or the command palette alike.
#pragma once

#include "app/desk/article.h"
#include "app/desk/at_work.h"
#include "app/desk/contested.h"
#include "app/desk/hand.h"
#include "app/desk/page_picture.h"
#include "app/desk/past.h"
#include "app/desk/recorder.h"
#include "app/desk/reviews.h"
#include "app/desk/scales.h"
#include "app/desk/sharing.h"
#include "app/desk/taking_back.h"

namespace app {

class Desk {
public:
    /// `workbench` outlives this.
    explicit Desk(Workbench& workbench, AgreesTo agrees_to = {});

    Workbench& workbench() { return workbench_; }
    core::Reader const& reader() const { return workbench_.reader(); }
    /// One quiet sentence for the person.
    void notice(std::string const& sentence) { workbench_.notice(sentence); }

    Navigation& navigation() { return navigation_; }
    Navigation const& navigation() const { return navigation_; }
    Hand& hand() { return hand_; }
    Hand const& hand() const { return hand_; }
    OpenArticle& article() { return article_; }
    OpenArticle const& article() const { return article_; }
    /// How the source that is read looks.
    PagePicture& page_picture() { return page_picture_; }
    PagePicture const& page_picture() const { return page_picture_; }
    Past& past() { return past_; }
    Past const& past() const { return past_; }
    Recorder& recorder() { return recorder_; }
    Reviews& reviews() { return reviews_; }
    Reviews const& reviews() const { return reviews_; }
    Scales& scales() { return scales_; }
    TakingBack& taking_back() { return taking_back_; }
    TakingBack const& taking_back() const { return taking_back_; }
    /// The shared desk, if the workspace is at one.
    Sharing& sharing() { return sharing_; }
    Sharing const& sharing() const { return sharing_; }
    /// Who of its members works on what.
    AtWork& at_work() { return at_work_; }
    /// What its members made of the same things apart.
    Contested& contested() { return contested_; }
    Contested const& contested() const { return contested_; }
    /// What stands in the form that is open, and in those that were left.
    Forms& forms() { return forms_; }

    /// Leaves what is open at the side: a form, or one step of the past.
    void close_form();

private:
    void follow(core::ChangeSet const& change);

    Workbench& workbench_;
    Forms forms_;
    Navigation navigation_;
    Hand hand_;
    // These hear of a new place before any view does.
    OpenArticle article_;
    PagePicture page_picture_;
    Past past_;
    Recorder recorder_;
    Reviews reviews_;
    Scales scales_;
    TakingBack taking_back_;
    Subscription on_change_;
    Sharing sharing_; // behind what hears of what it tells
    AtWork at_work_{workbench_, navigation_, forms_, sharing_};
    Contested contested_{workbench_, sharing_};
    Subscription on_contested_;
};

} // namespace app
