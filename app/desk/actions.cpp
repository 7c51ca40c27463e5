#include "app/desk/actions.h"

#include "app/common/text.h"
#include "app/desk/copying.h"
#include "app/desk/deeds.h"
#include "app/desk/desk.h"
#include "app/desk/origins.h"
#include "app/desk/together.h"
#include "app/desk/when.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace app {

namespace {

Place claims(core::ClaimQuery::Only only) {
    return {.page = Place::Page::claims, .only = only};
}

using Only = core::ClaimQuery::Only;
using core::Relation;

constexpr std::array fixed_actions{
    Action{"file.import", N_("Import files…"), Menu::file, "Ctrl+O", 0, when::always,
           [](Shell& shell) { shell.import_files(); }},
    Action{"file.paste", N_("Paste as an article"), Menu::file, "Ctrl+Shift+V", 0, when::always,
           [](Shell& shell) { shell.paste_article(); }},
    Action{"file.capture", N_("Capture an address…"), Menu::file, "Ctrl+L", 0, when::always,
           [](Shell& shell) { shell.capture_address(); }},
    Action{"file.export", N_("Export the dossier…"), Menu::file, "Ctrl+E", 0, when::has_claim,
           [](Shell& shell) { shell.export_dossier(); }},
    Action{"claims.export", N_("Export the claims shown…"), Menu::file, "", 0, when::showing_claims,
           [](Shell& shell) { shell.export_claims(); }},
    Action{"site.export", N_("Export a site of what is published…"), Menu::file, "", 0, when::has_published,
           [](Shell& shell) { shell.export_site(); }},
    Action{"article.print", N_("Print…"), Menu::file, "Ctrl+P", 0, when::can_print,
           [](Shell& shell) { shell.desk().article().text() ? shell.print_article() : shell.print_dossier(); }, false, nullptr,
           [](Shell& shell) { return shell.desk().article().text() ? tr("Print the article…") : tr("Print the dossier…"); }},
    Action{"dossier.print", N_("Print the dossier…"), Menu::file, "", 0, when::has_claim,
           [](Shell& shell) { shell.print_dossier(); }},
    Action{"scale.import", N_("Import a rating scale…"), Menu::file, "", 0, when::always,
           [](Shell& shell) { shell.import_scale(); }},
    Action{"workspace.new", N_("New workspace…"), Menu::file, "", 0, when::always,
           [](Shell& shell) { shell.new_workspace(); }, true},
    Action{"workspace.open", N_("Open workspace…"), Menu::file, "Ctrl+Shift+O", 0, when::always,
           [](Shell& shell) { shell.open_workspace(); }},
    Action{"workspace.recent", N_("Recent workspaces…"), Menu::file, "", 0, when::always,
           [](Shell& shell) { shell.open_recent(); }},
    Action{"workspace.copy", N_("Save a copy…"), Menu::file, "", 0, when::always,
           [](Shell& shell) { shell.save_copy(); }},
    Action{"workspace.backup", N_("Back up now"), Menu::file, "Ctrl+Alt+B", 0, when::always,
           [](Shell& shell) { shell.back_up(); }},
    Action{"workspace.backups", N_("Backups…"), Menu::file, "", 0, when::always,
           [](Shell& shell) { shell.show_backups(); }},
    Action{"workspace.verify", N_("Verify the log"), Menu::file, "", 0, when::always,
           [](Shell& shell) { shell.verify(); }},
    Action{"desk.found", N_("Share the workspace at a desk…"), Menu::file, "", 0, when::is_not_shared,
           [](Shell& shell) { shell.share_workspace(); }, true},
    Action{"desk.join", N_("Join somebody’s desk…"), Menu::file, "", 0, when::always,
           [](Shell& shell) { shell.join_desk(); }},
    Action{"desk.panel", N_("The shared desk, and who is at it"), Menu::file, "", 0, when::is_shared,
           [](Shell& shell) { shell.desk().navigation().show_side(Side::sharing); }},
    Action{"desk.exchange", N_("Exchange with the desk now"), Menu::file, "", 0, when::is_shared,
           [](Shell& shell) { shell.desk().sharing().exchange(); }},
    Action{"app.quit", N_("Quit"), Menu::file, "Ctrl+Q", 0, when::always,
           [](Shell& shell) { shell.quit(); }, true},

    Action{"edit.undo", N_("Undo"), Menu::edit, "Ctrl+Z", 0, when::always,
           [](Shell& shell) {
               if (!shell.undo_in_text(Shell::TextUndo::undo)) shell.desk().taking_back().undo();
           }, false, nullptr, undo_title},
    Action{"edit.redo", N_("Redo"), Menu::edit, "Ctrl+Shift+Z", 0, when::always,
           [](Shell& shell) {
               if (!shell.undo_in_text(Shell::TextUndo::redo)) shell.desk().taking_back().redo();
           }, false, nullptr, redo_title},
    Action{"edit.cut", N_("Cut"), Menu::edit, "Ctrl+X", 0, when::always,
           [](Shell& shell) { shell.edit_text(Shell::TextEdit::cut); }, true, nullptr, nullptr, true},
    Action{"edit.copy", N_("Copy"), Menu::edit, "Ctrl+C", 0, when::always,
           [](Shell& shell) { shell.edit_text(Shell::TextEdit::copy); }, false, nullptr, nullptr, true},
    Action{"edit.paste", N_("Paste"), Menu::edit, "Ctrl+V", 0, when::always,
           [](Shell& shell) { shell.edit_text(Shell::TextEdit::paste); }, false, nullptr, nullptr, true},
    Action{"edit.select_all", N_("Select all"), Menu::edit, "Ctrl+A", 0, when::always,
           [](Shell& shell) { shell.edit_text(Shell::TextEdit::select_all); }, false, nullptr, nullptr, true},
    Action{"record.change", N_("Change the record…"), Menu::edit, "F2", 0, when::has_one_record,
           [](Shell& shell) { change_record(shell.desk()); }, true},
    Action{"record.history", N_("History of the record"), Menu::edit, "Ctrl+H", 0, when::has_one_record,
           [](Shell& shell) { shell.desk().past().open_history(shell.desk().hand().record()); }},
    Action{"record.delete", N_("Delete the record"), Menu::edit, "", 0, when::has_record,
           [](Shell& shell) { erase_all(shell.desk().workbench(), shell.desk().hand().records()); }, false, N_("Delete the records")},
    Action{"record.open", N_("Open"), Menu::over, "", 0, when::has_one_record,
           [](Shell& shell) { shell.desk().navigation().open(shell.desk().hand().record()); }},
    Action{"record.bring_back", N_("Bring back"), Menu::over, "", 0, when::has_one_record,
           [](Shell& shell) { shell.desk().taking_back().bring_back(shell.desk().hand().record()); }},
    Action{"copy.text", N_("Copy the words"), Menu::edit, "", 0, when::has_words, copy_text, true},
    Action{"copy.citation", N_("Copy as a citation"), Menu::edit, "", 0, when::has_record,
           [](Shell& shell) {
               auto& desk = shell.desk();
               auto const& who = desk.workbench().store().actor();
               desk.workbench().attempt(
                   [&] { shell.copy(citation_of(desk.reader(), desk.hand().records(), who)); });
           }},
    Action{"copy.fact_check", N_("Copy the fact-check as rich text"), Menu::edit, "", 0, when::has_claim,
           [](Shell& shell) {
               auto& desk = shell.desk();
               auto const claim = desk.navigation().claim();
               auto const& who = desk.workbench().store().actor();
               auto const copied = desk.workbench().attempt(
                   [&] { shell.copy(fact_check_text(desk.reader(), claim, who)); });
               if (copied) desk.notice(tr("The fact-check is in the clipboard, with its sources."));
           }},
    Action{"copy.identity", N_("Copy the identity"), Menu::edit, "", 0, when::has_record,
           [](Shell& shell) { shell.copy(identity_of(shell.desk().hand().records())); }, false, N_("Copy the identities")},
    Action{"copy.came_as", N_("Copy the record it came in as"), Menu::edit, "", 0, when::came_in_as_record, copy_came_as},
    Action{"copy.digest", N_("Copy the SHA-256 of the bytes"), Menu::edit, "", 0, when::has_bytes, copy_digest},
    Action{"copy.link", N_("Copy a link to the words"), Menu::edit, "", 0, when::has_bytes, copy_link},
    Action{"copy.rows", N_("Copy the rows"), Menu::edit, "", 0, when::has_rows, copy_rows},
    Action{"desk.rules", N_("Rules of the desk…"), Menu::edit, "", 0, when::always,
           [](Shell& shell) { shell.desk().reviews().edit_rules(); }, true},
    Action{"record.redact", N_("Redact…"), Menu::edit, "", 0, when::has_one_record,
           [](Shell& shell) { shell.redact(shell.desk().hand().record()); }},
    Action{"party.merge", N_("Merge the party with another…"), Menu::edit, "", 0, when::has_party,
           [](Shell& shell) { shell.merge_party(); }, false, N_("Merge the two parties…")},
    Action{"record.merge", N_("Merge with another of its kind…"), Menu::edit, "", 0, when::has_mergeable, merge_record,
           false, N_("Merge the two…")},
    Action{"record.split", N_("Split it in two…"), Menu::edit, "", 0, when::has_splittable,
           [](Shell& shell) { shell.split_record(shell.desk().hand().record()); }},
    Action{"person.choose", N_("Who works here…"), Menu::edit, "", 0, when::always,
           [](Shell& shell) { shell.choose_person(); }, true},
    Action{"topic.merge", N_("Merge the topic with another…"), Menu::edit, "", 0, when::has_topic,
           [](Shell& shell) { shell.merge_topic(); }, false, N_("Merge the two topics…")},
    Action{"party.new", N_("New party…"), Menu::edit, "", 0, when::always,
           [](Shell& shell) { shell.desk().recorder().start_record(core::Party{}); }, true},
    Action{"topic.new", N_("New topic…"), Menu::edit, "", 0, when::always,
           [](Shell& shell) { shell.desk().recorder().start_record(core::Topic{}); }},
    Action{"app.preferences", N_("Preferences…"), Menu::edit, "Ctrl+,", 0, when::always,
           [](Shell& shell) { shell.show_preferences(); }},

    Action{"view.palette", N_("Command palette…"), Menu::view, "Ctrl+Shift+P", 0, when::always,
           [](Shell& shell) { shell.show_palette(); }},
    Action{"view.search", N_("Search"), Menu::view, "Ctrl+K", 0, when::always,
           [](Shell& shell) { shell.focus_search(); }},
    Action{"search.keep", N_("Keep this search…"), Menu::view, "Ctrl+Shift+K", 0, when::searching,
           [](Shell& shell) { shell.desk().recorder().keep_search(); }},
    Action{"search.drop", N_("Forget this search"), Menu::view, "", 0, when::searching,
           [](Shell& shell) { forget_search(shell.desk()); }},
    Action{"view.back", N_("Back"), Menu::view, "Alt+Left", 0, when::can_go_back,
           [](Shell& shell) { shell.desk().navigation().back(); }, true},
    Action{"view.forward", N_("Forward"), Menu::view, "Alt+Right", 0, when::can_go_forward,
           [](Shell& shell) { shell.desk().navigation().forward(); }},
    Action{"view.inbox", N_("Inbox"), Menu::view, "Ctrl+1", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go({.page = Place::Page::inbox}); }, true},
    Action{"view.sources", N_("Sources"), Menu::view, "Ctrl+2", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go({.page = Place::Page::sources}); }},
    Action{"view.claims", N_("Claims"), Menu::view, "Ctrl+3", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go(claims(Only::all)); }},
    Action{"view.parties", N_("Parties"), Menu::view, "Ctrl+4", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go({.page = Place::Page::parties}); }},
    Action{"view.scales", N_("Rating scales"), Menu::view, "Ctrl+9", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go({.page = Place::Page::scales}); }},
    Action{"scale.new", N_("New rating scale…"), Menu::view, "", 0, when::always,
           [](Shell& shell) { shell.desk().scales().start_scale({}); }},
    Action{"scale.add_shipped", N_("Add the rating scales that ship"), Menu::view, "", 0, when::always,
           [](Shell& shell) { shell.desk().scales().add_shipped_scales(); }},
    Action{"view.in_review", N_("Claims in review"), Menu::view, "Ctrl+5", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go(claims(core::ReviewState::in_review)); }},
    Action{"view.queue", N_("My queue"), Menu::view, "Ctrl+6", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go({.page = Place::Page::queue}); }},
    Action{"view.duplicates", N_("What is perhaps here twice"), Menu::view, "Ctrl+8", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go({.page = Place::Page::duplicates}); }},
    Action{"view.deleted", N_("Deleted records"), Menu::view, "Ctrl+7", 0, when::always,
           [](Shell& shell) { shell.desk().navigation().go({.page = Place::Page::deleted}); }},
    Action{"view.middle", N_("Go to the article or list"), Menu::view, "F6", 0, when::always,
           [](Shell& shell) { shell.focus_middle(); }, true},
    Action{"view.dossier", N_("Go to the dossier"), Menu::view, "Shift+F6", 0, when::has_claim,
           [](Shell& shell) { shell.desk().navigation().show_side(Side::dossier); }},
    Action{"view.source_details", N_("About the source"), Menu::view, "Ctrl+I", L'i', when::at_source,
           [](Shell& shell) { shell.desk().navigation().show_side(Side::source); }},
    Action{"view.columns", N_("Columns of the list…"), Menu::view, "", 0, when::always,
           [](Shell& shell) { shell.choose_columns(); }},
    Action{"view.find", N_("Find in the text…"), Menu::view, "Ctrl+F", 0, when::reading,
           [](Shell& shell) { shell.find_in_text(); }, true},
    Action{"view.larger", N_("Larger text"), Menu::view, "Ctrl++", 0, when::always,
           [](Shell& shell) { shell.zoom(Shell::Zoom::larger); }},
    Action{"view.smaller", N_("Smaller text"), Menu::view, "Ctrl+-", 0, when::always,
           [](Shell& shell) { shell.zoom(Shell::Zoom::smaller); }},
    Action{"view.standard_size", N_("Usual text size"), Menu::view, "Ctrl+0", 0, when::always,
           [](Shell& shell) { shell.zoom(Shell::Zoom::standard); }},
    Action{"view.library", N_("Show or hide the library"), Menu::view, "F9", 0, when::always,
           [](Shell& shell) { shell.show_or_hide(Shell::Pane::library); }, true},
    Action{"view.side", N_("Show or hide the dossier"), Menu::view, "Shift+F9", 0, when::always,
           [](Shell& shell) { shell.show_or_hide(Shell::Pane::side); }},
    Action{"view.dark", N_("Light or dark"), Menu::view, "Ctrl+Shift+D", 0, when::always,
           [](Shell& shell) { shell.toggle_dark(); }, true},

    Action{"suggestion.next", N_("Next suggestion"), Menu::source, "F8", L'n', when::has_suggestions,
           [](Shell& shell) { shell.desk().article().step_suggestion(OpenArticle::Direction::next); }},
    Action{"suggestion.previous", N_("Previous suggestion"), Menu::source, "Shift+F8", L'p', when::has_suggestions,
           [](Shell& shell) { shell.desk().article().step_suggestion(OpenArticle::Direction::previous); }},
    Action{"suggestion.accept", N_("Change the suggestion, then record it…"), Menu::source, "Ctrl+Return", L'a', when::reading,
           [](Shell& shell) { shell.desk().recorder().accept_suggestion(); }},
    Action{"suggestion.accept_as_is", N_("Accept the suggestion"), Menu::source, "Ctrl+Shift+Return", L'A',
           when::has_suggestions, [](Shell& shell) { shell.desk().recorder().accept_suggestion_as_is(); }},
    Action{"suggestion.accept_sure", N_("Accept all sure suggestions"), Menu::source, "Ctrl+Alt+Return",
           L'Y', when::has_suggestions, [](Shell& shell) { shell.desk().recorder().accept_sure_suggestions(); }},
    Action{"suggestion.accept_all", N_("Accept all suggestions"), Menu::source, "", 0, when::has_suggestions,
           [](Shell& shell) { shell.desk().recorder().accept_all_suggestions(); }},
    Action{"suggestion.set_aside", N_("Show or hide what was set aside"), Menu::source, "", L'o', when::reading,
           [](Shell& shell) { shell.desk().article().show_set_aside(!shell.desk().article().shows_set_aside()); }},
    Action{"suggestion.dismiss", N_("Not a quotation"), Menu::source, "", L'x', when::has_suggestions,
           [](Shell& shell) { shell.desk().article().dismiss_suggestion(); }},
    Action{"quotation.mark", N_("Mark the selection as a quotation…"), Menu::source, "Ctrl+M", L'm',
           when::reading, [](Shell& shell) { shell.desk().recorder().mark_selection(); }, true},
    Action{"quotation.quoted_from", N_("Quoted from…"), Menu::source, "Ctrl+Alt+Q", L'q', when::has_quotation,
           [](Shell& shell) { shell.choose_origin(); }},
    Action{"quotation.quoted_from_words", N_("It was quoted from the selected words"), Menu::source, "Ctrl+Alt+O", L'Q',
           why_not_quoted_from_words, [](Shell& shell) { quote_from_words(shell.desk()); }},
    Action{"quotation.quoted_from_nothing", N_("Take it off what it was quoted from"), Menu::source, "", 0, when::has_origin,
           [](Shell& shell) { quote_from_nothing(shell.desk(), quotation_at_hand(shell.desk())); }},
    Action{"source.encoding", N_("Read in another encoding…"), Menu::source, "", 0, when::has_encodings,
           [](Shell& shell) { shell.choose_encoding(); }},
    Action{"source.whole_page", N_("Show the whole page, or the article alone"), Menu::source, "Ctrl+Alt+W", L'w',
           when::reading, [](Shell& shell) { shell.desk().article().turn_whole_page(); }},
    Action{"source.archived_page", N_("Take in another page of the archive…"), Menu::source, "", 0, when::comes_from_archive,
           [](Shell& shell) { shell.choose_archived_page(); }},
    Action{"source.picture", N_("Show or hide how the page looks"), Menu::source, "Ctrl+Alt+V", L'v', when::can_be_drawn,
           [](Shell& shell) {
               auto& picture = shell.desk().page_picture();
               picture.show(!picture.is_shown());
           }},
    Action{"source.capture_again", N_("Capture the source again"), Menu::source, "", 0, when::has_source,
           [](Shell& shell) { shell.capture_again(shell.desk().hand().sources(), Shell::Taking::article); }, true,
           N_("Capture the sources again")},
    Action{"source.capture_as_is", N_("Capture it again as it is, wall or not"), Menu::source, "", 0, when::has_source,
           [](Shell& shell) { shell.capture_again(shell.desk().hand().sources(), Shell::Taking::as_it_is); }},
    Action{"source.time_stamp", N_("Time-stamp the saved bytes…"), Menu::source, "", 0, when::has_source,
           [](Shell& shell) { shell.time_stamp(shell.desk().hand().sources().front()); }},
    Action{"source.done", N_("Mark the source as looked through"), Menu::source, "Ctrl+D", L'd',
           when::has_source, [](Shell& shell) { triage(shell, core::Triage::done); }, true, N_("Mark the sources as looked through")},
    Action{"source.inbox", N_("Put the source back into the inbox"), Menu::source, "", 0,
           when::has_source, [](Shell& shell) { triage(shell, core::Triage::inbox); }, false, N_("Put the sources back into the inbox")},

    Action{"claim.new", N_("New claim…"), Menu::claim, "Ctrl+N", 0, when::always,
           [](Shell& shell) { shell.desk().recorder().start_claim({}); }},
    Action{"claim.from_statement", N_("Make a claim from the statement…"), Menu::claim,
           "Ctrl+Shift+N", L'c', when::has_statement,
           [](Shell& shell) { shell.desk().recorder().start_claim(shell.desk().hand().statement()); }},
    Action{"claim.refutes", N_("Set against the claim: refutes"), Menu::claim, "Ctrl+Alt+R", L'r',
           when::has_claim, [](Shell& shell) { shell.desk().recorder().bear_on_claim(Relation::refutes); }, true},
    Action{"claim.supports", N_("Set for the claim: supports"), Menu::claim, "Ctrl+Alt+S", L's',
           when::has_claim, [](Shell& shell) { shell.desk().recorder().bear_on_claim(Relation::supports); }},
    Action{"claim.qualifies", N_("Qualifies the claim"), Menu::claim, "Ctrl+Alt+U", L'u', when::has_claim,
           [](Shell& shell) { shell.desk().recorder().bear_on_claim(Relation::qualifies); }},
    Action{"claim.gives_context", N_("Gives context to the claim"), Menu::claim, "Ctrl+Alt+G", L'g',
           when::has_claim, [](Shell& shell) { shell.desk().recorder().bear_on_claim(Relation::gives_context); }},
    Action{"claim.asserts", N_("Asserts the claim too"), Menu::claim, "Ctrl+Alt+A", 0, when::has_claim,
           [](Shell& shell) { shell.desk().recorder().bear_on_claim(Relation::asserts); }},
    Action{"claim.rate", N_("Give a rating…"), Menu::claim, "Ctrl+R", 0,
           [](Desk const& desk) { return desk.reviews().why_not_rate(); },
           [](Shell& shell) { shell.desk().reviews().start_review(); }, true},
    Action{"review.publish_all", N_("Publish all that is approved"), Menu::claim, "", 0, when::approved_waits,
           [](Shell& shell) { shell.desk().reviews().publish_all(); }},
    Action{"review.correct", N_("Correct the published verdict…"), Menu::claim, "", 0,
           [](Desk const& desk) { return desk.reviews().why_not_correct(); },
           [](Shell& shell) { shell.desk().reviews().start_correction(); }},
    Action{"reply.ask", N_("Ask for a reply…"), Menu::claim, "Ctrl+Shift+R", 0, when::has_claim,
           [](Shell& shell) { shell.desk().reviews().start_reply({}); }, true},
    Action{"claim.topic", N_("Put under a topic…"), Menu::claim, "", 0, when::has_claims,
           [](Shell& shell) { shell.choose_topic(shell.desk().hand().all_of<core::Claim>()); }},
    Action{"claim.assign", N_("Assign to…"), Menu::claim, "", 0, when::has_claims,
           [](Shell& shell) { shell.choose_assignee(shell.desk().hand().all_of<core::Claim>()); }},
    Action{"claim.take", N_("Assign the claim to me"), Menu::claim, "", 0, when::has_claims,
           [](Shell& shell) {
               auto& workbench = shell.desk().workbench();
               assign_all(workbench, shell.desk().hand().all_of<core::Claim>(), workbench.store().actor());
           }, false, N_("Assign the claims to me")},
    Action{"link.change", N_("Change relation or note…"), Menu::over, "", 0, when::has_link,
           [](Shell& shell) {
               auto& desk = shell.desk();
               if (auto const link = desk.reader().find(core::id_as<core::Link>(desk.hand().pointed()->link)))
                   desk.recorder().edit_link(*link);
           }},
    Action{"link.remove", N_("Remove the link"), Menu::over, "", 0, when::has_link,
           [](Shell& shell) { erase_all(shell.desk().workbench(), {shell.desk().hand().pointed()->link}); }},
    Action{"contested.keep", N_("Settle what is contested: keep what stands"), Menu::claim, "Ctrl+Alt+K", 0, when::is_contested,
           [](Shell& shell) {
               auto& desk = shell.desk();
               desk.contested().settle(desk.hand().record(), Contested::Take::as_it_stands);
           }, true},
    Action{"contested.other", N_("Settle what is contested: take the other"), Menu::claim, "Ctrl+Alt+Shift+K", 0, when::is_contested,
           [](Shell& shell) {
               auto& desk = shell.desk();
               desk.contested().settle(desk.hand().record(), Contested::Take::the_other);
           }},
    Action{"claim.history", N_("History of the claim"), Menu::claim, "Ctrl+Shift+H", 0, when::has_claim,
           [](Shell& shell) { shell.desk().past().open_history(core::ref(shell.desk().navigation().claim())); }, true},
    Action{"claim.published", N_("The claim as it was published"), Menu::claim, "Ctrl+Alt+P", 0, when::has_claim,
           [](Shell& shell) { shell.desk().past().open_published(shell.desk().navigation().claim()); }},
    Action{"history.then", N_("The claim as it stood then"), Menu::claim, "", 0, when::has_past,
           [](Shell& shell) { open_then(shell.desk()); }},
    Action{"history.mark", N_("Mark the moment to compare it"), Menu::claim, "", 0, when::has_moment,
           [](Shell& shell) { shell.desk().past().mark_moment(shell.desk().past().looking_back().chosen); }},
    Action{"history.compare", N_("Compare the moment with the present"), Menu::claim, "", 0, when::has_moment,
           [](Shell& shell) { compare_with_now(shell.desk()); }},

    Action{"help.page", N_("Help"), Menu::help, "F1", 0, when::always, [](Shell& shell) { shell.show_help(); }},
    Action{"help.keys", N_("All keys"), Menu::help, "Shift+F1", 0, when::always, [](Shell& shell) { shell.show_keys(); }},
    Action{"help.evidence", N_("What the history proves, and what not"), Menu::help, "", 0, when::always,
           [](Shell& shell) { shell.show_evidence(); }},
    Action{"app.about", N_("About Counterpoint"), Menu::help, "", 0, when::always,
           [](Shell& shell) { shell.show_about(); }, true},
};

} // namespace

