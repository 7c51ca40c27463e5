// The words of one caption, without what tells how and where they are shown, each with the voice that says them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct VoicedWords {
    std::string voice; ///< as WebVTT's <v NAME> has it; empty: not told
    std::string words; ///< never empty, no blanks at the ends

    bool operator==(VoicedWords const&) const = default;
};

/// Takes the lines of one caption in their order: tags of WebVTT, SubRip and SubStation go, character references become
/// the characters, anything else stays as written ("x < 5"). Work grows with the bytes.
class CaptionWords {
public:
    /// The words of that line, in pieces where the voice changes.
    std::vector<VoicedWords> line(std::string_view written);

private:
    std::string voice_; ///< goes on over lines, until it ends or another begins
};

} // namespace core
