// "Have we had this?" by command line: for one text, or for a whole file of them to be scored.
#include "app/cli/lookup.h"
#include "app/common/writing.h"
#include "app/common/precedents.h"
#include "core/operations/reviews.h"
#include "core/verdict.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace app::cli {

namespace {

using core::N_;
using core::say;

struct Earlier {
    std::string text, verdict, date, rationale, identifier;
};

Earlier earlier_of(Call& call, core::Precedent const& precedent) {
    Earlier earlier;
    auto const& store = call.store();
    if (auto const statement = store.find(core::id_as<core::Statement>(precedent.ref))) {
        earlier.text = statement->text;
        earlier.date = statement->said_on.text();
    }
    auto const claim = store.find(core::id_as<core::Claim>(precedent.ref));
    if (!claim)
        return earlier;
    earlier.text = claim->text;
    earlier.identifier = claim->identifier;
    if (auto const row = store.claim_row(claim->id))
        earlier.date = row->said_on.text();
    auto const review = core::current_review(store, claim->id);
    if (!review)
        return earlier;
    if (review->checked_on.known())
        earlier.date = review->checked_on.text();
    if (core::is_concealed(store, *review, call.actor))
        return earlier;
    earlier.rationale = review->summary;
    auto const scale = store.find(review->scale);
    auto const* rating = scale ? scale->find(review->rating) : nullptr;
    if (rating)
        earlier.verdict = core::in_language(rating->labels, call.language.language());
    return earlier;
}

/// Why it is there, in a few words.
std::string reasons(Call& call, core::Precedent const& precedent) {
    std::vector<std::string> parts;
    auto const add = [&](core::Message const& message) { parts.push_back(core::render(message, call.language)); };
    if (!precedent.shared.empty())
        add(say("shared words: {words}", {{"words", fmt::format("{}", fmt::join(precedent.shared, ", "))}}));
    if (precedent.same_speaker)
        add(say("same speaker"));
    if (precedent.days_apart && *precedent.days_apart <= 60)
        add(say("{days} days apart", {{"days", std::to_string(*precedent.days_apart)}}));
    if (precedent.same_topic)
        add(say("same topic"));
    return fmt::format("{}", fmt::join(parts, " · "));
}

Json features_json(core::Precedent const& precedent) {
    Json json;
    for (std::size_t at = 0; at < core::feature_count; ++at)
        json[std::string(core::feature_names()[at])] = precedent.features[at];
    return json;
}

void print(Call& call, core::Precedent const& precedent) {
    auto const earlier = earlier_of(call, precedent);
    if (call.out.json()) {
        Json json;
        json["kind"] = core::kind_name(precedent.ref.kind);
        json["id"] = core::id_text(precedent.ref.id);
        json["score"] = precedent.score;
        json["text"] = earlier.text;
        json["verdict"] = earlier.verdict;
        json["date"] = earlier.date;
        json["rationale"] = earlier.rationale;
        json["shared"] = precedent.shared;
        json["same_speaker"] = precedent.same_speaker;
        json["same_topic"] = precedent.same_topic;
        json["days_apart"] = precedent.days_apart ? Json(*precedent.days_apart) : Json();
        json["features"] = features_json(precedent);
        call.out.object(json);
        return;
    }
    call.out.line(fmt::format("{}  {:.2f}  {}", core::id_text(precedent.ref.id), precedent.score, earlier.text));
    std::string second;
    for (auto const* part : {&earlier.verdict, &earlier.date, &earlier.rationale})
        if (!part->empty())
            second += (second.empty() ? "    " : " · ") + *part;
    if (!second.empty())
        call.out.line(second);
    call.out.line("    " + reasons(call, precedent));
}

int number_from(Call& call, char const* name, int usual) {
    if (!call.given(name))
        return usual;
    auto const typed = call.text(name);
    int number = 0;
    std::istringstream in(typed);
    if (!(in >> number) || number < 1 || !in.eof())
        throw WrongUsage(
            say("{option} takes a number from 1 on, not “{typed}”.", {{"option", name}, {"typed", typed}}));
    return number;
}

std::string joined(Json const& list) {
    std::string text;
    if (list.is_array())
        for (auto const& each : list)
            if (each.is_string())
                text += each.get<std::string>() + " ";
    return text;
}

/// One line of a file of queries: id, text, and where known speaker, date, language, before, after.
core::Likened likened_from(Json const& json) {
    auto const text = [&](char const* key) {
        return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
    };
    core::Likened likened;
    likened.text = text("text");
    likened.speaker = text("speaker");
    likened.language = text("language");
    if (auto const date = core::read_date(text("date")))
        likened.said_on = *date;
    likened.around = joined(json.value("before", Json())) + joined(json.value("after", Json()));
    return likened;
}

std::string name_in_run(Call& call, core::Ref ref) {
    auto const claim = call.store().find(core::id_as<core::Claim>(ref));
    return claim && !claim->identifier.empty() ? claim->identifier : core::id_text(ref.id);
}

void match_file(Call& call, core::PrecedentWeights const& weights) {
    auto const& path = call.text("--queries");
    std::ifstream file(path);
    if (!file)
        throw core::Error(core::Code::io, say("{file} cannot be read.", {{"file", path}}));
    auto const top = number_from(call, "--top", 20);
    std::string run;
    std::string features;
    std::string line;
    std::int64_t asked = 0;
    for (std::int64_t number = 1; std::getline(file, line); ++number) {
        auto const json = Json::parse(line, nullptr, false);
        if (line.empty())
            continue;
        if (!json.is_object() || !json.contains("id") || !json["id"].is_string() ||
            core::tidy(likened_from(json).text).empty()) {
            call.out.problem(say("Line {line} of {file} was left out: it has no “id” or no “text”.",
                                 {{"line", std::to_string(number)}, {"file", path}}));
            continue;
        }
        ++asked;
        auto const id = json["id"].get<std::string>();
        int rank = 0;
        for (auto const& each : core::find_precedents(call.store(), likened_from(json), weights, top)) {
            auto const name = name_in_run(call, each.ref);
            run += fmt::format("{}\tQ0\t{}\t{}\t{:.6f}\tcounterpoint\n", id, name, ++rank, each.score);
            if (call.given("--features"))
                features += Json{{"query", id}, {"doc", name}, {"features", features_json(each)}}.dump() + "\n";
        }
    }
    if (call.given("--features"))
        write_file(call.text("--features"), features);
    if (!call.given("--run"))
        return call.out.raw(run);
    write_file(call.text("--run"), run);
    call.out.object_or_message(
        {{"queries", asked}, {"file", call.text("--run")}},
        say("{count} queries answered into {file}.", {{"count", std::to_string(asked)}, {"file", call.text("--run")}}));
}

void match(Call& call) {
    auto const weights = call.given("--weights") ? read_weights(call.text("--weights")) : precedent_weights();
    if (call.given("--queries"))
        return match_file(call, weights);
    core::Likened likened;
    for (auto const& word : call.all("TEXT"))
        likened.text += (likened.text.empty() ? "" : " ") + word;
    if (core::tidy(likened.text).empty())
        throw WrongUsage(say("Give the words to be matched, or a file of them with --queries."));
    likened.speaker = call.text("--speaker");
    likened.said_on = date(call, "--date");
    likened.language = call.text("--lang");
    likened.around = call.text("--around");
    likened.topic = call.text("--topic");
    auto const found = core::find_precedents(call.store(), likened, weights, number_from(call, "--top", 10));
    for (auto const& each : found)
        print(call, each);
    if (found.empty())
        call.out.message(say("Nothing like it was found."));
}

} // namespace

