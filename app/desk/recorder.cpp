#include "app/desk/recorder.h"

#include "app/common/text.h"
#include "app/desk/bearing.h"
#include "app/intake/importing.h"
#include "app/intake/known_article.h"
#include "app/intake/reader_process.h"
#include "core/editorial/sources.h"
#include "core/operations/desk_rules.h"
#include "core/operations/parties.h"
#include "core/operations/drift.h"
#include "core/operations/reading_again.h"
#include "core/operations/records.h"
#include "core/operations/searches.h"

#include <algorithm>
#include <utility>

namespace app {

using core::say;

namespace {

/// Throws Error{bad_input} in one sentence where what was typed is no time or region.
core::ShownPassage passage_of(PendingQuotation const& pending) {
    auto const& shown = pending.shown;
    core::ShownPassage passage;
    passage.words = shown.words;
    passage.language = pending.facts.language;
    if (shown.is_picture) passage.box = core::region(shown.where);
    else passage.time = core::time_range(shown.where);
    return passage;
}

} // namespace

Recorder::Recorder(Workbench& workbench, Navigation& navigation, OpenArticle& article, Forms& forms, AgreesTo agrees_to)
    : workbench_(workbench), navigation_(navigation), article_(article), forms_(forms),
      agrees_to_(std::move(agrees_to)), looking_up_(workbench.background()),
      reading_again_(workbench.article_worker()) {}

void Recorder::look_up(std::vector<Accepting::Wanted> wanted, Unclear unclear,
                       std::function<void(std::vector<Accepted>)> then) {
    if (!article_.read()) return;
    Accepting const accepting{navigation_.source(),     article_.read(),   article_.found(),
                              article_.quotations(), std::move(wanted), unclear};
    looking_up_.ask([accepting](core::Reader const& reader) { return app::look_up(reader, accepting); },
                    [this, then = std::move(then), text = article_.text()](std::vector<Accepted> all) {
                        looks_up_changed();
                        if (article_.text() != text)
                            return workbench_.notice(
                                tr("Nothing was recorded: the article was left before it was known what to record."));
                        workbench_.attempt([&] { then(std::move(all)); });
                    },
                    [this](core::Error const& error) {
                        looks_up_changed();
                        workbench_.problem(error);
                    });
    looks_up_changed();
}

Accepting::Wanted Recorder::suggestion_at_hand() const {
    auto const at = static_cast<std::size_t>(article_.chosen());
    return {article_.suggestions()[at].suggestion.span, at};
}

void Recorder::open_when_known(Accepting::Wanted wanted, std::optional<core::Relation> relation, AsksFirst asks) {
    look_up({wanted}, Unclear::kept,
            [this, relation, asks, opened = forms_.opened(), place = navigation_.place()](std::vector<Accepted> all) {
                if (forms_.opened() != opened || navigation_.place() != place) return;
                all.front().pending.bearing_first = asks == AsksFirst::how_it_bears;
                open_accepted(std::move(all.front()), relation);
            });
}

void Recorder::open_accepted(Accepted one, std::optional<core::Relation> relation) {
    auto& pending = one.pending;
    // The form has a field of its own for the claim at hand.
    auto const tie = std::ranges::find(pending.ties, core::ref(navigation_.claim()), &core::Tie::to);
    if (workbench_.has(core::ref(navigation_.claim())) && tie != pending.ties.end()) {
        pending.relation = tie->relation;
        pending.ties.erase(tie);
    }
    if (relation) pending.relation = relation;
    navigation_.open_form(Side::quotation_form, std::move(pending));
}

void Recorder::record(std::vector<Accepted> all) {
    long links = 0;
    std::vector<core::Passage> passages;
    for (auto& [suggestion, pending] : all) {
        links += static_cast<long>(pending.ties.size());
        passages.push_back({pending.span, std::move(pending.facts), std::move(pending.ties)});
    }
    auto const ok = workbench_.run([&](core::Context& context) {
        return core::record_quotations(context, article_.text(), passages);
    });
    if (!ok) return;
    auto const count = static_cast<long>(passages.size());
    auto told = trn("{count} quotation was recorded.", "{count} quotations were recorded.", count);
    if (links > 0) told += " " + trn("{count} link was made.", "{count} links were made.", links);
    workbench_.notice(told);
}

void Recorder::accept_suggestion() {
    if (!article_.suggestion()) {
        if (article_.selection().length() > 0) return mark_selection();
        article_.step_suggestion(OpenArticle::Direction::next);
        if (!article_.suggestion()) return;
    }
    open_when_known(suggestion_at_hand(), std::nullopt);
}

void Recorder::accept_suggestion_as_is() {
    if (!article_.suggestion()) return article_.step_suggestion(OpenArticle::Direction::next);
    auto const wanted = suggestion_at_hand();
    look_up({wanted}, Unclear::kept, [this, wanted](std::vector<Accepted> all) {
        if (!article_.is_open(wanted.span)) return;
        if (all.front().needs_a_person()) return open_accepted(std::move(all.front()), std::nullopt);
        record(std::move(all));
    });
}

void Recorder::accept_suggestions(double least) {
    std::vector<Accepting::Wanted> wanted;
    for (std::size_t at = 0; at < article_.suggestions().size(); ++at) {
        auto const& [suggestion, state] = article_.suggestions()[at];
        if (state == Suggested::State::open && suggestion.confidence >= least) wanted.push_back({suggestion.span, at});
    }
    look_up(std::move(wanted), Unclear::left_out, [this, least](std::vector<Accepted> all) {
        // One that was dealt with meanwhile takes the links with it that others would make to it.
        auto const dealt_with = [&](Accepted const& one) { return !article_.is_open(one.pending.span); };
        if (std::ranges::any_of(all, dealt_with)) return accept_suggestions(least);
        if (all.empty())
            throw core::Error(core::Code::refused, say("No suggestion that is left names its speaker for sure."));
        record(std::move(all));
    });
}

void Recorder::record_set_aside(std::size_t index) {
    if (index < article_.set_aside().size())
        open_when_known({article_.set_aside()[index].span, std::nullopt}, std::nullopt);
}

void Recorder::mark_selection(std::optional<core::Relation> relation) {
    if (!article_.text() || article_.selection().length() <= 0)
        return workbench_.notice(tr("Select the quoted words in the article first."));
    open_when_known({article_.selection(), std::nullopt}, relation);
}

void Recorder::bear_on_claim(core::Relation relation) {
    if (!workbench_.has(core::ref(navigation_.claim())))
        return workbench_.notice(tr("Open the claim first: it is what the statement will be linked to."));
    if (article_.selection().length() > 0) return mark_selection(relation);
    if (article_.suggestion()) return open_when_known(suggestion_at_hand(), relation);
    start_link(relation, navigation_.statement());
}

void Recorder::drop_on_claim() {
    if (article_.text() && article_.selection().length() > 0)
        open_when_known({article_.selection(), std::nullopt}, std::nullopt, AsksFirst::how_it_bears);
}

void Recorder::edit_statement(core::Id<core::Statement> statement) {
    workbench_.attempt([&] {
        navigation_.open_form(Side::quotation_form, pending_of(reader(), reader().get(statement)));
    });
}

bool Recorder::record_pending_quotation() {
    auto const pending = forms_.now<PendingQuotation>();
    core::Id<core::Statement> made = pending.editing;
    auto const ok = workbench_.run([&](core::Context& context) {
        if (pending.editing) return core::edit_statement(context, pending.editing, pending.facts);
        if (pending.known && pending.another_place) {
            made = pending.known->statement;
            return core::add_quotation(context, made, pending.text, pending.span).draft;
        }
        auto ties = pending.ties;
        if (auto const claim = core::ref(navigation_.claim()); pending.relation && workbench_.has(claim))
            ties.insert(ties.begin(), {*pending.relation, claim, std::nullopt, pending.link_note});
        auto recorded = pending.shown.source ? core::record_passage(context, pending.shown.source, passage_of(pending), pending.shown.extent, pending.facts, ties)
                                             : core::record_quotation(context, pending.text, pending.span, pending.facts, ties);
        made = recorded.statement;
        return recorded.draft;
    });
    if (!ok) return false;
    if (!pending.shown.source) {
        article_.set_caret(static_cast<long>(pending.span.end)); // the next suggestion is the one after it
        article_.set_selection({});
    }
    navigation_.hold(made);
    auto const from_dossier = pending.editing && navigation_.before_form() == Side::dossier;
    navigation_.form_recorded(pending.relation || from_dossier ? Side::dossier : Side::statement);
    return true;
}

void Recorder::start_claim(core::Id<core::Statement> asserted_by) {
    workbench_.attempt([&] {
        PendingClaim pending;
        pending.asserted_by = asserted_by;
        if (asserted_by) {
            auto const statement = reader().get(asserted_by);
            pending.facts.text = statement.text;
            pending.facts.language = statement.language;
        }
        navigation_.open_form(Side::claim_form, std::move(pending));
    });
}

void Recorder::edit_claim(core::Id<core::Claim> claim) {
    workbench_.attempt([&] { navigation_.open_form(Side::claim_form, pending_of(reader(), reader().get(claim))); });
}

bool Recorder::record_pending_claim() {
    auto const pending = forms_.now<PendingClaim>();
    auto made = pending.editing;
    auto const ok = workbench_.run([&](core::Context& context) {
        auto draft = pending.editing ? core::edit_claim(context, pending.editing, pending.facts) : core::Draft();
        if (!pending.editing) {
            auto claim = core::make_claim(context, pending.facts, pending.asserted_by);
            made = claim.id;
            draft = std::move(claim.draft);
        }
        for (auto const earlier : pending.repeats)
            core::add_link(context, draft, core::Relation::repeats, core::ref(made), earlier);
        return draft;
    });
    if (!ok) return false;
    forms_.recorded();
    navigation_.open_claim(made);
    return true;
}

void Recorder::start_link(std::optional<core::Relation> relation, core::Id<core::Statement> statement) {
    workbench_.attempt([&] {
        PendingLink pending;
        pending.relation = relation;
        pending.claim = navigation_.claim();
        if (workbench_.has(core::ref(statement))) {
            auto const offered = relations_offered(reader(), statement, pending.claim);
            auto const fits = relation ? std::ranges::find(offered, *relation) != offered.end()
                                       : offered == relations_offered(reader(), {}, pending.claim);
            if (fits) pending.statement = statement;
        }
        navigation_.open_form(Side::link_form, std::move(pending));
    });
}

void Recorder::edit_link(core::Link const& link) {
    navigation_.open_form(Side::link_form, PendingLink{link.relation, core::id_as<core::Statement>(link.from),
                                                       core::id_as<core::Claim>(link.to), link.note, link.id});
}

bool Recorder::record_pending_link() {
    auto const pending = forms_.now<PendingLink>();
    auto const ok = workbench_.run([&](core::Context& context) {
        if (!pending.editing) {
            if (!pending.statement)
                throw core::Error(core::Code::bad_input, say("Choose the statement to link."));
            if (!pending.relation)
                throw core::Error(core::Code::bad_input, say("Choose how the statement bears on the claim."));
            return core::link_records(context, *pending.relation, core::ref(pending.statement),
                                      core::ref(pending.claim), pending.note)
                .draft;
        }
        auto link = context.reader.get(pending.editing);
        if (pending.relation) link.relation = *pending.relation;
        link.note = pending.note;
        return core::edit_record(context, link);
    });
    if (!ok) return false;
    forms_.recorded();
    navigation_.open_claim(pending.claim);
    return true;
}

void Recorder::edit_record(core::Ref ref) {
    workbench_.attempt([&] {
        if (auto record = reader().find(ref))
            navigation_.open_form(Side::record_form, PendingRecord{std::move(*record), reader().head()});
    });
}

void Recorder::start_record(core::Record record) {
    navigation_.open_form(Side::record_form, PendingRecord{std::move(record), reader().head()});
}

namespace {

/// A record without identity is still to be added.
core::Draft add_record(core::Context& context, core::Record const& record) {
    if (auto const* party = std::get_if<core::Party>(&record)) return core::add_party(context, *party).draft;
    if (auto const* search = std::get_if<core::SavedSearch>(&record))
        return core::save_search(context, search->words, search->name).draft;
    auto const& topic = std::get<core::Topic>(record);
    auto draft = core::add_topic(context, topic.name).draft;
    if (!draft.puts.empty()) std::get<core::Topic>(draft.puts.front()).note = topic.note;
    return draft;
}

} // namespace

bool Recorder::record_pending_record() {
    auto const pending = forms_.now<PendingRecord>();
    auto const ok = workbench_.run([&](core::Context& context) {
        if (auto const* rules = std::get_if<core::DeskRules>(&pending.record))
            return core::set_desk_rules(context, *rules);
        if (core::ref_of(pending.record).id == 0) return add_record(context, pending.record);
        return core::edit_record(context, pending.record, {}, pending.base, pending.parties);
    });
    if (!ok) return false;
    forms_.recorded();
    navigation_.close_form();
    return true;
}

void Recorder::keep_search() {
    if (navigation_.place().page != Place::Page::search)
        return workbench_.notice(tr("Look for something first, then keep the search."));
    workbench_.attempt([&] {
        auto search = core::search_to_keep(reader(), navigation_.place().words);
        search.name = search.words;
        start_record(std::move(search));
    });
}

/// The source that is here already, if the person does not want a second one of the same; none: bring it in.
core::Id<core::Source> Recorder::source_instead_of(Article const& article) const {
    auto const known = known_article(reader(), article.ingested);
    if (!known) return {};
    auto const file = article.provenance.origin;
    auto const title = reader().get(known->source).title;
    auto const question =
        known->by == KnownArticle::By::words
            ? tr("“{title}” has the very words of {file} and is here already. Bring {file} in as a second source all "
                 "the same?",
                 {{"title", title}, {"file", file}})
            : tr("“{title}” comes from the same address as {file} and is here already, in other words. Bring {file} in "
                 "as a second source all the same?",
                 {{"title", title}, {"file", file}});
    return agrees_to_ && agrees_to_({tr("Bring it in a second time?"), question, tr("Bring it in")}) ? core::Id<core::Source>() : known->source;
}

std::optional<Recorder::CameIn> Recorder::import(Article article) {
    core::Id<core::Source> made, instead;
    auto came_in = CameIn::as_new;
    auto notes = article.ingested.notes;
    // Asked before anything is begun: a person may take their time.
    auto const looked = workbench_.attempt([&] {
        if (!core::captured_source(reader(), article.bytes.digest(), article.ingested.page)) instead = source_instead_of(article);
    });
    if (!looked) return {};
    auto const ok = workbench_.run([&](core::Context& context) {
        // What is here already is no reason to complain: show where it is.
        made = core::captured_source(context.reader, article.bytes.digest(), article.ingested.page);
        if (!made) made = instead;
        if (made) {
            came_in = CameIn::here_already;
            notes = {{core::Code::refused, say("This article is here already. Nothing came in.")}};
            return core::Draft{};
        }
        auto imported = draft_article(context, std::move(article));
        made = imported.source;
        for (auto const& remark : imported.draft.remarks) notes.push_back({core::Code::refused, remark});
        return imported.draft;
    });
    if (!ok) return {};
    navigation_.open_source(made);
    // What was found in it is to be seen; the claim it is to be set against stays at hand.
    if (came_in == CameIn::as_new && !is_form(navigation_.side())) navigation_.show_side(Side::source);
    if (!notes.empty())
        workbench_.notice(tr(notes.front().message));
    // Of what is here already everything found was told when it came in; how much of it is recorded is no answer to this.
    using Telling = OpenArticle::Telling;
    article_.tell_when_found(came_in == CameIn::here_already ? Telling::nothing
                             : notes.empty()                 ? Telling::all
                                                             : Telling::known_elsewhere);
    return came_in;
}

void Recorder::carry_over(core::Id<core::Source> source, std::vector<core::Id<core::Quotation>> const& named) {
    core::CarriedOver made;
    auto const carry = [&](core::Agreed agreed) {
        workbench_.write([&](core::Context& context) {
            made = core::carry_over(context, source, named, agreed);
            return made.draft;
        });
    };
    std::optional<core::Message> to_agree_to;
    auto const done = workbench_.attempt([&] {
        try {
            carry(core::Agreed::no);
        } catch (core::Error const& error) {
            if (error.code() != core::Code::unconfirmed) throw;
            to_agree_to = error.message();
        }
    });
    if (!done) return;
    if (to_agree_to) {
        if (!agrees_to_ || !agrees_to_({tr("Carry the quotations over?"), tr(*to_agree_to), tr("Carry them over")})) return;
        if (!workbench_.attempt([&] { carry(core::Agreed::yes); })) return;
    }
    workbench_.notice(tr(core::told_of_carrying(made)));
}

void Recorder::read_again(std::string const& encoding) {
    auto const text = article_.text();
    if (!text) return workbench_.notice(tr("Open an article first."));
    reading_again_.ask(
        [text, encoding](core::Reader const& reader) { return core::read_again(reader, text, encoding, &confined_reading()); },
        [this, text](core::Ingested ingested) {
            auto const read_as = ingested.encoding;
            core::ReadAgain made;
            auto const done = workbench_.run([&](core::Context& context) {
                made = core::add_text_read_again(context, text, std::move(ingested), &confined_reading());
                return made.draft;
            });
            if (done) workbench_.notice(tr(core::told_of_reading_again(made, read_as)));
        },
        [this](core::Error const& error) { workbench_.problem(error); });
}

} // namespace app
