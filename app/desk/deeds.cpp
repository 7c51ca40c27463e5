#include "app/desk/deeds.h"

#include "app/common/text.h"
#include "app/desk/copying.h"
#include "app/desk/desk.h"
#include "app/desk/together.h"

#include "core/operations/searches.h"

#include <algorithm>

namespace app {

void merge_record(Shell& shell) {
    auto const all = shell.desk().hand().records();
    shell.merge_record(all.front(), all.size() == 2 ? all.back() : core::Ref{});
}

std::string undo_title(Shell& shell) {
    if (shell.is_typing()) return tr("Undo the typing");
    auto const what = shell.desk().taking_back().would_undo();
    return what.empty() ? std::string() : tr("Undo: {what}", {{"what", what}});
}

std::string redo_title(Shell& shell) {
    if (shell.is_typing()) return tr("Redo the typing");
    auto const what = shell.desk().taking_back().would_redo();
    return what.empty() ? std::string() : tr("Redo: {what}", {{"what", what}});
}

bool is_one_of_several(Desk const& desk, core::Ref shown) {
    auto const& chosen = desk.hand().chosen();
    return chosen.size() > 1 && std::ranges::find(chosen, shown) != chosen.end();
}

void erase_shown(Desk& desk, core::Ref shown) {
    if (is_one_of_several(desk, shown)) erase_all(desk.workbench(), desk.hand().chosen());
    else desk.taking_back().erase(shown);
}

void to_one(Desk& desk, core::Ref shown, std::function<void()> const& work) {
    if (is_one_of_several(desk, shown))
        return desk.notice(tr("This is done to one record at a time; several are chosen."));
    work();
}

void change_record(Desk& desk) {
    auto const ref = desk.hand().record();
    if (auto const claim = core::id_as<core::Claim>(ref)) return desk.recorder().edit_claim(claim);
    if (auto const statement = core::id_as<core::Statement>(ref)) return desk.recorder().edit_statement(statement);
    desk.recorder().edit_record(ref);
}

void copy_text(Shell& shell) {
    auto& desk = shell.desk();
    auto const* pointed = desk.hand().pointed();
    auto const words = pointed ? pointed->words : std::string();
    desk.workbench().attempt(
        [&] { shell.copy(words.empty() ? text_of(desk.reader(), desk.hand().records()) : words); });
}

void copy_digest(Shell& shell) {
    auto& desk = shell.desk();
    desk.workbench().attempt([&] {
        if (auto const digest = digest_of(desk.reader(), desk.hand().record())) return shell.copy(core::to_hex(*digest));
        desk.notice(tr("It stands on no saved bytes."));
    });
}

void copy_came_as(Shell& shell) {
    auto& desk = shell.desk();
    desk.workbench().attempt([&] {
        auto const claim = desk.reader().find(core::id_as<core::Claim>(desk.hand().record()));
        auto const record = claim ? desk.reader().bytes(claim->came_as) : std::nullopt;
        if (!record) return desk.notice(tr("The record the claim came in as is not here yet."));
        shell.copy(*record);
        desk.notice(tr("The record is in the clipboard, as the file had it."));
    });
}

void copy_link(Shell& shell) {
    auto& desk = shell.desk();
    desk.workbench().attempt([&] {
        auto const link = link_of(desk.reader(), desk.hand().record());
        if (link.empty()) return desk.notice(tr("Only to the words of a quotation a link leads."));
        shell.copy(link);
        desk.notice(tr("The link is in the clipboard; a browser shows the page at these words."));
    });
}

void copy_rows(Shell& shell) {
    auto const* pointed = shell.desk().hand().pointed();
    shell.copy(pointed && !pointed->rows.empty() ? pointed->rows : shell.rows_as_text());
}

void triage(Shell& shell, core::Triage triage) {
    triage_all(shell.desk().workbench(), shell.desk().hand().sources(), triage);
}

void open_then(Desk& desk) {
    desk.past().open_past(core::id_as<core::Claim>(desk.past().looking_back().root), desk.past().looking_back().chosen);
}

void compare_with_now(Desk& desk) {
    desk.past().compare_moments(desk.past().looking_back().chosen, desk.reader().head());
}

void forget_search(Desk& desk) {
    auto const kept = core::saved_search(desk.reader(), desk.navigation().place().words);
    if (kept) return desk.taking_back().erase(core::ref(kept->id));
    desk.notice(tr("This search is not kept."));
}

} // namespace app