namespace {

/// The action of one row of the table of steps.
template <std::size_t at>
constexpr Action step_action() {
    constexpr auto row = core::step_table[at];
    return {row.operation, core::label_of(row.step), Menu::claim,
            row.step == core::ReviewStep::approve_again ? "Ctrl+Shift+A" : "", 0,
            [](Desk const& desk) { return desk.reviews().why_not(core::step_table[at].step); },
            [](Shell& shell) {
                // What it needs is typed there; the step itself says that it is missing.
                if (core::step_table[at].says == core::StepSays::needed_remark)
                    shell.desk().navigation().show_side(Side::dossier);
                shell.desk().reviews().take_step(core::step_table[at].step);
            }};
}

/// What a person does to a review stands behind giving the rating.
template <std::size_t... at>
std::vector<Action> with_steps(std::index_sequence<at...>) {
    std::vector<Action> all(fixed_actions.begin(), fixed_actions.end());
    auto const rate = std::ranges::find(all, std::string_view("claim.rate"), [](Action const& action) {
        return std::string_view(action.id);
    });
    all.insert(rate + 1, {step_action<at>()...});
    return all;
}

} // namespace

std::span<Action const> actions() {
    static auto const all = with_steps(std::make_index_sequence<core::step_table.size()>());
    return all;
}

