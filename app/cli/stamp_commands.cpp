// Commands for time-stamps: write or send a request, keep the answer with the bytes it is of, say what it is worth, and
// whose roots are trusted.
#include "app/cli/lookup.h"
#include "app/common/reading.h"
#include "app/common/writing.h"
#include "app/intake/time_stamps.h"
#include "core/editorial/captures.h"
#include "core/operations/stamping.h"
#include "core/text/signs.h"

#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// The capture that is meant; of a source the newest.
core::Capture meant(Call& call) {
    auto const ref = resolve(call.store(), call.text("CAPTURE"));
    if (auto const source = core::id_as<core::Source>(ref)) {
        auto const captures = call.store().referring<core::Capture>("source", source);
        if (!captures.empty()) return captures.back();
    }
    return call.store().get(resolve_as<core::Capture>(call.store(), call.text("CAPTURE")));
}

std::string bytes_of(Call& call, core::Capture const& capture) {
    auto bytes = call.store().bytes(capture.digest);
    if (!bytes)
        throw core::Error(core::Code::damaged, say("The bytes of the capture “{origin}” are not in the workspace.",
                                                   {{"origin", capture.origin}}));
    return std::move(*bytes);
}

Json found_json(core::StampFound const& found) {
    Json json{{"answer", core::key_of(found.answer)}};
    if (found.at.ms > 0) json["at"] = core::to_iso(found.at);
    if (!found.authority.empty()) json["authority"] = found.authority;
    if (!found.policy.empty()) json["policy"] = found.policy;
    if (!found.hash.empty()) json["hash"] = found.hash;
    if (!found.root.empty()) json["root"] = found.root;
    if (found.expired_since) json["expired_since"] = true;
    if (!found.why.empty()) json["why"] = found.why;
    return json;
}

void tell(Call& call, core::StampFound const& found) {
    auto const told = core::told_of_stamp(found);
    if (call.out.json()) call.out.object(found_json(found));
    found.answer == core::StampAnswer::holds ? call.out.message(told) : call.out.problem(told);
}

/// Kept if it is of these very bytes, whoever signed it.
void keep(Call& call, core::Capture const& capture, std::string const& bytes, std::string const& stamp) {
    auto const found = check_stamp(stamp, bytes);
    if (!core::is_of_these_bytes(found))
        throw core::Error(core::Code::refused, say("{why} It was not kept. Nothing was changed.",
                                                   {{"why", core::render(core::told_of_stamp(found), call.language)}}));
    auto context = core::context_of(call.store());
    auto const changes = call.store().commit(core::add_stamp(context, capture.id, stamp));
    auto json = found_json(found);
    json["capture"] = core::id_text(capture.id.value);
    json["revision"] = changes.seq;
    if (call.out.json()) call.out.object(json);
    auto const told = core::told_of_stamp(found);
    found.answer == core::StampAnswer::holds ? call.out.message(told) : call.out.problem(told);
}

void time_stamp(Call& call) {
    auto const capture = meant(call);
    auto const bytes = bytes_of(call, capture);
    if (call.given("--request")) {
        write_file(call.text("--request"), new_stamp_request(bytes));
        return call.out.message(say("The request is in {file}: it holds the SHA-256 of the bytes, and tells an authority when they "
                                    "were, not what they are.",
                                    {{"file", call.text("--request")}}));
    }
    if (call.given("--send")) {
        FetchOptions options;
        if (call.given("--allow-local")) options.inside = FetchOptions::Inside::allowed;
        auto progress = call.out.progress();
        return keep(call, capture, bytes, ask_authority(call.text("--send"), new_stamp_request(bytes), options, progress));
    }
    if (call.given("--token")) return keep(call, capture, bytes, read_file(call.text("--token"), core::longest_stamp));
    auto const all = check_stamps(call.store(), capture);
    for (auto const& found : all) tell(call, found);
    if (all.empty()) call.out.message(say("No time-stamp is kept with these bytes."));
}

void check_time_stamp(Call& call) {
    auto const found = check_stamp(read_file(call.text("TOKEN"), core::longest_stamp), read_file(call.text("FILE")));
    tell(call, found);
}

void roots(Call& call) {
    if (call.given("FILE")) {
        auto const root = trust_root(read_file(call.text("FILE"), core::longest_stamp));
        return call.out.object_or_message({{"fingerprint", root.fingerprint}, {"subject", root.subject}},
                                          say("{who} is trusted from now on. Compare its fingerprint with what the authority "
                                              "publishes: {fingerprint}",
                                              {{"who", root.subject}, {"fingerprint", root.fingerprint}}));
    }
    auto const all = trusted_roots();
    for (auto const& root : all) {
        if (call.out.json()) call.out.object({{"fingerprint", root.fingerprint}, {"subject", root.subject}});
        call.out.line(root.fingerprint + "  " + core::shown_line(root.subject));
    }
    if (all.empty()) call.out.message(say("No root of an authority is trusted yet: “time-stamp-root FILE” adds one."));
}

} // namespace

std::span<Command const> stamp_commands() {
    static std::vector<Command> const commands{
        {"time-stamp",
         N_("Say what the time-stamps of saved bytes are worth; ask for one, or keep one (RFC 3161)"),
         "-w desk.counterpoint time-stamp 4h8tz --send https://tsa.example/tsr",
         Opening::write,
         time_stamp,
         {{"CAPTURE", Shape::one, N_("A capture, or a source for its newest")},
          {"--request", Shape::option, N_("Write a request into this file, to be sent by other means"), "FILE"},
          {"--send", Shape::option, N_("Send a request to this authority, and keep its answer"), "ADDRESS"},
          {"--token", Shape::option, N_("Keep the answer of an authority, or its bare token"), "FILE"},
          {"--allow-local", Shape::flag, N_("Also when the address is in this computer or its own network")}},
         N_("A time-stamp proves that these bytes existed before a moment. It says nothing of who served them. It is judged by the "
            "time it tells, in a program of its own that can reach nothing, and by the roots that “time-stamp-root” added.")},
        {"check-time-stamp",
         N_("Say what a time-stamp in a file is worth for another file"),
         "check-time-stamp page.tsr page.html",
         Opening::nothing,
         check_time_stamp,
         {{"TOKEN", Shape::one, N_("The answer of an authority, or its bare token"), "FILE"},
          {"FILE", Shape::one, N_("The bytes it is said to be of"), "FILE"}}},
        {"time-stamp-root",
         N_("Trust an authority for time-stamps by its root certificate, or list whom you trust"),
         "time-stamp-root root.pem",
         Opening::nothing,
         roots,
         {{"FILE", Shape::maybe, N_("The certificate, PEM or DER"), "FILE"}}},
    };
    return commands;
}

} // namespace app::cli
