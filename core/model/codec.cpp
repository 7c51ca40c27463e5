#include "core/model/codec.h"

#include "core/model/value_text.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

using Json = nlohmann::json; // its objects are std::map: sorted keys

template <class Value>
Json to_json(Value const& value);

bool present(Ref const& value) { return value.id != 0; }
template <class Value>
bool present(Value const&) {
    return true;
}

template <class T>
Json object_of(T const& value, unsigned left_out = plain) {
    auto json = Json::object();
    [[maybe_unused]] static T const fresh{}; // of an entity without fields nothing is compared
    each_field<T>([&](auto const& field) {
        if (field.use & left_out) return;
        if (!(value.*field.member == fresh.*field.member) && present(value.*field.member))
            json[std::string(field.name)] = to_json(value.*field.member);
    });
    return json;
}

Json to_json_value(std::int64_t value) { return value; }
Json to_json_value(LocalText const& value) { return value; }
template <class T>
Json to_json_value(std::vector<T> const& values) {
    auto json = Json::array();
    for (auto const& value : values) json.push_back(to_json(value));
    return json;
}

template <class Value>
Json to_json(Value const& value) {
    if constexpr (requires { Model<Value>::fields; })
        return object_of(value);
    else if constexpr (requires { to_json_value(value); })
        return to_json_value(value);
    else
        return std::string(value_text(value));
}

template <class Value>
void from_json(Json const& json, Value& into);

void from_json_value(Json const& json, std::string& into) { into = json.get<std::string>(); }
[[noreturn]] void refuse_shape() {
    throw Error(Code::damaged, say("A stored record has a value of the wrong kind."));
}
void from_json_value(Json const& json, std::int64_t& into) {
    // Converting any other number would be undefined where it does not fit.
    if (!json.is_number_integer() || (json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX))
        refuse_shape();
    into = json.get<std::int64_t>();
}
void from_json_value(Json const& json, PartialDate& into) {
    into = value_or_throw(PartialDate::parse(json.get<std::string>()));
}
void from_json_value(Json const& json, Instant& into) {
    into = value_or_throw(parse_instant(json.get<std::string>()));
}
void from_json_value(Json const& json, Digest& into) {
    into = value_or_throw(parse_hex(json.get<std::string>()));
}
void from_json_value(Json const& json, Ref& into) {
    auto const text = json.get<std::string>();
    auto const colon = text.find(':');
    if (colon == text.npos) refuse_shape();
    into.kind = kind_from_name(std::string_view(text).substr(0, colon));
    into.id = value_or_throw(parse_id(std::string_view(text).substr(colon + 1)));
}
void from_json_value(Json const& json, LocalText& into) { into = json.get<LocalText>(); }
template <class T>
void from_json_value(Json const& json, Id<T>& into) {
    into.value = value_or_throw(parse_id(json.get<std::string>()));
}
template <class T>
void from_json_value(Json const& json, std::vector<T>& into) {
    if (!json.is_array()) refuse_shape();
    into.clear();
    for (auto const& item : json) from_json(item, into.emplace_back());
}

/// What the field was called once; empty, which is no key of a body, if it had no other name.
template <class T>
constexpr std::string_view earlier_name(std::string_view name) {
    if constexpr (requires { Model<T>::earlier_names; })
        for (auto const& each : Model<T>::earlier_names)
            if (each.is == name) return each.was;
    return {};
}

template <class Value>
void from_earlier_json(Json const& json, Value& into) {
    from_json(json, into);
}
/// A list that was one text once: to tell its parts apart is for those who know what it says.
void from_earlier_json(Json const& json, std::vector<std::string>& into) {
    if (json.is_string()) into = {json.get<std::string>()};
    else from_json(json, into);
}

template <class T>
void fill_object(Json const& json, T& into) {
    if (!json.is_object()) throw Error(Code::damaged, say("A stored record is not an object."));
    each_field<T>([&](auto const& field) {
        if (auto const found = json.find(field.name); found != json.end())
            from_json(*found, into.*field.member);
        else if (auto const earlier = json.find(earlier_name<T>(field.name)); earlier != json.end())
            from_earlier_json(*earlier, into.*field.member);
    });
}

template <class Value>
void from_json(Json const& json, Value& into) {
    if constexpr (std::is_enum_v<Value>) {
        if (auto const value = from_key<Value>(json.get<std::string>())) into = *value;
    } else if constexpr (requires { Model<Value>::fields; }) {
        fill_object(json, into);
    } else {
        from_json_value(json, into);
    }
}

/// The text of it. A text that is not UTF-8 came from a hand at the file; what people type never gets this far.
std::string written(Json const& json) {
    try {
        return json.dump();
    } catch (Json::exception const&) {
        throw Error(Code::damaged, say("A stored record holds text that is not UTF-8."));
    }
}

