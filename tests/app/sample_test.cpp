// The shipped sample must become the user's own example, field by field: claim, counter-statement,
// context, verdict by two people, and a trail down to the saved bytes.
#include "app/intake/sample.h"

#include "app/common/assets.h"
#include "app/common/detection.h"
#include "app/common/facts.h"
#include "app/common/reading.h"
#include "app/common/scales.h"
#include "core/editorial/sources.h"
#include "core/matching/same_quotation.h"
#include "core/matching/wordings.h"
#include "core/editorial/dossier.h"
#include "db/workspace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

constexpr auto claim_text = "La Russie n'a aucun intérêt à absorber le Bélarus ni qui que ce soit.";

class Sample : public testing::Test {
protected:
    void SetUp() override {
        ::setenv("COUNTERPOINT_ASSETS",
                 (fs::path(__FILE__).parent_path() / "../../assets").lexically_normal().c_str(), 1);
        folder_ = fs::temp_directory_path() / ("counterpoint-sample-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
        path_ = (folder_ / "sample.counterpoint").string();
        app::add_default_scales(*db::create_workspace(path_, signed_by("Camille Laurent")));
        app::build_sample([this](std::string const& actor) {
            return db::open_workspace(path_, signed_by(actor));
        });
        store_ = db::open_workspace(path_, signed_by("Camille Laurent"));
    }
    void TearDown() override {
        store_.reset();
        fs::remove_all(folder_);
    }

    static db::OpenOptions signed_by(std::string actor) {
        db::OpenOptions options;
        options.actor = std::move(actor);
        return options;
    }

    core::Dossier dossier() const {
        for (auto const id : store_->claims({}))
            if (store_->get(id).text == claim_text)
                return core::load_dossier(*store_, id);
        ADD_FAILURE() << "the claim is missing";
        return {};
    }

    core::LinkedStatement const* find(std::vector<core::LinkedStatement> const& side,
                                      std::string_view part) const {
        for (auto const& entry : side)
            if (entry.statement.text.find(part) != std::string::npos)
                return &entry;
        return nullptr;
    }

    fs::path folder_;
    std::string path_;
    std::unique_ptr<core::Store> store_;
};

TEST_F(Sample, StatementOfTheClaimHasSpeakerTimeAndOccasion) {
    auto const found = dossier();
    ASSERT_EQ(found.assertions.size(), 1u);
    auto const& said = found.assertions.front();
    EXPECT_EQ(said.statement.text,
              "pas intérêt à absorber qui que ce soit. Cela n'a pas de sens tout simplement");
    EXPECT_EQ(said.speaker, "Vladimir Poutine");
    EXPECT_EQ(said.statement.role, "président de la Russie");
    EXPECT_EQ(said.statement.said_on.text(), "2022-12-19");
    EXPECT_EQ(said.statement.place, "Minsk");
    EXPECT_NE(said.statement.occasion.find("conférence de presse"), std::string::npos);
    EXPECT_EQ(said.statement.mode, core::Mode::partial);
    EXPECT_EQ(said.statement.language, "fr");
    EXPECT_EQ(found.topic, "Russie et Bélarus");
    EXPECT_EQ(found.claim.language, "fr");
}

TEST_F(Sample, CounterStatementSpeaksForTheStateDepartment) {
    auto const found = dossier();
    ASSERT_EQ(found.against.size(), 1u);
    auto const& price = found.against.front();
    EXPECT_EQ(price.link.relation, core::Relation::refutes);
    EXPECT_FALSE(price.link.note.empty());
    EXPECT_EQ(price.speaker, "Ned Price");
    EXPECT_EQ(price.on_behalf_of, "département d'État américain");
    EXPECT_EQ(price.statement.role, "porte-parole");
    EXPECT_EQ(price.statement.said_on.text(), "2022-12");
    EXPECT_EQ(price.statement.text.find("comble de l'ironie"), 0u);
}

TEST_F(Sample, ContextHoldsWhatHappenedAndWhatOthersSaid) {
    auto const found = dossier();
    EXPECT_EQ(found.context.size(), 6u);
    auto const* drones = find(found.context, "drones russes");
    ASSERT_NE(drones, nullptr);
    EXPECT_EQ(drones->statement.mode, core::Mode::narrated);
    EXPECT_TRUE(drones->speaker.empty());
    EXPECT_NE(find(found.context, "privés d'électricité"), nullptr);
    EXPECT_NE(find(found.context, "livraisons mutuelles d'armes"), nullptr);
    EXPECT_NE(find(found.context, "former des équipages"), nullptr);
    auto const* ally = find(found.context, "La Russie peut se passer de nous");
    ASSERT_NE(ally, nullptr);
    EXPECT_EQ(ally->speaker, "Alexandre Loukachenko");
    EXPECT_EQ(ally->statement.role, "président du Bélarus");
    auto const* later = find(found.context, "céder sa souveraineté");
    ASSERT_NE(later, nullptr);
    EXPECT_EQ(later->speaker, "Ned Price");
    for (auto const& entry : found.context)
        EXPECT_FALSE(entry.link.note.empty());
}

TEST_F(Sample, VerdictHasReasonsAndASecondPerson) {
    auto const found = dossier();
    ASSERT_TRUE(found.review);
    ASSERT_NE(found.rating(), nullptr);
    EXPECT_EQ(found.scale->key, "truth");
    EXPECT_EQ(found.rating()->key, "misleading");
    EXPECT_EQ(core::in_language(found.rating()->labels, "fr"), "Trompeur");
    EXPECT_EQ(found.review->state, core::ReviewState::approved);
    EXPECT_EQ(found.review->author, "Camille Laurent");
    EXPECT_EQ(found.review->reviewers, std::vector<std::string>{"Dominique Morel"});
    EXPECT_EQ(found.review->confidence, core::Confidence::medium);
    EXPECT_FALSE(found.review->summary.empty());
    EXPECT_GT(found.review->rationale.size(), found.review->summary.size());
    EXPECT_FALSE(found.review->remark.empty());
}

TEST_F(Sample, TrailOfEveryStatementEndsAtBytesThatHold) {
    auto const bytes = app::read_file(app::assets_dir() + "/sample/article.fr.txt");
    auto const found = dossier();
    for (auto const* side : {&found.assertions, &found.against, &found.context})
        for (auto const& entry : *side) {
            for (auto const& step : entry.trail) EXPECT_TRUE(step.bytes_hold);
            // Where it was read is the article, which alone was quoted from nothing that follows.
            ASSERT_EQ(entry.trail.size(), side == &found.assertions ? 4u : 1u) << entry.statement.text;
            auto const step = core::hops_of(entry.trail).back().step;
            EXPECT_EQ(step.capture.digest, core::sha256(bytes));
            EXPECT_EQ(step.capture.size, static_cast<std::int64_t>(bytes.size()));
            EXPECT_EQ(step.capture.how, core::Obtained::file);
            EXPECT_EQ(step.capture.origin, "article.fr.txt");
            EXPECT_EQ(step.source.published.text(), "2022-12");
            EXPECT_EQ(step.source.language, "fr");
            EXPECT_EQ(step.source.credit, "PHOTO / AGENCES");
            EXPECT_EQ(step.publisher, "Rédaction d'exemple");
        }
}

/// The trail of the claim is made up beyond the article, and says so: article, dispatch, minutes, captions at 12:30.
TEST_F(Sample, TheTrailOfTheClaimLeadsOverThreeHopsToAMomentOfARecording) {
    auto const hops = core::hops_of(dossier().assertions.front().trail);
    ASSERT_EQ(hops.size(), 4u);
    EXPECT_EQ(hops[0].standing, core::HopStanding::primary);
    EXPECT_EQ(hops[0].step.source.type, core::SourceType::broadcast);
    EXPECT_EQ(core::position_at(hops[0].step.text, hops[0].step.quotation.start).substr(0, 8), "at 12:30");
    EXPECT_EQ(hops[1].step.source.type, core::SourceType::transcript);
    EXPECT_EQ(hops[2].step.source.type, core::SourceType::wire);
    for (std::size_t at = 1; at < hops.size(); ++at) {
        EXPECT_EQ(hops[at].from, at - 1);
        EXPECT_FALSE(hops[at].difference.empty()) << "every hop shows what differs";
    }
    for (std::size_t at = 0; at < 3; ++at) EXPECT_NE(hops[at].step.source.title.find("pour l'exemple)"), std::string::npos) << "it is marked as made up";
    EXPECT_EQ(core::voices_of(*store_, dossier().assertions.front().trail).size(), 1u);
    auto const wordings = core::wordings_of(*store_, dossier().assertions.front().statement.id);
    EXPECT_EQ(wordings.outlets.size(), 4u);
    EXPECT_EQ(wordings.origins, 1);
}

TEST_F(Sample, HistoryNamesBothPeopleAndTheLogHolds) {
    std::set<std::string> actors;
    for (auto const& line : core::history_of(*store_, dossier()))
        actors.insert(line.step.revision.actor);
    EXPECT_EQ(actors, (std::set<std::string>{"Camille Laurent", "Dominique Morel"}));
    core::Progress progress;
    auto const verified = store_->verify(progress);
    EXPECT_FALSE(verified.broken_at) << core::render(verified.finding);
    EXPECT_TRUE(store_->check(core::Repair::no, progress).findings.empty());
    EXPECT_EQ(verified.revisions, store_->head());
}

TEST_F(Sample, EveryQuotationOfTheArticleIsOfferedWithItsSpeaker) {
    auto const article = app::read_file(app::assets_dir() + "/sample/article.fr.txt");
    auto const offered = core::at_least(0.5, app::suggest(article, "fr")).quotations;
    std::vector<std::string> speakers;
    for (auto const& each : offered) speakers.push_back(each.speaker);
    std::string const putin = "Vladimir Poutine";
    std::string const lukashenko = "Alexandre Loukachenko";
    EXPECT_EQ(speakers, (std::vector<std::string>{putin, putin, "département d'État américain", putin,
                                                  putin, putin, putin, lukashenko, lukashenko,
                                                  lukashenko, "Ned Price"}));
    ASSERT_GT(offered.size(), 2u);
    EXPECT_TRUE(offered[1].text.starts_with("pas intérêt à absorber"));
    ASSERT_EQ(offered[2].relates.size(), 1u);
    EXPECT_EQ(offered[2].relates[0].to, 1u);
    EXPECT_EQ(offered[2].relates[0].how, core::Bears::rebuts);
}

TEST_F(Sample, QuotationsNotYetRecordedAreStillSuggested) {
    auto const source = store_->sources(std::nullopt).front();
    auto const text = store_->get(core::text_of(*store_, source));
    auto const words = core::words_of(*store_, text);
    auto const suggestions = app::suggest(words, text.language).quotations;
    auto const at = words.find("Est-ce que nous sommes capables");
    ASSERT_NE(at, std::string::npos);
    core::Offsets const offsets(words);
    auto const start = core::count(offsets.code_point(core::Byte{static_cast<std::int64_t>(at)}));
    auto const* found = app::suggestion_at(suggestions, {start, start + 40});
    ASSERT_NE(found, nullptr);
    auto const proposal = app::propose_facts(*store_, *found, store_->get(source));
    EXPECT_EQ(proposal.facts.speaker, "Alexandre Loukachenko");
    EXPECT_EQ(proposal.facts.speaker_type, core::PartyType::person);
    EXPECT_FALSE(proposal.facts.role.empty());
}

TEST_F(Sample, ProposalsResolveNamesAndWeekdays) {
    core::Source source;
    source.language = "fr";
    source.published = *core::PartialDate::parse("2022-12");
    core::Suggestion suggestion;
    suggestion.text = "Cela n'a pas de sens";
    suggestion.speaker = "Poutine";
    suggestion.when = "lundi";
    auto proposal = app::propose_facts(*store_, suggestion, source);
    EXPECT_EQ(proposal.facts.speaker, "Vladimir Poutine");
    EXPECT_EQ(proposal.facts.role, "président, Russie");
    EXPECT_EQ(proposal.facts.said_on.text(), "2022-12");
    EXPECT_EQ(proposal.days.size(), 4u); // December 2022 has four Mondays
    source.published = *core::PartialDate::parse("2022-12-20");
    proposal = app::propose_facts(*store_, suggestion, source);
    EXPECT_EQ(proposal.facts.said_on.text(), "2022-12-19");
    suggestion.speaker = "Ludmila Poutine";
    proposal = app::propose_facts(*store_, suggestion, source);
    EXPECT_EQ(proposal.facts.speaker, "Ludmila Poutine");
}

TEST_F(Sample, ANameInAnotherSpellingIsProposedAsTheOneThatIsKnown) {
    core::Source source;
    source.language = "fr";
    core::Suggestion suggestion;
    suggestion.text = "Cela n'a pas de sens";
    for (char const* written : {"Vladimir Putin", "V. Poutine", "Wladimir Putin", "Владимир Путин"}) {
        suggestion.speaker = written;
        auto const proposal = app::propose_facts(*store_, suggestion, source);
        EXPECT_EQ(proposal.facts.speaker, "Vladimir Poutine") << written;
        if (std::string_view(written) == "Vladimir Putin") continue; // which is one of his names on record
        EXPECT_EQ(std::ranges::count(proposal.rivals, std::string(written)), 1) << written << ": who it is stays to choose";
    }
}

TEST_F(Sample, TheSameWordsAreKnownAgainHoweverTheyArePrinted) {
    auto const same = [&](char const* words) { return core::same_quotation(*store_, words, "fr", 5); };
    auto found = same("Pas interet à absorber qui que ce soit — cela n’a pas de sens, tout simplement!");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0].exact);
    EXPECT_EQ(store_->get(found[0].statement).text.substr(0, 4), "pas ");
    found = same("pas intérêt à absorber qui que ce soit. Ça n'a pas de sens, simplement");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_FALSE(found[0].exact);
    EXPECT_FALSE(found[0].negation_differs);
    std::string recorded, here;
    for (auto const& piece : found[0].difference) {
        if (piece.kind != core::Piece::Kind::added) recorded += piece.text;
        if (piece.kind != core::Piece::Kind::removed) here += piece.text;
    }
    EXPECT_EQ(recorded, store_->get(found[0].statement).text);
    EXPECT_EQ(here, "pas intérêt à absorber qui que ce soit. Ça n'a pas de sens, simplement");
    found = same("intérêt à absorber qui que ce soit. Cela a un sens tout simplement");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0].negation_differs) << "three words less, and it says the contrary";
    found = same("On 3 October 2022 he signed in Moscow documents that proclaimed four Ukrainian regions, Donetsk, "
                 "Luhansk, Zaporizhzhia and Kherson, part of Russia.");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0].numbers_differ);
    for (auto const* other : {"pas intérêt à absorber", "pas \" intérêt -( OR", "", "n'a pas de sens",
                              "La météo sera belle demain sur tout le pays"})
        EXPECT_TRUE(same(other).empty()) << other;
}

