// The trail: hops tied and taken off, what is refused, how it hangs together, what it was perhaps quoted from, and how one
// statement is worded in each outlet.
#include "core/editorial/approval.h"
#include "core/editorial/gate.h"
#include "core/matching/origins.h"
#include "core/matching/wordings.h"
#include "core/operations/trail.h"
#include "tests/db/editorial.h"
#include "tests/db/sharing.h"

namespace {

using core::SourceType;
using core::HopStanding;

class Trails : public testing::Test {
protected:
    void SetUp() override { store_ = fixture::in_memory(); }

    struct Read {
        core::Id<core::Source> source;
        core::Id<core::Text> text;
        core::Id<core::Quotation> quotation;
        core::Id<core::Statement> statement;
    };
    core::Context context() { return core::context_of(*store_); }
    core::ImportedSource bring_in(std::string const& words, std::string const& publisher, std::string const& day,
                                  SourceType type = SourceType::article, std::string const& language = "fr") {
        core::Ingested ingested;
        ingested.text = words;
        ingested.media_type = "text/plain";
        ingested.extractor = "plain/1";
        ingested.language = language;
        core::SourceFacts facts;
        facts.title = publisher + " " + day;
        facts.publisher = publisher;
        facts.type = type;
        facts.language = language;
        if (!day.empty()) facts.published = *core::PartialDate::parse(day);
        auto now = context();
        auto imported = core::import_source(now, std::string(words), std::move(ingested), facts, {core::Obtained::file, publisher + ".txt"});
        store_->commit(imported.draft);
        return imported;
    }
    static core::Span span_in(std::string const& all, std::string const& words) {
        auto const at = all.find(words);
        EXPECT_NE(at, all.npos) << words;
        auto const start = core::count(core::length(all.substr(0, at)));
        return {start, start + core::count(core::length(words))};
    }
    Read read(std::string const& words, std::string const& publisher, std::string const& day,
              SourceType type = SourceType::article, std::string const& language = "fr", std::string const& speaker = {}) {
        auto const all = publisher + " : « " + words + " ».";
        auto const imported = bring_in(all, publisher, day, type, language);
        auto now = context();
        core::StatementFacts facts;
        facts.speaker = speaker;
        auto const recorded = core::record_quotation(now, imported.text, span_in(all, words), facts);
        store_->commit(recorded.draft);
        return {imported.source, imported.text, recorded.quotation, recorded.statement};
    }
    void tie(core::Id<core::Quotation> one, core::Id<core::Quotation> from) {
        auto now = context();
        store_->commit(core::quote_from(now, one, from));
    }
    std::string refusal(std::function<core::Draft(core::Context&)> const& operation) {
        auto const before = store_->head();
        try {
            auto now = context();
            store_->commit(operation(now));
        } catch (core::Error const& error) {
            EXPECT_EQ(error.code(), core::Code::refused);
            EXPECT_EQ(store_->head(), before) << "something was written";
            return core::render(error.message());
        }
        return {};
    }
    std::unique_ptr<core::Store> store_;
};

constexpr auto said = "nous n’avons pas intérêt à absorber qui que ce soit";

TEST_F(Trails, AHopIsTiedTakenOffAndUndone) {
    auto const article = read(said, "Journal", "2022-12-20");
    auto const wire = read(said, "Agence", "2022-12-19", SourceType::wire);
    tie(article.quotation, wire.quotation);
    EXPECT_EQ(store_->get(article.quotation).quoted_from, wire.quotation);
    EXPECT_EQ(store_->revision(store_->head()).operation, "quotation.quote_from");
    fixture::undo(*store_);
    EXPECT_FALSE(store_->get(article.quotation).quoted_from);
    store_->redo();
    EXPECT_EQ(store_->get(article.quotation).quoted_from, wire.quotation);
    auto now = context();
    store_->commit(core::quote_from_nothing(now, article.quotation));
    EXPECT_FALSE(store_->get(article.quotation).quoted_from);
    fixture::expect_sound(*store_);
}

TEST_F(Trails, NoTrailLeadsInACircleNorStaysInOneSource) {
    auto const a = read(said, "A", "2022-12-20"), b = read(said, "B", "2022-12-19"), c = read(said, "C", "2022-12-18");
    tie(a.quotation, b.quotation);
    tie(b.quotation, c.quotation);
    EXPECT_EQ(refusal([&](core::Context& now) { return core::quote_from(now, c.quotation, a.quotation); }),
              std::string("“") + said + "” cannot be quoted from “" + said + "”, which is quoted from it itself. Nothing was changed.");
    EXPECT_FALSE(refusal([&](core::Context& now) { return core::quote_from(now, b.quotation, a.quotation); }).empty());
    EXPECT_EQ(refusal([&](core::Context& now) { return core::quote_from(now, a.quotation, a.quotation); }),
              "A quotation cannot be quoted from itself.");
    EXPECT_FALSE(refusal([&](core::Context& now) { return core::quote_from(now, a.quotation, b.quotation); }).empty()) << "it is so already";
    EXPECT_FALSE(refusal([&](core::Context& now) { return core::quote_from_nothing(now, c.quotation); }).empty());
    // By whatever way it comes: an edit of the record, and both ends in one draft.
    auto end = store_->get(c.quotation);
    end.quoted_from = a.quotation;
    EXPECT_FALSE(refusal([&](core::Context&) { return fixture::put(*store_, end, "quotation.edit"); }).empty());
    auto const d = read("autre chose, et encore", "D", "2022-12-18"), e = read("encore autre chose", "E", "2022-12-18");
    auto one = store_->get(d.quotation), other = store_->get(e.quotation);
    one.quoted_from = other.id;
    other.quoted_from = one.id;
    EXPECT_FALSE(refusal([&](core::Context&) {
                     auto draft = fixture::put(*store_, one, "quotation.edit");
                     draft.puts.push_back(other);
                     return draft;
                 }).empty());
    auto const words = store_->bytes(store_->get(a.text).digest).value();
    EXPECT_EQ(refusal([&](core::Context& now) { return core::quote_from_passage(now, a.quotation, a.text, span_in(words, "pas intérêt")).draft; }),
              "Both passages stand in “A 2022-12-20”; a hop of the trail leads to another source. Nothing was changed.");
}

TEST_F(Trails, APassageBecomesTheOriginAndWhatCameBeforeStaysBeforeIt) {
    auto const article = read(said, "Journal", "2022-12-20");
    auto const video = read(said, "Chaîne", "2022-12-19", SourceType::broadcast);
    tie(article.quotation, video.quotation);
    std::string const dispatch = "Dépêche : nous n’avons pas intérêt à absorber.";
    auto const wire = bring_in(dispatch, "Agence", "2022-12-19", SourceType::wire);
    auto now = context();
    auto const span = span_in(dispatch, "nous n’avons pas intérêt à absorber");
    auto const made = core::quote_from_passage(now, article.quotation, wire.text, span);
    store_->commit(made.draft);
    EXPECT_EQ(store_->get(article.quotation).quoted_from, made.id);
    EXPECT_EQ(store_->get(made.id).quoted_from, video.quotation);
    EXPECT_EQ(store_->get(made.id).statement, article.statement);
    auto const hops = core::hops_of(core::trail_of(*store_, article.statement));
    ASSERT_EQ(hops.size(), 3U);
    EXPECT_EQ(hops[0].step.quotation.id, video.quotation);
    EXPECT_EQ(hops[0].standing, HopStanding::primary);
    EXPECT_EQ(hops[1].from, 0U);
    EXPECT_EQ(hops[1].standing, HopStanding::hop);
    EXPECT_EQ(hops[2].from, 1U);
    std::string before, after;
    for (auto const& piece : hops[2].difference) {
        if (piece.kind != core::Piece::Kind::added) before += piece.text;
        if (piece.kind != core::Piece::Kind::removed) after += piece.text;
    }
    EXPECT_EQ(before, "nous n’avons pas intérêt à absorber");
    EXPECT_EQ(after, said);
    fixture::undo(*store_); // the passage and the hop were one step
    EXPECT_FALSE(store_->find(made.id));
    EXPECT_EQ(store_->get(article.quotation).quoted_from, video.quotation);
    // One that is recorded there already is taken as it is.
    auto again = context();
    auto const there = store_->get(video.quotation).span();
    EXPECT_THROW(core::quote_from_passage(again, article.quotation, video.text, there), core::Error); // known already
    auto const review = read(said, "Revue", "2022-12-21");
    auto later = context();
    EXPECT_EQ(core::quote_from_passage(later, review.quotation, video.text, there).id, video.quotation);
    fixture::expect_sound(*store_);
}

TEST_F(Trails, BranchesStandBehindWhatTheyWereQuotedFromHoweverDeep) {
    auto const first = read(said, "Chaîne", "2022-12-01", SourceType::broadcast);
    auto const statement = first.statement;
    auto const one_more = [&](core::Id<core::Quotation> from, std::string const& publisher, std::string const& day) {
        auto const words = publisher + " : " + said;
        auto const text = bring_in(words, publisher, day).text;
        auto now = context();
        auto const made = core::add_quotation(now, statement, text, span_in(words, said), from);
        store_->commit(made.draft);
        return made.id;
    };
    auto at = first.quotation;
    for (int depth = 0; depth < 40; ++depth) at = one_more(at, "P" + std::to_string(depth), "2022-12-02");
    auto const branch = one_more(first.quotation, "Z", "2022-12-03");
    auto const hops = core::hops_of(core::trail_of(*store_, statement));
    ASSERT_EQ(hops.size(), 42U);
    for (std::size_t hop = 0; hop < hops.size(); ++hop) {
        if (hop == 0) { EXPECT_FALSE(hops[hop].from); continue; }
        ASSERT_TRUE(hops[hop].from);
        EXPECT_LT(*hops[hop].from, hop);
        EXPECT_TRUE(hops[hop].difference.empty()) << "the same words";
    }
    EXPECT_EQ(hops.back().step.quotation.id, branch);
    EXPECT_EQ(hops.back().from, 0U);
    EXPECT_EQ(core::voices_of(*store_, core::trail_of(*store_, statement)).size(), 1U);
}

TEST_F(Trails, FollowedBackToItsOriginAQuoteIsOneVoice) {
    auto const statement = read(said, "Journal", "2022-12-20").statement;
    auto const first = store_->referring<core::Quotation>("statement", statement).front();
    auto now = context();
    auto const claim = core::make_claim(now, {"Une affirmation.", "fr", "", ""}, {});
    store_->commit(claim.draft);
    auto linking = context();
    store_->commit(core::link_records(linking, core::Relation::supports, core::ref(statement), core::ref(claim.id), "").draft);
    auto const count = [&] { return core::independent_sources(*store_, core::load_dossier(*store_, claim.id)); };
    EXPECT_EQ(count(), 1);
    auto const wire = read(said, "Agence", "2022-12-19", SourceType::wire);
    tie(first.id, wire.quotation);
    EXPECT_EQ(count(), 1) << "the paper and the agency it quotes are one voice";
    auto const other = read(said, "Autre journal", "2022-12-20");
    auto again = context();
    store_->commit(core::link_records(again, core::Relation::supports, core::ref(other.statement), core::ref(claim.id), "").draft);
    EXPECT_EQ(count(), 2);
    tie(other.quotation, wire.quotation);
    EXPECT_EQ(count(), 1) << "both quote the same agency";
}

TEST_F(Trails, WhatItWasPerhapsQuotedFromIsEarlierOrNearerAndNeverItself) {
    auto const article = read(said, "Journal", "2022-12");
    auto const wire = read("nous n’avons pas d’intérêt à absorber qui que ce soit", "Agence", "2022-12-19", SourceType::wire);
    auto const video = read(said, "Chaîne", "2022-12-19", SourceType::broadcast);
    read(said, "Plus tard", "2023-02-01");
    read("une tout autre phrase sans rapport aucun", "Ailleurs", "2022-12-01");
    auto const proposed = [&](core::Id<core::Quotation> of) { return core::proposed_origins(*store_, store_->get(of), 9); };
    auto found = proposed(article.quotation);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].step.quotation.id, video.quotation);
    EXPECT_TRUE(found[0].exact);
    EXPECT_EQ(core::render(found[0].reason), "the same words, in a primary source");
    EXPECT_EQ(found[1].step.quotation.id, wire.quotation);
    EXPECT_FALSE(found[1].difference.empty());
    tie(article.quotation, wire.quotation);
    found = proposed(article.quotation);
    ASSERT_EQ(found.size(), 1U) << "what it hangs on is not proposed again";
    found = proposed(wire.quotation);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].step.quotation.id, video.quotation);
    EXPECT_TRUE(proposed(video.quotation).empty()) << "nothing stands nearer to what was said";
    auto source = store_->get(article.source);
    source.agency = store_->get(wire.source).publisher;
    store_->commit(fixture::put(*store_, source, "source.edit"));
    auto now = context();
    store_->commit(core::quote_from_nothing(now, article.quotation));
    found = proposed(article.quotation);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(core::render(found[1].reason), "nearly the same words, of the agency it prints");
}

