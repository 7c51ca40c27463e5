// Records with every field set, made by walking Model<T>::fields: a new field is covered by every
// round-trip test without a line of test code.
#pragma once

#include "core/model/record.h"
#include "core/text/signs.h"

#include <random>

namespace filled {

using Random = std::mt19937_64;

inline std::int64_t number(Random& random, std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random);
}

inline std::string text(Random& random) {
    static constexpr std::array samples{
        "Neuf cents missiles", "« L’Ukraine », dit-il", "quotes \" and \\ backslash", "two\nlines\ttab",
        "𝔘nicode 👩‍⚖️", "{braces} and 'apostrophes'", "Ελληνικά", "كلام", "x", "\x01 control"};
    return samples[static_cast<std::size_t>(number(random, 0, samples.size() - 1))] +
           std::to_string(number(random, 0, 999'999));
}

template <class Value>
void fill(Random& random, Value& value);

inline void fill_value(Random& random, std::string& value) { value = text(random); }
inline void fill_value(Random& random, std::int64_t& value) {
    value = number(random, 0, 3) ? number(random, 2, 5000) : INT64_MAX - number(random, 0, 9);
}
inline void fill_value(Random& random, core::PartialDate& value) {
    static constexpr std::array dates{"2022", "2022-12", "2022-12-19", "1990~", "202X", "2022-23",
                                      "2022-12-01/2022-12-19", "../2022-12-19", "2022-12-19/.."};
    value = core::value_or_throw(core::PartialDate::parse(
        dates[static_cast<std::size_t>(number(random, 0, dates.size() - 1))]));
}
inline void fill_value(Random& random, core::Instant& value) {
    value.ms = number(random, 1, 4'000'000'000'000);
}
inline void fill_value(Random& random, core::Digest& value) {
    for (auto& byte : value.bytes) byte = static_cast<std::uint8_t>(number(random, 0, 255));
}
inline void fill_value(Random& random, core::Ref& value) {
    value = {number(random, 0, 1) ? core::Kind::statement : core::Kind::claim,
             number(random, 1, INT64_MAX)};
}
inline void fill_value(Random& random, core::LocalText& value) {
    value = {{"en", text(random)}, {"fr", text(random)}};
}
template <class T>
void fill_value(Random& random, core::Id<T>& value) {
    value.value = number(random, 1, INT64_MAX);
}
template <class T>
void fill_value(Random& random, std::vector<T>& values) {
    values.resize(static_cast<std::size_t>(number(random, 1, 4)));
    for (auto& value : values) fill(random, value);
}

template <class Value>
void fill(Random& random, Value& value) {
    if constexpr (std::is_enum_v<Value>) {
        auto const& entries = core::Names<Value>::entries;
        // Any but the first, which is the default of most enumerations.
        value = entries[static_cast<std::size_t>(number(random, 1, entries.size() - 1))].value;
    } else if constexpr (requires { core::Model<Value>::fields; }) {
        core::each_field<Value>([&](auto const& field) { fill(random, value.*field.member); });
    } else {
        fill_value(random, value);
    }
}

/// A T with every field different from a fresh one, and an identity.
template <class T>
T record(std::uint64_t seed) {
    Random random(seed);
    T entity;
    entity.id.value = number(random, 1, INT64_MAX);
    fill(random, entity);
    return entity;
}

/// Every value of words in the record, to be changed.
template <class Value, class Change>
void change_words(Value& value, Change const& change) {
    if constexpr (std::is_same_v<Value, std::string>) {
        change(value);
    } else if constexpr (std::is_same_v<Value, core::LocalText>) {
        for (auto& entry : value) change(entry.second);
    } else if constexpr (requires { core::Model<Value>::fields; }) {
        core::each_field<Value>([&](auto const& field) { change_words(value.*field.member, change); });
    } else if constexpr (requires { typename Value::value_type; }) {
        for (auto& each : value) change_words(each, change);
    }
}

/// The same with words that every field may hold, and numbers a scale may have.
template <class T>
T fitting(std::uint64_t seed) {
    auto entity = record<T>(seed);
    change_words(entity, [](std::string& value) { value = core::made_fit(value, core::TextForm::name).text; });
    if constexpr (std::is_same_v<T, core::Scale>) entity.version = 7;
    return entity;
}

} // namespace filled
