// Commands that fetch: capturing addresses, and which sources are captured again by and by. No other
// command asks the web for anything.
#include "app/cli/captures_text.h"
#include "app/cli/lookup.h"
#include "app/intake/capturing.h"
#include "core/editorial/captures.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

std::int64_t whole_number(Call const& call, std::string_view option, std::int64_t least, std::int64_t most) {
    auto const& typed = call.text(option);
    std::int64_t number = 0;
    auto const read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (read.ec != std::errc() || read.ptr != typed.data() + typed.size() || number < least || number > most)
        throw WrongUsage(say("{option} takes a whole number from {least} to {most}.",
                             {{"option", std::string(option)}, {"least", std::to_string(least)}, {"most", std::to_string(most)}}));
    return number;
}

FetchOptions fetch_options(Call const& call) {
    FetchOptions options;
    if (call.given("--allow-local")) options.inside = FetchOptions::Inside::allowed;
    if (call.given("--seconds")) options.most_time = std::chrono::seconds(whole_number(call, "--seconds", 1, 600));
    return options;
}

std::string_view key_of(core::Became became) {
    switch (became) {
    case core::Became::source: return "source";
    case core::Became::changed: return "changed";
    case core::Became::unchanged: return "unchanged";
    case core::Became::kept: return "kept";
    }
    return {};
}

/// Fetches, tells the way, and brings it in.
void capture_one(Call& call, std::string const& address, CaptureWishes const& wishes) {
    auto progress = call.out.progress();
    auto page = fetch_page(address, fetch_options(call), progress);
    auto const hops = page.hops;
    for (auto const& hop : hops) call.out.line(hop_line(hop));
    auto context = core::context_of(call.store());
    auto const made = draft_capture(context, std::move(page), wishes);
    auto const changes = call.store().commit(made.draft);
    for (auto const& remark : made.remarks) call.out.problem(remark);
    for (auto const& remark : changes.remarks) call.out.problem(remark);
    auto const concerned = std::ranges::count_if(made.drifted, &core::DriftedQuotation::is_concerned);
    if (concerned > 0)
        call.out.problem(say("Quotations whose words are others or gone: {count}. “drift {id}” shows them; the claims that rest on them "
                             "are in the queue.",
                             {{"count", std::to_string(concerned)}, {"id", core::short_id(made.source.value)}}));
    auto const capture = call.store().get(made.capture);
    Json json{{"address", address},
              {"kind", "source"},
              {"id", core::id_text(made.source.value)},
              {"became", key_of(made.became)},
              {"capture", core::id_text(made.capture.value)},
              {"text", made.text ? Json(core::id_text(made.text.value)) : Json()},
              {"sha256", core::to_hex(capture.digest)},
              {"size", capture.size},
              {"quotations", made.drifted.size()},
              {"concerned", concerned},
              {"hops", hops_json(hops)},
              {"revision", changes.seq}};
    call.out.object_or_message(json, told_of_capture(made.became, call.store().get(made.source).title));
    call.out.line(core::id_text(made.source.value));
}

/// One after the other; what fails costs only itself.
void capture_all(Call& call, std::vector<std::pair<std::string, CaptureWishes>> const& wanted) {
    std::size_t failed = 0;
    std::optional<core::Error> last;
    for (auto const& [address, wishes] : wanted) {
        try {
            capture_one(call, address, wishes);
        } catch (core::Error const& error) {
            if (wanted.size() == 1 || error.code() == core::Code::cancelled) throw;
            call.out.problem(error.message());
            last = error;
            ++failed;
        }
    }
    if (last && failed == wanted.size())
        throw core::Error(last->code(), say("None of the {count} addresses was captured.", {{"count", std::to_string(failed)}}));
}

core::PartialDate today(Call& call) { return core::context_of(call.store()).today(); }

