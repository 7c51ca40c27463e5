// Making several records one: whatever refers to those that go refers to the one that stays, which takes over what it
// lacks; those that go are deleted, and keep their history. One revision, which one undo takes back whole.
#pragma once

#include "core/operations/context.h"

#include <set>

namespace core {

/// Makes one of `keep` and the `gone`, which are of its kind. What differs stays as it is in the one that stays and is told in
/// the draft's remarks. Links that would be there twice, or lead from the one that stays to itself, go; so do hops of a trail
/// within one source, and the rating of a claim that goes where the one that stays has one. Throws Error{not_found}, and
/// Error{refused} when nothing is gone or the kinds differ, when two parties have different Wikidata items, and when readers
/// have one that is to go.
Draft merge_records(Context& context, Ref keep, std::vector<Ref> const& gone, std::string reason = {});

/// Whether an operation made several records one.
inline bool is_merge(std::string_view operation) { return operation.ends_with(".merge"); }

Draft merge_parties(Context& context, Id<Party> keep, std::vector<Id<Party>> const& gone, std::string reason = {});

/// Points whatever in the record refers to one of `these` at `to`, which is of their kind.
void redirect(Record& record, std::set<Ref> const& these, Ref to);

/// Whether readers of a published verdict have the record: it cannot go, or be moved away from there.
bool readers_have(Records const& reader, Ref ref);

/// Whether several of that kind can be made one.
bool is_mergeable(Kind kind);

} // namespace core
