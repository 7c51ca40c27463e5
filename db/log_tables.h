// Which tables are the log, and which are made from it.
#pragma once

#include "core/store/store.h"
#include "db/sqlite.h"

#include <array>
#include <string_view>

namespace db {

/// What nothing else can be made from; the rest is made from these.
constexpr std::array<std::string_view, 9> log_tables{"meta",       "lane",      "revision", "change",         "blob",
                                                     "checkpoint", "lane_seen", "redacted", "redacted_reason"};

/// Which claims were looked at: outside the log, kept as far as it can be read.
constexpr std::string_view looks_table = "look";

/// The first thing SQLite finds wrong with a table and its indexes; empty when there is nothing.
std::string structure_problem(Connection const& connection, std::string_view table);

/// Error{damaged} that says why the log is no base to make anything anew from.
core::Error spoiled_log(std::string const& why);
/// Throws it unless the log holds from its first entry on, except for what is of one entry alone and was decided about:
/// from that nothing is made, either.
void require_sound_log(Connection const& connection, core::Reader const& reader, core::Progress& progress);

} // namespace db
