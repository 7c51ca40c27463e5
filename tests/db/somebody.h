// Somebody who works at random: one thing a user could do after the other, from a seed.
#pragma once

#include "core/editorial/desk_rules.h"
#include "core/editorial/reviews.h"
#include "core/operations/corrections.h"
#include "core/operations/merging.h"
#include "core/operations/redactions.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "core/operations/scales.h"
#include "tests/db/fixture.h"

namespace fixture {

/// Does one random thing a user could do; refusals are part of the game.
class Somebody {
public:
    Somebody(core::Store& store, std::uint64_t seed) : store_(store), random_(seed) {}

    void act() {
        auto context = core::context_of(store_);
        try {
            switch (random_() % 28) {
            case 0: import(); break;
            case 1:
            case 2: record(context); break;
            case 3:
            case 4: claim(context); break;
            case 5:
            case 6: link(context); break;
            case 7: rate(context); break;
            case 8:
            case 14:
            case 15:
            case 16: step(context); break;
            case 17: second_verdict(context); break;
            case 18:
            case 19: correct(context); break;
            case 20: sign(context); break;
            case 21: remark(context); break;
            case 22: reply(context); break;
            case 23: assign(context); break;
            case 24: publish_all(context); break;
            case 25: rules(context); break;
            case 9: edit(context); break;
            case 10: erase(context); break;
            case 11: random_() % 2 ? undo(store_) : store_.undo(); break;
            case 12: random_() % 2 ? redo(store_) : store_.redo(); break;
            case 13: restore(context); break;
            case 26: revise(context); break;
            case 27: rate(context); break;
            }
            ++done;
        } catch (core::Error const& error) {
            ASSERT_NE(error.code(), core::Code::io) << error.what();
            ASSERT_NE(error.code(), core::Code::damaged) << error.what();
            ++refused;
        }
    }

    /// The same, and at times what cannot be taken back: parties merged, states redacted.
    void act_boldly() {
        auto const dice = random_() % 20;
        if (dice > 2) return act();
        try {
            auto context = core::context_of(store_);
            if (dice == 0) {
                store_.commit(core::merge_parties(context, any<core::Party>(), {any<core::Party>()}));
            } else {
                auto const extent = dice == 1 ? core::Extent::whole : core::Extent::earlier;
                store_.commit(core::redact_record(context, anything(), {"art. " + word(), word(), extent}));
                ++redacted;
            }
            ++done;
        } catch (core::Error const& error) {
            ASSERT_NE(error.code(), core::Code::io) << error.what();
            ASSERT_NE(error.code(), core::Code::damaged) << error.what();
            ++refused;
        }
    }

