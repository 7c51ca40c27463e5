// The rules: each refusal, in its own words, and that nothing of a refused draft is kept.
#include "core/rules/text_rules.h"
#include "tests/core/filled_record.h"
#include "tests/db/fixture.h"

namespace {

using core::Code;
using core::Kind;

class Rules : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
    }
    core::Draft draft(std::vector<core::Record> puts) {
        core::Draft draft;
        draft.operation = "test";
        draft.base = store_->head();
        draft.puts = std::move(puts);
        return draft;
    }
    std::string refused(Code code, core::Draft const& draft) {
        auto const head = store_->head();
        auto const before = fixture::body_of_everything(*store_);
        auto const sentence = fixture::refusal(code, [&] { store_->commit(draft); });
        EXPECT_EQ(store_->head(), head);
        EXPECT_EQ(fixture::body_of_everything(*store_), before);
        return sentence;
    }
    std::string refused(Code code, core::Record record) {
        return refused(code, draft({std::move(record)}));
    }
    std::string refused_erasure(core::Ref ref) {
        auto wanted = draft({});
        wanted.erases = {ref};
        return refused(Code::refused, wanted);
    }
    template <class T>
    T fresh() {
        T entity;
        entity.id = store_->ids().next<T>();
        return entity;
    }
    core::Quotation quotation() { return *store_->find(world_.quotation); }
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
};

TEST_F(Rules, WordsThatMustBeThere) {
    auto source = fresh<core::Source>();
    source.title = " \n";
    EXPECT_EQ(refused(Code::bad_input, source), "A source needs a title.");
    EXPECT_EQ(refused(Code::bad_input, fresh<core::Party>()), "A party needs a name.");
    EXPECT_EQ(refused(Code::bad_input, fresh<core::Statement>()),
              "A statement needs the words that were said.");
    EXPECT_EQ(refused(Code::bad_input, fresh<core::Claim>()),
              "A claim needs a sentence that can be checked.");
    EXPECT_EQ(refused(Code::bad_input, fresh<core::Topic>()), "A topic needs a name.");
}

TEST_F(Rules, ARecordNeedsAnIdentity) {
    core::Claim claim;
    claim.text = "a";
    EXPECT_EQ(refused(Code::bad_input, claim), "A record without an identity cannot be stored.");
    claim.id.value = -5;
    EXPECT_EQ(refused(Code::bad_input, claim), "A record without an identity cannot be stored.");
}

TEST_F(Rules, OneChangeNamesARecordOnce) {
    auto claim = fresh<core::Claim>();
    claim.text = "a";
    auto again = claim;
    again.text = "b";
    auto const sentence = "One change names the claim " + core::id_text(claim.id.value) + " twice.";
    EXPECT_EQ(refused(Code::bad_input, draft({claim, again})), sentence);
    auto known = *store_->find(world_.claim);
    known.text = "b";
    auto both = draft({known});
    both.erases = {core::ref(known.id)};
    EXPECT_EQ(refused(Code::bad_input, both),
              "One change names the claim " + core::id_text(known.id.value) + " twice.");
}

TEST_F(Rules, TextIsUtf8) {
    auto claim = fresh<core::Claim>();
    claim.text = "caf\xE9";
    EXPECT_EQ(refused(Code::bad_input, claim), "The field “text” holds bytes that are not valid UTF-8.");
    auto party = fresh<core::Party>();
    party.name = "a";
    party.roles = {{"ok", "b\xFF", {}, {}}};
    EXPECT_EQ(refused(Code::bad_input, party), "The field “organisation” holds bytes that are not valid UTF-8.");
    party.roles.clear();
    party.aliases = {"fine", "\xC3"};
    EXPECT_EQ(refused(Code::bad_input, party),
              "The field “aliases” holds bytes that are not valid UTF-8.");
    auto scale = *store_->find(world_.scale);
    scale.names["de"] = "\xFE";
    EXPECT_EQ(refused(Code::bad_input, scale), "The field “names” holds bytes that are not valid UTF-8.");
    party.aliases.clear();
    auto reasoned = draft({party});
    reasoned.reason = "\xFE";
    EXPECT_EQ(refused(Code::bad_input, reasoned), "The reason holds bytes that are not valid UTF-8.");
}

