// From what a person types on the command line to records and values: identities in full or short
// form, key words, passages. Every answer that is not clear is one sentence.
#pragma once

#include "app/cli/command.h"
#include "core/log/as_of.h"
#include "core/text/utf8.h"

#include <optional>

namespace app::cli {

/// The record a typed identity names. Throws Error{not_found | bad_input}.
core::Ref resolve(core::Reader const& reader, std::string_view typed);

[[noreturn]] void wrong_kind(core::Reader const& reader, core::Ref found, core::Kind wanted);

/// The same, of one kind. What is shown at such a record stands for it: a quotation for its statement; a review, a
/// remark and a request for reply for their claim.
template <class T>
core::Id<T> resolve_as(core::Reader const& reader, std::string_view typed) {
    auto const ref = resolve(reader, typed);
    if (ref.kind == core::Model<T>::kind)
        return {ref.id};
    if (ref.kind != core::Kind::link) // which has two ends and stands for neither
        if (auto const record = reader.find(ref))
            if (auto const id = core::id_as<T>(core::shown_at_of(*record)))
                return id;
    wrong_kind(reader, ref, core::Model<T>::kind);
}

/// The enumerator a key word names. Throws WrongUsage listing those there are.
[[noreturn]] void unknown_word(std::string_view option, std::string_view word,
                               std::vector<std::string> const& known);
template <class E>
E keyword(std::string_view option, std::string_view word) {
    if (auto const value = core::from_key<E>(word))
        return *value;
    std::vector<std::string> known;
    for (auto const& entry : core::Names<E>::entries)
        known.emplace_back(entry.key);
    unknown_word(option, word, known);
}

/// The same words, for the help of an argument.
template <class E>
std::string known_words(core::Translator const&) {
    std::string told;
    for (auto const& entry : core::Names<E>::entries) told += (told.empty() ? "" : ", ") + std::string(entry.key);
    return told;
}

/// The date an option gives, unknown if it was not given. Throws Error{bad_input}.
core::PartialDate date(Call const& call, std::string_view option);

/// The workspace at the moment that --as-of names for this record; nothing if it was not given.
std::optional<core::AsOf> as_of(Call const& call, core::Ref ref);
/// "As it stood after revision 12, of 19 December 2022, …".
core::Message as_it_stood(core::AsOf const& then, core::Translator const& tr);

/// The newest text of the source, or the text itself, that a typed identity names.
core::Id<core::Text> resolve_text(core::Reader const& reader, std::string_view typed);

/// The place of the passage that --exact and --at name in `words`. Throws Error{refused} when the
/// words are not there, or are there several times and no place says which.
core::Span passage(Call const& call, std::string const& words);

/// "3b94060d…" of a fingerprint, however it was typed.
std::string bare_key(std::string typed);

/// The review that a typed identity names: a review itself, of several that a claim has, or the one that counts of a claim.
/// Throws Error{not_found} when there is none.
core::Review known_review(core::Reader const& reader, std::string_view typed);

} // namespace app::cli
