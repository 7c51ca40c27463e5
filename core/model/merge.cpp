#include "core/model/merge.h"

#include <algorithm>

namespace core {

namespace {

template <class E>
bool holds(std::vector<E> const& list, E const& element) {
    return std::ranges::find(list, element) != list.end();
}

/// What one of them took out is out, what one of them added is in; in the order of the earlier one.
template <class E>
std::vector<E> joined(std::vector<E> const& base, std::vector<E> const& earlier, std::vector<E> const& later) {
    std::vector<E> made;
    for (auto const& each : earlier)
        if (holds(later, each) || !holds(base, each)) made.push_back(each);
    for (auto const& each : later)
        if (!holds(earlier, each) && !holds(base, each)) made.push_back(each);
    return made;
}

/// A text in several languages, language by language; of one that both changed the later stands.
LocalText joined(LocalText const& base, LocalText const& earlier, LocalText const& later) {
    auto made = later;
    auto const of = [](LocalText const& text, std::string const& language) {
        auto const found = text.find(language);
        return found == text.end() ? std::optional<std::string>() : std::optional(found->second);
    };
    for (auto const& [language, text] : earlier)
        if (of(base, language) != text && of(later, language) == of(base, language)) made[language] = text;
    for (auto const& [language, text] : base)
        if (!earlier.contains(language) && of(later, language) == text) made.erase(language);
    return made;
}

template <class T>
void merge_into(T& made, T const* base, T const& earlier, T const& later, FieldNames& contested) {
    each_field<T>([&](auto const& field) {
        auto const& before = earlier.*field.member;
        auto const& after = later.*field.member;
        if (before == after) return;
        if (base && base->*field.member == after) {
            made.*field.member = before;
        } else if (base && base->*field.member == before) {
            made.*field.member = after;
        } else {
            made.*field.member = after;
            constexpr bool is_set = requires { joined(before, before, before); };
            if constexpr (is_set) {
                if (base) {
                    made.*field.member = joined(base->*field.member, before, after);
                    return;
                }
            }
            contested.insert(field.name);
        }
    });
}

/// Fields that say one thing together: where both changed some of them, those of the later stand, all of them.
template <class T, class IsOfThem>
void keep_together(T& made, T const* base, T const& earlier, T const& later, FieldNames& contested, IsOfThem const& is_of_them) {
    auto const differ = [&](T const& one, T const* other) {
        bool found = other == nullptr;
        if (other)
            each_field<T>([&](auto const& field) { found = found || (is_of_them(field) && one.*field.member != other->*field.member); });
        return found;
    };
    if (!differ(earlier, base) || !differ(later, base)) return;
    each_field<T>([&](auto const& field) {
        if (!is_of_them(field) || earlier.*field.member == later.*field.member) return;
        made.*field.member = later.*field.member;
        if (!base || earlier.*field.member != base->*field.member) contested.insert(field.name);
    });
}

/// A rating is a word of its scale; a verdict stands as whoever proposed it worded it, and a step of a review as it was taken.
template <class T>
void keep_together(T& made, T const* base, T const& earlier, T const& later, FieldNames& contested) {
    if constexpr (std::is_same_v<T, Review>) {
        keep_together(made, base, earlier, later, contested, [](auto const& field) { return (field.use & as_worded) != 0; });
        keep_together(made, base, earlier, later, contested, [](auto const& field) { return (field.use & workflow) != 0; });
    } else if constexpr (requires { made.scale; made.rating; }) {
        if (earlier.scale == later.scale) return;
        auto const& side = made.scale == later.scale ? later : earlier;
        if (made.rating == side.rating) return;
        made.rating = side.rating;
        contested.insert("rating");
    }
}

} // namespace

MergedRecord merge_records(std::optional<Record> const& base, Record const& earlier, Record const& later) {
    MergedRecord merged{later, {}};
    std::visit(
        [&]<class T>(T& made) {
            auto const* known = base ? &std::get<T>(*base) : nullptr;
            auto const &before = std::get<T>(earlier), &after = std::get<T>(later);
            merge_into(made, known, before, after, merged.contested);
            keep_together(made, known, before, after, merged.contested);
        },
        merged.record);
    return merged;
}

} // namespace core
