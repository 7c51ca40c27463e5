// Words that tell of authors on pages, in the languages of the world: what stands before a name, between names, and
// where names stand and is none.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace core::byline_words {

/// Phrases parted by '|', folded.
class Phrases {
public:
    explicit Phrases(std::initializer_list<std::string_view> rows);
    bool has(std::string const& phrase) const { return all_.contains(phrase); }

private:
    std::set<std::string, std::less<>> all_;
};

/// What stands before an author and before nobody else.
Phrases const& sure_words();
/// Also words of their own: with a colon behind they stand before an author.
Phrases const& words_with_colon();
/// Small words; a name must follow at once.
Phrases const& small_words();
Phrases const& published_words();
Phrases const& between_names();
Phrases const& parts_of_names();
/// Where somebody wrote, or since when: the name ends before it.
Phrases const& behind_names();
/// Words of desks and agencies, one of which is enough; and names of agencies.
Phrases const& desk_words();
/// What stands where names stand, with capitals, and is none.
Phrases const& no_names();

} // namespace core::byline_words
