// The lexicons that ship with the program, read once.
#pragma once

#include "core/quotation/lexicon.h"

#include <fstream>
#include <map>
#include <sstream>
#include <string>

inline core::Lexicon const& lexicon(std::string const& language) {
    static std::map<std::string, core::Lexicon> loaded;
    auto found = loaded.find(language);
    if (found == loaded.end()) {
        std::ifstream file(COUNTERPOINT_ASSETS_DIR "/lexicon/" + language + ".json",
                           std::ios::binary);
        std::stringstream bytes;
        bytes << file.rdbuf();
        found = loaded.emplace(language, core::Lexicon::parse(bytes.str())).first;
    }
    return found->second;
}
