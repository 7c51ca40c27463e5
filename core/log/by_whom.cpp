#include "core/log/by_whom.h"

#include "core/text/person.h"

namespace core {

namespace {

/// A name may hold anything that can be read: one with a comma stands between marks, so that it is one name.
std::string as_one(std::string const& name) {
    return name.find(',') == name.npos ? name : "“" + name + "”";
}

} // namespace

std::string entered_by(Revision const& revision) {
    return revision.owner.empty() || same_person(revision.owner, revision.actor) ? std::string() : revision.owner;
}

std::string by_whom(Revision const& revision, Translator const& translator) {
    auto const owner = entered_by(revision);
    if (owner.empty()) return as_one(revision.actor);
    return render(say("{person}, entered by {owner}", {{"person", as_one(revision.actor)}, {"owner", as_one(owner)}}), translator);
}

} // namespace core
