// The one place that knows how an entity is described: Model<T> lists its fields once, and SQL,
// JSON, history, rules, forms, columns and tests all walk that list.
#pragma once

#include "core/base/digest.h"
#include "core/base/id.h"
#include "core/time/time.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace core {

/// What a field is used for beyond being stored.
enum Use : unsigned {
    plain = 0,
    indexed = 1,   ///< other records are found by it: an SQL index exists
    searched = 2,  ///< part of the full-text index
    hidden = 4,    ///< technical: not shown in a history or a form
    workflow = 8,  ///< how far the work is, not what it says: an approval does not cover it
    unseen = 16,   ///< no reader of a dossier is shown it: an approval does not cover it either
    belongs = 32,  ///< without what it refers to the record has no life of its own: it is deleted along with it
    shown_at = 64, ///< the record has no page of its own and is shown where what this refers to is
    fixed = 128,   ///< not changed by hand; an operation may
    names_bytes = 512, ///< the SHA-256 of bytes that are kept under it, and travel and go with the record
    as_worded = 256 ///< part of what somebody stands for by name: of two that were changed apart one stands, whole
};

/// What holds of every record of a kind; Model<T>::traits says it once, and has_trait() is asked (core/model/record.h).
enum Trait : unsigned {
    ordinary = 0,
    shared = 1,       ///< many claims may rest on it: its history is its own, not part of a claim's
    unedited = 2,     ///< no field of it is changed by hand
    undeleted = 4,    ///< it stays on record
    as_given = 8,     ///< it is not stepped back to an earlier state
    one_decision = 16, ///< its fields stand for one decision, of which half is none: it is taken back as a whole
    governs = 32      ///< few as they are, its records decide what may be done
};

template <class Struct, class Value>
struct Field {
    constexpr Field(std::string_view field_name, Value Struct::*field_member,
                    char const* field_label, unsigned field_use = plain)
        : name(field_name), member(field_member), label(field_label), use(field_use) {}
    std::string_view name;
    Value Struct::*member;
    char const* label; ///< English, marked for translation
    unsigned use;
};

/// Specialised beside each entity or part: `static constexpr auto fields = std::tuple{Field…}`, and
/// for entities `kind`, `name` (SQL table, JSON, command line), `label`, `traits`, and `caption`: the field, or a
/// function of the entity, by whose words a person recognises it.
template <class T>
struct Model;

/// Specialised beside each enumeration: `static constexpr std::array entries{Named{…}…}`.
template <class E>
struct Names;

template <class E>
struct Named {
    E value;
    std::string_view key; ///< stored and exchanged
    char const* label;    ///< English, marked for translation
};

/// What a field was called in bodies of earlier versions; `Model<T>::earlier_names` lists them, where there are any.
/// A list was one text then, and reads as the list of it.
struct EarlierName {
    std::string_view was;
    std::string_view is;
};

/// Clang 14 does not deduce an aggregate's arguments by itself.
template <class E>
Named(E, std::string_view, char const*) -> Named<E>;

template <class E>
constexpr std::string_view key_of(E value) {
    for (auto const& entry : Names<E>::entries)
        if (entry.value == value) return entry.key;
    return {};
}

template <class E>
constexpr char const* label_of(E value) {
    for (auto const& entry : Names<E>::entries)
        if (entry.value == value) return entry.label;
    return "";
}

template <class E>
constexpr std::optional<E> from_key(std::string_view key) {
    for (auto const& entry : Names<E>::entries)
        if (entry.key == key) return entry.value;
    return std::nullopt;
}

template <class T, class Visit>
constexpr void each_field(Visit&& visit) {
    std::apply([&](auto const&... field) { (visit(field), ...); }, Model<T>::fields);
}

/// A text in several languages, by two-letter code.
using LocalText = std::map<std::string, std::string>;

/// The text in the wanted language, else English, else any; empty if there is none.
std::string const& in_language(LocalText const& text, std::string_view language);

} // namespace core
