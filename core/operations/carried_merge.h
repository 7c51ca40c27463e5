// A record of somebody's exchange bundle and the same one here, brought together field by field (core/model/merge.h): what
// both knew last is the newest value in the log here that the sender had as well. How far the work is stays this desk's.
#pragma once

#include "core/formats/collected.h"
#include "core/model/changed_fields.h"
#include "core/store/reader.h"

#include <functional>
#include <optional>
#include <vector>

namespace core {

/// What becomes of what is here, but not as a file has it.
enum class Differing {
    stays,
    taken_over ///< a new version, unless this desk published or rated it itself
};

/// What a bundle does here, one record or one field of it.
struct CarriedChange {
    enum class What {
        added,    ///< the record is new
        taken,    ///< only the sender changed the field
        contested ///< both did, or nobody knows what it was before
    };
    What what = What::added;
    Ref ref;
    std::string caption;
    std::string_view field = {}; ///< of a new record none
    char const* label = "";      ///< of the field, for people
    std::string here = {}, theirs = {}; ///< for people
};

/// One sentence of it.
Message sentence_of(CarriedChange const& change, Differing differing);

struct CarriedMerge {
    Record record;                      ///< as it is to be here
    std::vector<CarriedChange> changes; ///< what is told of fields
    FieldNames apart;                   ///< fields that differ, and are not brought together
};

/// `before`: what the sender's fields were earlier. Of a contested field what is here stays, or gives way as `differing`
/// says. `theirs` refers to what is here; `find` finds what comes in besides, for names.
CarriedMerge merge_carried(Reader const& reader, Record const& here, Record theirs, EarlierValues const& before,
                           Differing differing, std::function<std::optional<Record>(Ref)> const& find);

} // namespace core
