#include "app/desk/context_menu.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace app {

namespace {

struct Row {
    std::string_view action;
    unsigned over; ///< of Over
    bool several = false; ///< done to all rows that are chosen
};

/// A line of the menu; an empty action ends a group.
constexpr std::array rows{
    Row{"record.open", Over::record | Over::quotation},
    Row{"record.bring_back", static_cast<unsigned>(Over::deleted)},
    Row{"history.then", static_cast<unsigned>(Over::moment)},
    Row{"history.mark", static_cast<unsigned>(Over::moment)},
    Row{"history.compare", static_cast<unsigned>(Over::moment)},
    Row{"", 0},
    Row{"quotation.mark", static_cast<unsigned>(Over::words)},
    Row{"suggestion.accept", static_cast<unsigned>(Over::suggestion)},
    Row{"suggestion.accept_as_is", static_cast<unsigned>(Over::suggestion)},
    Row{"suggestion.dismiss", static_cast<unsigned>(Over::suggestion)},
    Row{"quotation.quoted_from", Over::quotation | Over::statement},
    Row{"quotation.quoted_from_words", static_cast<unsigned>(Over::words)},
    Row{"quotation.quoted_from_nothing", static_cast<unsigned>(Over::quotation)},
    Row{"claim.from_statement", static_cast<unsigned>(Over::statement)},
    Row{"claim.refutes", Over::words | Over::suggestion | Over::statement},
    Row{"claim.supports", Over::words | Over::suggestion | Over::statement},
    Row{"claim.qualifies", Over::words | Over::suggestion | Over::statement},
    Row{"claim.gives_context", Over::words | Over::suggestion | Over::statement},
    Row{"", 0},
    Row{"claim.rate", static_cast<unsigned>(Over::claim)},
    Row{"review.correct", static_cast<unsigned>(Over::claim)},
    Row{"claim.topic", static_cast<unsigned>(Over::claim), true},
    Row{"claim.assign", static_cast<unsigned>(Over::claim), true},
    Row{"claim.take", static_cast<unsigned>(Over::claim), true},
    Row{"source.done", static_cast<unsigned>(Over::source), true},
    Row{"source.inbox", static_cast<unsigned>(Over::source), true},
    Row{"source.capture_again", static_cast<unsigned>(Over::source), true},
    Row{"source.archived_page", static_cast<unsigned>(Over::source)},
    Row{"party.merge", static_cast<unsigned>(Over::party), true},
    Row{"record.merge", Over::source | Over::statement | Over::claim, true},
    Row{"record.split", Over::source | Over::statement | Over::claim},
    Row{"topic.merge", static_cast<unsigned>(Over::topic), true},
    Row{"", 0},
    Row{"link.change", static_cast<unsigned>(Over::link)},
    Row{"link.remove", static_cast<unsigned>(Over::link)},
    Row{"record.change", static_cast<unsigned>(Over::record)},
    Row{"record.history", Over::record | Over::deleted},
    Row{"file.export", static_cast<unsigned>(Over::claim)},
    Row{"", 0},
    Row{"copy.text", Over::record | Over::words | Over::quotation | Over::suggestion | Over::moment, true},
    Row{"copy.citation", Over::claim | Over::statement | Over::source | Over::quotation, true},
    Row{"copy.fact_check", static_cast<unsigned>(Over::claim)},
    Row{"copy.identity", Over::record | Over::quotation | Over::deleted, true},
    Row{"copy.link", Over::statement | Over::quotation},
    Row{"copy.digest", Over::statement | Over::source | Over::quotation},
    Row{"copy.rows", static_cast<unsigned>(Over::rows), true},
    Row{"", 0},
    Row{"record.delete", static_cast<unsigned>(Over::record), true},
};

} // namespace

std::vector<std::vector<Action const*>> context_menu(unsigned over) {
    std::vector<std::vector<Action const*>> groups(1);
    for (auto const& row : rows) {
        if (row.action.empty()) {
            if (!groups.back().empty()) groups.emplace_back();
            continue;
        }
        if ((row.over & over) == 0) continue;
        auto const* action = find_action(row.action);
        if (!action) throw std::logic_error("no action " + std::string(row.action));
        groups.back().push_back(action);
    }
    if (groups.back().empty()) groups.pop_back();
    return groups;
}

bool takes_several(Action const& action) {
    auto const row = std::ranges::find(rows, std::string_view(action.id), &Row::action);
    return row != rows.end() && row->several;
}

} // namespace app
