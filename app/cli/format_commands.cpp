// Commands about files in the formats of others.
#include "app/cli/command.h"
#include "app/common/reading.h"
#include "app/common/site_folder.h"
#include "app/intake/arrival.h"
#include "core/base/size.h"
#include "core/formats/claim_review_check.h"
#include "core/formats/decoded_pieces.h"
#include "core/formats/page_reviews.h"
#include "core/formats/site.h"
#include "core/ingest/readers.h"
#include "core/text/json_pieces.h"
#include "core/text/strict_json.h"

#include <array>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

enum Verdict : int { accepted = 0, not_accepted = 1 };

/// What was found of a file so far.
struct Found {
    std::int64_t reviews = 0;
    std::int64_t wrong = 0;
    std::int64_t weak = 0;
};

void tell_fault(Call& call, std::int64_t line, std::string const& claim, core::ReviewFault const& fault) {
    auto const is_wrong = fault.weight == core::ReviewFault::Weight::wrong;
    auto const what = core::render(fault.what, call.language);
    if (call.out.json())
        return call.out.object({{"line", line},
                                {"claim", claim},
                                {"weight", is_wrong ? "wrong" : "weak"},
                                {"place", fault.place},
                                {"what", what}});
    auto const told = fault.place.empty() ? what : fault.place + ": " + what;
    std::vector<core::Arg> const args{{"line", std::to_string(line)}, {"what", told}};
    call.out.line(core::render(is_wrong ? say("line {line}, wrong: {what}", args) : say("line {line}, weak: {what}", args),
                               call.language));
}

/// `in_context`: what stands round it says that it is schema.org.
void check_reviews(Call& call, std::int64_t line, nlohmann::json json, bool in_context, Found& found) {
    for (auto const& review : core::claim_reviews_in(std::move(json), in_context)) {
        ++found.reviews;
        auto const& claim = review.part("claimReviewed");
        for (auto const& fault : core::check_claim_review(review)) {
            ++(fault.weight == core::ReviewFault::Weight::wrong ? found.wrong : found.weak);
            tell_fault(call, line, claim.is_string() ? claim.get<std::string>() : std::string(), fault);
        }
    }
}

/// `in_feed`: it is an item of a feed that says in what vocabulary it is written.
void check_piece(Call& call, core::JsonPiece const& piece, bool in_feed, Found& found) {
    auto const unreadable = [&](core::Message const& why) {
        ++found.wrong;
        tell_fault(call, piece.line, "", {core::ReviewFault::Weight::wrong, "", why});
    };
    if (piece.too_long)
        return unreadable(say("It has more than {most}.", {{"most", core::size_text(core::largest_json_piece)}}));
    auto json = core::read_json(piece.text);
    if (!json)
        return unreadable(core::fault_message(json.error(), piece.line, piece.column));
    check_reviews(call, piece.line, std::move(*json), in_feed, found);
}

/// What a page tells programs, in its scripts and its elements.
void check_page(Call& call, Arrival const& arrival, Found& found) {
    auto const next = core::decoded_pieces(pieces_of(arrival).open(), arrival.encoding);
    std::string page;
    for (auto piece = next(); !piece.empty(); piece = next()) page += piece;
    core::each_data_in_page(page, [&](core::PageData const& data) {
        if (data.fault) {
            ++found.wrong;
            tell_fault(call, data.line, "", {core::ReviewFault::Weight::wrong, "", core::fault_message(*data.fault, data.line)});
        }
        if (!data.json.is_null()) check_reviews(call, data.line, data.json, false, found);
    });
}

