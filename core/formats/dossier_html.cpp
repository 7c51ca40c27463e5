// The dossier as one HTML file a stranger can open, print and keep. Everything shown comes through
// escape_html; the policy in its head forbids it to load or run anything. It depends on the records and their history
// alone, and on what is said to have been found: a verifier makes the very same page from proven records.
#include "core/formats/dossier_page.h"

#include "core/editorial/approval.h"
#include "core/formats/dossier_style.h"
#include "core/formats/dossier_tree.h"
#include "core/formats/html_text.h"
#include "core/formats/list.h"
#include "core/ingest/web_address.h"
#include "core/log/history.h"
#include "core/log/operation_label.h"
#include "core/model/by_hand.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <fmt/format.h>

#include <algorithm>

namespace core {

namespace {

class Page {
public:
    /// `found` may be null: then nothing is said of it.
    Page(Dossier const& dossier, Records const& reader, Translator const& translator, SenderFound const* found,
         std::string_view block, DossierFormat format)
        : dossier_(dossier), reader_(reader), translator_(translator), found_(found), block_(block),
          format_(format) {}

    std::string write();

private:
    std::string tr(char const* english) const {
        return escape_html(translator_.translate(english));
    }
    void claim();
    std::string scale_line() const;
    void verdict();
    std::string rating_label(Id<Scale> id, std::string const& key) const;
    void corrections();
    void replies();
    void side(char const* heading, char const* css, std::vector<LinkedStatement> const& entries);
    void statement(LinkedStatement const& entry, char const* css);
    void facts(LinkedStatement const& entry);
    void step(TrailStep const& step);
    void related();
    void history();
    void history_line(HistoryLine const& line);
    void warning();
    void found();
    std::string trust_words() const;
    void foot();
    void row(char const* label, std::string const& value);
    void link_row(char const* label, std::string const& address);

    Dossier const& dossier_;
    Records const& reader_;
    Translator const& translator_;
    SenderFound const* found_;
    std::string_view block_;
    DossierFormat format_;
    std::vector<HistoryLine> history_;
    std::string out_;
};

bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
}

void Page::row(char const* label, std::string const& value) {
    if (!value.empty())
        out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", tr(label), escape_lines(value));
}

void Page::link_row(char const* label, std::string const& address) {
    if (!is_web_address(address))
        return row(label, address);
    out_ += fmt::format("<dt>{0}</dt><dd><a rel=\"noreferrer\" href=\"{1}\">{1}</a></dd>\n",
                        tr(label), escape_html(address));
}

std::string Page::write() {
    auto const title = escape_html(dossier_.claim.text);
    out_ = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"referrer\" content=\"no-referrer\">\n"
                       "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
                       escape_html(translator_.language()), title, dossier_style);
    history_ = history_of(reader_, dossier_);
    warning();
    claim();
    verdict();
    corrections();
    side(N_("Who asserts it"), "says", dossier_.assertions);
    side(N_("Counter-statements"), "against", dossier_.against);
    side(N_("Statements in support"), "for", dossier_.in_favour);
    side(N_("Qualified by"), "nuance", dossier_.nuances);
    side(N_("Context"), "context", dossier_.context);
    replies();
    related();
    history();
    found();
    foot();
    out_ += "</main>\n";
    if (!block_.empty()) out_ += fmt::format("{}{}</script>\n", dossier_block, block_);
    out_ += "</body>\n</html>\n";
    return std::move(out_);
}

void Page::claim() {
    out_ += fmt::format(
        "<header>\n<p class=\"kind\">{}{}</p>\n<h1 lang=\"{}\" dir=\"auto\">{}</h1>\n",
        tr(N_("Claim")), dossier_.topic.empty() ? "" : " · " + escape_html(dossier_.topic),
        escape_html(dossier_.claim.language), escape_html(dossier_.claim.text));
    if (!dossier_.claim.note.empty())
        out_ += fmt::format("<p class=\"note\">{}</p>\n", escape_lines(dossier_.claim.note));
    out_ += "</header>\n";
}

