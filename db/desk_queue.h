// What waits at the desk, asked of indexes; who works here; and what each of them has seen.
#pragma once

#include "core/store/store.h"
#include "db/sqlite.h"

namespace db {

/// Everybody who ever recorded something, each by one name, up to `limit`.
std::vector<std::string> people_here(Connection const& connection, int limit);
/// How the log spells the name of one person: earlier versions took what was given as it was.
std::vector<std::string> spellings_of(Connection const& connection, std::string_view person);
/// Records of one part of the queue, the longest waiting first, up to `limit`.
std::vector<core::Ref> queue_part(Connection const& connection, core::QueuePart part, std::string_view person,
                                  int limit);
/// The newest revision there was when this person last looked at the claim; 0 = never.
core::Seq looked_at(Connection const& connection, core::Id<core::Claim> claim, std::string_view person);
void note_look(Connection& connection, core::Id<core::Claim> claim, std::string_view person, core::Seq seq);

} // namespace db
