// When, where and on what occasion something was said, as far as the sentence tells, or the
// sentence in which the same speaker was last heard in the same paragraph.
#pragma once

#include "core/quotation/people.h"
#include "core/quotation/phrases.h"

#include <optional>
#include <string>

namespace core {

struct Setting {
    std::string when;
    std::string place;
    std::string occasion;
};

class Settings {
public:
    Settings(Article const& article, People const& people) : article_(article), people_(people) {}

    /// The setting of a sentence in which `speaker` speaks. Sentences come in order.
    Setting of(Sentence const& sentence, std::optional<Cue> const& cue, std::string const& speaker);

private:
    std::string when(Range sentence, std::optional<Cue> const& cue) const;
    std::string first_time(Range sentence) const;
    void look_back(Sentence const& sentence, Setting& into) const;
    std::string place(Range sentence) const;
    std::string occasion(Range sentence) const;

    Article const& article_;
    People const& people_;
    Setting last_;
    std::string last_speaker_;
    std::size_t last_paragraph_ = 0;
};

} // namespace core
