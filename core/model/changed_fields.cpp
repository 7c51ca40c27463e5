#include "core/model/changed_fields.h"

namespace core {

FieldNames changed_fields(Record const& before, Record const& after) {
    FieldNames names;
    std::visit(
        [&]<class T>(T const& earlier) {
            auto const& later = std::get<T>(after);
            each_field<T>([&](auto const& field) {
                if (!(earlier.*field.member == later.*field.member)) names.insert(field.name);
            });
        },
        before);
    return names;
}

void copy_fields(Record& record, Record const& from, FieldNames const& names) {
    std::visit(
        [&]<class T>(T& entity) {
            auto const& other = std::get<T>(from);
            each_field<T>([&](auto const& field) {
                if (names.contains(field.name)) entity.*field.member = other.*field.member;
            });
        },
        record);
}

} // namespace core
