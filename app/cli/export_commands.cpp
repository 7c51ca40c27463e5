// Writing dossiers and collections to a file, in every format there is.
#include "app/cli/history_warning.h"
#include "app/cli/listing.h"
#include "app/cli/lookup.h"
#include "app/cli/record_json.h"
#include "app/cli/which_claims.h"
#include "app/common/writing.h"
#include "app/print/dossier_file.h"
#include "core/base/size.h"
#include "core/editorial/dossier.h"
#include "core/editorial/verdict.h"
#include "core/formats/claims_table.h"
#include "core/formats/list.h"
#include "core/ingest/web_address.h"
#include "core/search/hits.h"
#include "core/text/ascii.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// Hands what is made to the file or, without one, to standard output; how many bytes.
std::uint64_t put_out(Call& call, std::function<void(core::Sink const&)> const& make) {
    std::uint64_t size = 0;
    auto const& path = call.text("--output");
    auto const counted = [&](core::Sink const& sink) {
        make([&](std::string_view bytes) {
            size += bytes.size();
            sink(bytes);
        });
    };
    if (path.empty() || path == "-")
        counted([&](std::string_view bytes) { call.out.bytes(bytes); });
    else
        write_file(path, counted);
    return size;
}

void tell_written(Call& call, core::Format const& format, Json json, std::uint64_t size) {
    auto const& path = call.text("--output");
    if (path.empty() || path == "-")
        return;
    json["file"] = path;
    json["format"] = format.key;
    json["bytes"] = size;
    call.out.object_or_message(
        json, say("Wrote {file} ({size}).", {{"file", path}, {"size", core::size_text(size, call.language)}}));
}

void export_dossier(Call& call, core::Format const& format) {
    if (call.all("ID").size() != 1)
        throw WrongUsage(say("Say of which claim: this format holds one."));
    auto const claim = resolve_as<core::Claim>(call.store(), call.text("ID"));
    core::refuse_concealed(call.store(), core::ref(claim), call.actor);
    auto const then = as_of(call, core::ref(claim));
    auto const& reader = then ? static_cast<core::Records const&>(*then) : call.store();
    auto const sealed = core::seal(call.store().standing(), call.store(), reader, claim, call.language,
                                   call.store().voucher());
    auto const bytes = dossier_file(format, sealed, call.language);
    warn_of(call, sealed);
    tell_written(call, format, {}, put_out(call, [&](core::Sink const& sink) { sink(bytes); }));
}

core::ClaimSelection selected(Call& call) {
    auto const listed = call.given("--only") || call.given("--order") || call.given("--topic") || call.given("--speaker");
    if (call.given("ID") + call.given("--search") + listed > 1)
        throw WrongUsage(say("Say which claims in one way: an identity, a search, or the options of a list."));
    if (call.given("ID")) {
        std::vector<core::Id<core::Claim>> claims;
        for (auto const& typed : call.all("ID")) claims.push_back(resolve_as<core::Claim>(call.store(), typed));
        return core::claims_chosen(std::move(claims), call.actor);
    }
    if (call.given("--search"))
        return core::claims_found(call.store(), call.text("--search"), call.actor);
    return core::claims_listed(call.store(), claim_query(call), call.actor);
}

