// Which of a record's fields are names, which are one line, which are texts of many; and the walk over all
// words a record holds.
#pragma once

#include "core/model/record.h"
#include "core/text/signs.h"

#include <span>

namespace core {

/// A field that is more or less than one line. Fields of parts (a role, a rating) stand under the record's kind.
struct TextFormEntry {
    Kind kind;
    std::string_view field;
    TextForm form;
};
std::span<TextFormEntry const> text_forms();

/// What a field of such a record, or of a part of it, may hold: one line, unless it is listed.
TextForm form_of(Kind kind, std::string_view field);

/// The most code points a value may have; 0 = what stands in a captured text, however long.
std::int64_t longest(Kind kind, std::string_view field);

/// One value of words in a record.
struct FieldWords {
    std::string_view field;
    char const* label; ///< of the field, marked for translation
    std::string const& value;
};

namespace detail {

template <class Visit>
void each_words_in(std::string_view field, char const* label, std::string const& value, Visit& visit) {
    visit(FieldWords{field, label, value});
}
template <class Visit>
void each_words_in(std::string_view field, char const* label, LocalText const& value, Visit& visit) {
    for (auto const& [language, words] : value) {
        visit(FieldWords{field, label, language});
        visit(FieldWords{field, label, words});
    }
}
template <class T, class Visit>
void each_words_in(std::string_view field, char const* label, std::vector<T> const& values, Visit& visit);
template <class Value, class Visit>
void each_words_in(std::string_view, char const*, Value const& value, Visit& visit) {
    if constexpr (requires { Model<Value>::fields; })
        each_field<Value>([&](auto const& part) { each_words_in(part.name, part.label, value.*part.member, visit); });
}
template <class T, class Visit>
void each_words_in(std::string_view field, char const* label, std::vector<T> const& values, Visit& visit) {
    for (auto const& value : values) each_words_in(field, label, value, visit);
}

} // namespace detail

/// Calls visit(FieldWords) for every text of the record, those of its parts and lists included.
template <class Visit>
void each_words(Record const& record, Visit&& visit) {
    std::visit(
        [&]<class T>(T const& entity) {
            each_field<T>([&](auto const& field) {
                detail::each_words_in(field.name, field.label, entity.*field.member, visit);
            });
        },
        record);
}

} // namespace core