void check_claim_review(Call& call) {
    static constexpr std::array<std::string_view, 1> lists{"dataFeedElement"};
    auto arrival = Arrival::file(call.text("FILE"));
    auto const& kind = kind_of(arrival);
    Found found;
    if (kind.media_type == "text/html") {
        check_page(call, arrival, found);
    } else {
        auto const next = core::decoded_pieces(pieces_of(arrival).open(), {}, core::Unmarked::utf8_or_wide);
        std::string begins;
        auto const pieces = [&] {
            auto const piece = next();
            if (begins.size() < core::told_by) begins += piece.substr(0, core::told_by);
            return piece;
        };
        // The feed may say it behind its items, where nobody has read it yet: then each item is called weak.
        auto const in_feed = [&] {
            auto const list = begins.find("\"dataFeedElement\"");
            return list != begins.npos && begins.substr(0, list).find("schema.org") != begins.npos;
        };
        auto const end = core::each_json_piece(
            pieces, lists, [&](core::JsonPiece const& piece) { check_piece(call, piece, in_feed(), found); });
        if (!end.whole) {
            ++found.wrong;
            tell_fault(call, end.line, "",
                       {core::ReviewFault::Weight::wrong, "", say("The file ends in the middle: something is missing.")});
        }
    }
    call.exit_code = found.wrong > 0 || found.reviews == 0 ? not_accepted : accepted;
    if (found.reviews == 0)
        return call.out.message(kind.media_type == "application/json" || kind.media_type == "application/ld+json" || kind.media_type == "text/html"
                                    ? say("There is no ClaimReview in {file}.", {{"file", call.text("FILE")}})
                                    : say("There is no ClaimReview in {file}: by its bytes it is of another kind, {kind}.",
                                          {{"file", call.text("FILE")}, {"kind", call.translated(kind.name)}}));
    call.out.message(say("ClaimReviews looked at: {count}; wrong: {wrong}; weak: {weak}.",
                         {{"count", std::to_string(found.reviews)},
                          {"wrong", std::to_string(found.wrong)},
                          {"weak", std::to_string(found.weak)}}));
}

void export_site(Call& call) {
    core::SiteFacts facts{call.given("--title") ? call.text("--title") : call.translated(N_("Fact-checks")), call.text("--address")};
    if (!facts.address.empty() && !facts.address.ends_with('/')) facts.address += '/';
    SiteFolder folder(call.text("FOLDER"));
    auto progress = call.out.progress();
    auto const written = core::write_site(call.store(), core::claims_listed(call.store(), {}, call.actor), facts, call.language,
                                          [&](std::string const& name, std::string const& bytes) { folder.take(name, bytes); },
                                          progress);
    folder.finish();
    progress.update(1, 1);
    if (folder.removed() > 0)
        call.out.message(say("Pages taken away, because they are of the site no more: {count}.",
                             {{"count", std::to_string(folder.removed())}}));
    if (written.changed > 0)
        call.out.message(say("Published checks among them that changed after they were approved, and want to be approved "
                             "again: {count}.",
                             {{"count", std::to_string(written.changed)}}));
    call.out.object_or_message({{"folder", call.text("FOLDER")},
                                {"claims", written.claims},
                                {"left_out", written.left_out},
                                {"files", folder.files()},
                                {"removed", folder.removed()}},
                               say("Wrote a site to {folder}; published checks: {count}; claims left out, because this desk published "
                                   "nothing of them: {left}.",
                                   {{"count", std::to_string(written.claims)},
                                    {"folder", call.text("FOLDER")},
                                    {"left", std::to_string(written.left_out)}}));
}

} // namespace

std::span<Command const> format_commands() {
    static std::vector<Command> const commands{
        {"check-claimreview",
         N_("Check ClaimReview markup, anybody's, by the rules of those who read it"),
         "check-claimreview checks.json",
         Opening::nothing,
         check_claim_review,
         {{"FILE", Shape::one, N_("The file: JSON with one ClaimReview, a list of them or a data feed, or a web page that carries them")}},
         N_("Exit code 0 when nothing is wrong; what is weak is accepted by others, and says less than it should.")},
        {"export-site",
         N_("Write what is published as a folder of pages: claims, speakers, topics, corrections, a feed and a search"),
         "-w desk.counterpoint export-site public --title \"Faktnetz\" --address https://faktnetz.example/checks/",
         Opening::read,
         export_site,
         {{"FOLDER", Shape::one, N_("The folder: a new or empty one, or one with a site")},
          {"--title", Shape::option, N_("Its title")},
          {"--address", Shape::option, N_("Where it will stand, for the feed"), "URL"}},
         N_("The pages need nothing else and ask nothing of anybody; each claim carries its ClaimReview.")},
    };
    return commands;
}

} // namespace app::cli
