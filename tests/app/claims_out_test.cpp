// Claims as JSON lines, out and in again: the same claims with their people, dates, ratings and odd words; one at a time,
// however many there are; and nothing half written.
#include "app/common/reading.h"
#include "app/common/scales.h"
#include "app/common/writing.h"
#include "app/desk/claims_shown.h"
#include "app/intake/collection.h"
#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"
#include "core/operations/claims.h"
#include "core/operations/reviews.h"
#include "db/workspace.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// What the format holds of a claim, as one line.
std::string kept_of(core::Store const& store, core::Id<core::Claim> id) {
    auto const claim = store.get(id);
    json kept{{"text", claim.text}, {"language", claim.language}, {"id", claim.identifier}};
    for (auto const& link : store.referring<core::Link>("to", id)) {
        auto const statement = store.find(core::id_as<core::Statement>(link.from));
        if (!statement) continue;
        auto const speaker = store.find(statement->speaker);
        kept["said"] = {speaker ? speaker->name : "", statement->said_on.text(), statement->occasion};
    }
    if (auto const review = core::current_review(store, id)) {
        auto const scale = store.get(review->scale);
        kept["review"] = {scale.key, review->rating, review->summary, review->rationale, review->author,
                          review->checked_on.text(), review->url, core::key_of(review->state)};
    }
    return kept.dump();
}

class ClaimsOut : public testing::Test {
protected:
    void SetUp() override {
        auto const assets = (fs::path(__FILE__).parent_path() / "../../assets").lexically_normal();
        ::setenv("COUNTERPOINT_ASSETS", assets.c_str(), 1);
        from_ = workspace();
        into_ = workspace();
    }
    static std::unique_ptr<core::Store> workspace() {
        db::OpenOptions options;
        options.actor = "Anna";
        auto store = db::create_workspace(":memory:", options);
        app::add_default_scales(*store);
        return store;
    }
    static app::ImportedClaims bring_in(core::Store& store, std::string lines) {
        core::Progress progress;
        return app::import_collection(
            store, app::Arrival::text(std::move(lines), {core::Obtained::file, "claims.jsonl"}), "claims.jsonl", progress);
    }
    static std::string line(json const& facts) { return facts.dump() + "\n"; }
    std::string out(core::ClaimSelection const& selection) {
        std::string bytes;
        largest_ = pieces_ = 0;
        core::Progress progress;
        written_ = core::find_format("jsonl")->write_claims(
            *from_, selection,
            [&](std::string_view piece) {
                bytes += piece;
                largest_ = std::max(largest_, piece.size());
                ++pieces_;
            },
            progress);
        return bytes;
    }
    std::string out() { return out(core::claims_listed(*from_, {}, "Anna")); }
    static std::multiset<std::string> all_kept(core::Store const& store) {
        std::multiset<std::string> all;
        for (auto const id : store.claims({})) all.insert(kept_of(store, id));
        return all;
    }

    std::unique_ptr<core::Store> from_, into_;
    core::WrittenClaims written_;
    std::size_t largest_ = 0, pieces_ = 0;
};

TEST_F(ClaimsOut, ComeInAgainAsTheyWere) {
    auto const imported = bring_in(
        *from_,
        line({{"id", "a/1"}, {"text", "Le vaccin contient « des puces » 😀."}, {"title", "Non"}, {"subtitle", "pas de puce"},
              {"verdict", "faux"}, {"date", "3 mai 2021"}, {"author", "Roe, Jane"}, {"url", "https://example.org/?a=1&b"}}) +
            line({{"id", "2"}, {"text", "قال \u2067أحمد\u2069 \"x\" \\ </script>"}, {"language", "ar"},
                  {"verdict", "Pants \u201con\u201d fire"}, {"speaker", "Jane Roe"},
                  {"date", "stated on October 22, 2020 in a campaign mailer.:"}}) +
            line({{"text", "Without an identifier or anything."}}) +
            line({{"id", "4"}, {"text", "Checked without a word."}, {"title", "Who knows"}, {"date", "2019"}}) +
            line({{"id", "5"}, {"text", "About then."}, {"verdict", "faux"}, {"date", "2019-05~"}}));
    ASSERT_EQ(imported.added, 5);
    ASSERT_TRUE(imported.problems.empty());
    auto const lines = out();
    EXPECT_EQ(written_.claims, 5);
    auto const again = bring_in(*into_, lines);
    EXPECT_EQ(again.added, 5);
    EXPECT_TRUE(again.problems.empty() && again.notes.empty());
    EXPECT_EQ(all_kept(*into_), all_kept(*from_));
}

