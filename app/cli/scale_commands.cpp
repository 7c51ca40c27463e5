// Commands for rating scales. A change is always the next version: what was given on an earlier one keeps
// the words it had.
#include "app/cli/lookup.h"
#include "app/cli/record_json.h"
#include "app/common/reading.h"
#include "app/common/scales.h"
#include "app/common/writing.h"
#include "core/editorial/scales.h"
#include "core/formats/scale_json.h"
#include "core/operations/scales.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// The newest version of the scale named by its key, or the very version named by its identity.
core::Scale scale_of(Call& call) {
    auto const& typed = call.text("SCALE");
    auto id = scale_named(call.store(), typed);
    if (!id) {
        auto const found = call.store().resolve(typed);
        if (!found)
            throw core::Error(core::Code::not_found,
                              say("There is no rating scale “{scale}”; “scales” lists those there are.",
                                  {{"scale", typed}}));
        id = resolve_as<core::Scale>(call.store(), typed);
    }
    auto const scale = call.store().get(id);
    if (!call.given("--version"))
        return scale;
    for (auto const& history : core::scale_histories(call.store()))
        for (auto const& version : history.versions)
            if (version.scale.key == scale.key && std::to_string(version.scale.version) == call.text("--version"))
                return version.scale;
    throw core::Error(core::Code::not_found, say("The rating scale “{scale}” has no version {version}.",
                                                 {{"scale", scale.key}, {"version", call.text("--version")}}));
}

Json scale_json(core::Scale const& scale) {
    auto json = Json::parse(core::write_scale(scale));
    json["id"] = core::id_text(scale.id.value);
    return json;
}

/// "12 ratings · 3 verdicts".
std::string counts(Call const& call, core::ScaleHistory const& history) {
    auto const filled = [](std::string const& text, long count) {
        return core::fill(text, {{"count", std::to_string(count)}});
    };
    auto const ratings = static_cast<long>(history.newest().ratings.size());
    auto const verdicts = static_cast<long>(history.verdicts());
    return filled(call.language.translate("{count} rating", "{count} ratings", ratings), ratings) + " · " +
           filled(call.language.translate("{count} verdict", "{count} verdicts", verdicts), verdicts);
}

void list_scales(Call& call) {
    for (auto const& history : core::scale_histories(call.store())) {
        auto const& newest = history.newest();
        if (call.out.json()) {
            Json json;
            json["key"] = newest.key;
            json["id"] = core::id_text(newest.id.value);
            json["name"] = core::in_language(newest.names, call.language.language());
            json["version"] = newest.version;
            json["ratings"] = newest.ratings.size();
            json["verdicts"] = history.verdicts();
            json["versions"] = Json::array();
            for (auto const& version : history.versions) {
                Json each;
                each["version"] = version.scale.version;
                each["id"] = core::id_text(version.scale.id.value);
                each["verdicts"] = version.verdicts;
                json["versions"].push_back(each);
            }
            call.out.object(json);
            continue;
        }
        call.out.line(fmt::format(
            "{}  {}  {} · {}", newest.key, core::in_language(newest.names, call.language.language()),
            core::fill(call.translated(N_("version {version}")), {{"version", std::to_string(newest.version)}}),
            counts(call, history)));
    }
}

std::string rating_line(Call& call, core::Rating const& rating) {
    auto const language = call.language.language();
    auto const& meaning = core::in_language(rating.definitions, language);
    return fmt::format("  {}  {}{}{}{}", rating.ordinal ? std::to_string(rating.ordinal) : "–", rating.key + "  ",
                       core::in_language(rating.labels, language),
                       rating.use == core::RatingUse::retired
                           ? " (" + call.translated(N_("retired")) + ")"
                           : std::string(),
                       meaning.empty() ? "" : " — " + meaning);
}

void show_scale(Call& call) {
    auto const scale = scale_of(call);
    if (call.out.json())
        return call.out.object(scale_json(scale));
    auto const newest = core::newest_version(call.store(), scale.key);
    call.out.line(fmt::format(
        "{}  {}  {}", scale.key, core::in_language(scale.names, call.language.language()),
        core::fill(call.translated(N_("version {version} of {newest}")),
                   {{"version", std::to_string(scale.version)}, {"newest", std::to_string(newest->version)}})));
    for (auto const& rating : scale.ratings)
        call.out.line(rating_line(call, rating));
}

void export_scale(Call& call) {
    auto const text = core::write_scale(scale_of(call));
    auto const& path = call.text("--output");
    if (path.empty() || path == "-")
        return call.out.bytes(text);
    write_file(path, text);
    call.out.message(say("The rating scale is in {file}.", {{"file", path}}));
}

/// Commits; says which version it became, or that nothing differs.
void keep_scale(Call& call, core::Made<core::Scale> const& made) {
    if (made.draft.puts.empty() && !call.out.json())
        return call.out.message(say("The rating scale says that already; nothing was written."));
    call.commit(made.draft, core::ref(made.id));
    if (call.out.json())
        return;
    auto const scale = call.store().get(made.id);
    call.out.message(say("The rating scale “{scale}” is at version {version}.",
                         {{"scale", scale.key}, {"version", std::to_string(scale.version)}}));
}

void import_scale(Call& call) {
    auto const& path = call.text("FILE");
    auto scale = core::read_scale(read_file(path), path);
    auto context = core::context_of(call.store());
    keep_scale(call, core::import_scale(context, std::move(scale)));
}

void set_use(Call& call, core::RatingUse use) {
    auto context = core::context_of(call.store());
    keep_scale(call, core::set_rating_use(context, scale_of(call).id, call.text("RATING"), use, call.text("--reason")));
}

