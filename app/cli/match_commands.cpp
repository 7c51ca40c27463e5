// "Have we had this?" by command line: for one text, or for a whole file of them to be scored.
#include "app/cli/lookup.h"
#include "app/common/precedents.h"
#include "app/common/reading.h"
#include "app/common/writing.h"
#include "core/editorial/reviews.h"
#include "core/text/strict_json.h"
#include "core/text/signs.h"
#include "core/editorial/verdict.h"
#include "core/text/tidy.h"

#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
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

std::string text_in(Json const& json, char const* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
}

/// One line of a file of queries: id, text, and where known speaker, date, language, before, after.
core::PrecedentQuery query_from(Json const& json) {
    core::PrecedentQuery query;
    query.text = text_in(json, "text");
    query.speaker = text_in(json, "speaker");
    query.language = text_in(json, "language");
    if (auto const date = core::read_date(text_in(json, "date")))
        query.said_on = *date;
    query.around = joined(json.value("before", Json())) + joined(json.value("after", Json()));
    return query;
}

std::string name_in_run(Call& call, core::Ref ref) {
    auto const claim = call.store().find(core::id_as<core::Claim>(ref));
    return claim && !claim->identifier.empty() ? claim->identifier : core::id_text(ref.id);
}

void match_file(Call& call, core::PrecedentWeights const& weights) {
    auto const& path = call.text("--queries");
    for (auto const* into : {"--run", "--features"})
        if (std::error_code ignored; call.given(into) && std::filesystem::equivalent(path, call.text(into), ignored))
            throw core::Error(core::Code::refused,
                              say("{file} holds the queries: write what comes of them to another file. Nothing was "
                                  "changed.",
                                  {{"file", path}}));
    auto const top = number_from(call, "--top", 20);
    std::string run;
    std::string features;
    std::int64_t asked = 0;
    each_line(path, [&](core::Line const& line) {
        std::vector<core::Arg> const where{{"line", std::to_string(line.number)}, {"file", path}};
        if (line.too_long)
            return call.out.problem(say("Line {line} of {file} was left out: it is too long.", where));
        auto const read = core::read_json(line.text);
        if (!read || !read->is_object() || !read->contains("id") || !read->at("id").is_string() ||
            core::tidy(query_from(*read).text).empty())
            return call.out.problem(
                say("Line {line} of {file} was left out: it has no “id” or no “text”.", where));
        Json const json = *read;
        if (auto const day = core::read_date(text_in(json, "date")); !day)
            call.out.problem(say("Line {line} of {file}: {why} It was matched without a date.",
                                 {where[0], where[1], {"why", core::render(day.error().message, call.language)}}));
        ++asked;
        auto const id = core::shown_line(json["id"].get<std::string>()); // one line and one column of the run
        int rank = 0;
        for (auto const& each : core::find_precedents(call.store(), query_from(json), weights, top)) {
            auto const name = core::shown_line(name_in_run(call, each.ref));
            run += fmt::format("{}\tQ0\t{}\t{}\t{:.6f}\tcounterpoint\n", id, name, ++rank, each.score);
            if (call.given("--features"))
                features += core::escaped_json(
                                Json{{"query", id}, {"doc", name}, {"features", features_json(each)}}.dump()) +
                            "\n";
        }
    });
    if (call.given("--features"))
        write_file(call.text("--features"), features);
    if (!call.given("--run"))
        return call.out.text(run);
    write_file(call.text("--run"), run);
    call.out.object_or_message(
        {{"queries", asked}, {"file", call.text("--run")}},
        say("{count} queries answered into {file}.", {{"count", std::to_string(asked)}, {"file", call.text("--run")}}));
}

void match(Call& call) {
    auto const weights = call.given("--weights") ? read_weights(call.text("--weights")) : precedent_weights();
    if (call.given("--queries"))
        return match_file(call, weights);
    core::PrecedentQuery query;
    for (auto const& word : call.all("TEXT"))
        query.text += (query.text.empty() ? "" : " ") + word;
    if (core::tidy(query.text).empty())
        throw WrongUsage(say("Give the words to be matched, or a file of them with --queries."));
    query.speaker = call.text("--speaker");
    query.said_on = date(call, "--date");
    query.language = call.text("--lang");
    query.around = call.text("--around");
    query.topic = call.text("--topic");
    auto const found = core::find_precedents(call.store(), query, weights, number_from(call, "--top", 10));
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
