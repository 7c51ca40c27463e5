// Single values as the text that stands for them in canonical JSON (core/model/codec.h).
#pragma once

#include "core/model/record.h"

namespace core {

inline std::string const& value_text(std::string const& value) { return value; }
inline std::string value_text(PartialDate const& value) { return value.text(); }
inline std::string value_text(Instant value) { return to_iso(value); }
inline std::string value_text(Digest const& value) { return to_hex(value); }
inline std::string value_text(Ref const& value) { return std::string(kind_name(value.kind)) + ":" + id_text(value.id); }
template <class T>
std::string value_text(Id<T> value) {
    return id_text(value.value);
}
template <class E>
    requires std::is_enum_v<E>
std::string_view value_text(E value) {
    return key_of(value);
}

} // namespace core