void retire_rating(Call& call) { set_use(call, core::RatingUse::retired); }
void bring_rating_back(Call& call) { set_use(call, core::RatingUse::open); }

/// "fr=Plutôt vrai" sets the words of one language; "fr=" takes them away.
void set_words(Call const& call, std::string_view option, core::LocalText& texts) {
    for (auto const& typed : call.all(option)) {
        auto const equals = typed.find('=');
        if (equals == typed.npos || equals == 0)
            throw WrongUsage(say("“{typed}” is not LANGUAGE=WORDS, such as fr=Vrai.", {{"typed", typed}}));
        texts[typed.substr(0, equals)] = typed.substr(equals + 1);
    }
}

std::int64_t position_from(std::string const& typed) {
    if (typed == "none")
        return 0;
    std::int64_t value = 0;
    auto const* const end = typed.data() + typed.size();
    auto const read = std::from_chars(typed.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value < 1)
        throw WrongUsage(say("“{typed}” is no position; write a number from 1, the worst, or “none”.",
                             {{"typed", typed}}));
    return value;
}

void set_rating(Call& call) {
    auto const before = scale_of(call);
    auto scale = before;
    auto const& key = call.text("RATING");
    auto found = std::ranges::find(scale.ratings, key, &core::Rating::key);
    if (found == scale.ratings.end()) {
        found = scale.ratings.emplace(scale.ratings.end());
        found->key = key;
    }
    set_words(call, "--label", found->labels);
    set_words(call, "--definition", found->definitions);
    if (call.given("--colour"))
        found->colour = call.text("--colour");
    if (call.given("--position"))
        found->ordinal = position_from(call.text("--position"));
    if (call.given("--kind"))
        found->kind = keyword<core::RatingKind>("--kind", call.text("--kind"));
    auto context = core::context_of(call.store());
    keep_scale(call, core::revise_scale(context, before.id, std::move(scale), call.text("--reason")));
}

void add_shipped(Call& call) {
    auto context = core::context_of(call.store());
    auto const draft = core::add_missing_scales(context, shipped_scales());
    if (draft.puts.empty() && !call.out.json())
        return call.out.message(say("All shipped rating scales are here already; nothing was written."));
    call.commit(draft);
    for (auto const& record : draft.puts)
        call.out.line(std::get<core::Scale>(record).key);
}

void erase_scale(Call& call) {
    auto context = core::context_of(call.store());
    call.commit(core::erase_scale(context, scale_of(call).key, call.text("--reason")));
}

Argument const scale_argument{"SCALE", Shape::one, N_("Key of the rating scale, or the identity of one version")};
Argument const rating_argument{"RATING", Shape::one, N_("Key of the rating")};
Argument const reason_argument{"--reason", Shape::option, N_("Why, for the history")};
Argument const version_argument{"--version", Shape::option, N_("An earlier version instead of the newest"), "N"};

} // namespace

std::span<Command const> scale_commands() {
    static std::vector<Command> const commands{
        {"scales", N_("List the rating scales with their versions and how many verdicts use them"),
         "-w desk.counterpoint scales", Opening::read, list_scales, {}},
        {"scale", N_("Show one rating scale with the definitions of its ratings"),
         "-w desk.counterpoint scale truth --version 1", Opening::read, show_scale, {scale_argument, version_argument}},
        {"scale-export", N_("Write a rating scale as JSON"),
         "-w desk.counterpoint scale-export truth -o truth.json", Opening::read, export_scale,
         {scale_argument,
          version_argument,
          {"-o,--output", Shape::option, N_("The file to write; else standard output"), "FILE"}}},
        {"scale-import", N_("Bring in a rating scale from JSON; one of the same key becomes its next version"),
         "-w desk.counterpoint scale-import truth.json", Opening::write, import_scale,
         {{"FILE", Shape::one, N_("The file, as “scale-export” writes it")}}},
        {"scale-set", N_("Change or add one rating; this makes the next version"),
         "-w desk.counterpoint scale-set truth half_true --label fr=Mitigé --colour \"#A16207\"", Opening::write,
         set_rating,
         {scale_argument,
          rating_argument,
          {"--label", Shape::repeated, N_("The label in one language, such as fr=Vrai"), "LANGUAGE=WORDS"},
          {"--definition", Shape::repeated, N_("The definition in one language"), "LANGUAGE=WORDS"},
          {"--colour", Shape::option, N_("The colour, as #RRGGBB"), "COLOUR"},
          {"--position", Shape::option, N_("Place in the order, 1 for the worst; or none"), "N"},
          {"--kind", Shape::option, N_("The kind of rating"), "WORD", known_words<core::RatingKind>},
          reason_argument}},
        {"scale-retire", N_("Retire a rating: verdicts keep it, but it is not given any more"),
         "-w desk.counterpoint scale-retire truth half_true", Opening::write, retire_rating,
         {scale_argument, rating_argument, reason_argument}},
        {"scale-bring-back", N_("Let a retired rating be given again"),
         "-w desk.counterpoint scale-bring-back truth half_true", Opening::write, bring_rating_back,
         {scale_argument, rating_argument, reason_argument}},
        {"scale-add-shipped", N_("Add the rating scales the program ships with that are not here yet"),
         "-w desk.counterpoint scale-add-shipped", Opening::write, add_shipped, {}},
        {"scale-delete", N_("Delete a rating scale that no verdict uses, with all its versions"),
         "-w desk.counterpoint scale-delete promise", Opening::write, erase_scale,
         {scale_argument, reason_argument}},
    };
    return commands;
}

} // namespace app::cli
