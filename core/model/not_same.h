// What looks like the same and is not: the newer of two records names the other, once somebody said so.
#pragma once

#include "core/base/id.h"
#include "core/model/record.h"

#include <algorithm>

namespace core {

/// The list of a record whose kind has one; null of the others. The record outlives it.
inline std::vector<std::string>* not_same_of(Record& record) {
    return std::visit(
        [](auto& entity) -> std::vector<std::string>* {
            if constexpr (requires { entity.not_same; }) return &entity.not_same;
            else return nullptr;
        },
        record);
}

/// Whether it says of that one that they are not the same.
inline bool says_not_same(Record record, Ref other) {
    auto const* said = not_same_of(record);
    return said && std::find(said->begin(), said->end(), id_text(other.id)) != said->end();
}

} // namespace core
