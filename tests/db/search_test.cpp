// What is found by words, stems and fields, and that it follows every change of what it rests on.
#include "core/matching/precedents.h"
#include "core/matching/same_quotation.h"
#include "core/search/facets.h"
#include "tests/db/fixture.h"

namespace {

using core::Kind;

class SearchIn : public testing::Test {
protected:
    void SetUp() override { world_ = fixture::make_world(*store_); }
    /// Kinds of what is found, as one letter each, sorted: c(laim) s(tatement) a(rticle) p(arty) t(opic).
    std::string found(std::string const& typed, core::SearchOrder order = core::SearchOrder::newest) {
        std::string kinds;
        for (auto const& hit : core::find_hits(*store_, typed, 20, order))
            kinds += hit.ref.kind == Kind::claim       ? 'c'
                     : hit.ref.kind == Kind::statement ? 's'
                     : hit.ref.kind == Kind::source    ? 'a'
                     : hit.ref.kind == Kind::party     ? 'p'
                     : hit.ref.kind == Kind::topic     ? 't'
                                                       : '?';
        std::ranges::sort(kinds);
        return kinds;
    }
    void commit(core::Draft const& draft) { store_->commit(draft); }
    void state(char const* language, char const* text, char const* speaker = "") {
        auto work = context();
        core::StatementFacts facts;
        facts.language = language;
        facts.text = text;
        facts.speaker = speaker;
        commit(core::record_statement(work, facts).draft);
    }
    core::Context context() { return core::context_of(*store_); }
    std::unique_ptr<core::Store> store_ = fixture::in_memory();
    fixture::World world_;
};

TEST_F(SearchIn, Fields) {
    EXPECT_EQ(found("speaker:blinken"), "cs");
    EXPECT_EQ(found("speaker:\"Antony Blinken\" missiles"), "cs");
    EXPECT_EQ(found("speaker:nobody"), "");
    EXPECT_EQ(found("missiles -speaker:nobody"), "acs");
    EXPECT_EQ(found("missiles -speaker:blinken"), "a");
    EXPECT_EQ(found("publisher:quotidien"), "acs") << "what was read there, too";
    EXPECT_EQ(found("source:guerre kind:statement"), "s");
    EXPECT_EQ(found("topic:ukr"), "c");
    EXPECT_EQ(found("verdict:false"), "c");
    EXPECT_EQ(found("verdict:faux"), "c") << "in any language of the scale";
    EXPECT_EQ(found("verdict:true"), "");
    EXPECT_EQ(found("state:draft"), "c");
    EXPECT_EQ(found("state:inbox"), "a");
    EXPECT_EQ(found("lang:fr missiles"), "acs");
    EXPECT_EQ(found("lang:en missiles"), "");
    EXPECT_EQ(found("has:verdict"), "c");
    EXPECT_EQ(found("has:quotation"), "cs");
    EXPECT_EQ(found("by:anna kind:claim"), "c");
    EXPECT_EQ(found("by:bruno"), "");
    EXPECT_EQ(found("kind:claim kind:source"), "ac");
    EXPECT_EQ(found("speaker:blinken OR state:inbox"), "acs");
}

TEST_F(SearchIn, DaysMonthsYearsAndRanges) {
    for (auto const* inside : {"2022", "2022-12", "2022-12-19", "2022-12..2023-02", "2022-12-01..2022-12-19", "..2022",
                               "2022-12-19..", "1999..2030", "2022-12-19.."})
        EXPECT_EQ(found("said:" + std::string(inside)), "cs") << inside;
    for (auto const* outside : {"2021", "2022-11", "2022-12-18", "2023..", "..2022-12-18", "2022-12-20..2023"})
        EXPECT_EQ(found("said:" + std::string(outside)), "") << outside;
    EXPECT_EQ(found("said:monday"), "") << "no date is words";
}

TEST_F(SearchIn, StemsOfTheTextsLanguageAndBeginnings) {
    auto work = context();
    core::StatementFacts facts;
    facts.text = "Les élections municipales ont été repoussées, assure l’œuvre des chevaux";
    facts.language = "fr";
    commit(core::record_statement(work, facts).draft);
    facts.text = "Die Häuser wurden gebaut";
    facts.language = "de";
    commit(core::record_statement(work, facts).draft);
    facts.text = "東京の選挙は延期された";
    facts.language = "ja";
    commit(core::record_statement(work, facts).draft);
    for (auto const* typed : {"élection", "ELECTIONS", "repoussé", "oeuvre", "Œuvre", "cheval", "municip", "l'œuvre",
                              "Haus", "hausern", "選挙", "東京", "élec\u00ADtions"})
        EXPECT_EQ(found(typed), "s") << typed;
    EXPECT_EQ(found("\"élection\""), "") << "in marks the very word";
    EXPECT_EQ(found("\"elections municipales\""), "s");
    EXPECT_EQ(found("\"municipales elections\""), "");
}

TEST_F(SearchIn, LettersThatDifferByKeyboardAreTheSame) {
    for (auto const& [language, text] : std::initializer_list<std::pair<char const*, char const*>>{
             {"fa", "وزیر گفت که کتاب‌ها می‌مانند."}, {"ar", "قالت المدرسة إن علي يكتب ٢٠٠ كلمة"}})
        state(language, text);
    for (auto const* typed : {"وزير", "وزیر", "كتاب", "کتاب", "المدرسه", "على", "200", "٢٠٠", "۲۰۰"}) EXPECT_EQ(found(typed), "s") << typed;
}

TEST_F(SearchIn, UmlautsWrittenOut) {
    for (auto const& [language, text] : std::initializer_list<std::pair<char const*, char const*>>{
             {"de", "Jürgen Müller will die Straße sperren."},
             {"da", "Borgmesteren i Århus hedder Sørensen."},
             {"sv", "Borgmästaren i Malmö är född i Öland."},
             {"en", "The passport says Ruediger Koenig."}})
        state(language, text);
    for (auto const* typed : {"Mueller", "Muller", "Müller", "muell", "strasse", "\"Juergen Mueller\"", "\"Jürgen Mueller\"",
                              "Aarhus", "Soerensen", "Sorensen", "Malmoe", "Rüdiger", "\"Rüdiger König\"", "Ruediger",
                              "Mu\u0308ller"})
        EXPECT_EQ(found(typed), "s") << typed;
    EXPECT_EQ(found("Moller"), "");
    EXPECT_EQ(found("blue"), "");
}

TEST_F(SearchIn, NamesWithUmlautsWrittenOut) {
    state("de", "Der Hafen bleibt", "Jürgen Müller");
    state("de", "Die Schule bleibt", "Joelle Koenig");
    for (auto const* typed : {"speaker:Mueller", "speaker:müller", "speaker:muller", "speaker:König", "speaker:Koenig"})
        EXPECT_EQ(found(typed), "s") << typed;
    EXPECT_EQ(found("speaker:Jolle"), "");
}

TEST_F(SearchIn, WordsInsideWordsThatAreWrittenTogether) {
    for (auto const& [language, text] : std::initializer_list<std::pair<char const*, char const*>>{
             {"zh", "市长表示小学校不会关闭"}, {"ja", "東京都知事は選挙管理委員会を批判した"}, {"ko", "한국정부는 항구를 팔지 않겠다고 말했다"}})
        state(language, text);
    for (auto const* typed : {"学校", "小学校", "校", "学", "市长", "关闭", "都知事", "知事", "管理", "委員会", "批判した", "た", "정부",
                              "한국정부", "항구", "국정"})
        EXPECT_EQ(found(typed), "s") << typed;
    for (auto const* typed : {"校学", "学不", "知選", "부정"}) EXPECT_EQ(found(typed), "") << typed;
    auto const hits = core::find_hits(*store_, "委員会", 5);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_NE(hits[0].excerpt.find("\x02委員会\x03"), std::string::npos) << hits[0].excerpt;
    fixture::expect_sound(*store_);
}

TEST_F(SearchIn, NumbersHoweverTheirDigitsAreGrouped) {
    for (auto const* text : {"It cost 1,000,000 euros", "Es kostete 1.000.000 Euro", "Il a coûté 1\u202F000\u202F000 euros",
                             "Il a coûté 1 000 000 euros", "Es kostete 1’000’000 Franken", "It cost 1000000 euros",
                             "It cost 10,00,000 rupees"})
        state("en", text);
    for (auto const* typed : {"1000000", "1,000,000", "1.000.000", "1 000 000", "\"1 000 000\"", "1’000’000", "1\u00A0000\u00A0000"})
        EXPECT_EQ(found(typed), "sssssss") << typed;
    EXPECT_EQ(found("\"1,000,000 euros\""), "sss");
    EXPECT_EQ(found("3.14"), "");
    EXPECT_EQ(found("100"), "sssssss") << "numbers are found by their beginning, as all words";
    fixture::expect_sound(*store_);
}

TEST_F(SearchIn, ItFollowsWhatItRestsOn) {
    auto work = context();
    fixture::open_the_gate(*store_);
    commit(core::take_step(work, world_.review, core::ReviewStep::submit));
    EXPECT_EQ(found("state:in_review"), "c");
    EXPECT_EQ(found("state:draft"), "");
    work.actor = "bruno";
    commit(core::take_step(work, world_.review, core::ReviewStep::approve));
    EXPECT_EQ(found("state:approved by:bruno"), "c");
    EXPECT_EQ(found("has:stale-approval"), "");
    auto statement = store_->get(world_.statement);
    statement.said_on = *core::PartialDate::parse("2021-03");
    commit(core::edit_record(work, statement));
    EXPECT_EQ(found("said:2021-03"), "cs");
    EXPECT_EQ(found("said:2022"), "");
    EXPECT_EQ(found("has:stale-approval"), "c") << "what was approved is not what stands there";
    auto source = store_->get(world_.source);
    core::Party gazette;
    gazette.name = "La Gazette";
    auto const publisher = core::add_party(work, gazette);
    commit(publisher.draft);
    source.publisher = publisher.id;
    commit(core::edit_record(work, source));
    EXPECT_EQ(found("publisher:gazette"), "acs");
    EXPECT_EQ(found("publisher:quotidien"), "");
    commit(core::erase_record(work, core::ref(world_.review)));
    EXPECT_EQ(found("state:unrated"), "c");
    EXPECT_EQ(found("has:verdict"), "");
    store_->undo();
    EXPECT_EQ(found("has:verdict state:approved"), "c");
    fixture::expect_sound(*store_);
}

TEST_F(SearchIn, AVerdictsWordsFindItsClaimOnce) {
    auto work = context();
    commit(core::rate(work, world_.claim, {world_.scale, "false", "Neuf cents missiles, dit l’état-major.", "", {}}).draft);
    auto const hits = core::find_hits(*store_, "état-major", 10);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].ref, core::ref(world_.claim));
    EXPECT_EQ(hits[0].in.kind, Kind::review);
    EXPECT_STREQ(hits[0].field, "Short rationale");
    EXPECT_EQ(hits[0].excerpt, "Neuf cents missiles, dit l’\x02" "état\x03-\x02major\x03.");
    EXPECT_EQ(found("missiles kind:claim"), "c");
    for (auto const& hit : core::find_hits(*store_, "verdict:false kind:claim", 10))
        EXPECT_EQ(hit.excerpt, core::caption_of(*store_->find(hit.ref))) << "by a field alone, the claim tells itself";
}