Action const* find_action(std::string_view id) {
    auto const found = std::ranges::find(actions(), id, [](Action const& action) {
        return std::string_view(action.id);
    });
    return found == actions().end() ? nullptr : &*found;
}

Action const* action_for_key(wchar_t key) {
    if (key == 0) return nullptr;
    auto const found = std::ranges::find(actions(), key, &Action::key);
    return found == actions().end() ? nullptr : &*found;
}

namespace {

/// Of what only looks, or changes nothing of the workspace; whatever else there is writes.
bool only_looks(std::string_view id) {
    constexpr std::array beginnings{
        "file.export", "claims.export", "site.export", "article.print", "dossier.print", "workspace.",
        "desk.join", "desk.panel", "desk.exchange", "app.", "edit.", "copy.", "record.history", "record.open",
        "person.choose", "view.", "suggestion.next", "suggestion.previous", "history.", "suggestion.set_aside",
        "source.whole_page", "help.", "source.picture", "claim.history", "claim.published"};
    return std::ranges::any_of(beginnings, [&](char const* each) { return id.starts_with(each); });
}

} // namespace

std::optional<core::Message> why_not_now(Action const& action, Desk const& desk) {
    if (desk.sharing().read_only() && !only_looks(action.id))
        return core::say("The workspace is open for reading only.");
    return action.why_not(desk);
}

std::string title_of(Action const& action, Shell& shell) {
    auto title = action.now ? action.now(shell) : std::string();
    if (!title.empty()) return title;
    auto const several = action.for_several && shell.desk().hand().records().size() > 1;
    return tr(several ? action.for_several : action.title);
}

char const* menu_title(Menu menu) {
    switch (menu) {
    case Menu::file: return N_("&File");
    case Menu::edit: return N_("&Edit");
    case Menu::view: return N_("&View");
    case Menu::source: return N_("&Source");
    case Menu::claim: return N_("&Claim");
    case Menu::help: return N_("&Help");
    case Menu::over: break;
    }
    return "";
}

} // namespace app
