#include "core/log/operation_label.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

struct Label {
    std::string_view key;
    char const* text;
};

constexpr std::array labels{
    Label{"workspace.create", N_("Created the workspace")},
    Label{"record.bring_back", N_("Brought back what was deleted")},
    Label{"source.import", N_("Brought in a source")},
    Label{"source.capture", N_("Captured a source from the web")},
    Label{"source.capture_changed", N_("Captured a source again: its words changed")},
    Label{"source.capture_unchanged", N_("Captured a source again: its words are the same")},
    Label{"source.capture_kept", N_("Captured a source again: kept, not read as its text")},
    Label{"source.watch", N_("Changed how a source is watched")},
    Label{"source.edit", N_("Changed a source")},
    Label{"source.erase", N_("Deleted a source")},
    Label{"source.restore", N_("Stepped a source back")},
    Label{"capture.stamp", N_("Kept a time-stamp of saved bytes")},
    Label{"capture.erase", N_("Deleted a capture")},
    Label{"capture.restore", N_("Stepped a capture back")},
    Label{"text.erase", N_("Deleted a text")},
    Label{"text.restore", N_("Stepped a text back")},
    Label{"quotation.record", N_("Recorded a quotation")},
    Label{"quotation.record_shown", N_("Recorded what is heard in a recording or seen in a picture")},
    Label{"quotation.record_all", N_("Recorded quotations of an article")},
    Label{"text.dismiss", N_("Said what is no quotation")},
    Label{"text.read_again", N_("Read the bytes in another encoding")},
    Label{"text.read_picture", N_("Read the words of a picture")},
    Label{"text.whole_page", N_("Took in the whole page")},
    Label{"quotation.carry_over", N_("Carried quotations over into a later text")},
    Label{"quotation.quote_from", N_("Said what a quotation was quoted from")},
    Label{"quotation.quote_from_nothing", N_("Took a quotation off what it was quoted from")},
    Label{"quotation.edit", N_("Changed a quotation")},
    Label{"quotation.erase", N_("Deleted a quotation")},
    Label{"quotation.restore", N_("Stepped a quotation back")},
    Label{"statement.record", N_("Recorded a statement")},
    Label{"statement.edit", N_("Changed a statement")},
    Label{"statement.erase", N_("Deleted a statement")},
    Label{"statement.restore", N_("Stepped a statement back")},
    Label{"party.create", N_("Added a party")},
    Label{"party.edit", N_("Changed a party")},
    Label{"party.erase", N_("Deleted a party")},
    Label{"party.restore", N_("Stepped a party back")},
    Label{"claim.create", N_("Made a claim")},
    Label{"claim.import", N_("Brought in claims of a collection")},
    Label{"claim.edit", N_("Changed a claim")},
    Label{"claim.erase", N_("Deleted a claim")},
    Label{"claim.restore", N_("Stepped a claim back")},
    Label{"link.create", N_("Linked a statement")},
    Label{"link.edit", N_("Changed a link")},
    Label{"link.erase", N_("Removed a link")},
    Label{"link.restore", N_("Stepped a link back")},
    Label{"review.rate", N_("Gave a rating")},
    Label{"review.edit", N_("Changed a review")},
    Label{"review.submit", N_("Submitted the review")},
    Label{"review.approve", N_("Approved the review")},
    Label{"review.send_back", N_("Asked for changes")},
    Label{"review.pull_back", N_("Pulled the review back")},
    Label{"review.publish", N_("Published the review")},
    Label{"review.vote", N_("Voted on the review")},
    Label{"review.second_verdict", N_("Gave a second verdict")},
    Label{"review.approve_again", N_("Approved the changed review again")},
    Label{"review.publish_all", N_("Published all approved reviews")},
    Label{"correction.make", N_("Corrected a published verdict")},
    Label{"correction.propose", N_("Proposed a correction")},
    Label{"correction.sign", N_("Signed a correction")},
    Label{"correction.turn_down", N_("Turned a correction down")},
    Label{"correction.edit", N_("Changed a correction")},
    Label{"correction.restore", N_("Stepped a correction back")},
    Label{"vote.erase", N_("Deleted a vote")},
    Label{"correction.erase", N_("Deleted a correction")},
    Label{"remark.erase", N_("Deleted a remark")},
    Label{"vote.edit", N_("Changed a vote")},
    Label{"vote.restore", N_("Stepped a vote back")},
    Label{"remark.write", N_("Wrote a remark")},
    Label{"remark.resolve", N_("Resolved a remark")},
    Label{"remark.reopen", N_("Opened a remark again")},
    Label{"remark.edit", N_("Changed a remark")},
    Label{"remark.restore", N_("Stepped a remark back")},
    Label{"reply_request.ask", N_("Asked for a reply")},
    Label{"reply_request.settle", N_("Noted what came of a request for reply")},
    Label{"reply_request.edit", N_("Changed a request for reply")},
    Label{"reply_request.erase", N_("Deleted a request for reply")},
    Label{"reply_request.restore", N_("Stepped a request for reply back")},
    Label{"desk_rules.set", N_("Changed the rules of the desk")},
    Label{"desk_rules.edit", N_("Changed the rules of the desk")},
    Label{"desk_rules.erase", N_("Went back to the usual rules of the desk")},
    Label{"desk_rules.restore", N_("Stepped the rules of the desk back")},
    Label{"claim.assign", N_("Assigned a claim")},
    Label{"review.erase", N_("Deleted a review")},
    Label{"review.restore", N_("Stepped a review back")},
    Label{"topic.create", N_("Added a topic")},
    Label{"topic.edit", N_("Changed a topic")},
    Label{"topic.erase", N_("Deleted a topic")},
    Label{"topic.merge", N_("Merged topics")},
    Label{"topic.restore", N_("Stepped a topic back")},
    Label{"saved_search.create", N_("Kept a search")},
    Label{"saved_search.edit", N_("Changed a kept search")},
    Label{"saved_search.erase", N_("Deleted a kept search")},
    Label{"saved_search.restore", N_("Stepped a kept search back")},
    Label{"scale.add", N_("Added a rating scale")},
    Label{"scale.revise", N_("Made a new version of a rating scale")},
    Label{"scale.retire", N_("Retired a rating")},
    Label{"scale.bring_back", N_("Brought a rating back")},
    Label{"scale.edit", N_("Changed a rating scale")},
    Label{"scale.erase", N_("Deleted a rating scale")},
    Label{"scale.restore", N_("Stepped a rating scale back")},
    Label{"party.merge", N_("Merged parties")},
    Label{"source.merge", N_("Merged sources")},
    Label{"statement.merge", N_("Merged statements")},
    Label{"claim.merge", N_("Merged claims")},
    Label{"source.keep_apart", N_("Said that two sources are not the same")},
    Label{"statement.keep_apart", N_("Said that two statements are not the same")},
    Label{"claim.keep_apart", N_("Said that two claims are not the same")},
    Label{"source.split", N_("Split a source")},
    Label{"statement.split", N_("Split a statement")},
    Label{"claim.split", N_("Split a claim")},
    Label{"record.erase_several", N_("Deleted several records")},
    Label{"record.redact", N_("Redacted a record")},
    Label{"desk.found", N_("Founded the desk")},
    Label{"desk.invite", N_("Invited somebody to the desk")},
    Label{"desk.ask", N_("Asked to join the desk")},
    Label{"desk.admit", N_("Let somebody join the desk")},
    Label{"desk.leave", N_("Left the desk")},
    Label{"desk.remove", N_("Removed somebody from the desk")},
    Label{"conflict.settle", N_("Settled what was contested")},
    Label{"conflict.keep", N_("Kept what somebody here refers to")},
    Label{"history.accept", N_("Decided to go on with the file")},
    Label{"history.repair", N_("Made tables anew from the log")},
};

} // namespace

std::string operation_label(std::string_view key, Translator const& translator) {
    auto const found = std::ranges::find(labels, key, &Label::key);
    return found == labels.end() ? std::string(key) : translator.translate(found->text);
}

std::string what_was_done(Revision const& revision, Translator const& translator) {
    auto const what = operation_label(revision.operation, translator);
    switch (revision.kind) {
    case RevisionKind::undo: return render(say("Undone: {what}", {{"what", what}}), translator);
    case RevisionKind::redo: return render(say("Done again: {what}", {{"what", what}}), translator);
    default: return what;
    }
}

} // namespace core