TEST_F(SearchIn, RareWordsComeFirstWhenRanked) {
    auto work = context();
    core::StatementFacts facts;
    for (auto const* text : {"missiles et drones", "missiles 0", "missiles 1", "missiles 2"}) {
        facts.text = text;
        commit(core::record_statement(work, facts).draft);
    }
    auto const newest = core::find_hits(*store_, "missiles OR drones", 1);
    auto const ranked = core::find_hits(*store_, "missiles OR drones", 1, core::SearchOrder::relevance);
    EXPECT_EQ(newest.at(0).excerpt, "\x02missiles\x03 2");
    EXPECT_EQ(ranked.at(0).excerpt, "\x02missiles\x03 et \x02" "drones\x03");
}

TEST_F(SearchIn, FieldsAndValuesAreProposed) {
    using Whole = std::vector<std::string>;
    EXPECT_EQ(core::propose(*store_, "missiles spe", 5), Whole{"missiles speaker:"});
    EXPECT_EQ(core::propose(*store_, "s", 5), (Whole{"speaker:", "source:", "state:", "said:"}));
    EXPECT_EQ(core::propose(*store_, "-ver", 5), Whole{"-verdict:"});
    EXPECT_EQ(core::propose(*store_, "a speaker:ant", 5), Whole{"a speaker:\"Antony Blinken\""});
    EXPECT_EQ(core::propose(*store_, "a speaker:\"Antony B", 5), Whole{"a speaker:\"Antony Blinken\""});
    EXPECT_EQ(core::propose(*store_, "verdict:", 5), (Whole{"verdict:False", "verdict:True"}));
    EXPECT_EQ(core::propose(*store_, "verdict:", 5, "fr"), (Whole{"verdict:Faux", "verdict:Vrai"}));
    EXPECT_EQ(core::propose(*store_, "verdict:fa", 5, "fr"), Whole{"verdict:Faux"});
    EXPECT_EQ(core::propose(*store_, "verdict:tru", 5, "fr"), Whole{"verdict:Vrai"}) << "by its key as well";
    EXPECT_EQ(core::propose(*store_, "topic:u", 5), Whole{"topic:Ukraine"});
    EXPECT_EQ(core::propose(*store_, "", 5), Whole());
    EXPECT_EQ(core::propose(*store_, "speaker:x said:y", 5), Whole());
}

