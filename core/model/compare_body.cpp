#include "core/model/compare_body.h"

#include "core/model/value_text.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace core {

namespace {

/// Where the fields of a kind stand in canonical JSON: sorted by name.
template <class T>
constexpr auto sorted_fields() {
    return std::apply(
        [](auto const&... field) {
            std::array names{field.name...};
            std::array<std::size_t, sizeof...(field)> order{};
            for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
            std::ranges::sort(order, {}, [&](std::size_t at) { return names[at]; });
            return order;
        },
        Model<T>::fields);
}

template <class T, class Do>
void each_sorted_field(Do const& act) {
    constexpr auto count = std::tuple_size_v<std::remove_cvref_t<decltype(Model<T>::fields)>>;
    [&]<std::size_t... At>(std::index_sequence<At...>) {
        if constexpr (count > 0) {
            static constexpr auto order = sorted_fields<T>();
            (act(std::get<order[At]>(Model<T>::fields)), ...);
        }
    }(std::make_index_sequence<count>());
}

bool is_plain(char sign) { return static_cast<unsigned char>(sign) >= 0x20 && sign != '"' && sign != '\\'; }

/// What JSON writes for a sign that may not stand in a text as it is.
std::string escaped(char sign) {
    switch (sign) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return fmt::format("\\u{:04x}", static_cast<unsigned>(sign));
    }
}

/// Goes through a body from left to right, past what is expected there.
class Body {
public:
    explicit Body(std::string_view body) : rest_(body) {}

    bool at_end() const { return good_ && rest_.empty(); }

    template <class T>
    void past_object(T const& value) {
        [[maybe_unused]] static T const fresh{};
        past("{");
        bool first = true;
        each_sorted_field<T>([&](auto const& field) {
            auto const& member = value.*field.member;
            if (!good_ || member == fresh.*field.member || is_no_reference(member)) return;
            past(first ? "\"" : ",\"");
            past(field.name);
            past("\":");
            past_value(member);
            first = false;
        });
        past("}");
    }

private:
    static bool is_no_reference(Ref const& value) { return value.id == 0; }
    template <class Value>
    static bool is_no_reference(Value const&) {
        return false;
    }

    void past(std::string_view expected) {
        good_ = good_ && rest_.starts_with(expected);
        if (good_) rest_.remove_prefix(expected.size());
    }

    void past_text(std::string_view text) {
        good_ = good_ && !find_invalid_utf8(text);
        past("\"");
        while (good_ && !text.empty()) {
            auto const plain = static_cast<std::size_t>(std::ranges::find_if_not(text, is_plain) - text.begin());
            past(text.substr(0, plain));
            text.remove_prefix(plain);
            if (text.empty()) break;
            past(escaped(text.front()));
            text.remove_prefix(1);
        }
        past("\"");
    }

    void past_value(std::int64_t value) { past(fmt::format_int(value).c_str()); }
    void past_value(LocalText const& value) {
        past("{");
        bool first = true;
        for (auto const& [language, text] : value) {
            if (!std::exchange(first, false)) past(",");
            past_text(language);
            past(":");
            past_text(text);
        }
        past("}");
    }
    template <class T>
    void past_value(std::vector<T> const& values) {
        past("[");
        bool first = true;
        for (auto const& value : values) {
            if (!std::exchange(first, false)) past(",");
            past_value(value);
        }
        past("]");
    }
    template <class Value>
    void past_value(Value const& value) {
        if constexpr (requires { Model<Value>::fields; })
            past_object(value);
        else
            past_text(value_text(value));
    }

    std::string_view rest_;
    bool good_ = true;
};

} // namespace

bool encodes_to(Record const& record, std::string_view body) {
    Body compared(body);
    std::visit([&](auto const& entity) { compared.past_object(entity); }, record);
    return compared.at_end();
}

} // namespace core
