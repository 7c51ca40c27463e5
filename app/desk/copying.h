// What a record is as text that goes elsewhere: its words, a citation, its identity, the SHA-256 of its saved bytes.
#pragma once

#include "core/editorial/verdict.h"
#include "core/store/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// The words of the records, one a line: of a claim its sentence, of a statement what was said, of a source its title.
std::string text_of(core::Reader const& reader, std::vector<core::Ref> const& refs);

/// As one cites them, one a line: who said or published it when and where, with its address and the SHA-256 of the
/// saved bytes. A verdict is told as `person` may see it.
std::string citation_of(core::Reader const& reader, std::vector<core::Ref> const& refs, std::string const& person);

/// Words with their look, and the same without it for where only plain text can be put.
struct RichText {
    std::string html; ///< a piece: no head, no styles
    std::string plain;
};

/// The fact-check of a claim, its sources numbered, for the editor of a website. Throws Error{refused} while `person` is to
/// give a second verdict first.
RichText fact_check_text(core::Reader const& reader, core::Id<core::Claim> claim, std::string const& person);

/// The identities, one a line, as the command line takes them.
std::string identity_of(std::vector<core::Ref> const& refs);

/// The address that leads a browser to the words of a quotation, or of the first one of a statement; empty for whatever
/// has none. Throws Error{refused} when the source has no address of the web.
std::string link_of(core::Reader const& reader, core::Ref ref);

/// SHA-256 of the saved bytes the record stands on, in hexadecimal: of a source its newest capture, of a statement or a
/// passage the capture it was read in. Nothing for what stands on no bytes.
std::optional<core::Digest> digest_of(core::Reader const& reader, core::Ref ref);

} // namespace app
