#include "core/formats/printed.h"

#include "core/formats/collected.h"
#include "core/editorial/reviews.h"
#include "core/formats/dossier_tree.h"
#include "core/formats/fact_check.h"
#include "core/ingest/web_address.h"
#include "core/log/history.h"
#include "core/log/operation_label.h"
#include "core/rules/publication.h"
#include "core/text/diff.h"
#include "core/text/person.h"
#include "core/text/quotation_marks.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/time/minute.h"

#include <algorithm>

namespace core {

namespace {

using RunLook = PrintedRun::Look;
using BlockIs = PrintedBlock::What;

/// The colours of the sides on paper, as the page has them.
constexpr auto says = "#3b6fd4", against = "#c2413a", in_favour = "#2c8a57", nuance = "#b7791f", context = "#7a7f87";

/// Makes the blocks, and numbers the sources as they are first cited.
class Printer {
public:
    Printer(SealedDossier const& sealed, Translator const& translator)
        : sealed_(sealed), dossier_(sealed.dossier), reader_(*sealed.reader), translator_(translator) {}

    PrintedDossier run() {
        printed_.language = translator_.language();
        printed_.title = tidy(dossier_.claim.text);
        warnings();
        add(BlockIs::kind, {{tr(N_("Claim")) + (dossier_.topic.empty() ? "" : " · " + dossier_.topic), RunLook::muted}});
        add(BlockIs::title, {{dossier_.claim.text}}, dossier_.claim.language);
        if (!dossier_.claim.note.empty()) add(BlockIs::text, {{dossier_.claim.note, RunLook::muted}});
        verdict();
        corrections();
        side(N_("Who asserts it"), says, dossier_.assertions);
        side(N_("Counter-statements"), against, dossier_.against);
        side(N_("Statements in support"), in_favour, dossier_.in_favour);
        side(N_("Qualified by"), nuance, dossier_.nuances);
        side(N_("Context"), context, dossier_.context);
        replies();
        related();
        sources();
        history();
        log();
        return std::move(printed_);
    }

private:
    std::string tr(char const* english) const { return translator_.translate(english); }
    std::string tr(Message const& message) const { return render(message, translator_); }
    PrintedBlock& add(BlockIs what, std::vector<PrintedRun> runs, std::string language = {}) {
        auto& block = printed_.blocks.emplace_back();
        block.what = what;
        for (auto& run : runs) run.text = shown_text(run.text);
        block.runs = std::move(runs);
        block.language = std::move(language);
        block.colour = side_;
        return block;
    }
    void heading(char const* english) { add(BlockIs::heading, {{tr(english)}}); }
    void fact(char const* label, std::string const& value, RunLook look = RunLook::plain) {
        if (!value.empty()) add(BlockIs::fact, {{value, look}}).label = tr(label);
    }
    void link_fact(char const* label, std::string const& address) {
        if (address.empty()) return;
        add(BlockIs::fact, {{address, RunLook::plain, is_web_address(address) ? address : std::string()}}).label = tr(label);
    }