TEST_F(Trails, WhatWasCutShortIsQuotedFromTheLongerOne) {
    auto const whole = read("les bateaux resteront au port tant que la digue ne sera pas réparée, et personne ici ne nous fera changer d’avis avant la fin de l’hiver", "Agence", "2022-12-18");
    auto const cut = read("la digue ne sera pas réparée", "Journal", "2022-12-20");
    read("la digue a été réparée en hâte", "Ailleurs", "2022-12-18");
    auto const found = core::proposed_origins(*store_, store_->get(cut.quotation), 9);
    ASSERT_FALSE(found.empty());
    auto const of_whole = std::ranges::find(found, whole.quotation, [](auto const& one) { return one.step.quotation.id; });
    ASSERT_NE(of_whole, found.end());
    EXPECT_TRUE(of_whole->is_longer);
    auto const framed = read("nous ferons tout ce qui est possible pour que l’école ne ferme pas ici", "Ailleurs", "2022-12-18");
    auto const other = read("nous ferons tout pour que la maternité de Vernon reste", "Gazette", "2022-12-20");
    for (auto const& one : core::proposed_origins(*store_, store_->get(other.quotation), 9)) EXPECT_NE(one.step.quotation.id, framed.quotation);
    EXPECT_EQ(core::render(of_whole->reason), "these words and more, in an earlier source");
    EXPECT_TRUE(core::proposed_origins(*store_, store_->get(whole.quotation), 9).empty()) << "the longer one is earlier";
}

