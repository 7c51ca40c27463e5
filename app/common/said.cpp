#include "app/common/said.h"

#include "app/common/text.h"

namespace app {

namespace {

std::string parts_line(std::string const& speaker, std::string const& behalf,
                       core::Statement const& statement) {
    auto who = speaker;
    if (who.empty()) {
        who = statement.mode == core::Mode::narrated ? tr("The source itself")
                                                     : tr("Speaker unknown");
    } else if (!statement.role.empty()) {
        who += ", " + statement.role;
    }
    std::string line = who;
    if (!behalf.empty() && behalf != speaker) join(line, tr("for {name}", {{"name", behalf}}));
    if (statement.said_on.known()) join(line, core::display(statement.said_on, translator()));
    join(line, statement.occasion);
    join(line, statement.place);
    return line;
}

} // namespace

void join(std::string& line, std::string const& part) {
    if (part.empty()) return;
    if (!line.empty()) line += " · ";
    line += part;
}

std::string quoted(std::string const& words) {
    return translator().language() == "fr" ? "«\u00a0" + words + "\u00a0»" : "“" + words + "”";
}

std::string labelled(std::string const& label, std::string const& value) {
    return label + (translator().language() == "fr" ? "\u00a0: " : ": ") + value;
}

std::string said_line(core::LinkedStatement const& entry) {
    return parts_line(entry.speaker, entry.on_behalf_of, entry.statement);
}

std::string said_line(core::Reader const& reader, core::Statement const& statement) {
    auto const name = [&](core::Id<core::Party> id) {
        auto const party = reader.find(id);
        return party ? party->name : std::string();
    };
    return parts_line(name(statement.speaker), name(statement.on_behalf_of), statement);
}

} // namespace app