TEST_F(SearchIn, EveryStateAndEverythingARecordCanHaveIsProposed) {
    auto const proposed = [&](std::string const& field, std::string_view key) {
        auto const typed = field + std::string(key);
        return std::ranges::count(core::propose(*store_, field, 100), typed) == 1;
    };
    for (auto const& state : core::Names<core::ReviewState>::entries)
        EXPECT_TRUE(proposed("state:", state.key)) << state.key;
    for (auto const& triage : core::Names<core::Triage>::entries)
        EXPECT_TRUE(proposed("state:", triage.key)) << triage.key;
    for (auto const& has : core::Names<core::Has>::entries) EXPECT_TRUE(proposed("has:", has.key)) << has.key;
    EXPECT_TRUE(proposed("state:", core::unrated));
}

TEST_F(SearchIn, ListsComeInPages) {
    auto work = context();
    std::vector<core::Id<core::Claim>> all{world_.claim};
    for (auto const* text : {"b", "a", "É", "c", "z", "e"}) {
        auto const made = core::make_claim(work, {text, "", "", ""});
        commit(made.draft);
        all.push_back(made.id);
    }
    using Order = core::ClaimQuery::Order;
    for (auto const order : {Order::newest, Order::text, Order::verdict, Order::speaker, Order::said_on})
        for (auto const descending : {false, true})
            for (auto const only : {core::ClaimQuery::Only::all, core::ClaimQuery::Only::unrated}) {
                core::ClaimQuery query;
                query.order = order;
                query.descending = descending;
                query.only = only;
                auto const whole = store_->claims(query);
                EXPECT_EQ(whole.size(), only == core::ClaimQuery::Only::all ? 7U : 6U);
                std::vector<core::Id<core::Claim>> pages;
                while (true) {
                    auto const page = store_->claims(query, pages.empty() ? core::Id<core::Claim>() : pages.back(), 2);
                    if (page.empty()) break;
                    pages.insert(pages.end(), page.begin(), page.end());
                }
                EXPECT_EQ(pages, whole);
            }
    core::ClaimQuery by_text;
    by_text.order = Order::text;
    std::string texts;
    for (auto const id : store_->claims(by_text)) texts += store_->get(id).text.substr(0, 1);
    EXPECT_EQ(texts, "9abce\xC3z") << "É sorts with e";
}