TEST_F(Trails, AFormulaOfOthersIsNotQuotedFromThem) {
    auto const thanks = "je vous remercie de votre confiance";
    read(thanks, "Journal", "2022-12-01", SourceType::article, "fr", "Odile Carpentier");
    auto const other = read(thanks, "Gazette", "2022-12-09", SourceType::article, "fr", "Bruno Tessier");
    EXPECT_TRUE(core::proposed_origins(*store_, store_->get(other.quotation), 9).empty());
    auto const again = read(thanks, "Radio", "2022-12-10", SourceType::article, "fr", "Bruno Tessier");
    EXPECT_EQ(core::proposed_origins(*store_, store_->get(again.quotation), 9).size(), 1U) << "of his own words it may be";
}

TEST_F(Trails, TheOriginTellsAllOutletsThatQuotedIt) {
    auto const origin = read(said, "Agence", "2022-12-18", SourceType::wire);
    auto const paper = read("pas intérêt à absorber qui que ce soit", "Journal", "2022-12-19");
    auto const radio = read("absorber qui que ce soit", "Radio", "2022-12-20");
    tie(paper.quotation, origin.quotation);
    tie(radio.quotation, paper.quotation);
    EXPECT_EQ(core::wordings_of(*store_, origin.statement).outlets.size(), 3U);
    EXPECT_EQ(core::wordings_of(*store_, paper.statement).outlets.size(), 3U);
    EXPECT_EQ(core::wordings_of(*store_, radio.statement).outlets.size(), 3U);
}