/// "text,verdict,url".
std::vector<std::string> chosen_columns(Call const& call, core::Format const& format) {
    if (!call.given("--columns")) return {};
    if (!format.has_columns) throw WrongUsage(say("Only a table has columns to choose."));
    std::vector<std::string> columns;
    for (std::string_view rest = call.text("--columns"); !rest.empty();) {
        auto const end = std::min(rest.find(','), rest.size());
        if (auto const name = core::tidy(rest.substr(0, end)); !name.empty()) columns.push_back(name);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return columns;
}

/// With its last slash.
std::string site_address(Call const& call) {
    auto address = call.text("--address");
    if (!address.empty() && !core::is_web_address(address))
        throw WrongUsage(say("“{url}” is no address of a page.", {{"url", address}}));
    if (!address.empty() && !address.ends_with('/')) address += '/';
    return address;
}

/// What is said between colleagues stays with them unless somebody says otherwise.
void make_bundle(Call& call, core::ClaimSelection& selection) {
    selection.voucher = call.store().voucher();
    selection.now = call.store().now();
    selection.remarks = call.given("--remarks");
    if (!selection.voucher(""))
        call.out.message(say("There is no key on this computer yet that could sign: the bundle goes out without a signature."));
    selection.whole = false;
}

void export_claims(Call& call, core::Format const& format) {
    if (call.given("--as-of"))
        throw WrongUsage(say("Only a dossier can be written as it stood then."));
    auto selection = selected(call);
    selection.columns = chosen_columns(call, format);
    selection.site = site_address(call);
    if (format.key == "bundle") make_bundle(call, selection);
    else if (call.given("--remarks")) throw WrongUsage(say("Only an exchange bundle takes remarks along when it is asked to."));
    auto progress = call.out.progress();
    core::WrittenClaims written;
    auto const size = put_out(call, [&](core::Sink const& sink) {
        written = format.write_claims(call.store(), selection, sink, progress);
    });
    progress.update(1, 1);
    if (written.concealed > 0)
        call.out.message(say("Claims written without their verdict, because you are to give a second one first: {count}.",
                             {{"count", std::to_string(written.concealed)}}));
    if (written.left_out > 0)
        call.out.message(say("Claims left out, because this format is for published checks with a verdict: {count}.",
                             {{"count", std::to_string(written.left_out)}}));
    if (written.changed > 0)
        call.out.message(say("Published checks among them that changed after they were approved, and want to be approved "
                             "again: {count}.",
                             {{"count", std::to_string(written.changed)}}));
    if (written.loose_sources > 0)
        call.out.message(say("Sources that no claim rests on went along, those in the inbox too: {count}. Choose claims by a list or "
                             "a search to leave them out.",
                             {{"count", std::to_string(written.loose_sources)}}));
    if (written.claims > 0 && selection.site.empty() && format.media_type == "application/ld+json" && !call.given("--address"))
        call.out.message(say("Checks of this desk have no address in it, which readers of ClaimReview want: say with --address where "
                             "the site stands."));
    call.out.message(say("Claims written: {count}.", {{"count", std::to_string(written.claims)}}));
    tell_written(call, format, {{"claims", written.claims}}, size);
}

/// The format that is asked for; without --to the one whose ending the file has, else a web page.
core::Format const& wanted_format(Call& call) {
    auto const writes = [](core::Format const& each) { return each.goes_out(); };
    if (!call.given("--to")) {
        auto ending = std::filesystem::path(call.text("--output")).extension().string();
        if (!ending.empty()) ending = core::lower_ascii(ending.substr(1));
        for (auto const& each : core::formats())
            if (writes(each) && each.extension == ending) return each;
        return *core::find_format("html");
    }
    auto const* format = core::find_format(call.text("--to"));
    if (format && writes(*format)) return *format;
    std::vector<std::string> known;
    for (auto const& each : core::formats())
        if (writes(each)) known.emplace_back(each.key);
    unknown_word("--to", call.text("--to"), known);
}

void export_to(Call& call) {
    auto const& format = wanted_format(call);
    return format.covers == core::Covers::dossier ? export_dossier(call, format) : export_claims(call, format);
}

std::string known_columns(core::Translator const&) {
    std::string all;
    for (auto const name : core::table_columns()) all += (all.empty() ? "" : ",") + std::string(name);
    return all;
}

std::string known_formats(core::Translator const& translator) {
    std::string told;
    for (auto const& format : core::formats())
        if (format.goes_out())
            told += (told.empty() ? "" : ", ") + std::string(format.key) + " (" + translator.translate(format.label) + ")";
    return told;
}

} // namespace

std::span<Command const> export_commands() {
    static std::vector<Command> const commands{
        {"export",
         N_("Write the dossier of a claim, or any number of claims, to one file"),
         "-w desk.counterpoint export 9m2xd --to html -o dossier.html",
         Opening::read,
         export_to,
         {{"ID", Shape::any, N_("The claim, or several; formats of many claims take all there are without it")},
          {"--to", Shape::option, N_("The format"), "FORMAT", known_formats},
          {"--search", Shape::option, N_("Of many claims: those that these words find")},
          {"--columns", Shape::option, N_("Of a table: its columns and their order, between commas"), "NAMES", known_columns},
          {"--remarks", Shape::flag, N_("Of an exchange bundle: take along what colleagues remarked")},
          {"--address", Shape::option, N_("Of published checks: where the site of export-site stands; readers of ClaimReview want it"),
           "URL"},
          which_claims::only, which_claims::order, which_claims::topic, which_claims::speaker,
          {"--as-of", Shape::option, N_("As it stood then: a revision, a day, published, approved or now"), "MOMENT"},
          {"-o,--output", Shape::option, N_("The file; without it, standard output"), "FILE"}}},
    };
    return commands;
}

} // namespace app::cli
