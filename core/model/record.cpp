#include "core/model/record.h"

#include <algorithm>
#include <functional>

namespace core {

namespace {

template <class T>
void collect(std::vector<Reference>& into, std::string_view field, Id<T> const& id) {
    if (id) into.push_back({field, ref(id)});
}
void collect(std::vector<Reference>& into, std::string_view field, Ref const& to) {
    if (to) into.push_back({field, to});
}
template <class Value>
void collect(std::vector<Reference>&, std::string_view, Value const&) {}

/// Whether a field of `From` with such a value can point at that kind.
template <class From, class T>
bool points_at(std::type_identity<Id<T>>, Kind kind) {
    return Model<T>::kind == kind;
}
template <class From>
bool points_at(std::type_identity<Ref>, Kind kind) {
    return std::ranges::find(Model<From>::ref_kinds, kind) != Model<From>::ref_kinds.end();
}
template <class From, class Value>
bool points_at(std::type_identity<Value>, Kind) {
    return false;
}

} // namespace

std::string const& in_language(LocalText const& text, std::string_view language) {
    static std::string const none;
    if (auto const found = text.find(std::string(language)); found != text.end())
        return found->second;
    if (auto const found = text.find("en"); found != text.end()) return found->second;
    return text.empty() ? none : text.begin()->second;
}

Rating const* Scale::find(std::string_view rating_key) const {
    for (auto const& rating : ratings)
        if (rating.key == rating_key) return &rating;
    return nullptr;
}

bool is_primary(Source const& source) {
    if (source.standing != SourceStanding::by_type) return source.standing == SourceStanding::primary;
    switch (source.type) {
    case SourceType::transcript:
    case SourceType::communique:
    case SourceType::broadcast:
    case SourceType::post:
    case SourceType::data_set: return true;
    case SourceType::article:
    case SourceType::wire:
    case SourceType::report:
    case SourceType::other: return false;
    }
    return false;
}

std::optional<Digest> bytes_of(Record const& record) {
    return std::visit(
        []<class T>(T const& entity) {
            std::optional<Digest> found;
            each_field<T>([&]<class Value>(Field<T, Value> const& field) {
                if constexpr (std::is_same_v<Value, Digest>) {
                    auto const& digest = entity.*field.member;
                    // A claim that was made here came in as nothing; a capture or text without bytes lacks them.
                    auto const may_lack_them = std::is_same_v<T, Claim>;
                    if ((field.use & names_bytes) != 0 && !(may_lack_them && digest.empty())) found = digest;
                }
            });
            return found;
        },
        record);
}

std::vector<Kind> const& kinds_with_bytes() {
    static auto const all = [] {
        std::vector<Kind> kinds;
        each_kind([&]<class T>(std::type_identity<T>) {
            each_field<T>([&](auto const& field) {
                if ((field.use & names_bytes) != 0) kinds.push_back(Model<T>::kind);
            });
        });
        return kinds;
    }();
    return all;
}

std::string_view kind_name(Kind kind) {
    std::string_view name;
    with_kind(kind, [&]<class T>(std::type_identity<T>) { name = Model<T>::name; });
    return name;
}

std::string_view kind_noun(Kind kind) {
    std::string_view noun;
    with_kind(kind, [&]<class T>(std::type_identity<T>) {
        if constexpr (requires { Model<T>::noun; }) noun = Model<T>::noun;
        else noun = Model<T>::name;
    });
    return noun;
}

char const* kind_label(Kind kind) {
    char const* label = "";
    with_kind(kind, [&]<class T>(std::type_identity<T>) { label = Model<T>::label; });
    return label;
}

Kind kind_from_name(std::string_view name) {
    auto kind = Kind::none;
    each_kind([&]<class T>(std::type_identity<T>) {
        if (Model<T>::name == name) kind = Model<T>::kind;
    });
    return kind;
}

std::vector<Reference> references_of(Record const& record) {
    std::vector<Reference> references;
    std::visit(
        [&]<class T>(T const& entity) {
            each_field<T>([&](auto const& field) {
                collect(references, field.name, entity.*field.member);
            });
        },
        record);
    return references;
}

bool has_trait(Kind kind, Trait trait) {
    bool has = false;
    with_kind(kind, [&]<class T>(std::type_identity<T>) { has = (Model<T>::traits & trait) != 0; });
    return has;
}

bool has_use(Kind kind, std::string_view name, Use use) {
    bool has = false;
    with_kind(kind, [&]<class T>(std::type_identity<T>) {
        each_field<T>([&](auto const& field) { has = has || (field.name == name && (field.use & use)); });
    });
    return has;
}

bool is_searched(Kind kind) {
    bool is = false;
    with_kind(kind, [&]<class T>(std::type_identity<T>) {
        each_field<T>([&](auto const& field) { is = is || (field.use & searched); });
    });
    return is;
}

Ref shown_at_of(Record const& record) {
    std::vector<Reference> at;
    std::visit(
        [&]<class T>(T const& entity) {
            each_field<T>([&](auto const& field) {
                if (field.use & shown_at) collect(at, field.name, entity.*field.member);
            });
        },
        record);
    return at.empty() ? Ref{} : at.front().to;
}

bool is_covered(Kind kind, std::string_view name) {
    bool covered = false;
    with_kind(kind, [&]<class T>(std::type_identity<T>) {
        each_field<T>([&](auto const& field) {
            covered = covered || (field.name == name && !(field.use & (workflow | unseen)));
        });
    });
    return covered;
}

std::vector<ReferringField> const& fields_referring_to(Kind kind) {
    static auto const table = [] {
        std::map<Kind, std::vector<ReferringField>> result;
        each_kind([&]<class To>(std::type_identity<To>) {
            auto& fields = result[Model<To>::kind];
            each_kind([&]<class From>(std::type_identity<From>) {
                each_field<From>([&]<class Value>(Field<From, Value> const& field) {
                    if (points_at<From>(std::type_identity<Value>{}, Model<To>::kind))
                        fields.push_back({Model<From>::kind, field.name});
                });
            });
        });
        return result;
    }();
    return table.at(kind);
}

std::string caption_of(Record const& record) {
    return std::visit(
        []<class T>(T const& entity) -> std::string { return std::invoke(Model<T>::caption, entity); }, record);
}

std::string_view caption_field(Kind kind) {
    std::string_view name;
    with_kind(kind, [&]<class T>(std::type_identity<T>) {
        each_field<T>([&](auto const& field) {
            if constexpr (std::is_same_v<decltype(field.member), std::remove_const_t<decltype(Model<T>::caption)>>)
                if (field.member == Model<T>::caption) name = field.name;
        });
    });
    return name;
}

bool refers(Record const& record, Ref to) {
    return std::ranges::any_of(references_of(record), [&](Reference const& each) { return each.to == to; });
}

bool refers(Record const& record, std::string_view field, Ref to) {
    return std::ranges::any_of(references_of(record), [&](Reference const& each) {
        return each.to == to && each.field == field;
    });
}

} // namespace core
