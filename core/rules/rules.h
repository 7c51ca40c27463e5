// The rules every record obeys, checked at the one place where drafts become revisions: whatever
// made the draft, nothing that breaks them is ever written.
#pragma once

#include "core/store/records.h"

#include <memory>
#include <optional>
#include <string_view>

namespace core {

/// The operation by which what was recorded elsewhere comes in.
inline constexpr std::string_view import_operation = "claim.import";

/// Throws Error{bad_input | refused} with one plain sentence for the first rule the draft breaks:
/// required fields, words with signs that must not stand in them (core/text/signs.h) unless they stood there
/// before, references that lead nowhere, quotations whose words are not at their place,
/// links to itself or twice or of a kind that does not exist, ratings that are not on their scale or
/// not to be given any more, versions of a scale that would change, taking away or rewording what is published
/// (core/rules/publication.h), and erasing something that others still refer to.
void check_rules(Draft const& draft, Records const& reader);

/// Holds the records of a draft to these rules one by one, while it grows: whoever takes in what strangers wrote leaves
/// out the one that breaks a rule, and not all that came with it.
class Admission {
public:
    /// The reader outlives it.
    Admission(Records const& reader, std::string operation);
    ~Admission();
    Admission(Admission&&) noexcept;
    Admission& operator=(Admission&&) noexcept;

    /// Takes it in with the bytes it rests on; or says which rule it breaks, and nothing was taken in.
    std::optional<Message> admit(Record record, std::optional<Blob> const& bytes);
    /// From now on it is not there.
    void erase(Ref gone);
    /// What was taken in.
    std::optional<Record> find(Ref ref) const;

    /// Of more bytes than that the oldest are forgotten, and what rests on them is taken at its word.
    static constexpr std::size_t most_bytes_held = 128u << 20;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace core
