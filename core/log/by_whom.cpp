#include "core/log/by_whom.h"

#include "core/text/person.h"

namespace core {

std::string entered_by(Revision const& revision) {
    return revision.owner.empty() || same_person(revision.owner, revision.actor) ? std::string() : revision.owner;
}

std::string by_whom(Revision const& revision, Translator const& translator) {
    auto const owner = entered_by(revision);
    if (owner.empty()) return revision.actor;
    return render(say("{person}, entered by {owner}", {{"person", revision.actor}, {"owner", owner}}), translator);
}

} // namespace core
