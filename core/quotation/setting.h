// When, where and on what occasion something was said, as far as the sentence tells, or the
// sentence in which the same speaker was last heard in the same paragraph.
#pragma once

#include "core/quotation/people.h"
#include "core/quotation/phrases.h"
#include "core/time/when.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

struct Setting {
    std::string when;
    std::string place;
    std::string occasion;
};

class Settings {
public:
    /// `language`: whose words for days are looked for.
    Settings(Article const& article, People const& people, std::string language)
        : article_(article), people_(people), language_(std::move(language)) {}

    /// The setting of a sentence in which `speaker` speaks. Sentences come in order.
    Setting of(Sentence const& sentence, std::optional<Cue> const& cue, std::string const& speaker);

private:
    /// Words that tell a date, as tokens.
    struct Dated {
        Range tokens;
        TimePhrase phrase;
    };
    std::vector<Dated> dated(Range sentence) const;
    std::string when(Range sentence, std::optional<Cue> const& cue) const;
    std::string first_day(Range sentence) const;
    bool of_something_else(Dated const& dated, Range sentence) const;
    bool after_cue(Dated const& dated, Range verb) const;
    bool before_cue(Dated const& dated, Range verb, Range sentence) const;
    bool is_calendar(std::size_t at) const;
    bool only_small(std::size_t from, std::size_t until) const;
    bool plans(std::size_t from, std::size_t until) const;
    void look_back(Sentence const& sentence, Setting& into) const;
    std::string place(Range sentence) const;
    std::string occasion(Range sentence) const;

    Article const& article_;
    People const& people_;
    std::string language_;
    Setting last_;
    std::string last_speaker_;
    std::size_t last_paragraph_ = 0;
};

} // namespace core
