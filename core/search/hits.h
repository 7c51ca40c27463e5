// Hits as people read them: the claim, statement, source, party or topic that was found, and where and by
// which words. What was found in a verdict is shown as its claim, what stands in an article as its source.
#pragma once

#include "core/search/plan.h"

namespace core {

struct Hit {
    Ref ref;                  ///< what to show
    Ref in;                   ///< whose words matched; often the same
    char const* field = "";   ///< which of its fields, marked for translation; empty when a field: found it
    std::string excerpt;      ///< of one line, the found words between U+0002 and U+0003
};

/// What the words typed find; every input is safe. Each record once. What would tell `person` a verdict that is
/// concealed from them is left out.
std::vector<Hit> find_hits(Reader const& reader, std::string_view typed, int limit,
                           SearchOrder order = SearchOrder::newest, std::string const& person = {});

/// All words and stems of a record as the index has them, with a space between. Throws Error{damaged} when the words of a
/// text are missing.
std::string index_words(Reader const& reader, Record const& record);

} // namespace core
