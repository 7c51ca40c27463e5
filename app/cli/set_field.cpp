#include "app/cli/set_field.h"

#include "core/operations/parties.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <charconv>

namespace app::cli {

namespace {

using core::Code;
using core::Error;
using core::say;

[[noreturn]] void refuse_field(std::string_view name) {
    throw Error(Code::refused, say("“{field}” cannot be changed.", {{"field", std::string(name)}}));
}

struct Setter {
    std::string_view name;
    std::string_view typed;
    core::Reader const& reader;

    void set(std::string& value) const { value = typed; }
    void set(core::PartialDate& value) const {
        value = core::value_or_throw(core::read_date(typed));
    }
    void set(std::int64_t& value) const {
        auto const* const end = typed.data() + typed.size();
        if (auto const read = std::from_chars(typed.data(), end, value);
            typed.empty() || read.ec != std::errc() || read.ptr != end)
            throw Error(Code::bad_input, say("“{value}” is not a whole number for {field}.",
                                             {{"value", std::string(typed)}, {"field", std::string(name)}}));
    }
    void set(std::vector<std::string>& value) const {
        value.clear();
        for (std::size_t at = 0; at <= typed.size();) {
            auto const end = std::min(typed.find(';', at), typed.size());
            if (auto part = core::tidy(typed.substr(at, end - at)); !part.empty())
                value.push_back(std::move(part));
            at = end + 1;
        }
    }
    void set(core::Id<core::Party>& value) const {
        if (typed.empty()) {
            value = {};
            return;
        }
        value = core::party_called(reader, typed);
        if (!value)
            set_reference(value);
    }
    void set(core::Id<core::Topic>& value) const {
        value = {};
        if (typed.empty())
            return;
        for (auto const id : reader.list(core::Kind::topic))
            if (core::fold(reader.get(core::Id<core::Topic>{id}).name) == core::fold(typed))
                value = {id};
        if (!value)
            set_reference(value);
    }
    template <class T>
    void set(core::Id<T>& value) const {
        value = {};
        if (!typed.empty())
            set_reference(value);
    }
    template <class Value>
    void set(Value& value) const {
        if constexpr (std::is_enum_v<Value>) {
            auto const known = core::from_key<Value>(typed);
            if (!known)
                throw Error(Code::bad_input,
                            say("“{value}” is not known for {field}.",
                                {{"value", std::string(typed)}, {"field", std::string(name)}}));
            value = *known;
        } else {
            refuse_field(name);
        }
    }

private:
    template <class T>
    void set_reference(core::Id<T>& value) const {
        auto const found = core::value_or_throw(reader.resolve(typed));
        value = core::id_as<T>(found);
        if (!value)
            throw Error(Code::bad_input, say("{id} is a {kind}, not a {wanted}.",
                                             {{"id", core::id_text(found.id)},
                                              core::in_words("kind", core::kind_noun(found.kind)),
                                              core::in_words("wanted", core::kind_noun(core::Model<T>::kind))}));
    }
};

} // namespace

void set_field(core::Record& record, std::string_view name, std::string_view value,
               core::Reader const& reader) {
    auto const kind = core::ref_of(record).kind;
    bool found = false;
    std::string known;
    std::visit(
        [&]<class T>(T& entity) {
            core::each_field<T>([&](auto const& field) {
                if (!core::is_fixed(kind, field.name))
                    known += (known.empty() ? "" : ", ") + std::string(field.name);
                if (field.name != name)
                    return;
                found = true;
                if (core::is_fixed(kind, name))
                    refuse_field(name);
                Setter{name, value, reader}.set(entity.*field.member);
            });
        },
        record);
    if (!found)
        throw Error(Code::bad_input, say("A {kind} has no field “{field}”; there are: {known}.",
                                         {core::in_words("kind", core::kind_noun(kind)),
                                          {"field", std::string(name)},
                                          {"known", known.empty() ? "–" : known}}));
}

} // namespace app::cli
