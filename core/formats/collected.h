// What any format of collections tells of one claim that somebody checked, as it stands in the file.
#pragma once

#include "core/ingest/web_address.h"
#include "core/base/blob.h"
#include "core/base/result.h"
#include "core/model/record.h"
#include "core/model/source.h"
#include "core/text/signs.h"
#include "core/time/day_order.h"
#include "core/time/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Something about a claim that was taken all the same.
struct ClaimNote {
    enum class Kept {
        shown,  ///< the words, with signs in them made visible
        without ///< the claim, without that value
    };
    Kept kept = Kept::shown;
    Message why;
};

/// A page on which what a collection tells rests; it comes in as a source.
struct CollectedPage {
    std::string address;
    std::string archived; ///< a copy of it elsewhere, or empty
    SourceType type = SourceType::other;
};

/// What somebody found who asked a question about the claim.
struct CollectedAnswer {
    std::string question, answer;
    std::string found; ///< where, a line each
};

/// What fields were earlier, by their names: marks of the values (core/formats/carried_records.h), oldest first. Whoever has
/// the same value knows it by its mark; to all others it says nothing.
using EarlierValues = std::map<std::string, std::vector<std::string>, std::less<>>;

/// One claim of a collection.
struct CollectedClaim {
    std::int64_t line = 0; ///< where it stands in the file, for what has to be said of it
    std::string identifier;
    std::string known_also; ///< an identifier that earlier versions of this program gave to the same; may be empty
    std::string text;
    std::string title, subtitle, body;
    std::string language;
    std::string speaker;
    std::optional<PartyType> speaker_is; ///< as the collection says
    std::string verdict;    ///< the collection's own word
    std::string author;     ///< of the check
    std::string url;        ///< of the check
    PartialDate said_on;    ///< when it was said
    std::string occasion;
    std::string note;       ///< what else the collection tells of the claim, a line each
    PartialDate checked_on; ///< when it was checked
    std::vector<CollectedAnswer> answers;
    std::vector<CollectedPage> pages;
    std::string came_as;    ///< the record that tells of it, as the file has it; empty where this program wrote it
    bool ours = false;      ///< written by this program: taken as it stands, nothing is guessed
    std::string scale, rating; ///< keys by which such a verdict is known where that scale is; without the second by its word
    std::string topic;
    ReviewState state = ReviewState::published;
    std::vector<ClaimNote> notes;
    std::vector<Record> records;     ///< it and what it hangs on, as they were where the line was written
    std::map<Ref, EarlierValues> before; ///< of a bundle: what fields of them were earlier
    std::vector<Blob> bytes;         ///< of captures and texts, those records or others further on rest on them
    DayOrder order = DayOrder::open; ///< what its dates show of how the collection writes dates
    struct OpenDate {
        std::string words;
        PartialDate CollectedClaim::*of = nullptr; ///< said_on or checked_on
    };
    std::vector<OpenDate> open_dates; ///< those whose day and month could be either
};

/// Reads the open dates of a claim as the others of its collection are written, and notes them; nothing without one.
void settle_dates(CollectedClaim& claim, DayOrder order);

/// "x.example" of "https://www.x.example/page"; empty when it is no address.
std::string site_of(std::string_view address);
/// The page of which "https://web.archive.org/web/2020…/https://x.example/" is a copy; empty when it is no such address.
std::string archived_page(std::string_view address);
/// Gives a claim that nobody numbered an identifier made of its words, the address of its check and its answers: the same
/// check in another file is the same.
void know_by_words(CollectedClaim& claim);
/// How such identifiers begin.
inline constexpr std::string_view known_by_words = "check:";

/// A verdict of more code points is a sentence, and no label.
inline constexpr std::int64_t longest_verdict = 60;

/// The language it names, or else what its words look like; empty when they do not tell.
std::string language_of(CollectedClaim const& claim);

/// The most code points of a claim's text and of one that names or rates something.
inline constexpr std::int64_t longest_claim = 100'000;
inline constexpr std::int64_t longest_label = 1000;
/// And of what explains a check.
inline constexpr std::int64_t longest_body = 1'000'000;

/// The key of the rating of a check that came without a verdict.
inline constexpr std::string_view no_verdict = "not_stated";

/// Takes what a file says of one claim into it: fitted to what records may hold, and with what has to be said of it.
class CollectedWords {
public:
    explicit CollectedWords(CollectedClaim& claim) : claim_(claim) {}
    /// What makes the claim useless as a whole; the first such thing.
    std::optional<Problem> const& problem() const { return problem_; }
    /// The words that stand under `key`, at most so many code points; of one line, unless `form` is TextForm::text.
    std::string fitted(std::string_view key, std::string_view words, TextForm form, std::int64_t longest);
    /// Takes a date as people and programs write it, or says that it is left out. Whether that is all the words tell: a time
    /// of day is more.
    bool take_date(std::string_view words, PartialDate& into);
    void leave_out(Message why) { claim_.notes.push_back({ClaimNote::Kept::without, std::move(why)}); }
    void tell(Message what) { claim_.notes.push_back({ClaimNote::Kept::shown, std::move(what)}); }

private:
    CollectedClaim& claim_;
    std::optional<Problem> problem_;
};

/// One place of a collection: the claim that stands there, or why none can be taken.
struct ReadClaim {
    std::int64_t line = 0;
    std::size_t bytes = 0; ///< it takes in the file
    Result<CollectedClaim> claim;
};

struct WrittenClaims {
    std::int64_t claims = 0;
    std::int64_t concealed = 0; ///< written without their verdict, which the person must not see yet
    std::int64_t loose_sources = 0; ///< written besides, on which none of the claims rests
    std::int64_t left_out = 0;  ///< not written: the format is for checks that are published, and theirs is not
    std::int64_t changed = 0; ///< of those left out: published, but not approved as they are now
};

} // namespace core
