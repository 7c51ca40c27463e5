// Commands about files in the formats of others.
#include "app/cli/command.h"
#include "app/common/reading.h"
#include "core/base/size.h"
#include "core/formats/claim_review_check.h"
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

void check_piece(Call& call, core::JsonPiece const& piece, Found& found) {
    auto const unreadable = [&](core::Message const& why) {
        ++found.wrong;
        tell_fault(call, piece.line, "", {core::ReviewFault::Weight::wrong, "", why});
    };
    if (piece.too_long)
        return unreadable(say("It has more than {most}.", {{"most", core::size_text(core::largest_json_piece)}}));
    auto const json = core::read_json(piece.text);
    if (!json)
        return unreadable(core::fault_message(json.error()));
    for (auto const& review : core::claim_reviews_in(*json)) {
        ++found.reviews;
        auto const claim = review.value("claimReviewed", Json());
        for (auto const& fault : core::check_claim_review(review)) {
            ++(fault.weight == core::ReviewFault::Weight::wrong ? found.wrong : found.weak);
            tell_fault(call, piece.line, claim.is_string() ? claim.get<std::string>() : std::string(), fault);
        }
    }
}

void check_claim_review(Call& call) {
    static constexpr std::array<std::string_view, 1> lists{"dataFeedElement"};
    auto const file = pieces_of(call.text("FILE"));
    Found found;
    auto const end = core::each_json_piece(file.next, lists,
                                           [&](core::JsonPiece const& piece) { check_piece(call, piece, found); });
    if (!end.whole) {
        ++found.wrong;
        tell_fault(call, end.line, "",
                   {core::ReviewFault::Weight::wrong, "", say("The file ends in the middle: something is missing.")});
    }
    call.exit_code = found.wrong > 0 || found.reviews == 0 ? not_accepted : accepted;
    if (found.reviews == 0)
        return call.out.message(say("There is no ClaimReview in {file}.", {{"file", call.text("FILE")}}));
    call.out.message(say("ClaimReviews looked at: {count}; wrong: {wrong}; weak: {weak}.",
                         {{"count", std::to_string(found.reviews)},
                          {"wrong", std::to_string(found.wrong)},
                          {"weak", std::to_string(found.weak)}}));
}

} // namespace

std::span<Command const> format_commands() {
    static std::vector<Command> const commands{
        {"check-claimreview",
         N_("Check ClaimReview markup, anybody's, by the rules of those who read it"),
         "check-claimreview checks.json",
         Opening::nothing,
         check_claim_review,
         {{"FILE", Shape::one, N_("The file: JSON with one ClaimReview, a list of them or a data feed")}},
         N_("Exit code 0 when nothing is wrong; what is weak is accepted by others, and says less than it should.")},
    };
    return commands;
}

} // namespace app::cli
