#include "core/formats/claim_review.h"

#include "core/base/size.h"
#include "core/formats/one_check.h"
#include "core/formats/page_reviews.h"
#include "core/text/json_pieces.h"
#include "core/text/strict_json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

constexpr int deepest = 12; // in which lists and graphs are looked into
constexpr std::size_t largest_page = 64u << 20; // bytes of a page that are looked through

class Walk {
public:
    std::vector<Result<CollectedClaim>> run(Json const& json) {
        index(json, 0);
        visit(json, 0);
        // One that stands alone may rest on anything around it.
        for (auto& [claim, record] : found_)
            if (claim) claim->came_as = (found_.size() == 1 ? json : *record).dump(-1, ' ', false, Json::error_handler_t::replace);
        std::vector<Result<CollectedClaim>> claims;
        for (auto& [claim, record] : found_) claims.push_back(std::move(claim));
        return claims;
    }

private:
    void index(Json const& json, int depth) {
        if (depth > deepest)
            return;
        if (json.is_object() && json.size() > 1)
            if (auto const& id = member(json, "@id"); id.is_string())
                by_id_.emplace(id.get<std::string>(), &json);
        if (json.is_structured())
            for (auto const& each : json)
                index(each, depth + 1);
    }
    void visit(Json const& json, int depth) {
        if (depth > deepest || !json.is_structured())
            return;
        if (is_claim_review(json)) {
            auto const claims = claims_of_their_own(json, by_id_);
            for (auto const* claim : claims) found(read_claim_review(json, by_id_, claim), json);
            if (claims.empty()) found(read_claim_review(json, by_id_), json);
            return;
        }
        if (json.is_object() && is_type(json, "MediaReview")) return found(read_media_review(json, by_id_), json);
        if (json.is_object()) {
            if (auto const& reviews = member(json, "claimReview"); reviews.is_array() && json.contains("text")) {
                for (auto const& review : reviews)
                    found(read_found_claim(json, review, by_id_), json);
                if (reviews.empty())
                    found(read_found_claim(json, no_json(), by_id_), json);
                return;
            }
            if (auto const& markups = member(json, "claimReviewMarkups"); markups.is_array()) {
                for (auto const& markup : markups)
                    found(read_page_markup(json, markup, by_id_), json);
                return;
            }
            if (member(json, "claim").is_string() && (json.contains("label") || json.contains("fact_checking_article")))
                return found(read_averitec(json, by_id_), json);
        }
        for (auto const& each : json)
            visit(each, depth + 1);
    }

    void found(Result<CollectedClaim> claim, Json const& record) { found_.emplace_back(std::move(claim), &record); }

    JsonById by_id_;
    std::vector<std::pair<Result<CollectedClaim>, Json const*>> found_;
};

/// Hands over the claims of the pieces of a file.
class Reading {
public:
    explicit Reading(std::function<void(ReadClaim)> const& take) : take_(take) {}

    void read(JsonPiece const& piece) {
        was_told_ = false;
        if (piece.too_long)
            return leave_out(piece, say("It has more than {most}.", {{"most", size_text(largest_json_piece)}}));
        auto const json = read_json(piece.text);
        if (json)
            return read(*json, piece);
        if (!read_line_by_line(piece))
            leave_out(piece, piece.is_open ? say("The file ends in the middle: something is missing.")
                                           : fault_message(json.error(), piece.line, piece.column));
    }
    /// Of a page those parts alone that tell of checks; the others are the page's.
    void read_page(std::string_view page) {
        auto found = false;
        each_data_in_page(page, [&](PageData const& data) {
            auto claims = claims_in(data.json);
            // What only half of it tells is its fault, not the claim's.
            if (data.fault && (data.json.is_null() || std::ranges::any_of(claims, [](auto const& claim) { return !claim; })))
                return leave_out({{}, data.line, 0, false, false}, fault_message(*data.fault, data.line));
            for (auto& claim : claims) {
                found = true;
                if (claim) claim->line = data.line;
                take_({data.line, 0, std::move(claim)});
            }
        });
        if (!found)
            leave_out({{}, 1, page.size(), false, false}, say("The page tells of no claim that was checked."));
    }
    void finish(JsonEnd const& end) {
        if (!end.whole && !was_told_)
            leave_out({{}, end.line, 0, false, false}, say("The file ends in the middle: something is missing."));
    }

private:
    void read(Json const& json, JsonPiece const& piece) {
        if (json.is_null())
            return;
        auto claims = claims_in(json);
        if (claims.empty() && !json.empty())
            return leave_out(piece, say("It tells of no claim that was checked."));
        auto bytes = piece.bytes;
        for (auto& claim : claims) {
            if (claim) {
                claim->line = piece.line;
                if (claims.size() == 1) claim->came_as = piece.text;
            }
            take_({piece.line, std::exchange(bytes, 0), std::move(claim)});
        }
    }
    /// Where each line is an object, one that is broken takes no others along.
    bool read_line_by_line(JsonPiece const& piece) {
        std::vector<JsonPiece> lines;
        auto number = piece.line;
        for (auto rest = piece.text; !rest.empty(); ++number) {
            auto const end = std::min(rest.find('\n'), rest.size());
            auto const line = rest.substr(0, end);
            if (line.starts_with('{'))
                lines.push_back({line, number, end + 1, false, false});
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        auto const whole = [](JsonPiece const& line) { return read_json(line.text).has_value(); };
        if (lines.size() < 2 || std::ranges::none_of(lines, whole))
            return false;
        for (auto const& line : lines) {
            auto const json = read_json(line.text);
            if (json)
                read(*json, line);
            else
                leave_out(line, fault_message(json.error(), 0));
        }
        was_told_ = true;
        return true;
    }
    void leave_out(JsonPiece const& piece, Message why) {
        was_told_ = true;
        take_({piece.line, piece.bytes, problem(std::move(why))});
    }

    std::function<void(ReadClaim)> const& take_;
    bool was_told_ = false; // of the last piece, that it cannot be taken
};

} // namespace

bool is_claim_review(Json const& json) {
    if (!json.is_object())
        return false;
    return is_type(json, "ClaimReview") || !words_in(member(json, "claimReviewed")).empty();
}

std::vector<Result<CollectedClaim>> claims_in(Json const& json) {
    return Walk().run(json);
}

void read_claim_reviews(NextPiece const& next, std::function<void(ReadClaim)> const& take) {
    static constexpr std::array<std::string_view, 4> lists{"dataFeedElement", "claims", "claimReviewMarkupPages", "pages"};
    Reading reading(take);
    auto first = std::string(next());
    auto const begins = first.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    // Whatever begins like no JSON is a page, or text that holds one.
    if (begins != first.npos && first[begins] != '{' && first[begins] != '[') {
        for (auto piece = next(); !piece.empty() && first.size() < largest_page; piece = next())
            first += piece;
        return reading.read_page(first);
    }
    auto const whole = [&, is_first = true]() mutable { return std::exchange(is_first, false) ? std::string_view(first) : next(); };
    auto const end = each_json_piece(whole, lists, [&](JsonPiece const& piece) { reading.read(piece); });
    reading.finish(end);
}

} // namespace core
