// The names that a lexicon uses in its JSON, and what each of them sets.
#pragma once

#include "core/quotation/lexicon.h"

#include <array>
#include <utility>

namespace core {

inline constexpr std::array<std::pair<char const*, Tag>, 61> word_tags{{
    {"auxiliary", Tag::auxiliary},
    {"article", Tag::article},
    {"possessive", Tag::possessive},
    {"of", Tag::of},
    {"preposition", Tag::preposition},
    {"conjunction", Tag::conjunction},
    {"relative", Tag::relative},
    {"that", Tag::that},
    {"clitic", Tag::clitic},
    {"adverb", Tag::adverb},
    {"time", Tag::time},
    {"month", Tag::month},
    {"according", Tag::according},
    {"for", Tag::for_},
    {"anaphor", Tag::anaphor},
    {"work", Tag::work},
    {"document", Tag::document},
    {"organisation", Tag::organisation},
    {"spokesperson", Tag::spokesperson},
    {"said_noun", Tag::said_noun},
    {"occasion", Tag::occasion},
    {"place_preposition", Tag::place_preposition},
    {"particle", Tag::particle},
    {"stop", Tag::stop},
    {"also_noun", Tag::also_noun},
    {"rebuttal", Tag::rebuttal},
    {"negative", Tag::negative},
    {"target", Tag::target},
    {"nuance", Tag::nuance},
    {"continuation", Tag::continuation},
    {"parallel", Tag::parallel},
    {"agreement", Tag::agreement},
    {"with", Tag::with},
    {"modal", Tag::modal},
    {"separable", Tag::separable},
    {"as", Tag::as},
    {"agent", Tag::agent},
    {"for_whom", Tag::for_whom},
    {"joint", Tag::joint},
    {"reads", Tag::reads},
    {"voice", Tag::voice},
    {"inscribed", Tag::inscribed},
    {"behind_source", Tag::behind_source},
    {"own_words", Tag::own_words},
    {"cited", Tag::cited},
    {"splits", Tag::splits},
    {"passive", Tag::passive},
    {"definite", Tag::definite},
    {"posted", Tag::posted},
    {"crowd", Tag::crowd},
    {"chanted", Tag::chanted},
    {"so_called", Tag::so_called},
    {"what", Tag::what},
    {"reads_out", Tag::reads_out},
    {"pointing", Tag::pointing},
    {"uttered", Tag::uttered},
    {"ever", Tag::ever},
    {"former", Tag::former},
    {"latter", Tag::latter},
    {"unit_of_time", Tag::unit_of_time},
    {"leaning", Tag::leaning},
}};

inline constexpr std::array<std::pair<char const*, Tag>, 13> clause_tags{{
    {"subordinate", Tag::subordinate},
    {"condition", Tag::condition},
    {"supposing", Tag::supposing},
    {"unreal", Tag::unreal},
    {"hearsay", Tag::hearsay},
    {"contrast", Tag::contrast},
    {"asks", Tag::asks},
    {"negation", Tag::negation},
    {"negation_after", Tag::negation_after},
    {"only", Tag::only},
    {"denial", Tag::denial},
    {"falsehood", Tag::falsehood},
    {"truth", Tag::truth},
}};

inline constexpr std::array<std::pair<char const*, Tag>, 4> form_tags{{
    {"finite", Tag::cue_finite},
    {"participle", Tag::cue_participle},
    {"present_participle", Tag::cue_present_participle},
    {"infinitive", Tag::cue_infinitive},
}};

inline constexpr std::array<std::pair<char const*, bool Grammar::*>, 9> traits{{
    {"capital_nouns", &Grammar::capital_nouns},
    {"bare_verbs", &Grammar::bare_verbs},
    {"closing_verbs", &Grammar::closing_verbs},
    {"verb_second", &Grammar::verb_second},
    {"no_articles", &Grammar::no_articles},
    {"marks_close_first", &Grammar::marks_close_first},
    {"commas_interrupt", &Grammar::commas_interrupt},
    {"dash_behind_stop", &Grammar::dash_behind_stop},
    {"apostrophes", &Grammar::apostrophes},
}};

inline constexpr std::array<std::pair<char const*, std::vector<std::u32string> Grammar::*>, 11> endings_told{{
    {"several", &Grammar::several},
    {"of_man", &Grammar::of_man},
    {"of_woman", &Grammar::of_woman},
    {"addressed", &Grammar::addressed},
    {"name_of_man", &Grammar::name_of_man},
    {"name_of_woman", &Grammar::name_of_woman},
    {"surname_of_man", &Grammar::surname_of_man},
    {"surname_of_woman", &Grammar::surname_of_woman},
    {"article_of_several", &Grammar::article_of_several},
    {"article_of_man", &Grammar::article_of_man},
    {"article_of_woman", &Grammar::article_of_woman},
}};

} // namespace core
