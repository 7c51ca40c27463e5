// What tests of checks in JSON share: all claims of a file, and the only one.
#pragma once

#include "core/formats/claim_review.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace fixture {

inline std::vector<core::ReadClaim> read(std::string_view file) {
    std::vector<core::ReadClaim> all;
    core::read_claim_reviews([&] { return std::exchange(file, {}); },
                             [&](core::ReadClaim claim) { all.push_back(std::move(claim)); });
    return all;
}

inline core::CollectedClaim one(std::string_view file) {
    auto all = read(file);
    if (all.size() != 1 || !all[0].claim) {
        ADD_FAILURE() << "not one claim but " << all.size()
                      << (all.empty() || all[0].claim ? "" : core::render(all[0].claim.error().message));
        return {};
    }
    return *all[0].claim;
}

} // namespace fixture
