// Where in its document a stretch of a text stands: on which page, at which time of a recording, in which part, in which
// box of a picture. A reader of documents says so when it makes the text.
#pragma once

#include "core/model/kind.h"

namespace core {

struct Text;

enum class PositionKind { page, time, part, region };

template <>
struct Names<PositionKind> {
    static constexpr std::array entries{
        Named{PositionKind::page, "page", N_("Page")},
        Named{PositionKind::time, "time", N_("Time")},
        Named{PositionKind::part, "part", N_("Part")},
        Named{PositionKind::region, "region", N_("Region")},
    };
};

/// From `start` on, until the next of its kind begins.
struct Position {
    std::int64_t start = 0; ///< in code points of the text, so always between two of them
    PositionKind kind = PositionKind::page;
    std::int64_t number = 0; ///< of a page, a part or a line of a picture, counted from 1
    std::string label;       ///< as the document has it: "xii", "Chapter 2"; may be empty; of a region its box: "10,20,300,40"
    std::int64_t from_ms = 0, until_ms = 0; ///< of a time, from the beginning of the recording
    std::int64_t sure = 0;   ///< of a region, in percent: how sure the program was that read it; 0 = no program read it
    bool operator==(Position const&) const = default;
};

template <>
struct Model<Position> {
    static constexpr auto fields = std::tuple{
        Field{"start", &Position::start, N_("From")},
        Field{"kind", &Position::kind, N_("Kind")},
        Field{"number", &Position::number, N_("Number")},
        Field{"label", &Position::label, N_("Label")},
        Field{"from_ms", &Position::from_ms, N_("From")},
        Field{"until_ms", &Position::until_ms, N_("Until")},
        Field{"sure", &Position::sure, N_("How sure, in percent")}};
};

/// The most positions of one text, and the most code points of a label.
inline constexpr std::size_t most_positions = 50'000;
inline constexpr std::int64_t longest_position_label = 200;

/// "page 12", "page xii", "at 03:14", "part 2: Chapter 2", "line 3 of the picture, 10,20,300,40".
Message position_words(Position const& position);

/// For each kind the position the code point at `offset` stands in, page before time before part before region.
std::vector<Position> positions_of(Text const& text, std::int64_t offset);

/// The same in the reader's language: "page 12, at 03:14". Empty when nothing is known of it.
std::string position_at(Text const& text, std::int64_t offset, Translator const& translator = english());

/// "03:14", "1:02:03".
std::string clock_of(std::int64_t ms);
/// Of "3:14", "03:14.5", "1:02:03": milliseconds; nothing when it is no time of a recording.
std::optional<std::int64_t> clock_ms(std::string_view text);

/// Why a list of positions cannot be that of a text of so many code points; nothing when it can: ascending by start and
/// at one start by kind, inside the text, not too many, numbers from 1, times that do not run back.
std::optional<Message> position_problem(std::vector<Position> const& positions, std::int64_t code_points);

} // namespace core
