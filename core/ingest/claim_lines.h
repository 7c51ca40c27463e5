// Whether bytes are a collection of claims as JSON lines, one claim an object. What the lines say is read by
// core/formats/claims_jsonl.h.
#pragma once

#include <string_view>

namespace core {

/// Of a file whose name says that it is JSON lines: whether a line of its beginning holds a claim.
bool looks_like_claims(std::string_view beginning);

/// Of any file: whether its first line is a whole JSON object that holds a claim.
bool begins_with_claim(std::string_view beginning);

} // namespace core