TEST_F(Trails, EveryOutletIsHeldAgainstTheWordingNearestToWhatWasSaid) {
    auto const article = read("il y a eu 12 morts, dit-il", "Journal", "2022-12-20");
    auto const wire = read("il y a eu 21 morts, dit-il", "Agence", "2022-12-19", SourceType::wire);
    auto const video = read("il y a eu 21 morts hier, dit-il", "Chaîne", "2022-12-19", SourceType::broadcast);
    auto const english = read("there were 21 dead", "Paper", "2022-12-20", SourceType::article, "en");
    auto const apart = read("il y a eu 21 morts", "Apart", "2022-12-21");
    tie(article.quotation, wire.quotation);
    tie(wire.quotation, video.quotation);
    tie(english.quotation, video.quotation);
    for (auto const other : {english.statement, apart.statement}) {
        auto now = context();
        store_->commit(core::link_records(now, core::Relation::repeats, core::ref(other), core::ref(article.statement), "").draft);
    }
    auto const all = core::wordings_of(*store_, article.statement);
    ASSERT_EQ(all.outlets.size(), 5U);
    EXPECT_EQ(all.origins, 2) << "the recording, and the paper that says not where it has it from";
    EXPECT_EQ(all.outlets[0].step.quotation.id, video.quotation);
    EXPECT_TRUE(all.outlets[0].reference);
    auto const of = [&](core::Id<core::Quotation> id) {
        return *std::ranges::find(all.outlets, id, [](core::Outlet const& outlet) { return outlet.step.quotation.id; });
    };
    EXPECT_FALSE(of(wire.quotation).grave.numbers);
    EXPECT_TRUE(of(article.quotation).grave.numbers);
    EXPECT_LT(of(article.quotation).kept, of(wire.quotation).kept);
    EXPECT_TRUE(of(english.quotation).translated);
    EXPECT_TRUE(of(english.quotation).difference.empty());
    EXPECT_EQ(of(apart.quotation).voice, "Apart");
}