void capture(Call& call) {
    CaptureWishes wishes;
    wishes.as_new = call.given("--new");
    wishes.as_it_is = call.given("--as-it-is");
    if (call.given("--of")) wishes.of = resolve_as<core::Source>(call.store(), call.text("--of"));
    if (wishes.of && wishes.as_new) throw WrongUsage(say("Either --of or --new."));
    std::vector<std::pair<std::string, CaptureWishes>> wanted;
    for (auto const& address : call.all("URL")) wanted.emplace_back(address, wishes);
    if (call.given("--watched"))
        for (auto const& watch : core::watched_sources(call.store(), today(call))) {
            if (watch.due > call.store().now()) continue;
            auto again = wishes;
            again.of = watch.source;
            wanted.emplace_back(call.store().get(watch.source).url, again);
        }
    if (wanted.empty() && call.given("--watched")) return call.out.message(say("No watched source is due."));
    if (wanted.empty() && wishes.of) wanted.emplace_back(call.store().get(wishes.of).url, wishes);
    if (wanted.empty()) throw WrongUsage(say("Give an address, the source to capture again with --of, or --watched."));
    capture_all(call, wanted);
}

void list_watched(Call& call) {
    auto const watched = core::watched_sources(call.store(), today(call));
    for (auto const& watch : watched) {
        auto const source = call.store().get(watch.source);
        auto const is_due = watch.due <= call.store().now();
        if (call.out.json()) {
            Json json{{"kind", "source"},     {"id", core::id_text(source.id.value)}, {"title", source.title},
                      {"url", source.url},    {"every", source.watch_every},          {"until", source.watch_until.text()},
                      {"due", core::to_iso(watch.due)}, {"is_due", is_due}};
            call.out.object(json);
            continue;
        }
        call.out.line(fmt::format("{}  {}  {}", core::id_text(source.id.value),
                                  is_due ? call.translated(N_("due")) : core::display(watch.due, call.language), source.title));
    }
    if (watched.empty()) call.out.message(say("No source is watched."));
}

void watch(Call& call) {
    if (!call.given("SOURCE")) return list_watched(call);
    auto const source = resolve_as<core::Source>(call.store(), call.text("SOURCE"));
    auto const off = call.given("--off");
    if (off && (call.given("--every") || call.given("--until"))) throw WrongUsage(say("Either --off, or how it is watched."));
    auto const every = off ? 0 : call.given("--every") ? whole_number(call, "--every", 1, 3650) : 1;
    auto context = core::context_of(call.store());
    call.commit(core::watch_source(context, source, every, off ? core::PartialDate() : date(call, "--until")), core::ref(source));
}

} // namespace

std::span<Command const> capture_commands() {
    static std::vector<Command> const commands{
        {"capture",
         N_("Fetch pages from the web and keep them as they came, with every hop; an address that is here gets one more capture"),
         "-w desk.counterpoint capture https://example.org/article",
         Opening::write,
         capture,
         {{"URL", Shape::any, N_("Addresses, http or https")},
          {"--of", Shape::option, N_("The source it is a capture of, whatever its address; without URL, its own address"), "SOURCE"},
          {"--new", Shape::flag, N_("A source of its own, even if the address is here")},
          {"--as-it-is", Shape::flag, N_("Take the words even if they look like a wall or an error")},
          {"--watched", Shape::flag, N_("All watched sources that are due")},
          {"--allow-local", Shape::flag, N_("The host of the address may be in this computer or its own network")},
          {"--seconds", Shape::option, N_("Give up after so many seconds for one address (30)"), "N"}},
         N_("Only http and https, at most 8 redirects and 20 MB. Nothing is sent but the request: no cookies, no name.")},
        {"watch",
         N_("Say that a source is to be captured again by and by, or list those that are"),
         "-w desk.counterpoint watch 7k3qp --every 7 --until 2027-06",
         Opening::write,
         watch,
         {{"SOURCE", Shape::maybe, N_("The source; without it, those that are watched are listed")},
          {"--every", Shape::option, N_("Every so many days (1)"), "DAYS"},
          {"--until", Shape::option, N_("The last day, such as 2027-06-30"), "DATE"},
          {"--off", Shape::flag, N_("No more")}},
         N_("Nothing happens by itself: capture --watched captures what is due.")},
    };
    return commands;
}

} // namespace app::cli
