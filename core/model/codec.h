// Canonical JSON of a record, the form in which the log keeps it: keys sorted, defaults left out, no
// null, no floating point, identities and dates as text. The same value always gives the same bytes.
#pragma once

#include "core/model/record.h"

namespace core {

/// Canonical JSON object of all fields that differ from a fresh entity, without those of the uses in
/// `left_out`; the identity is not in it.
std::string encode(Record const& record, unsigned left_out = plain);

/// Reads encode() back. Unknown keys are ignored, missing ones take their default, so that bodies
/// written by other versions stay readable. Throws Error{damaged} when the text is not such a body.
Record decode(Kind kind, RawId id, std::string_view body);

/// Canonical JSON of one list-like value, as tables keep it.
std::string encode_list(std::vector<std::string> const& value);
std::string encode_list(std::vector<Role> const& value);
std::string encode_list(std::vector<Rating> const& value);
std::string encode_list(std::vector<Position> const& value);
std::string encode_list(LocalText const& value);
void decode_list(std::string_view json, std::vector<std::string>& into);
void decode_list(std::string_view json, std::vector<Role>& into);
void decode_list(std::string_view json, std::vector<Rating>& into);
void decode_list(std::string_view json, std::vector<Position>& into);
void decode_list(std::string_view json, LocalText& into);

/// One field of a record in words for people: its label, and its value in the reader's language
/// (references as identities: a reader with a store resolves them).
struct FieldText {
    std::string_view name;
    char const* label;
    std::string value;
    Ref to; ///< set when the field is a reference
};
std::vector<FieldText> describe(Record const& record, Translator const& translator = english());

} // namespace core