std::span<Command const> match_commands() {
    static std::vector<Command> const commands{
        {"match",
         N_("Find earlier claims like a text, the likeliest first, and say why"),
         "-w desk.counterpoint match 'La Russie ne veut pas absorber le Bélarus' --speaker Poutine",
         Opening::read,
         match,
         {{"TEXT", Shape::any, N_("The words of a statement or claim")},
          {"--speaker", Shape::option, N_("Who said them"), "NAME"},
          {"--date", Shape::option, N_("When they were said"), "DATE"},
          {"--lang", Shape::option, N_("Their language, such as fr"), "LANG"},
          {"--around", Shape::option, N_("What was said before and after")},
          {"--topic", Shape::option, N_("The topic they belong to"), "NAME"},
          {"--top", Shape::option, N_("At most so many"), "N"},
          {"--queries", Shape::option,
           N_("Instead of one text, JSON lines with id, text, speaker, date, before, after"), "FILE"},
          {"--run", Shape::option, N_("Where the answers to --queries go, as a TREC run"), "FILE"},
          {"--features", Shape::option, N_("Where what each answer was measured by goes, for fitting weights"),
           "FILE"},
          {"--weights", Shape::option, N_("Other weights than the program's own"), "FILE"}}},
    };
    return commands;
}

} // namespace app::cli
