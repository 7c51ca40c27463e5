// A desk without a window, on a workspace in a temporary folder: what workers post waits until the test runs it, and
// what is asked of the person is answered as the test says.
#pragma once

#include "app/common/reading.h"
#include "app/common/scales.h"
#include "app/desk/desk.h"
#include "core/editorial/reviews.h"
#include "db/workspace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <unistd.h>

/// Keeps what was posted until somebody cranks.
class HandCrank final : public app::Poster {
public:
    void post(std::function<void()> call) override {
        std::lock_guard const lock(mutex_);
        calls_.push_back(std::move(call));
        came_.notify_one();
    }
    /// Runs the next call, and waits for one if there is none.
    void turn() {
        std::unique_lock lock(mutex_);
        came_.wait(lock, [this] { return !calls_.empty(); });
        auto const call = std::move(calls_.front());
        calls_.pop_front();
        lock.unlock();
        call();
    }
    void turn_until(std::function<bool()> const& holds) {
        while (!holds()) turn();
    }

private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<std::function<void()>> calls_;
};

class DeskAtHand : public testing::Test {
protected:
    void SetUp() override {
        namespace fs = std::filesystem;
        auto const assets = (fs::path(__FILE__).parent_path() / "../../assets").lexically_normal();
        ::setenv("COUNTERPOINT_ASSETS", assets.c_str(), 1);
        auto pattern = (fs::temp_directory_path() / "counterpoint-desk-XXXXXX").string();
        ASSERT_TRUE(::mkdtemp(pattern.data()));
        folder_ = pattern;
        ::setenv("XDG_DATA_HOME", (folder_ / "data").c_str(), 1); // where backups go
        article_ = app::read_file((assets / "sample/article.fr.txt").string());
        app::add_default_scales(*db::create_workspace(path(), signed_by("Anna")));
        sit_down("Anna");
    }
    void TearDown() override {
        get_up();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    /// Somebody opens the workspace; whoever had it open closes it first.
    void sit_down(std::string const& person, db::Mode mode = db::Mode::write) {
        get_up();
        auto options = signed_by(person);
        options.mode = mode;
        workbench_ = std::make_unique<app::Workbench>(db::open_workspace(path(), std::move(options)), crank_);
        on_notice_ = workbench_->notice.subscribe([this](std::string const& told) { told_.push_back(told); });
        on_problem_ = workbench_->problem.subscribe(
            [this](core::Error const& error) { problems_.push_back(core::render(error.message())); });
        desk_ = std::make_unique<app::Desk>(*workbench_, [this](app::Agreement const& about) {
            asked_.push_back(about.what);
            return agrees_;
        });
    }
    app::Workbench& workbench() { return *workbench_; }
    void get_up() {
        desk_.reset();
        workbench_.reset();
    }
    bool import_article() {
        auto const done = desk().recorder().import(
            app::read_article(app::Arrival::text(article_, {core::Obtained::file, "article.fr.txt"})));
        settle();
        return done.has_value();
    }
    /// Until nothing is looked up any more.
    void settle() {
        crank_.turn_until([this] {
            return !article().is_being_read() && !article().is_being_looked_through() && !desk().recorder().looks_up();
        });
    }
    void accept_suggestion() {
        desk().recorder().accept_suggestion();
        settle();
    }
    /// Takes the suggestion to hand that has these words.
    void choose(std::string_view words) {
        auto const& suggestions = article().suggestions();
        auto const has = [&](app::Suggested const& each) { return each.suggestion.text.find(words) != words.npos; };
        auto const found = std::ranges::find_if(suggestions, has);
        ASSERT_NE(found, suggestions.end()) << words;
        article().choose_suggestion(static_cast<int>(found - suggestions.begin()));
    }
    /// The quotation with these words, recorded through its form.
    core::Id<core::Statement> record(std::string_view words = "absorber qui que ce soit") {
        choose(words);
        accept_suggestion();
        EXPECT_TRUE(desk().recorder().record_pending_quotation());
        return desk().navigation().statement();
    }
    /// A claim made of a statement, rated, with the dossier open.
    core::Id<core::Claim> rated_claim(core::Id<core::Statement> statement) {
        desk().recorder().start_claim(statement);
        EXPECT_TRUE(desk().recorder().record_pending_claim());
        desk().reviews().start_review();
        auto& facts = desk().forms().now<app::PendingReview>().facts;
        facts.rating = desk().reader().get(facts.scale).ratings.front().key;
        facts.summary = "As he said it.";
        EXPECT_TRUE(desk().reviews().record_pending_review());
        return desk().navigation().claim();
    }
    core::ReviewState state_of(core::Id<core::Claim> claim) {
        return core::current_review(desk().reader(), claim).value().state;
    }

    app::Desk& desk() { return *desk_; }
    app::Navigation& navigation() { return desk_->navigation(); }
    app::OpenArticle& article() { return desk_->article(); }
    std::string path() const { return (folder_ / "desk.counterpoint").string(); }
    bool was_told(std::string_view part) const {
        for (auto const& told : told_)
            if (told.find(part) != told.npos) return true;
        return false;
    }

    HandCrank crank_;
    std::string article_;
    std::vector<std::string> told_, problems_, asked_;
    bool agrees_ = true;

private:
    static db::OpenOptions signed_by(std::string actor) {
        db::OpenOptions options;
        options.actor = std::move(actor);
        return options;
    }

    std::filesystem::path folder_;
    std::unique_ptr<app::Workbench> workbench_;
    std::unique_ptr<app::Desk> desk_;
    app::Subscription on_notice_, on_problem_;
};
