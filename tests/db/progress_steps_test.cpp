// Work of several steps reports as one: the bar never goes back, and is full when all of it is done, not when its
// first step is.
#include "core/operations/redactions.h"
#include "tests/db/fixture.h"

namespace {

/// Hears every report of one piece of work.
class Heard {
public:
    core::Progress& progress() { return progress_; }
    /// That it never went back, came to its end, and did so with the last report.
    void expect_one_span(std::string const& what) const {
        ASSERT_FALSE(places_.empty()) << what;
        EXPECT_TRUE(std::ranges::is_sorted(places_)) << what;
        EXPECT_EQ(places_.back(), 1) << what;
        EXPECT_EQ(std::ranges::count(places_, 1), 1) << what << " said more than once that it was done";
    }
    std::size_t reports() const { return places_.size(); }

private:
    std::vector<double> places_;
    core::Progress progress_{{}, [this](std::uint64_t done, std::uint64_t total) {
                                 places_.push_back(total ? static_cast<double>(done) / static_cast<double>(total) : 0);
                             }, std::chrono::milliseconds(0)};
};

class ProgressSteps : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        auto const store = db::create_workspace(path_, fixture::options());
        world_ = fixture::make_world(*store);
    }
    std::unique_ptr<core::Store> open() { return db::open_workspace(path_, fixture::options()); }

    fixture::Folder folder_;
    std::string path_;
    fixture::World world_;
};

TEST_F(ProgressSteps, Verifying) {
    Heard heard;
    open()->verify(heard.progress());
    heard.expect_one_span("verify");
}

TEST_F(ProgressSteps, CheckingASoundWorkspace) {
    for (auto const repair : {core::Repair::no, core::Repair::yes}) {
        Heard heard;
        open()->check(repair, heard.progress());
        heard.expect_one_span("check");
    }
}

TEST_F(ProgressSteps, MendingRowsAndIndexes) {
    fixture::Tool(path_).tamper("delete from claim; delete from claim_line");
    Heard heard;
    EXPECT_GT(open()->check(core::Repair::yes, heard.progress()).repaired, 0);
    heard.expect_one_span("repair");
}

TEST_F(ProgressSteps, MakingIndexesAnewAfterAnImport) {
    auto const store = db::create_workspace(folder_.file("b.counterpoint"), fixture::options());
    store->begin_bulk_load();
    for (int at = 0; at < 20; ++at)
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "Claim " + std::to_string(at))));
    Heard heard;
    store->end_bulk_load(heard.progress());
    heard.expect_one_span("end of import");
    EXPECT_GE(heard.reports(), 40U) << "every record is listed and every record is indexed";
}

TEST_F(ProgressSteps, RemovingTracesOfWhatWasRedacted) {
    auto options = fixture::options();
    options.scrubbing = db::Scrubbing::later;
    auto const store = db::open_workspace(path_, options);
    auto context = core::context_of(*store);
    store->commit(core::redact_record(context, core::ref(world_.review), {"GDPR art. 17(1)", "Editor"}));
    Heard heard;
    store->scrub_redacted(heard.progress());
    EXPECT_FALSE(store->scrub_due());
    heard.expect_one_span("scrub");
}

} // namespace
