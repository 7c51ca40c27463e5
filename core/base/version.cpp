#include "core/base/version.h"

namespace core {

std::string_view program_version() { return COUNTERPOINT_VERSION; }

} // namespace core
