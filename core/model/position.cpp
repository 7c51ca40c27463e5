#include "core/model/position.h"

#include "core/model/by_hand.h"
#include "core/model/page_labels.h"
#include "core/model/picture_box.h"
#include "core/model/source.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace core {

namespace {

bool stands_in_order(Position const& one, Position const& next) {
    return one.start < next.start || (one.start == next.start && one.kind < next.kind);
}

Message region_words(Position const& position) {
    std::vector<Arg> args{{"number", std::to_string(position.number)}, {"box", position.label}};
    if (position.sure == 0) return say("in the picture at {box}", std::move(args));
    args.emplace_back("sure", std::to_string(position.sure));
    return say("line {number} of the picture, at {box}, read to {sure} %", std::move(args));
}

} // namespace

std::string clock_of(std::int64_t ms) {
    auto const seconds = ms / 1000;
    auto const hours = seconds / 3600;
    auto const rest = fmt::format("{:02}:{:02}", seconds / 60 % 60, seconds % 60);
    return hours > 0 ? std::to_string(hours) + ":" + rest : rest;
}

std::optional<std::int64_t> clock_ms(std::string_view text) {
    std::int64_t ms = 0;
    if (auto const dot = text.find_first_of(".,"); dot != text.npos) {
        auto const fraction = text.substr(dot + 1);
        if (fraction.empty() || fraction.size() > 3 || !std::ranges::all_of(fraction, is_ascii_digit)) return std::nullopt;
        std::int64_t worth = 100;
        for (auto const digit : fraction) {
            ms += (digit - '0') * worth;
            worth /= 10;
        }
        text = text.substr(0, dot);
    }
    std::vector<std::int64_t> parts;
    while (true) {
        auto const end = std::min(text.find(':'), text.size());
        auto const part = text.substr(0, end);
        if (part.empty() || part.size() > 3 || (!parts.empty() && part.size() != 2) || !std::ranges::all_of(part, is_ascii_digit)) return std::nullopt;
        std::int64_t number = 0;
        for (auto const digit : part) number = number * 10 + (digit - '0');
        parts.push_back(number);
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
    }
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    std::int64_t seconds = 0;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (at > 0 && parts[at] > 59) return std::nullopt;
        seconds = seconds * 60 + parts[at];
    }
    return seconds * 1000 + ms;
}

Message position_words(Position const& position) {
    auto const number = std::to_string(position.number);
    switch (position.kind) {
    case PositionKind::page: return say("page {page}", {{"page", position.label.empty() ? number : position.label}});
    case PositionKind::time: return say("at {time}", {{"time", clock_of(position.from_ms)}});
    case PositionKind::region: return region_words(position);
    case PositionKind::part: break;
    }
    if (position.label.empty()) return say("part {number}", {{"number", number}});
    // What a document calls its parts stays; what a page's parts are called are words of ours.
    if (is_page_label(position.label)) return Message{position.label, {}};
    return say("part {number}: {title}", {{"number", number}, {"title", position.label}});
}

std::vector<Position> positions_of(Text const& text, std::int64_t offset) {
    std::vector<Position> found;
    if (offset < 0 || offset >= text.code_points) return found;
    auto const end = std::ranges::upper_bound(text.positions, offset, {}, &Position::start);
    for (auto const& kind : Names<PositionKind>::entries) {
        auto at = end;
        while (at != text.positions.begin() && std::prev(at)->kind != kind.value) --at;
        if (at != text.positions.begin()) found.push_back(*std::prev(at));
    }
    return found;
}

std::string position_at(Text const& text, std::int64_t offset, Translator const& translator) {
    std::string told;
    for (auto const& position : positions_of(text, offset)) {
        // Who heard it said from when until when it is heard.
        auto const range = position.kind == PositionKind::time && by_hand(text) != ByHand::no;
        auto const words = range ? say("from {from} to {until}", {{"from", clock_of(position.from_ms)}, {"until", clock_of(position.until_ms)}})
                                 : position_words(position);
        told += (told.empty() ? "" : ", ") + render(words, translator);
    }
    return told;
}

std::optional<Message> position_problem(std::vector<Position> const& positions, std::int64_t code_points) {
    if (positions.size() > most_positions)
        return say("A text has at most {most} positions, not {count}.",
                   {{"most", std::to_string(most_positions)}, {"count", std::to_string(positions.size())}});
    for (std::size_t at = 0; at < positions.size(); ++at) {
        auto const& each = positions[at];
        std::vector<Arg> const which{{"number", std::to_string(at + 1)}};
        if (each.start < 0 || each.start >= code_points)
            return say("Position {number} of the text begins outside of it.", which);
        if (at > 0 && !stands_in_order(positions[at - 1], each))
            return say("Position {number} of the text does not stand behind the one before it.", which);
        auto const timed = each.kind == PositionKind::time;
        if (timed ? each.from_ms < 0 || each.until_ms < each.from_ms : each.number < 1)
            return say("Position {number} of the text has no page, part or time that can be.", which);
        if (each.sure < 0 || each.sure > 100 || (each.kind == PositionKind::region && !picture_box(each.label)))
            return say("Position {number} of the text has no region of a picture that can be.", which);
        if (count(length(each.label)) > longest_position_label)
            return say("Position {number} of the text has a label of more than {most} characters.",
                       {which.front(), {"most", std::to_string(longest_position_label)}});
    }
    return std::nullopt;
}

} // namespace core