TEST(TrailsOfSeats, ACircleThatTwoSeatsTieHasAnEndAndCanBeCut) {
    fixture::Folder const folder;
    fixture::MemoryTransport transport;
    fixture::TestSeat anna(folder, "anna", 1), boris(folder, "boris", 2, anna.store().workspace());
    anna.found(transport);
    auto const world = fixture::make_world(anna.store());
    auto context = core::context_of(anna.store());
    std::string const elsewhere = "Le Kremlin, ailleurs.";
    auto const second = fixture::import_article(anna.store(), elsewhere);
    auto const other = core::record_quotation(context, second.text, {0, 10}, {});
    anna.store().commit(other.draft);
    boris.join(transport, anna.invite(transport, core::DeskRole::editor));
    for (int round = 0; round < 2; ++round) {
        anna.meet(transport);
        boris.meet(transport);
    }
    auto annas = core::context_of(anna.store());
    anna.store().commit(core::quote_from(annas, world.quotation, other.quotation));
    auto boriss = core::context_of(boris.store());
    boris.store().commit(core::quote_from(boriss, other.quotation, world.quotation));
    anna.meet(transport);
    boris.meet(transport);
    anna.meet(transport);
    auto& store = anna.store();
    ASSERT_EQ(store.get(world.quotation).quoted_from, other.quotation);
    ASSERT_EQ(store.get(other.quotation).quoted_from, world.quotation);
    EXPECT_EQ(core::hops_of(core::trail_of(store, world.statement)).size(), 2U);
    EXPECT_EQ(core::voices_of(store, core::trail_of(store, world.statement)).size(), 1U);
    auto review = store.get(world.review);
    review.approval_form = core::newest_approval_form;
    EXPECT_FALSE(core::content_digest(store, review).empty());
    std::size_t calls = 0;
    core::each_claim_showing(store, store.get(other.quotation), [&](core::Id<core::Claim>) { ++calls; });
    EXPECT_GE(calls, 1U);
    EXPECT_LE(calls, 3U);
    auto cutting = core::context_of(store);
    store.commit(core::quote_from_nothing(cutting, other.quotation));
    EXPECT_EQ(core::hops_of(core::trail_of(store, world.statement)).size(), 2U);
    anna.expect_sound();
}

} // namespace