    /// What a reader has to know before everything else.
    void warnings() {
        if (!sealed_.found.in_order())
            add(BlockIs::warning, {{tr(label_of(sealed_.found.history)) + " (" + std::string(key_of(sealed_.found.history)) + ")", RunLook::strong},
                                {" · " + tr(N_("As the sender’s program found it"))}});
        if (std::ranges::any_of(sealed_.found.bytes, [](auto const& each) { return !each.second; }))
            add(BlockIs::warning, {{tr(N_("Saved bytes behind it do not hold.")), RunLook::strong},
                                {" · " + tr(N_("As the sender’s program found it"))}});
    }
    void verdict() {
        heading(N_("Verdict"));
        auto const* rating = dossier_.rating();
        if (!rating || dossier_.review->rating == no_verdict) return add(BlockIs::text, {{tr(N_("Not rated yet")), RunLook::muted}}), void();
        auto const& review = *dossier_.review;
        add(BlockIs::verdict, {{in_language(rating->labels, translator_.language()), RunLook::strong}}).colour = rating->colour;
        if (auto const& meaning = in_language(rating->definitions, translator_.language()); !meaning.empty())
            add(BlockIs::text, {{meaning, RunLook::muted}});
        if (!review.summary.empty()) add(BlockIs::lead, {{review.summary}});
        paragraphs(review.rationale);
        fact(N_("Rating scale"), scale_line());
        fact(N_("State"), tr(state_words(review)));
        if (review.confidence != Confidence::unstated) fact(N_("Confidence"), tr(label_of(review.confidence)));
        fact(N_("Proposed by"), review.author);
        fact(N_("Reviewed by"), people_text(review.reviewers));
        fact(N_("Reviewer's remark"), review.remark);
        fact(N_("Looked for on the other side"), review.other_side);
        fact(N_("Why no reply was asked for"), review.no_reply);
        fact(N_("Why the gate was overridden"), review.gate_override);
        if (review.checked_on.known()) fact(N_("Date of the check"), display(review.checked_on, translator_));
        link_fact(N_("Address of the check"), review.url);
        if (!review.approved.empty()) fact(N_("Digest of what was approved"), to_hex(review.approved), RunLook::code);
        if (dossier_.stale) fact(N_("Approval"), tr(N_("Changed after it was approved")));
    }
    void paragraphs(std::string_view text) {
        while (!text.empty()) {
            auto const end = std::min(text.find('\n'), text.size());
            if (auto const line = tidy(text.substr(0, end)); !line.empty()) add(BlockIs::text, {{line}});
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }
    std::string scale_line() const {
        auto line = in_language(dossier_.scale->names, translator_.language());
        if (dossier_.scale->version < dossier_.newest_version)
            line += ", " + tr(say("version {version} of {newest}", {{"version", std::to_string(dossier_.scale->version)},
                                                                      {"newest", std::to_string(dossier_.newest_version)}}));
        return line;
    }
    std::string rating_label(Id<Scale> id, std::string const& key) const {
        auto const scale = reader_.find(id);
        auto const* rating = scale ? scale->find(key) : nullptr;
        return rating ? in_language(rating->labels, translator_.language()) : key;
    }
    /// Word by word.
    void changed(char const* label, std::string const& before, std::string const& after) {
        if (before == after) return;
        std::vector<PrintedRun> runs;
        for (auto const& piece : in_passages(word_diff(before, after)))
            runs.push_back({piece.text, piece.kind == Piece::Kind::same      ? RunLook::plain
                                        : piece.kind == Piece::Kind::removed ? RunLook::removed
                                                                             : RunLook::added});
        add(BlockIs::fact, std::move(runs)).label = tr(label);
    }
    void corrections() {
        auto first = true;
        for (auto const& each : dossier_.corrections) {
            if (!is_told(each)) continue;
            if (std::exchange(first, false)) heading(N_("Corrections"));
            auto const at = to_iso(each.signed_at.ms ? each.signed_at : each.proposed_at);
            add(BlockIs::text, {{tr(label_of(each.tier)), RunLook::strong}, {" · " + at.substr(0, 10), RunLook::muted}});
            if (!each.notice.empty()) add(BlockIs::lead, {{each.notice}});
            changed(N_("Rating"), rating_label(each.prior_scale, each.prior_rating), rating_label(each.scale, each.rating));
            if (!each.claim_text.empty()) changed(N_("Claim"), each.prior_claim_text, each.claim_text);
            changed(N_("Short rationale"), each.prior_summary, each.summary);
            changed(N_("Long rationale"), each.prior_rationale, each.rationale);
            fact(N_("Signed by"), each.signed_by);
        }
    }
    void side(char const* english, char const* colour, std::vector<LinkedStatement> const& statements) {
        if (statements.empty()) return;
        heading(english);
        for (auto const& each : statements) statement(each, colour);
    }
    void statement(LinkedStatement const& linked, char const* colour) {
        auto const& said = linked.statement;
        auto const literal = said.mode == Mode::direct || said.mode == Mode::partial || said.mode == Mode::translated;
        side_ = colour;
        std::vector<PrintedRun> runs{{literal ? in_quotation_marks(tidy(said.text), said.language) : tidy(said.text)}};
        add(BlockIs::quotation, std::move(runs), said.language);
        auto const who = joined({linked.speaker, said.role, linked.on_behalf_of});
        auto const when = joined({said.said_on.known() ? display(said.said_on, translator_) : std::string(), said.occasion, said.place});
        runs = {{who, RunLook::strong}, {(who.empty() || when.empty() ? "" : " · ") + when, RunLook::muted}};
        if (!who.empty() || !when.empty()) add(BlockIs::passage, std::move(runs));
        if (said.mode != Mode::direct) fact(N_("Mode"), tr(label_of(said.mode)));
        if (said.unknown != Unknown::nothing) fact(N_("Declared unknown"), tr(label_of(said.unknown)));
        fact(N_("Note"), said.note);
        fact(N_("Note on the link"), linked.link.note);
        trail(linked.trail);
        side_.clear();
    }
    static std::string joined(std::initializer_list<std::string> parts) {
        std::string all;
        for (auto const& part : parts)
            if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
        return all;
    }
    /// Each hop in its passage; of a later one, the words that differ from the one it was taken from.
    void trail(std::vector<TrailStep> const& steps) {
        TrailStep const* earlier = nullptr;
        for (auto const& step : steps) {
            auto const number = std::to_string(number_of(step));
            auto const& quotation = step.quotation;
            std::vector<PrintedRun> runs{{"…" + one_line(quotation.prefix), RunLook::muted}};
            if (earlier && earlier->quotation.exact != quotation.exact)
                for (auto const& piece : in_passages(word_diff(earlier->quotation.exact, quotation.exact)))
                    runs.push_back({piece.text, piece.kind == Piece::Kind::same      ? RunLook::marked
                                                : piece.kind == Piece::Kind::removed ? RunLook::removed
                                                                                     : RunLook::added});
            else
                runs.push_back({one_line(quotation.exact), RunLook::marked});
            runs.push_back({one_line(quotation.suffix) + "…", RunLook::muted});
            runs.push_back({" [" + number + "]", RunLook::note, "#source-" + number});
            add(BlockIs::passage, std::move(runs), step.source.language);
            earlier = &step;
        }
    }
    /// Breaks of lines are blanks; a blank at either end stays, for the words stand between others.
    static std::string one_line(std::string text) {
        for (auto& sign : text)
            if (sign == '\n' || sign == '\t') sign = ' ';
        for (auto at = text.find("  "); at != text.npos; at = text.find("  ", at)) text.erase(at, 1);
        return text;
    }
    std::size_t number_of(TrailStep const& step) {
        auto const known = std::ranges::find(cited_, step.capture.id, [](TrailStep const& each) { return each.capture.id; });
        if (known != cited_.end()) return static_cast<std::size_t>(known - cited_.begin()) + 1;
        cited_.push_back(step);
        return cited_.size();
    }
    void replies() {
        if (dossier_.replies.empty()) return;
        heading(N_("Right of reply"));
        for (auto const& line : dossier_.replies) {
            auto const& request = line.request;
            add(BlockIs::text, {{line.asked, RunLook::strong}, {" · " + tr(label_of(request.outcome)), RunLook::muted}});
            side_ = context;
            if (line.answer)
                add(BlockIs::quotation, {{in_quotation_marks(tidy(line.answer->text), line.answer->language)}}, line.answer->language);
            if (request.asked_on.known()) fact(N_("Asked on"), display(request.asked_on, translator_));
            fact(N_("Channel"), request.channel);
            if (request.deadline.known()) fact(N_("Deadline"), display(request.deadline, translator_));
            fact(N_("Question"), request.question);
            if (request.answered_on.known()) fact(N_("Answered on"), display(request.answered_on, translator_));
            fact(N_("Note"), request.note);
            trail(line.trail);
            side_.clear();
        }
    }
    void related() {
        if (dossier_.related.empty()) return;
        heading(N_("Related claims"));
        for (auto const& claim : dossier_.related) add(BlockIs::text, {{claim.text}}, claim.language);
    }
    void sources() {
        if (cited_.empty()) return;
        heading(N_("Sources"));
        for (std::size_t at = 0; at < cited_.size(); ++at) {
            auto const& step = cited_[at];
            auto const published = step.source.published.known() ? display(step.source.published, translator_) : std::string();
            std::vector<PrintedRun> runs{{joined({step.source.author}), RunLook::plain}};
            if (!step.source.author.empty()) runs.back().text += ", ";
            runs.push_back({step.source.title, RunLook::strong});
            if (auto const rest = joined({step.publisher, published}); !rest.empty()) runs.push_back({", " + rest});
            if (!step.source.credit.empty()) runs.push_back({" (" + step.source.credit + ")", RunLook::muted});
            if (!step.source.url.empty()) {
                runs.push_back({"\n"});
                runs.push_back({step.source.url, RunLook::plain, is_web_address(step.source.url) ? step.source.url : std::string()});
            }
            runs.push_back({"\n" + tr(say("{size} bytes, {type}, {how} at {when}",
                                          {{"size", std::to_string(step.capture.size)},
                                           {"type", step.capture.media_type},
                                           in_words("how", label_of(step.capture.how)),
                                           {"when", to_iso(step.capture.obtained)}})),
                            RunLook::muted});
            runs.push_back({"\nSHA-256 " + to_hex(step.capture.digest), RunLook::code});
            auto& block = add(BlockIs::source, std::move(runs));
            block.label = std::to_string(at + 1);
            block.anchor = "source-" + block.label;
        }
    }
    void history() {
        history_ = history_of(reader_, dossier_);
        if (history_.empty()) return;
        heading(N_("History"));
        for (auto const& line : history_) {
            auto const& revision = line.step.revision;
            std::vector<PrintedRun> runs{{what_was_done(revision, translator_), RunLook::strong},
                                         {" · " + revision.actor},
                                         {" · " + minute_text(revision.at) + " · " + entry_name(revision), RunLook::muted}};
            if (!revision.reason.empty()) runs.push_back({"\n“" + revision.reason + "”", RunLook::muted});
            if (line.step.redacted || line.step.before_redacted) {
                runs.push_back({"\n" + tr(N_("redacted")), RunLook::muted});
            } else {
                add_changes(runs, line.step);
            }
            add(BlockIs::event, std::move(runs));
        }
    }
    /// Of what was new its values one behind the other; of what was changed, both.
    void add_changes(std::vector<PrintedRun>& runs, Step const& step) const {
        auto apart = "\n";
        for (auto const& change : field_changes(step.before, step.after, reader_, translator_)) {
            runs.push_back({apart + change.label + " ", RunLook::muted});
            apart = step.before ? "\n" : " · ";
            if (!step.before) {
                runs.push_back({tidy(change.after)});
                continue;
            }
            if (!change.before.empty()) runs.push_back({change.before, RunLook::removed});
            if (!change.before.empty() && !change.after.empty()) runs.push_back({" "});
            if (!change.after.empty()) runs.push_back({change.after, RunLook::added});
        }
    }
    static std::string entry_name(Revision const& revision) {
        return revision.lane.substr(0, 8) + ":" + std::to_string(revision.index);
    }
    /// What a reader of paper can compare by hand; and where the proof is.
    void log() {
        heading(N_("Log"));
        add(BlockIs::text, {{tr(N_("These pages prove nothing by themselves. The same dossier as a web page or as JSON carries the proof that "
                                "anybody can check without this program.")),
                          RunLook::muted}});
        if (history_.empty()) return;
        auto const& newest = history_.front().step.revision;
        fact(N_("Newest entry shown"), entry_name(newest) + " · " + to_iso(newest.at));
        fact(N_("Its digest"), to_hex(newest.digest), RunLook::code);
        for (auto const& lane : lanes_of(reader_, history_)) {
            fact(N_("Log"), lane.lane, RunLook::code);
            fact(!lane.key.empty()   ? N_("Signed head")
                 : lane.accepted > 0 ? N_("Head that a signed decision took over")
                                     : N_("Head nobody signed"),
                 std::to_string(lane.size) + " · " + to_hex(lane.root), RunLook::code);
            if (!lane.key.empty()) fact(N_("Signed by the key"), fingerprint(lane.key), RunLook::code);
        }
        printed_.as_of = newest.at;
        printed_.foot = tr(say("As of {when}", {{"when", to_iso(newest.at).substr(0, 10)}}));
    }

    SealedDossier const& sealed_;
    Dossier const& dossier_;
    Records const& reader_;
    Translator const& translator_;
    PrintedDossier printed_;
    std::string side_; ///< the colour of what is being told
    std::vector<TrailStep> cited_;
    std::vector<HistoryLine> history_;
};

} // namespace

PrintedDossier printed_dossier(SealedDossier const& sealed, Translator const& translator) {
    AtUtc const at_utc(translator);
    return Printer(sealed, at_utc).run();
}

} // namespace core
