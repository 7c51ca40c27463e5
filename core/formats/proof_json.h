// The proof as JSON: "counterpoint-proof/2", and how "counterpoint-proof/1" of earlier versions is read.
#pragma once

#include "core/log/proof.h"

#include <nlohmann/json.hpp>

namespace core {

nlohmann::ordered_json proof_json(ClaimProof const& proof);

struct ReadProof {
    ClaimProof proof;
    int format = 2; ///< the first showed of an entry what it liked
};
/// A Problem names the first key that is missing, unknown or of the wrong kind.
Result<ReadProof> read_proof(nlohmann::json const& json);

} // namespace core