TEST_F(ClaimsOut, KeepWhatWasWrittenHere) {
    auto context = core::context_of(*from_);
    auto const claim = core::make_claim(context, {"Two lines\nof a  claim.", "", "", ""});
    from_->commit(claim.draft);
    core::ReviewFacts facts;
    facts.scale = core::scales_in_force(*from_).front().id;
    facts.rating = from_->get(facts.scale).ratings.front().key;
    facts.summary = "Short.";
    facts.rationale = "First line.\n\n  Second  line.\n";
    auto then = core::context_of(*from_);
    from_->commit(core::rate(then, claim.id, facts).draft);
    auto const before = into_->list(core::Kind::scale).size();
    bring_in(*into_, out());
    auto const kept = json::parse(kept_of(*from_, claim.id));
    EXPECT_EQ(kept["review"].back(), "draft") << "what is not published does not become so by travelling";
    EXPECT_EQ(all_kept(*into_), std::multiset{kept.dump()});
    EXPECT_EQ(into_->list(core::Kind::scale).size(), before) << "its scale is there";
    EXPECT_EQ(bring_in(*into_, out()).known, 1);
    EXPECT_EQ(bring_in(*from_, out()).known, 1) << "at home too";
}

TEST_F(ClaimsOut, AreHandedOverOneByOneHoweverMany) {
    auto const lines = [](int first, int last) {
        std::string all;
        for (auto number = first; number <= last; ++number)
            all += line({{"id", std::to_string(number)}, {"text", "Claim of the same length."}, {"verdict", "x"}});
        return all;
    };
    bring_in(*from_, lines(1000, 1099));
    out();
    auto const of_hundred = largest_;
    auto const pieces_of_hundred = pieces_;
    bring_in(*from_, lines(2000, 2999));
    out();
    EXPECT_EQ(pieces_, pieces_of_hundred + 1000u);
    EXPECT_EQ(largest_, of_hundred);
}

TEST_F(ClaimsOut, AreThoseThatShow) {
    bring_in(*from_, line({{"text", "The Moon is a cheese."}, {"verdict", "x"}}) + line({{"text", "The Sun is cold."}}));
    using Page = app::Place::Page;
    auto const of = [&](app::Place const& place) {
        EXPECT_TRUE(app::shows_claims(place));
        out(app::claims_shown(place, *from_, "Anna"));
        return written_.claims;
    };
    EXPECT_EQ(of({.page = Page::claims}), 2);
    EXPECT_EQ(of({.page = Page::claims, .only = core::ClaimQuery::Only::unrated}), 1);
    EXPECT_EQ(of({.page = Page::search, .words = "cheese"}), 1);
    EXPECT_EQ(of({.page = Page::search, .words = "stone"}), 0);
    EXPECT_FALSE(app::shows_claims({.page = Page::search}));
    EXPECT_FALSE(app::shows_claims({.page = Page::reader}));
}

TEST_F(ClaimsOut, StoppedLeaveWhatWasThere) {
    for (int number = 0; number < 50; ++number) bring_in(*from_, line({{"text", "Claim " + std::to_string(number)}}));
    auto pattern = (fs::temp_directory_path() / "counterpoint-out-XXXXXX").string();
    ASSERT_TRUE(::mkdtemp(pattern.data()));
    auto const path = pattern + "/claims.jsonl";
    app::write_file(path, "before");
    std::stop_source stop;
    core::Progress progress(stop.get_token(), {});
    auto const write = [&] {
        app::write_file(path, [&](core::Sink const& sink) {
            int taken = 0;
            core::find_format("jsonl")->write_claims(
                *from_, core::claims_listed(*from_, {}, "Anna"),
                [&](std::string_view piece) {
                    sink(piece);
                    if (++taken == 10) stop.request_stop();
                },
                progress);
        });
    };
    EXPECT_THROW(write(), core::Error);
    EXPECT_EQ(app::read_file(path), "before");
    EXPECT_EQ(std::distance(fs::directory_iterator(pattern), {}), 1) << "nothing lies beside it";
    fs::remove_all(pattern);
}

TEST_F(ClaimsOut, OfANewerVersionAreLeftOutWithASentence) {
    auto const imported = bring_in(*into_, line({{"counterpoint", 3}, {"text", "From the future."}}));
    EXPECT_EQ(imported.added, 0);
    ASSERT_EQ(imported.problems.size(), 1u);
    EXPECT_EQ(core::render(imported.problems.front().second), "A newer version of this program wrote it.");
}

} // namespace
