// Where the parts of a Word document lie: the package says it in its relationships; where it does not, they have their
// usual names.
#pragma once

#include "app/reader/archive.h"

#include <string>
#include <string_view>
#include <vector>

namespace reader {

struct WordPackage {
    std::string_view document, footnotes, endnotes, comments, styles, description; ///< their bytes, of the entries
    std::vector<std::string_view> heads; ///< and feet
    std::size_t drawings = 0;            ///< of which the words lie elsewhere
};

/// The entries must outlive it.
WordPackage word_package(Entries const& entries);

} // namespace reader