    int done = 0;
    int refused = 0;
    int redacted = 0;

private:
    template <class T>
    core::Id<T> any() {
        auto const ids = store_.list(core::Model<T>::kind);
        return ids.empty() ? core::Id<T>{} : core::Id<T>{ids[random_() % ids.size()]};
    }
    std::string word() {
        static constexpr std::array words{"guerre", "missile", "vaccin", "budget", "élection", "climat"};
        return std::string(words[random_() % words.size()]) + " " + std::to_string(random_() % 40);
    }
    core::StatementFacts facts() {
        core::StatementFacts facts;
        facts.text = "Il dit " + word();
        facts.speaker = "Personne " + std::to_string(random_() % 8);
        if (random_() % 2) facts.on_behalf_of = "Ministère " + std::to_string(random_() % 3);
        if (random_() % 2) facts.said_on = *core::PartialDate::parse("2022-12");
        return facts;
    }
    void import() { import_article(store_, "Article sur " + word() + ". « Oui. » Fin."); }
    void record(core::Context& context) {
        auto const text = any<core::Text>();
        if (!text || random_() % 3 == 0) {
            store_.commit(core::record_statement(context, facts()).draft);
            return;
        }
        auto const start = static_cast<std::int64_t>(random_() % 12);
        auto const end = start + 1 + static_cast<std::int64_t>(random_() % 6);
        store_.commit(core::record_quotation(context, text, {start, end}, facts()).draft);
    }
    void claim(core::Context& context) {
        store_.commit(core::make_claim(context, {"Que " + word(), "fr", random_() % 2 ? word() : "", ""},
                                       any<core::Statement>())
                          .draft);
    }
    void link(core::Context& context) {
        auto const rules = core::relations();
        auto const& rule = rules[random_() % rules.size()];
        auto const end = [&](core::Kind kind) {
            return kind == core::Kind::claim ? core::ref(any<core::Claim>()) : core::ref(any<core::Statement>());
        };
        store_.commit(
            core::link_records(context, rule.relation, end(rule.from), end(rule.to), word()).draft);
    }
    void rate(core::Context& context) {
        store_.commit(core::rate(context, any<core::Claim>(),
                                 {any<core::Scale>(), random_() % 2 ? "true" : "false", word(), "", {}})
                          .draft);
    }
    void revise(core::Context& context) {
        auto const of = any<core::Scale>();
        auto scale = context.reader.get(of);
        scale.names["en"] = word();
        if (random_() % 3)
            store_.commit(core::revise_scale(context, of, scale).draft);
        else
            store_.commit(core::set_rating_use(context, of, random_() % 2 ? "true" : "false",
                                               random_() % 2 ? core::RatingUse::open : core::RatingUse::retired)
                              .draft);
    }
    void step(core::Context& context) {
        auto const steps = core::Names<core::ReviewStep>::entries;
        context.actor = random_() % 2 ? "anna" : "bruno";
        store_.commit(core::take_step(context, any<core::Review>(),
                                      steps[random_() % steps.size()].value, {word(), random_() % 2 ? word() : ""}));
    }
    void second_verdict(core::Context& context) {
        context.actor = "bruno";
        store_.commit(
            core::give_second_verdict(context, any<core::Review>(), random_() % 2 ? "true" : "false", word()).draft);
    }
    void correct(core::Context& context) {
        auto const review = context.reader.get(any<core::Review>());
        auto facts = core::correction_of(context.reader, review);
        facts.tier = core::Names<core::Tier>::entries[random_() % 5].value;
        facts.notice = word();
        facts.review.summary = word();
        if (facts.tier == core::Tier::verdict_change) facts.review.rating = review.rating == "true" ? "false" : "true";
        store_.commit(core::propose_correction(context, review.id, facts).draft);
    }
    void sign(core::Context& context) {
        context.actor = "bruno";
        auto const correction = any<core::Correction>();
        store_.commit(random_() % 3 ? core::sign_correction(context, correction)
                                    : core::turn_down_correction(context, correction, word()));
    }
    void remark(core::Context& context) {
        if (auto const open = any<core::Remark>(); open && random_() % 2) {
            store_.commit(core::resolve_remark(context, open, random_() % 2 ? core::Resolve::yes : core::Resolve::no));
            return;
        }
        store_.commit(
            core::make_remark(context, any<core::Claim>(), {{}, "", "", word() + " @anna", any<core::Remark>()})
                .draft);
    }
    void reply(core::Context& context) {
        if (auto const request = any<core::ReplyRequest>(); request && random_() % 2) {
            auto const answered = random_() % 2 == 0;
            store_.commit(core::settle_request(context, request,
                                               {answered ? core::Outcome::answered : core::Outcome::declined,
                                                answered ? any<core::Statement>() : core::Id<core::Statement>{}}));
            return;
        }
        store_.commit(
            core::ask_for_reply(context, any<core::Claim>(), {"Partie " + word(), {}, word(), {}, word()}).draft);
    }
    void assign(core::Context& context) {
        store_.commit(core::assign_claim(context, any<core::Claim>(), random_() % 2 ? "bruno" : ""));
    }
    void publish_all(core::Context& context) { store_.commit(core::publish_all(context).draft); }
    void rules(core::Context& context) {
        auto rules = core::desk_rules(context.reader);
        rules.approvals = random_() % 2 ? core::Approvals::one : core::Approvals::two_of_three;
        rules.second_verdict = random_() % 3 ? core::SecondVerdict::none : core::SecondVerdict::blind;
        rules.primary_sources = static_cast<std::int64_t>(random_() % 3);
        store_.commit(core::set_desk_rules(context, rules));
    }
    void edit(core::Context& context) {
        if (random_() % 2) {
            store_.commit(core::edit_statement(context, any<core::Statement>(), facts()));
            return;
        }
        auto party = context.reader.get(any<core::Party>());
        party.aliases.push_back("Alias " + word());
        store_.commit(core::edit_record(context, party));
    }
    core::Ref anything() {
        core::Ref found;
        core::each_kind([&]<class T>(std::type_identity<T>) {
            if (core::Model<T>::kind == core::Kind::scale) return;
            if (auto const id = any<T>(); id && (!found || random_() % 4 == 0)) found = core::ref(id);
        });
        return found;
    }
    void erase(core::Context& context) { store_.commit(core::erase_record(context, anything())); }
    void restore(core::Context& context) {
        auto const revision = 1 + static_cast<core::Seq>(random_() % static_cast<std::uint64_t>(
                                                                         store_.head()));
        for (auto const& change : store_.changes(revision)) {
            store_.commit(core::restore_record(context, change.ref, revision));
            return;
        }
    }

    core::Store& store_;
    std::mt19937_64 random_;
};

} // namespace fixture
