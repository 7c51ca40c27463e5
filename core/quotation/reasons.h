// Why a suggestion is made, doubted or set aside, in one sentence each.
#pragma once

#include "core/base/say.h"
#include "core/quotation/attribution.h"
#include "core/quotation/denial.h"
#include "core/quotation/judge.h"

#include <string>

namespace core {

/// Why words are given to somebody: `cue` tells of saying, `mention` names who.
Message reason(Sieve sieve, std::string const& cue, std::string const& mention);

/// Why words are not told as said; `words` tell so.
Message reason(Told told, std::string words);

/// Why a marked stretch is set aside.
Message reason(Against against);

} // namespace core