TEST_F(Rules, ReferencesLeadSomewhere) {
    auto claim = fresh<core::Claim>();
    claim.text = "a";
    claim.topic.value = 77;
    EXPECT_EQ(refused(Code::refused, claim), "The topic it refers to (" + core::id_text(77) +
                                                 ") is not in the workspace.");
    auto draft_with_both = draft({claim});
    auto topic = fresh<core::Topic>();
    topic.id.value = 77;
    topic.name = "made in the same change";
    draft_with_both.puts.push_back(topic);
    EXPECT_GT(store_->commit(draft_with_both).seq, 0);
}

TEST_F(Rules, ReferencesToWhatTheSameChangeErases) {
    auto claim = *store_->find(world_.claim);
    auto wanted = draft({});
    claim.note = "touched";
    wanted.puts = {claim};
    wanted.erases = {core::ref(claim.topic)};
    EXPECT_NE(refused(Code::refused, wanted).find("The topic it refers to"), std::string::npos);
}

TEST_F(Rules, WhatBelongsToSomethingNeedsIt) {
    auto capture = fresh<core::Capture>();
    EXPECT_EQ(refused(Code::bad_input, capture), "A capture needs the source it belongs to.");
    EXPECT_EQ(refused(Code::bad_input, fresh<core::Text>()),
              "A text needs the capture it was extracted from.");
    auto quotation = this->quotation();
    quotation.statement = {};
    EXPECT_EQ(refused(Code::bad_input, quotation), "A quotation needs the statement it carries.");
    EXPECT_EQ(refused(Code::bad_input, fresh<core::Review>()), "A review needs the claim it rates.");
    auto link = fresh<core::Link>();
    link.from = core::ref(world_.statement);
    EXPECT_EQ(refused(Code::bad_input, link), "A link needs a record at both ends.");
    link.to = {Kind::claim, 0};
    EXPECT_EQ(refused(Code::bad_input, link), "A link needs a record at both ends.");
}

TEST_F(Rules, ACaptureHasItsBytes) {
    auto capture = fresh<core::Capture>();
    capture.source = world_.source;
    capture.origin = "page.html";
    capture.digest = core::sha256("the bytes");
    capture.size = 9;
    auto const sentence = "The bytes of the capture “page.html” are not in the workspace.";
    EXPECT_EQ(refused(Code::refused, capture), sentence);
    auto sized = capture;
    sized.size = 8;
    auto wrong_size = draft({sized});
    wrong_size.blobs = {std::string("the bytes")};
    EXPECT_EQ(refused(Code::refused, wrong_size), sentence);
    auto good = draft({capture});
    good.blobs = {std::string("the bytes")};
    EXPECT_GT(store_->commit(good).seq, 0);
    capture.digest = core::sha256("other");
    capture.size = 5;
    auto exchanged = draft({capture});
    exchanged.blobs = {std::string("other")};
    EXPECT_EQ(refused(Code::refused, exchanged),
              "The bytes of the capture “page.html” are kept as they are; bring the new ones in as "
              "another capture.");
}

TEST_F(Rules, ATextIsItsWordsAndNeverChanges) {
    auto text = fresh<core::Text>();
    text.capture = store_->find(world_.text)->capture;
    text.digest = core::sha256("élan");
    text.code_points = 4;
    EXPECT_EQ(refused(Code::refused, text), "The extracted text is not in the workspace.");
    auto counted = text;
    counted.code_points = 5; // bytes, not characters
    auto wrong = draft({counted});
    wrong.blobs = {std::string("élan")};
    EXPECT_EQ(refused(Code::refused, wrong), "The extracted text is not in the workspace.");
    text.digest = core::sha256("\xE9lan");
    auto invalid = draft({text});
    invalid.blobs = {std::string("\xE9lan")};
    EXPECT_EQ(refused(Code::refused, invalid), "The extracted text is not in the workspace.");
    auto known = *store_->find(world_.text);
    known.digest = core::sha256("élan");
    known.code_points = 4;
    auto exchanged = draft({known});
    exchanged.blobs = {std::string("élan")};
    EXPECT_EQ(refused(Code::refused, exchanged),
              "A text never changes, because quotations point into it; a new extraction is a new text.");
}