/// The scale's name, and which version of it was meant when there is a later one.
std::string Page::scale_line() const {
    auto line = in_language(dossier_.scale->names, translator_.language());
    if (dossier_.scale->version < dossier_.newest_version)
        line += ", " + fill(translator_.translate(N_("version {version} of {newest}")),
                            {{"version", std::to_string(dossier_.scale->version)},
                             {"newest", std::to_string(dossier_.newest_version)}});
    return line;
}

void Page::verdict() {
    auto const* rating = dossier_.rating();
    out_ += fmt::format("<section class=\"verdict\">\n<h2>{}</h2>\n", tr(N_("Verdict")));
    if (!rating) {
        out_ += fmt::format("<p>{}</p>\n</section>\n", tr(N_("Not rated yet")));
        return;
    }
    auto const& review = *dossier_.review;
    auto const colour = is_colour(rating->colour) ? rating->colour : std::string("#6b7280");
    out_ += fmt::format("<p class=\"badge\"><span style=\"background:{}\"></span>{}</p>\n", colour,
                        escape_html(in_language(rating->labels, translator_.language())));
    if (auto const& meaning = in_language(rating->definitions, translator_.language());
        !meaning.empty())
        out_ += fmt::format("<p class=\"meaning\">{}</p>\n", escape_html(meaning));
    if (!review.summary.empty())
        out_ +=
            fmt::format("<p class=\"summary\" dir=\"auto\">{}</p>\n", escape_lines(review.summary));
    if (!review.rationale.empty())
        out_ += fmt::format("<p dir=\"auto\">{}</p>\n", escape_lines(review.rationale));
    out_ += "<dl>\n";
    row(N_("Rating scale"), scale_line());
    row(N_("State"), translator_.translate(label_of(review.state)));
    row(N_("Confidence"), translator_.translate(label_of(review.confidence)));
    row(N_("Proposed by"), review.author);
    row(N_("Reviewed by"), people_text(review.reviewers));
    row(N_("Reviewer's remark"), review.remark);
    row(N_("Looked for on the other side"), review.other_side);
    row(N_("Why no reply was asked for"), review.no_reply);
    row(N_("Why the gate was overridden"), review.gate_override);
    if (format_ >= DossierFormat::third) {
        if (review.checked_on.known()) row(N_("Date of the check"), display(review.checked_on, translator_));
        link_row(N_("Address of the check"), review.url);
    }
    if (!review.approved.empty())
        out_ += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", tr(N_("Digest of what was approved")),
                            to_hex(review.approved));
    if (!review.approved.empty() && review.approval_form == first_approval_form)
        row(N_("What the approval covers"),
            translator_.translate(N_("the claim, its links, the statements they bring with their quotations, and the "
                                     "review; not who said or published it, corrections or replies")));
    if (dossier_.stale)
        row(N_("Approval"), translator_.translate(N_("Changed after it was approved")));
    out_ += "</dl>\n</section>\n";
}

std::string Page::rating_label(Id<Scale> id, std::string const& key) const {
    auto const scale = reader_.find(id);
    auto const* rating = scale ? scale->find(key) : nullptr;
    return rating ? in_language(rating->labels, translator_.language()) : key;
}

/// What was corrected, with what stood there before. A silent typo tells the public nothing.
void Page::corrections() {
    auto const told = [](Correction const& each) {
        return is_told(each);
    };
    if (std::ranges::none_of(dossier_.corrections, told)) return;
    out_ += fmt::format("<section>\n<h2>{}</h2>\n", tr(N_("Corrections")));
    for (auto const& each : dossier_.corrections) {
        if (!told(each)) continue;
        auto const at = each.signed_at.ms ? each.signed_at : each.proposed_at;
        out_ += fmt::format(
            "<article class=\"nuance\">\n<p><b>{}</b> · <time>{}</time></p>\n<p dir=\"auto\">{}</p>\n<dl>\n",
            tr(label_of(each.tier)), to_iso(at), escape_lines(each.notice));
        auto const changed = [&](char const* label, std::string const& before, std::string const& after) {
            if (before == after) return;
            out_ += fmt::format("<dt>{}</dt><dd dir=\"auto\"><del>{}</del> <ins>{}</ins></dd>\n", tr(label),
                                escape_lines(before), escape_lines(after));
        };
        changed(N_("Rating"), rating_label(each.prior_scale, each.prior_rating), rating_label(each.scale, each.rating));
        if (!each.claim_text.empty()) changed(N_("Claim"), each.prior_claim_text, each.claim_text);
        changed(N_("Short rationale"), each.prior_summary, each.summary);
        changed(N_("Long rationale"), each.prior_rationale, each.rationale);
        row(N_("Signed by"), each.signed_by);
        out_ += "</dl>\n</article>\n";
    }
    out_ += "</section>\n";
}

