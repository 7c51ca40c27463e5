#include "app/intake/sample.h"

#include "app/common/assets.h"
#include "app/intake/importing.h"
#include "app/common/reading.h"
#include "app/common/scales.h"
#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/editorial/trail.h"
#include "core/operations/claims.h"
#include "core/operations/parties.h"
#include "core/operations/reviews.h"
#include "core/operations/statements.h"
#include "core/operations/trail.h"
#include "core/text/utf8.h"

#include <map>
#include <nlohmann/json.hpp>

namespace app {

namespace {

using core::Code;
using core::Error;
using core::say;
using Json = nlohmann::json;

class Script {
public:
    Script(OpenAs const& open, std::string folder) : open_(open), folder_(std::move(folder)) {}
    void run(Json const& steps);

private:
    using Action = void (Script::*)(Json const&);
    static Action action(std::string const& name);
    void sign(std::string const& actor);
    core::Context context() { return core::context_of(*store_); }
    void remember(Json const& step, core::Ref made);
    template <class T>
    core::Id<T> known(Json const& step, char const* name) const;
    std::pair<core::Id<core::Text>, core::Span> passage(Json const& step) const;

    void import(Json const& step);
    void party(Json const& step);
    void quote(Json const& step);
    void quoted_from(Json const& step);
    void claim(Json const& step);
    void link(Json const& step);
    void rate(Json const& step);
    void take(Json const& step);

