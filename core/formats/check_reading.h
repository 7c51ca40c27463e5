// What reading a check means, whatever its format: words fitted to what records hold, the rest kept as lines of the note.
#pragma once

#include "core/formats/collected.h"
#include "core/formats/one_check.h"

#include <set>

namespace core {

/// One check being read into a claim.
class CheckReading {
public:
    explicit CheckReading(JsonById const& by_id) : by_id_(by_id) {}
    CheckReading(CheckReading const&) = delete;
    CheckReading& operator=(CheckReading const&) = delete;

    /// What was read, or why it is no claim.
    Result<CollectedClaim> take();

protected:
    static constexpr std::int64_t longest_address = longest_label * 8;

    /// An object that only names another one by its @id is that one; of a list the first.
    Json const& the_one(Json const& json) const;

    /// The claim itself; an address is none, and goes into the note.
    void text(std::string const& words);
    /// What the words leave out of it, such as the time of day, or all of one that cannot be read, stands in the note.
    void date(char const* what, std::string const& words, PartialDate& into);
    void speaker(std::string const& name) { claim_.speaker = named("author", name); }
    std::string named(char const* key, std::string const& words) { return words_.fitted(key, words, TextForm::name, longest_label); }
    std::string labelled(char const* key, std::string const& words) { return words_.fitted(key, words, TextForm::line, longest_label); }
    /// Before what explains the check already, as far as there is room.
    void explain(char const* key, std::string const& words);
    /// One that is not whole leads from the first page that is told of them: the author's, the publisher's. What leads
    /// nowhere stays in the note.
    std::string address(char const* key, std::string const& words, std::initializer_list<std::string> pages = {});
    /// "pt" of "pt-BR"; "Portuguese" is left to what the words look like, and kept in the note.
    std::string language(std::string const& code);
    std::string name_or_address(Json const& json);
    std::string name_of(Json const& json);
    /// The page an object stands for, or else its name.
    std::string name_or_page(Json const& json);
    /// A label is kept as it stands; a sentence is no label, and never guessed into one.
    void verdict(std::string const& words);
    /// The value of a rating with the ends of its scale, in the note; whether there is one.
    bool numbers(Json const& given);
    /// A page on which it rests, under the address of the page itself, where the archive tells it.
    void page(std::string const& told, std::string const& copy, SourceType type);
    /// A line of the note; each once, and no more of them than a note holds.
    void note(std::string const& what, std::string const& words);
    /// Whatever else an object tells under other names than these, a line each that begins with the name.
    void note_rest(Json const& json, std::string const& of, std::initializer_list<std::string_view> known);

    JsonById const& by_id_;
    CollectedClaim claim_;
    CollectedWords words_{claim_};

private:
    /// A claim of which nobody says when it was checked and with what result has no check here; who looked at it, where
    /// and what they wrote stays in the note.
    void keep_what_makes_no_check();
    /// Numbers and words by which a publisher knows its checks are known to it alone.
    std::string in_the_world(std::string const& identifier) const;

    std::string note_;
    std::int64_t note_size_ = 0; // code points
    bool is_full_ = false;
    std::set<std::string> told_;
};

} // namespace core
