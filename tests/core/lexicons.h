// The lexicons that ship with the program, read once, and what detection makes of a text with them.
#pragma once

#include "core/quotation/detect.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

inline std::string lexicon_document(std::string const& name) {
    std::ifstream file(COUNTERPOINT_ASSETS_DIR "/lexicon/" + name + ".json", std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline core::Lexicon const& lexicon(std::string const& language) {
    static std::map<std::string, core::Lexicon> loaded;
    auto found = loaded.find(language);
    if (found == loaded.end()) {
        found = loaded.emplace(language, core::Lexicon::parse(lexicon_document(language))).first;
        found->second.add(lexicon_document("names"));
    }
    return found->second;
}

using Lines = std::vector<std::string>;

/// "words <speaker>" of each quotation that is offered; its words are what its span says.
inline Lines offered(std::string const& language, std::string const& text,
                     core::Indirect indirect = core::Indirect::no) {
    Lines out;
    auto const all = core::at_least(0.5, core::detect(text, language, lexicon(language), indirect));
    for (auto const& found : all.quotations) {
        EXPECT_EQ(found.text, core::Offsets(text).slice(found.span));
        out.push_back(found.text + " <" + found.speaker + ">");
    }
    return out;
}

/// "words: what speaks against them" of each marked passage that is no quotation.
inline Lines set_aside(std::string const& language, std::string const& text) {
    Lines out;
    auto const all = core::detect(text, language, lexicon(language));
    for (auto const& found : all.set_aside)
        out.push_back(found.text + ": " + std::string(found.rule));
    return out;
}