    OpenAs const& open_;
    std::string folder_;
    std::unique_ptr<core::Store> store_;
    std::map<std::string, core::Ref> made_;
};

std::string text(Json const& step, char const* name) {
    return step.value(name, std::string());
}

core::PartialDate day(Json const& step, char const* name) {
    return core::value_or_throw(core::PartialDate::parse(text(step, name)));
}

template <class E>
E word(Json const& step, char const* name, E usual) {
    auto const key = text(step, name);
    if (key.empty())
        return usual;
    auto const value = core::from_key<E>(key);
    if (!value)
        throw Error(Code::bad_input,
                    say("“{word}” is not known for {option}.", {{"word", key}, {"option", name}}));
    return *value;
}

void Script::remember(Json const& step, core::Ref made) {
    if (auto const key = text(step, "key"); !key.empty())
        made_[key] = made;
}

template <class T>
core::Id<T> Script::known(Json const& step, char const* name) const {
    auto const key = text(step, name);
    if (key.empty())
        return {};
    auto const found = made_.find(key);
    auto const id = found == made_.end() ? core::Id<T>{} : core::id_as<T>(found->second);
    if (!id)
        throw Error(Code::not_found,
                    say("No step before made the {kind} “{key}”.",
                        {core::in_words("kind", core::kind_noun(core::Model<T>::kind)), {"key", key}}));
    return id;
}

void Script::sign(std::string const& actor) {
    if (store_ && store_->actor() == actor)
        return;
    store_.reset(); // one instance at a time holds the workspace
    store_ = open_(actor);
}

void Script::import(Json const& step) {
    core::SourceFacts facts;
    facts.title = text(step, "title");
    facts.type = word(step, "type", core::SourceType::article);
    facts.publisher = text(step, "publisher");
    facts.author = text(step, "author");
    facts.published = day(step, "published");
    facts.url = text(step, "url");
    facts.language = text(step, "language");
    facts.credit = text(step, "credit");
    auto const imported =
        import_article(*store_, Arrival::file(folder_ + "/" + step.at("file").get<std::string>()), facts);
    remember(step, core::ref(imported.source));
}

void Script::party(Json const& step) {
    core::Party party;
    party.name = step.at("name").get<std::string>();
    party.type = word(step, "type", core::PartyType::person);
    party.aliases = step.value("aliases", std::vector<std::string>());
    for (auto const& role : step.value("roles", Json::array()))
        party.roles.push_back({text(role, "title"), text(role, "organisation"), day(role, "from"),
                               day(role, "until")});
    party.wikidata = text(step, "wikidata");
    party.note = text(step, "note");
    auto now = context();
    auto const made = core::add_party(now, party);
    store_->commit(made.draft);
    remember(step, core::ref(made.id));
}

core::Span place_of(std::string const& words, std::string const& exact) {
    auto const at = words.find(exact);
    if (exact.empty() || at == words.npos || words.find(exact, at + 1) != words.npos)
        throw Error(
            Code::bad_input,
            say("The words “{words}” do not stand in the text exactly once.", {{"words", exact}}));
    core::Offsets const offsets(words);
    auto const point = [&](std::size_t byte) {
        return core::count(offsets.code_point(core::Byte{static_cast<std::int64_t>(byte)}));
    };
    return {point(at), point(at + exact.size())};
}

std::pair<core::Id<core::Text>, core::Span> Script::passage(Json const& step) const {
    auto const text_id = core::text_of(*store_, known<core::Source>(step, "source"));
    auto const words = core::words_of(*store_, store_->get(text_id));
    return {text_id, place_of(words, step.at("exact").get<std::string>())};
}

void Script::quote(Json const& step) {
    auto const [text_id, span] = passage(step);
    core::StatementFacts facts;
    facts.text = text(step, "text");
    facts.speaker = text(step, "speaker");
    facts.speaker_type = core::guess_type(facts.speaker);
    facts.on_behalf_of = text(step, "on_behalf_of");
    facts.role = text(step, "role");
    facts.said_on = day(step, "said_on");
    facts.occasion = text(step, "occasion");
    facts.place = text(step, "place");
    facts.mode = word(step, "mode", core::Mode::direct);
    facts.note = text(step, "note");
    std::vector<core::Tie> ties;
    if (step.contains("claim"))
        ties.push_back({word(step, "relation", core::Relation::asserts), core::ref(known<core::Claim>(step, "claim")),
                        std::nullopt, text(step, "why")});
    auto now = context();
    auto const made = core::record_quotation(now, text_id, span, facts, ties);
    store_->commit(made.draft);
    remember(step, core::ref(made.statement));
}

/// One more hop before what the trail of a statement begins with.
void Script::quoted_from(Json const& step) {
    auto const hops = core::hops_of(core::trail_of(*store_, known<core::Statement>(step, "statement")));
    auto const [text_id, span] = passage(step);
    auto now = context();
    store_->commit(core::quote_from_passage(now, hops.at(0).step.quotation.id, text_id, span).draft);
}

void Script::claim(Json const& step) {
    core::ClaimFacts const facts{step.at("text").get<std::string>(), text(step, "language"),
                                 text(step, "topic"), text(step, "note")};
    auto now = context();
    auto const made = core::make_claim(now, facts, known<core::Statement>(step, "from"));
    store_->commit(made.draft);
    remember(step, core::ref(made.id));
}

void Script::link(Json const& step) {
    auto const end = [&](char const* name) {
        auto const found = made_.find(text(step, name));
        return found == made_.end() ? core::Ref{} : found->second;
    };
    auto now = context();
    auto const made = core::link_records(now, word(step, "relation", core::Relation::asserts),
                                         end("from"), end("to"), text(step, "note"));
    store_->commit(made.draft);
    remember(step, core::ref(made.id));
}

void Script::rate(Json const& step) {
    core::ReviewFacts facts;
    facts.scale =
        step.contains("scale") ? scale_named(*store_, text(step, "scale")) : default_scale(*store_);
    facts.rating = step.at("rating").get<std::string>();
    facts.summary = text(step, "summary");
    facts.rationale = text(step, "rationale");
    facts.confidence = word(step, "confidence", core::Confidence::unstated);
    facts.no_reply = text(step, "no_reply");
    auto now = context();
    store_->commit(core::rate(now, known<core::Claim>(step, "claim"), facts).draft);
}

void Script::take(Json const& step) {
    auto const review = core::current_review(*store_, known<core::Claim>(step, "claim"));
    if (!review)
        throw Error(Code::not_found, say("There is no review to take further."));
    auto now = context();
    store_->commit(core::take_step(now, *review, word(step, "step", core::ReviewStep::submit),
                                   {text(step, "remark"), text(step, "gate_override")}));
}

Script::Action Script::action(std::string const& name) {
    static std::map<std::string, Action> const actions{
        {"import", &Script::import}, {"party", &Script::party}, {"quote", &Script::quote},
        {"quoted_from", &Script::quoted_from},
        {"claim", &Script::claim},   {"link", &Script::link},   {"rate", &Script::rate},
        {"step", &Script::take}};
    auto const found = actions.find(name);
    if (found == actions.end())
        throw Error(Code::bad_input, say("There is no operation “{name}”.", {{"name", name}}));
    return found->second;
}

void Script::run(Json const& steps) {
    int number = 0;
    for (auto const& step : steps) {
        ++number;
        try {
            sign(step.at("as").get<std::string>());
            (this->*action(step.at("do").get<std::string>()))(step);
        } catch (Error const& error) {
            throw Error(error.code(), say("Step {number} of the script failed: {why}",
                                          {{"number", std::to_string(number)},
                                           {"why", core::render(error.message())}}));
        }
    }
    store_.reset();
}

} // namespace

void run_script(OpenAs const& open, std::string_view script, std::string const& folder) {
    try {
        Script(open, folder).run(Json::parse(script).at("steps"));
    } catch (Json::exception const& error) {
        throw Error(Code::bad_input,
                    say("The script cannot be read: {why}", {{"why", error.what()}}));
    }
}

void build_sample(OpenAs const& open) {
    auto const folder = assets_dir() + "/sample";
    run_script(open, read_file(folder + "/sample.json"), folder);
}

} // namespace app
