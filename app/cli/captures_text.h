// The captures of a source as the command line shows them: when, by whom, over which addresses, and what came of each.
#pragma once

#include "app/cli/output.h"
#include "core/editorial/captures.h"

namespace app::cli {

/// `headers`: also what the servers said of each answer, line by line.
enum class Headers { no, yes };
std::string captures_text(std::vector<core::CaptureSeen> const& captures, core::Translator const& tr, Headers headers = Headers::no);
Json captures_json(std::vector<core::CaptureSeen> const& captures);

Json hops_json(std::vector<core::Hop> const& hops);
/// "GET https://a.example/ → 301 Moved → 93.184.216.34", one line.
std::string hop_line(core::Hop const& hop);

} // namespace app::cli