void Page::replies() {
    if (dossier_.replies.empty()) return;
    out_ += fmt::format("<section>\n<h2>{}</h2>\n", tr(N_("Right of reply")));
    for (auto const& line : dossier_.replies) {
        auto const& request = line.request;
        out_ += fmt::format("<article class=\"context\">\n<p><b>{}</b> · {}</p>\n", escape_html(line.asked),
                            tr(label_of(request.outcome)));
        if (line.answer)
            out_ += fmt::format("<blockquote dir=\"auto\">{}</blockquote>\n", escape_lines(line.answer->text));
        out_ += "<dl>\n";
        if (request.asked_on.known()) row(N_("Asked on"), display(request.asked_on, translator_));
        row(N_("Channel"), request.channel);
        if (request.deadline.known()) row(N_("Deadline"), display(request.deadline, translator_));
        row(N_("Question"), request.question);
        if (request.answered_on.known()) row(N_("Answered on"), display(request.answered_on, translator_));
        row(N_("Note"), request.note);
        out_ += "</dl>\n";
        if (!line.trail.empty()) {
            out_ += "<ol class=\"trail\">\n";
            for (auto const& each : line.trail) step(each);
            out_ += "</ol>\n";
        }
        out_ += "</article>\n";
    }
    out_ += "</section>\n";
}

void Page::side(char const* heading, char const* css, std::vector<LinkedStatement> const& entries) {
    if (entries.empty())
        return;
    out_ += fmt::format("<section>\n<h2>{}</h2>\n", tr(heading));
    for (auto const& entry : entries)
        statement(entry, css);
    out_ += "</section>\n";
}

void Page::facts(LinkedStatement const& entry) {
    auto const& said = entry.statement;
    out_ += "<dl>\n";
    row(N_("Speaker"), entry.speaker);
    row(N_("Role at that time"), said.role);
    row(N_("On behalf of"), entry.on_behalf_of);
    if (said.said_on.known())
        row(N_("Said on"), display(said.said_on, translator_));
    row(N_("Occasion"), said.occasion);
    row(N_("Place"), said.place);
    row(N_("Mode"), translator_.translate(label_of(said.mode)));
    if (format_ >= DossierFormat::third && said.unknown != Unknown::nothing)
        row(N_("Declared unknown"), translator_.translate(label_of(said.unknown)));
    row(N_("Note"), said.note);
    row(N_("Note on the link"), entry.link.note);
    out_ += "</dl>\n";
}

void Page::statement(LinkedStatement const& entry, char const* css) {
    out_ += fmt::format(
        "<article class=\"{}\">\n<blockquote lang=\"{}\" dir=\"auto\">{}</blockquote>\n", css,
        escape_html(entry.statement.language), escape_lines(entry.statement.text));
    facts(entry);
    if (!entry.trail.empty()) {
        out_ += fmt::format("<h3>{}</h3>\n<ol class=\"trail\">\n", tr(N_("Source trail")));
        for (auto const& each : entry.trail)
            step(each);
        out_ += "</ol>\n";
    }
    out_ += "</article>\n";
}

