#include "app/desk/people.h"

#include "core/text/person.h"
#include "core/text/utf8.h"

#include <algorithm>


namespace app {

namespace {

/// The first letter of a word, as a capital where its script has them.
std::string first_letter(std::string_view word) {
    core::Offsets const offsets(word);
    if (offsets.length() == core::CodePoint{0}) return {};
    return std::string(offsets.slice({0, 1}));
}

/// A capital only of the letters every keyboard here has; the others stand as they are written.
std::string capital(std::string letter) {
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
    return letter;
}

} // namespace

std::string initials_of(std::string const& name) {
    auto const kept = core::repair_utf8(name);
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < kept.size();) {
        auto const end = std::min(kept.find(' ', at), kept.size());
        if (end > at) letters.push_back(capital(first_letter(std::string_view(kept).substr(at, end - at))));
        at = end + 1;
    }
    if (letters.empty()) return {};
    return letters.size() == 1 ? letters.front() : letters.front() + letters.back();
}

std::vector<std::string> who_may_sit_here(core::Records const& reader, std::string const& owner, std::string const& now,
                                          int limit) {
    std::vector<std::string> people;
    for (auto const& name : {owner, now})
        if (!name.empty()) core::add_person(people, name);
    for (auto const& name : reader.people(limit)) core::add_person(people, name);
    if (people.size() > static_cast<std::size_t>(limit)) people.resize(static_cast<std::size_t>(limit));
    return people;
}

} // namespace app
