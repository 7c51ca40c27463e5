// What the records of a file say of a claim, where its line says it too: so it is known of a line whether somebody changed it
// and left its records as they were.
#pragma once

#include "core/formats/collected.h"

#include <map>
#include <tuple>

namespace core {

/// Remembers what later lines may rest on, in the order of the file.
class ToldByRecords {
public:
    void hear(std::vector<Record> const& records);
    /// Whether the line says what the records heard so far say of its claim: words, note, language, speaker, when and where
    /// it was said, verdict and reasons, state, author, day and address of the check. What it asks about is then forgotten.
    bool say_the_same(CollectedClaim const& line);

private:
    struct Said {
        Id<Party> speaker;
        PartialDate said_on;
        std::string occasion;
    };
    bool is_said(CollectedClaim const& line, std::vector<Id<Statement>> const& statements) const;
    bool is_checked(CollectedClaim const& line, Review const& review) const;

    std::map<std::string, Claim> claims_; ///< whose line is still to come, by what it will call them
    std::map<Id<Claim>, std::vector<Id<Statement>>> asserted_;
    std::multimap<Id<Claim>, Review> reviews_;
    std::map<Id<Statement>, Said> statements_;
    std::map<Id<Party>, std::string> names_;
    std::map<std::tuple<Id<Scale>, std::string>, std::string> verdicts_; ///< by scale and rating
    std::map<Id<Scale>, std::string> scales_;
};

} // namespace core