void Page::step(TrailStep const& step) {
    auto const& quotation = step.quotation;
    out_ += fmt::format("<li>\n<p class=\"passage\" dir=\"auto\"><span>…{}</span><mark>{}</mark>"
                        "<span>{}…</span></p>\n<dl>\n",
                        escape_html(quotation.prefix), escape_html(quotation.exact),
                        escape_html(quotation.suffix));
    row(N_("Source"), step.source.title);
    row(N_("Publisher"), step.publisher);
    row(N_("Author"), step.source.author);
    row(N_("Published"), display(step.source.published, translator_));
    link_row(N_("Address"), step.source.url);
    row(N_("Credit"), step.source.credit);
    row(N_("Passage"), render(say("characters {start}–{end} of {length}, read by {extractor}",
                                  {{"start", std::to_string(quotation.start)},
                                   {"end", std::to_string(quotation.end)},
                                   {"length", std::to_string(step.text.code_points)},
                                   {"extractor", step.text.extractor}}),
                              translator_));
    row(N_("Position"), position_at(step.text, quotation.start, translator_));
    if (auto const read = told_of_reading(step.text)) row(N_("How it was read"), render(*read, translator_));
    row(N_("Capture"), render(say("{size} bytes, {type}, {how} at {when}",
                                  {{"size", std::to_string(step.capture.size)},
                                   {"type", step.capture.media_type},
                                   {"how", translator_.translate(label_of(step.capture.how))},
                                   {"when", to_iso(step.capture.obtained)}}),
                              translator_));
    row(N_("Obtained from"), step.capture.origin);
    if (is_by_reference(step.capture)) row(N_("Saved bytes"), tr(N_("kept by reference: its name, size and SHA-256; the recording itself lies elsewhere")));
    out_ += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", tr(N_("SHA-256")),
                        to_hex(step.capture.digest));
    out_ += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", tr(N_("SHA-256 of the text")),
                        to_hex(step.text.digest));
    out_ += "</dl>\n</li>\n";
}

void Page::related() {
    if (dossier_.related.empty())
        return;
    out_ += fmt::format("<section>\n<h2>{}</h2>\n<ul>\n", tr(N_("Related claims")));
    for (auto const& claim : dossier_.related)
        out_ += fmt::format("<li dir=\"auto\">{}</li>\n", escape_html(claim.text));
    out_ += "</ul>\n</section>\n";
}

/// By which name an entry goes: its lane's beginning, and its place in it.
std::string entry_name(std::string const& lane, std::int64_t index) {
    return escape_html(lane.substr(0, 8)) + ":" + std::to_string(index);
}

void Page::history_line(HistoryLine const& line) {
    auto const& revision = line.step.revision;
    out_ += fmt::format("<li>\n<p><b>{}</b> · {} · <time>{}</time> · {} <code>{}</code></p>\n",
                        escape_html(operation_label(revision.operation, translator_)),
                        escape_html(revision.actor), to_iso(revision.at), tr(N_("entry")),
                        entry_name(revision.lane, revision.index));
    if (revision.kind == RevisionKind::undo || revision.kind == RevisionKind::redo)
        out_ += fmt::format(
            "<p class=\"note\">{} {}</p>\n",
            tr(revision.kind == RevisionKind::undo ? N_("takes back revision") : N_("does again revision")),
            revision.reverted.empty() ? std::to_string(revision.reverts)
                                      : entry_name(revision.reverted.lane, revision.reverted.index));
    if (revision.reason_redacted())
        out_ += fmt::format("<p class=\"note\">{}</p>\n", tr(N_("The reason was redacted.")));
    if (!revision.reason.empty())
        out_ +=
            fmt::format("<p class=\"note\" dir=\"auto\">{}</p>\n", escape_lines(revision.reason));
    if (line.step.redacted || line.step.before_redacted) {
        // What is left of it would read as if the record had been made or deleted here.
        out_ += fmt::format("<p class=\"note\">{}</p>\n</li>\n", tr(N_("redacted")));
        return;
    }
    out_ += "<dl>\n";
    for (auto const& change :
         field_changes(line.step.before, line.step.after, reader_, translator_)) {
        out_ += fmt::format("<dt>{}</dt><dd dir=\"auto\">", escape_html(change.label));
        if (!change.before.empty())
            out_ += fmt::format("<del>{}</del> ", escape_lines(change.before));
        if (!change.after.empty())
            out_ += fmt::format("<ins>{}</ins>", escape_lines(change.after));
        out_ += "</dd>\n";
    }
    out_ += "</dl>\n</li>\n";
}