TEST_F(Rules, AQuotationStandsAtItsPlace) {
    auto quotation = this->quotation();
    auto const place = [&](std::int64_t start, std::int64_t end) {
        return "The words “" + quotation.exact + "” do not stand at " + std::to_string(start) + "–" +
               std::to_string(end) + " in the text.";
    };
    auto const span = quotation.span();
    for (auto const& wrong :
         {core::Span{span.start + 1, span.end + 1}, core::Span{span.start, span.end - 1},
          core::Span{-1, span.end}, core::Span{span.end, span.start}, core::Span{span.start, 100'000},
          core::Span{INT64_MAX - 1, INT64_MAX}}) {
        quotation.start = wrong.start;
        quotation.end = wrong.end;
        EXPECT_EQ(refused(Code::refused, quotation), place(wrong.start, wrong.end));
    }
    quotation = this->quotation();
    quotation.exact = "";
    EXPECT_EQ(refused(Code::refused, quotation),
              place(span.start, span.end));
    quotation = this->quotation();
    quotation.text_digest = core::sha256("another text");
    EXPECT_EQ(refused(Code::refused, quotation),
              "The quotation “" + quotation.exact + "” refers to another text than the one stored.");
    quotation = this->quotation();
    quotation.quoted_from = quotation.id;
    EXPECT_EQ(refused(Code::refused, quotation), "A quotation cannot be quoted from itself.");
}

TEST_F(Rules, LinksExistOnceBetweenWhatTheyMayJoin) {
    auto link = fresh<core::Link>();
    link.from = link.to = core::ref(world_.claim);
    EXPECT_EQ(refused(Code::refused, link), "A record cannot be linked to itself.");
    link.from = core::ref(world_.claim);
    link.to = core::ref(world_.statement);
    EXPECT_EQ(refused(Code::refused, link),
              "There is no relation “asserts” from a claim to a statement.");
    link.from = core::ref(world_.statement);
    link.to = core::ref(world_.claim);
    auto const twice = "That link exists already: it asserts the same record.";
    EXPECT_EQ(refused(Code::refused, link), twice);
    link.relation = core::Relation::refutes;
    auto second = link;
    second.id = store_->ids().next<core::Link>();
    EXPECT_EQ(refused(Code::refused, draft({link, second})),
              "That link exists already: it refutes the same record.");
    EXPECT_GT(store_->commit(draft({link})).seq, 0);
    link.note = "an edit is no second link";
    EXPECT_GT(store_->commit(draft({link})).seq, 0);
    // Replacing a link within one change is none either.
    auto replaced = draft({});
    second.note = "new";
    replaced.puts = {second};
    replaced.erases = {core::ref(link.id)};
    EXPECT_GT(store_->commit(replaced).seq, 0);
    // Nor is turning the old one into something else.
    link.relation = core::Relation::supports;
    second.relation = core::Relation::qualifies;
    EXPECT_GT(store_->commit(draft({link, second})).seq, 0);
    std::swap(link.relation, second.relation);
    EXPECT_GT(store_->commit(draft({link, second})).seq, 0);
}

TEST_F(Rules, RatingsAreOnTheirScale) {
    auto review = *store_->find(world_.review);
    review.rating = "pants";
    EXPECT_EQ(refused(Code::refused, review), "The rating “pants” is not on the rating scale “truth”.");
    review.rating = "true";
    review.scale = {};
    EXPECT_EQ(refused(Code::refused, review), "The rating “true” is not on the rating scale “?”.");
}

TEST_F(Rules, WhatIsReferredToIsNotDeleted) {
    auto const statement = *store_->find(world_.statement);
    EXPECT_EQ(refused_erasure(core::ref(statement.speaker)),
              "“Antony Blinken” cannot be deleted: a statement still refers to it (" +
                  core::id_text(statement.id.value) + ").");
    EXPECT_NE(refused_erasure(core::ref(world_.text)).find("a quotation still refers to it"),
              std::string::npos);
    EXPECT_NE(refused_erasure(core::ref(world_.scale)).find("a review still refers to it"),
              std::string::npos);
    // It may go when the same change lets go of it.
    auto changed = statement;
    changed.speaker = {};
    auto wanted = draft({changed});
    wanted.erases = {core::ref(statement.speaker)};
    EXPECT_GT(store_->commit(wanted).seq, 0);
}

TEST_F(Rules, ALargeDraftIsHeldToThemToo) {
    // All links start at one statement: the case that was quadratic.
    std::vector<core::Record> puts;
    for (int at = 0; at < 3000; ++at) {
        auto claim = fresh<core::Claim>();
        claim.text = "Claim " + std::to_string(at);
        auto link = fresh<core::Link>();
        link.relation = core::Relation::refutes;
        link.from = core::ref(world_.statement);
        link.to = core::ref(claim.id);
        puts.emplace_back(claim);
        puts.emplace_back(link);
    }
    auto again = std::get<core::Link>(puts.back());
    EXPECT_GT(store_->commit(draft(puts)).seq, 0);
    again.id = store_->ids().next<core::Link>();
    refused(Code::refused, again);
}

TEST(TextRules, ListFieldsThatThereAre) {
    for (auto const& entry : core::text_forms()) {
        bool there = false;
        core::with_kind(entry.kind, [&]<class T>(std::type_identity<T>) {
            core::Record const record = filled::record<T>(1);
            core::each_words(record, [&](core::FieldWords const& words) { there = there || words.field == entry.field; });
        });
        EXPECT_TRUE(there) << core::kind_name(entry.kind) << "." << entry.field;
    }
}

TEST_F(Rules, NoFieldOfAnyRecordTakesASignThatActs) {
    int tried = 0;
    auto const attempt = [&]<class T>(T record) {
        // One value after another, and in each of them one sign of each class.
        for (int wanted = 0;; ++wanted) {
            bool there = false;
            for (std::string_view const bad : {"\x1b[2J", "\u009b1m", "\x08", "\u202Eabc", "\uFFFE"}) {
                auto changed = record;
                int at = 0;
                filled::change_words(changed, [&](std::string& value) {
                    if (at++ == wanted) value += bad, there = true;
                });
                if (!there) break;
                // A key or a colour is wrong for reasons of its own first; whatever the reason, it is not kept.
                try {
                    store_->commit(draft({changed}));
                    ADD_FAILURE() << "kept: field " << wanted << " of a " << core::Model<T>::name;
                } catch (core::Error const& error) {
                    tried += std::string_view(error.what()).find("Nothing was changed.") != std::string_view::npos ? 1 : 0;
                }
            }
            if (!there) return;
        }
    };
    auto party = fresh<core::Party>();
    party.name = "A";
    party.aliases = {"B", "C"};
    party.roles = {{"D", "E", {}, {}}};
    party.wikidata = "Q1";
    attempt(party);
    auto source = fresh<core::Source>();
    source.title = "T";
    attempt(source);
    auto statement = fresh<core::Statement>();
    statement.text = "T";
    attempt(statement);
    auto claim = fresh<core::Claim>();
    claim.text = "T";
    attempt(claim);
    attempt(store_->referring<core::Link>("from", core::ref(world_.statement)).front());
    attempt(*store_->find(world_.review));
    auto topic = fresh<core::Topic>();
    topic.name = "T";
    attempt(topic);
    auto search = fresh<core::SavedSearch>();
    search.name = "T";
    attempt(search);
    auto scale = *store_->find(world_.scale);
    scale.id = store_->ids().next<core::Scale>();
    scale.version += 1;
    attempt(scale);
    EXPECT_GT(tried, 150);
    auto draft = this->draft({topic});
    draft.reason = "two\nlines";
    EXPECT_EQ(refused(Code::bad_input, draft),
              "“Reason” is one line, but holds a line break (U+000A) at place 4. Nothing was changed.");
    topic.note = "a note\n\tof two lines";
    EXPECT_GT(store_->commit(this->draft({topic})).seq, 0);
}

TEST_F(Rules, AValueHasAnEnd) {
    auto topic = fresh<core::Topic>();
    topic.name = std::string(10'001, 'x');
    EXPECT_EQ(refused(Code::bad_input, topic),
              "“Name” has 10001 characters; at most 10000 are kept. Nothing was changed.");
    auto claim = fresh<core::Claim>();
    for (int at = 0; at < 1'000'001; ++at) claim.text += "é";
    EXPECT_NE(refused(Code::bad_input, claim).find("1000001 characters; at most 1000000"), std::string::npos);
}

} // namespace