TEST_F(SearchIn, WhateverIsTypedIsAnswered) {
    std::string many;
    for (int at = 0; at < 10'000; ++at) many += "mot" + std::to_string(at) + " ";
    std::string const nul("a\0b missiles", 12);
    core::PrecedentWeights weights;
    weights.weights.fill(1);
    for (auto const& typed :
         {std::string(100'000, 'x'), many, std::string("le la les de des et"), std::string("… — !? () [] {}"),
          std::string("\"unbalanced « marks"), std::string("*"), std::string("mis*"), std::string("NEAR(a b, 3)"),
          std::string("a AND NOT b"), std::string("🚀🚀"), std::string("السلام عليكم"), std::string("שלום missiles мир 世界"), nul,
          std::string("\xFF\xFE\x80"), std::string("speaker: said:..  said:9999.. -said:2022 has:"),
          std::string("said:0001..9999"), std::string("kind:claim -kind:claim")}) {
        auto const shown = testing::PrintToString(typed.substr(0, 40));
        for (auto const order : {core::SearchOrder::newest, core::SearchOrder::relevance})
            EXPECT_NO_THROW(core::find_hits(*store_, typed, 20, order)) << shown;
        core::PrecedentQuery query;
        query.text = core::repair_utf8(typed);
        query.speaker = query.topic = query.around = query.text;
        EXPECT_NO_THROW(core::find_precedents(*store_, query, weights, 20)) << shown;
        EXPECT_NO_THROW(core::same_quotation(*store_, query.text, "", 5)) << shown;
        EXPECT_NO_THROW(core::propose(*store_, typed, 8)) << shown;
    }
    EXPECT_EQ(found("שלום OR missiles"), "acs");
    EXPECT_EQ(found(nul), "") << "a NUL parts words";
}

TEST(HeldIndexes, AreMadeAnewByWhoeverOpensTheFileNext) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    {
        auto const store = db::create_workspace(path, fixture::options());
        store->begin_bulk_load();
        fixture::make_world(*store);
        EXPECT_TRUE(core::find_hits(*store, "missiles", 10).empty()) << "not yet";
        EXPECT_EQ(store->counts().claims, 0);
    } // ends before they are let go
    auto const store = db::open_workspace(path, fixture::options());
    EXPECT_EQ(core::find_hits(*store, "missiles", 10).size(), 3U);
    EXPECT_EQ(store->counts().claims, 1);
    EXPECT_EQ(store->claims({}).size(), 1U);
    fixture::expect_sound(*store);
    store->begin_bulk_load();
    auto context = core::context_of(*store);
    store->commit(core::make_claim(context, {"Encore des missiles", "fr", "", ""}).draft);
    core::Progress progress;
    store->end_bulk_load(progress);
    EXPECT_EQ(core::find_hits(*store, "missiles", 10).size(), 4U);
    fixture::expect_sound(*store);
}

TEST(HeldIndexes, MadeByOtherRulesForWordsAreMadeAnew) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    fixture::make_world(*db::create_workspace(path, fixture::options()));
    fixture::Tool(path).tamper("update meta set value = '0/old' where key = 'words';"
                               "insert into search(search) values('delete-all')");
    auto const store = db::open_workspace(path, fixture::options());
    EXPECT_EQ(core::find_hits(*store, "missiles", 10).size(), 3U);
    fixture::expect_sound(*store);
}

