#include "app/desk/merge_sides.h"

#include "app/common/said.h"
#include "app/common/text.h"

namespace app {

namespace {

std::string role_line(core::Role const& role) {
    auto line = role.title;
    if (!role.organisation.empty()) line += ", " + role.organisation;
    std::string span;
    if (role.from.known()) span = core::display(role.from, translator());
    if (role.until.known()) span += (span.empty() ? "– " : " – ") + core::display(role.until, translator());
    join(line, span);
    return line;
}

} // namespace

MergeSide side_of(core::Reader const& reader, core::Id<core::Party> id) {
    auto const party = reader.get(id);
    MergeSide side{core::ref(id), party.name, {tr(core::label_of(party.type))}};
    for (auto const& role : party.roles) side.lines.push_back(role_line(role));
    std::string names;
    for (auto const& alias : party.aliases) join(names, alias);
    if (!names.empty()) side.lines.push_back(tr("Also called: {names}", {{"names", names}}));
    if (!party.wikidata.empty()) side.lines.push_back("Wikidata " + party.wikidata);
    side.lines.push_back(trn("{count} statement", "{count} statements",
                             reader.count_referring(core::Kind::statement, "speaker", core::ref(id))));
    return side;
}

MergeSide side_of(core::Reader const& reader, core::Id<core::Topic> id) {
    auto const topic = reader.get(id);
    MergeSide side{core::ref(id), topic.name, {}};
    if (!topic.note.empty()) side.lines.push_back(topic.note);
    side.lines.push_back(trn("{count} claim", "{count} claims", reader.claims_under(id)));
    return side;
}

std::string doubt_about(core::Reader const& reader, core::Ref one, core::Ref other) {
    auto const a = reader.find(core::id_as<core::Party>(one)), b = reader.find(core::id_as<core::Party>(other));
    if (!a || !b) return {};
    if (a->type != b->type) return tr("One is a person and the other an organisation: are they really the same?");
    if (!a->wikidata.empty() && !b->wikidata.empty() && a->wikidata != b->wikidata)
        return tr("They have different Wikidata items, so they cannot be merged.");
    return {};
}

} // namespace app
