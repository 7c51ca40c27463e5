// Lines of a collection read as a person's file is, for tests that hold some words in their hand.
#pragma once

#include "core/formats/claims_jsonl.h"

#include <vector>

namespace fixture {

inline std::vector<core::ReadClaim> claims_in(std::string_view lines) {
    std::vector<core::ReadClaim> all;
    core::read_claims_jsonl([rest = lines]() mutable { return std::exchange(rest, {}); },
                            [&](core::ReadClaim claim) { all.push_back(std::move(claim)); });
    return all;
}

/// The claim of the one line, or why it cannot be taken.
inline core::Result<core::CollectedClaim> claim_in(std::string_view line) {
    auto all = claims_in(line);
    if (all.size() != 1) throw std::logic_error("these are " + std::to_string(all.size()) + " lines");
    return std::move(all.front().claim);
}

} // namespace fixture
