// What is left for people after entries of several seats met, as the log tells it.
#pragma once

#include "core/store/contested.h"
#include "db/proven.h"

namespace db {

std::vector<core::DeskConflict> contested(Connection const& connection, Proven const& proven, core::Translator const& words);
std::vector<core::Untidied> untidied(Connection const& connection, core::Records const& records);

} // namespace db
