// Time-stamps from outside: asked of an authority on command, read in the reader that is shut in, and judged by the roots
// that a person trusts.
#pragma once

#include "app/intake/fetch.h"
#include "core/ingest/time_stamp.h"
#include "core/store/reader.h"

namespace app {

/// What a stamp says of bytes, by the roots that are trusted here. Throws core::Error when the reader cannot be started.
core::StampFound check_stamp(std::string_view stamp, std::string_view bytes);

/// What the stamps of a capture say of its bytes as they are here.
std::vector<core::StampFound> check_stamps(core::Records const& reader, core::Capture const& capture);

/// A request for these bytes, as a file or to be sent.
std::string new_stamp_request(std::string_view bytes);

/// Sends a request to an authority and returns its answer. Throws core::Error in one sentence.
std::string ask_authority(std::string const& address, std::string const& request, FetchOptions options, core::Progress& progress);

/// The roots that are trusted here.
std::vector<core::RootCertificate> trusted_roots();
/// From now on this one is. Throws Error{bad_input} when it is no certificate of an authority.
core::RootCertificate trust_root(std::string const& certificate);

} // namespace app