void Page::history() {
    out_ += fmt::format("<section class=\"history\">\n<h2>{}</h2>\n<ol>\n", tr(N_("History")));
    for (auto const& line : history_) history_line(line);
    out_ += "</ol>\n</section>\n";
}

/// "History is broken (BROKEN)".
std::string Page::trust_words() const {
    return translator_.translate(label_of(found_->history)) + " (" + std::string(key_of(found_->history)) + ")";
}

/// At the top stands what a reader has to know before everything else.
void Page::warning() {
    if (!found_) return;
    if (!found_->in_order())
        out_ += fmt::format("<p class=\"warning\"><b>{}</b> · {}</p>\n", escape_html(trust_words()),
                            tr(N_("As the sender’s program found it")));
    if (std::ranges::any_of(found_->bytes, [](auto const& each) { return !each.second; }))
        out_ += fmt::format("<p class=\"warning\"><b>{}</b> · {}</p>\n", tr(N_("Saved bytes behind it do not hold.")),
                            tr(N_("As the sender’s program found it")));
}

void Page::found() {
    if (!found_) return;
    out_ += fmt::format("<section class=\"found\">\n<h2>{}</h2>\n<p class=\"note\">{}</p>\n<dl>\n",
                        tr(N_("As the sender’s program found it")),
                        tr(N_("No proof covers this; it is the sender’s word.")));
    row(N_("History"), trust_words());
    for (auto const& [lane, owner] : found_->entered_by)
        row(N_("Entered by"), owner + " · " + translator_.translate(N_("Log")) + " " + lane.substr(0, 8));
    for (auto const& step : all_steps(dossier_)) {
        auto const told = found_->bytes.find(step.quotation.id);
        if (told == found_->bytes.end()) continue;
        out_ += fmt::format("<dt>{}</dt><dd dir=\"auto\">{} · {}</dd>\n",
                            tr(told->second ? N_("the saved bytes hold") : N_("the saved bytes do not hold")),
                            escape_html(step.source.title), escape_html(step.quotation.exact));
    }
    out_ += "</dl>\n</section>\n";
}

void Page::foot() {
    if (history_.empty()) return;
    auto const& newest = history_.front().step.revision;
    out_ += fmt::format("<footer>\n<dl>\n<dt>{}</dt><dd><code>{}</code> · <time>{}</time></dd>\n",
                        tr(N_("Newest entry shown")), entry_name(newest.lane, newest.index), to_iso(newest.at));
    out_ += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", tr(N_("Its digest")), to_hex(newest.digest));
    for (auto const& lane : lanes_of(reader_, history_)) {
        out_ += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n<dt>{}</dt><dd><code>{} · {}</code></dd>\n",
                            tr(N_("Log")), escape_html(lane.lane),
                            tr(!lane.key.empty()   ? N_("Signed head")
                               : lane.accepted > 0 ? N_("Head that a signed decision took over")
                                                   : N_("Head nobody signed")),
                            lane.size,
                            to_hex(lane.root));
        if (!lane.key.empty())
            out_ += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", tr(N_("Signed by the key")),
                                fingerprint(lane.key));
        if (!lane.key.empty() && lane.accepted > 0)
            out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n",
                                tr(N_("Entries of it that nobody signed before a decision took them over")),
                                lane.accepted);
    }
    out_ += "</dl>\n</footer>\n";
}

} // namespace

std::string dossier_html(Dossier const& dossier, Records const& reader, Translator const& translator) {
    AtUtc const at_utc(translator); // whoever reads it may sit anywhere
    return Page(dossier, reader, at_utc, nullptr, {}, newest_dossier_format).write();
}

std::string dossier_page(Dossier const& dossier, Records const& reader, Translator const& translator,
                         SenderFound const& found, std::string_view block, DossierFormat format) {
    AtUtc const at_utc(translator);
    return Page(dossier, reader, at_utc, &found, block, format).write();
}

} // namespace core