TEST_F(Sample, AnOfficeMeansWhoHeldItAtTheDateOfTheArticle) {
    core::Source source;
    source.language = "fr";
    source.published = *core::PartialDate::parse("2022-12-20");
    core::Suggestion suggestion;
    suggestion.standing = "worded";
    auto const speaker = [&](char const* wording) {
        suggestion.speaker = wording;
        return app::propose_facts(*store_, suggestion, source);
    };
    EXPECT_EQ(speaker("président russe").facts.speaker, "Vladimir Poutine");
    EXPECT_EQ(speaker("président bélarusse").facts.speaker, "Alexandre Loukachenko");
    EXPECT_EQ(speaker("président chilien").facts.speaker, "président chilien");
    EXPECT_EQ(speaker("président russe de la Fédération des écrivains").facts.speaker,
              "président russe de la Fédération des écrivains") << "another office";
    auto const either = speaker("président");
    EXPECT_EQ(either.rivals.size(), 1U) << "two presidents are known";
    suggestion.alternatives = {"Poutine", "Vladimir Poutine", "Loukachenko"};
    EXPECT_EQ(speaker("président russe").rivals, std::vector<std::string>{"Alexandre Loukachenko"})
        << "known names, each once, without the one taken";
    suggestion.alternatives.clear();
    source.published = *core::PartialDate::parse("1985-03-01");
    EXPECT_EQ(speaker("président russe").facts.speaker, "président russe") << "long before he held it";
}

TEST_F(Sample, ScriptThatFailsNamesItsStep) {
    auto const open = [this](std::string const& actor) {
        store_.reset();
        return db::open_workspace(path_, signed_by(actor));
    };
    try {
        app::run_script(open, R"({"steps":[{"as":"A","do":"dance"}]})", folder_.string());
        FAIL() << "it ran";
    } catch (core::Error const& error) {
        EXPECT_NE(core::render(error.message()).find("Step 1"), std::string::npos);
    }
    EXPECT_THROW(app::run_script(open, "{", folder_.string()), core::Error);
}

} // namespace