TEST(HeldIndexes, NamesFoldedByOtherRulesAreMadeAnew) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    fixture::make_world(*db::create_workspace(path, fixture::options()));
    fixture::Tool(path).tamper("update meta set value = '0/old' where key = 'words';"
                               "update party_name set folded = 'x' || folded");
    auto const store = db::open_workspace(path, fixture::options());
    EXPECT_EQ(core::find_hits(*store, "speaker:blinken", 10).size(), 2U);
    fixture::expect_sound(*store);
}

TEST(Upkeep, FoldsWhatWaitsAndForgetsWhatIsGone) {
    auto const store = fixture::in_memory();
    auto context = core::context_of(*store);
    core::PrecedentWeights weights;
    weights.weights[0] = 1;
    std::vector<core::Id<core::Claim>> claims;
    auto const found = [&](char const* text) {
        core::PrecedentQuery query;
        query.text = text;
        query.language = "fr";
        return core::find_precedents(*store, query, weights, 50).size();
    };
    for (int at = 0; at < 150; ++at) {
        auto const made = core::make_claim(context, {"Affirmation sur les missiles " + std::to_string(at), "fr", "", ""});
        store->commit(made.draft);
        claims.push_back(made.id);
    }
    EXPECT_EQ(found("missiles"), 50U);
    int pieces = 0;
    while (store->maintain(32)) ++pieces;
    EXPECT_GT(pieces, 1) << "a little at a time";
    EXPECT_EQ(found("missiles"), 50U);
    for (int round = 0; round < 9; ++round) {
        for (auto const id : claims)
            store->commit(core::edit_claim(context, id, {"Tout autre chose " + std::to_string(round), "fr", "", ""}));
        store->maintain(core::Reader::everything);
    }
    EXPECT_EQ(found("missiles"), 0U);
    EXPECT_EQ(found("autre chose"), 50U) << "whatever numbers they had before";
    fixture::expect_sound(*store);
}

} // namespace