/// Runs `read`, putting what the JSON library or a part says into one sentence.
template <class Read>
void reading(Read&& read) {
    try {
        read();
    } catch (Json::exception const& error) {
        throw Error(Code::damaged,
                    say("A stored record cannot be read: {why}", {{"why", error.what()}}));
    } catch (Error const& error) {
        if (error.code() == Code::damaged) throw;
        throw Error(Code::damaged, error.message()); // a date or an identity that is none
    }
}

template <class Value>
void decode_into(std::string_view json, Value& into) {
    into = {};
    if (json.empty()) return;
    reading([&] { from_json(Json::parse(json), into); });
}

template <class Value>
std::string worded(Value const& value, Translator const& translator);

std::string words_of(std::string const& value, Translator const&) { return value; }
std::string words_of(std::int64_t value, Translator const&) { return std::to_string(value); }
std::string words_of(PartialDate const& value, Translator const& translator) {
    return value.known() ? display(value, translator) : std::string();
}
std::string words_of(Instant value, Translator const& translator) { return display(value, translator); }
std::string words_of(Digest const& value, Translator const&) {
    return value.empty() ? std::string() : to_hex(value);
}
std::string words_of(Ref const& value, Translator const&) {
    return value ? id_text(value.id) : std::string();
}
std::string words_of(LocalText const& value, Translator const& translator) {
    return in_language(value, translator.language());
}
std::string words_of(Role const& role, Translator const& translator) {
    auto text = role.title;
    if (!role.organisation.empty()) text += (text.empty() ? "" : ", ") + role.organisation;
    if (role.from.known() || role.until.known())
        text += " (" + words_of(role.from, translator) + " – " + words_of(role.until, translator) + ")";
    return text;
}
std::string words_of(Position const& position, Translator const& translator) {
    return render(position_words(position), translator);
}
std::string words_of(Rating const& rating, Translator const& translator) {
    return in_language(rating.labels, translator.language());
}
template <class T>
std::string words_of(Id<T> value, Translator const&) {
    return value ? id_text(value.value) : std::string();
}
template <class T>
std::string words_of(std::vector<T> const& values, Translator const& translator) {
    std::string text;
    for (auto const& value : values) {
        if (!text.empty()) text += "; ";
        text += worded(value, translator);
    }
    return text;
}

template <class Value>
std::string worded(Value const& value, Translator const& translator) {
    if constexpr (std::is_enum_v<Value>)
        return translator.translate(label_of(value));
    else
        return words_of(value, translator);
}

Ref target_of(Ref const& to) { return to; }
template <class T>
Ref target_of(Id<T> id) {
    return id ? ref(id) : Ref{};
}
template <class Value>
Ref target_of(Value const&) {
    return {};
}

} // namespace

std::string encode(Record const& record, unsigned left_out) {
    return std::visit([&](auto const& entity) { return written(object_of(entity, left_out)); }, record);
}

Record decode(Kind kind, RawId id, std::string_view body) {
    Record record;
    auto const known = with_kind(kind, [&]<class T>(std::type_identity<T>) {
        T entity;
        entity.id = Id<T>{id};
        reading([&] { fill_object(Json::parse(body), entity); });
        record = std::move(entity);
    });
    if (!known) throw Error(Code::damaged, say("The log holds a record of an unknown kind."));
    return record;
}

std::string encode_list(std::vector<std::string> const& value) { return written(to_json(value)); }
std::string encode_list(std::vector<Role> const& value) { return written(to_json(value)); }
std::string encode_list(std::vector<Rating> const& value) { return written(to_json(value)); }
std::string encode_list(std::vector<Position> const& value) { return written(to_json(value)); }
std::string encode_list(LocalText const& value) { return written(to_json(value)); }
void decode_list(std::string_view json, std::vector<std::string>& into) { decode_into(json, into); }
void decode_list(std::string_view json, std::vector<Role>& into) { decode_into(json, into); }
void decode_list(std::string_view json, std::vector<Rating>& into) { decode_into(json, into); }
void decode_list(std::string_view json, std::vector<Position>& into) { decode_into(json, into); }
void decode_list(std::string_view json, LocalText& into) { decode_into(json, into); }

std::vector<FieldText> describe(Record const& record, Translator const& translator) {
    std::vector<FieldText> fields;
    std::visit(
        [&]<class T>(T const& entity) {
            each_field<T>([&](auto const& field) {
                if (field.use & hidden) return;
                fields.push_back({field.name, field.label,
                                  worded(entity.*field.member, translator),
                                  target_of(entity.*field.member)});
            });
        },
        record);
    return fields;
}

} // namespace core
