#include "app/cli/record_text.h"

#include "app/cli/output.h"
#include "core/editorial/relations.h"
#include "core/editorial/reviews.h"
#include "core/editorial/said_of_source.h"
#include "core/editorial/sources.h"
#include "core/log/second_person.h"
#include "core/model/by_hand.h"
#include "core/model/codec.h"
#include "core/operations/context.h"
#include "core/text/person.h"
#include "core/base/size.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <fmt/format.h>

namespace app::cli {

namespace {

using core::N_;
using core::shown_line;

void add_line(std::string& out, int depth, std::string const& label, std::string const& value) {
    if (value.empty())
        return;
    out += fmt::format("{:{}}{}: {}\n", "", depth * 2, label,
                       as_block(value, static_cast<std::size_t>(depth * 2 + 2)));
}

/// A text that stands by itself.
void add_paragraph(std::string& out, std::string const& text) {
    if (!text.empty())
        out += "\n  │ " + as_block(text, 2) + "\n";
}

std::string shown_caption(core::Record const& record) { return shown_line(core::tidy(core::caption_of(record))); }

std::string said_by(core::LinkedStatement const& entry, core::Translator const& tr) {
    std::string line = entry.speaker;
    auto const add = [&](std::string const& part) {
        if (!part.empty())
            line += (line.empty() ? "" : ", ") + part;
    };
    add(entry.statement.role);
    add(entry.on_behalf_of);
    if (entry.statement.said_on.known())
        add(core::display(entry.statement.said_on, tr));
    add(entry.statement.occasion);
    add(entry.statement.place);
    add(tr.translate(core::label_of(entry.statement.mode)));
    return shown_line(line);
}

void add_step(std::string& out, core::TrailStep const& step, core::Translator const& tr) {
    auto const& quotation = step.quotation;
    out += fmt::format("      {} {}–{}", tr.translate(N_("Characters")), quotation.start,
                       quotation.end);
    if (auto const position = core::position_at(step.text, quotation.start, tr); !position.empty())
        out += " · " + shown_line(position);
    out += fmt::format(" · {} · {}\n", shown_line(step.text.extractor), core::to_hex(step.text.digest));
    if (auto const read = core::told_of_reading(step.text)) out += "      " + shown_line(core::render(*read, tr)) + "\n";
    out += fmt::format("      {} · {} · {} · {} {}\n", shown_line(step.capture.origin),
                       core::size_text(static_cast<std::uint64_t>(step.capture.size), tr),
                       core::display(step.capture.obtained, tr),
                       tr.translate(core::label_of(step.capture.how)), shown_line(step.capture.media_type));
    if (core::is_by_reference(step.capture)) out += "      " + tr.translate(N_("kept by reference: its name, size and SHA-256; the recording itself lies elsewhere")) + "\n";
    out += fmt::format("      SHA-256 {} · {}\n", core::to_hex(step.capture.digest),
                       tr.translate(step.bytes_hold ? N_("the saved bytes hold")
                                                    : N_("the saved bytes do not hold")));
    out += fmt::format("      {}", shown_line(step.source.title));
    for (auto const& part : {step.publisher, core::display(step.source.published, tr),
                             step.source.url, step.source.credit})
        if (!part.empty())
            out += " · " + shown_line(part);
    out += '\n';
}

/// How the record bears on others of its kind, one a line.
void add_relations(std::string& out, int depth, core::Records const& reader, core::Ref ref,
                   core::Translator const& tr) {
    for (auto const& related : core::relations_of(reader, ref))
        if (auto const other = reader.find(related.other))
            out += fmt::format("{:{}}{}: {}  {}\n", "", depth * 2, tr.translate(related.word), shown_caption(*other),
                               core::short_id(related.other.id));
}

void add_side(std::string& out, char const* heading, std::vector<core::LinkedStatement> const& side,
              core::Records const& reader, core::Translator const& tr) {
    if (side.empty())
        return;
    out += fmt::format("\n{}\n", tr.translate(heading));
    for (auto const& entry : side) {
        out += fmt::format("  «{}»  {}\n", as_block(entry.statement.text, 2),
                           core::short_id(entry.statement.id.value));
        add_line(out, 2, tr.translate(N_("Said by")), said_by(entry, tr));
        add_line(out, 2, tr.translate(N_("Note")), entry.statement.note);
        add_line(out, 2, tr.translate(N_("Note on the link")), entry.link.note);
        add_relations(out, 2, reader, core::ref(entry.statement.id), tr);
        if (!entry.trail.empty())
            out += fmt::format("    {}\n", tr.translate(N_("Source trail")));
        for (auto const& step : entry.trail)
            add_step(out, step, tr);
    }
}

void add_review(std::string& out, core::Dossier const& dossier, core::Translator const& tr) {
    auto const* rating = dossier.rating();
    if (!rating) {
        out += tr.translate(N_("Not rated yet")) + "\n";
        return;
    }
    auto const& review = *dossier.review;
    add_line(out, 0, tr.translate(N_("Verdict")), core::in_language(rating->labels, tr.language()));
    add_line(out, 1, tr.translate(N_("State")), core::render(core::state_words(review), tr));
    if (review.checked_on.known()) add_line(out, 1, tr.translate(N_("Date of the check")), core::display(review.checked_on, tr));
    add_line(out, 1, tr.translate(N_("Address of the check")), review.url);
    add_line(out, 1, tr.translate(N_("Confidence")),
             tr.translate(core::label_of(review.confidence)));
    add_line(out, 1, tr.translate(N_("Proposed by")), review.author);
    add_line(out, 1, tr.translate(N_("Reviewed by")), core::people_text(review.reviewers));
    if (core::is_of_one_person(review)) out += "  " + tr.translate(N_("No second person looked at it.")) + "\n";
    add_line(out, 1, tr.translate(N_("Reviewer's remark")), review.remark);
    add_line(out, 1, tr.translate(N_("Why the gate was overridden")), review.gate_override);
    if (dossier.stale)
        out += "  " + tr.translate(N_("Changed after it was approved")) + "\n";
    add_paragraph(out, review.summary);
    add_paragraph(out, review.rationale);
}

std::string rating_label(core::Records const& reader, core::Id<core::Scale> id, std::string const& key,
                         core::Translator const& tr) {
    auto const scale = reader.find(id);
    auto const* rating = scale ? scale->find(key) : nullptr;
    return rating ? core::in_language(rating->labels, tr.language()) : key;
}

void add_corrections(std::string& out, core::Records const& reader, core::Dossier const& dossier,
                     core::Translator const& tr) {
    if (!dossier.corrections.empty())
        out += fmt::format("\n{}\n", tr.translate(N_("Corrections")));
    for (auto const& each : dossier.corrections) {
        out += fmt::format("  {}  {} · {}\n", core::short_id(each.id.value), tr.translate(core::label_of(each.tier)),
                           tr.translate(core::label_of(each.state)));
        add_line(out, 2, tr.translate(N_("Public notice")), each.notice);
        if (each.rating != each.prior_rating)
            add_line(out, 2, tr.translate(N_("Rating")),
                     rating_label(reader, each.prior_scale, each.prior_rating, tr) + " → " +
                         rating_label(reader, each.scale, each.rating, tr));
        add_line(out, 2, tr.translate(N_("Signed by")), each.signed_by);
    }
}

void add_replies(std::string& out, core::Dossier const& dossier, core::Translator const& tr) {
    if (!dossier.replies.empty())
        out += fmt::format("\n{}\n", tr.translate(N_("Right of reply")));
    for (auto const& line : dossier.replies) {
        out += fmt::format("  {}  {} · {}\n", core::short_id(line.request.id.value), shown_line(line.asked),
                           tr.translate(core::label_of(line.request.outcome)));
        add_line(out, 2, tr.translate(N_("Deadline")), line.request.deadline.text());
        add_line(out, 2, tr.translate(N_("Question")), line.request.question);
        if (line.answer)
            add_line(out, 2, tr.translate(N_("Answer")), line.answer->text);
    }
}

/// Records of another kind that belong to this one, in one line each.
void add_related(std::string& out, core::Records const& reader, core::Kind kind,
                 std::string_view field, core::Ref to, core::Translator const& tr) {
    auto const ids = reader.referring(kind, field, to);
    if (ids.empty())
        return;
    out += fmt::format("\n{} ({})\n", tr.translate(core::kind_label(kind)), ids.size());
    for (auto const id : ids)
        if (auto const record = reader.find({kind, id}))
            out += fmt::format("  {}  {}\n", core::short_id(id), shown_caption(*record));
}

void add_typed(std::string& out, core::Records const& reader, core::Id<core::Source> source, core::Translator const& tr) {
    auto const passages = core::typed_passages(reader, source);
    if (passages.empty()) return;
    out += fmt::format("\n{} ({})\n", tr.translate(N_("Heard or seen in it")), passages.size());
    for (auto const& quotation : passages)
        out += fmt::format("  {}  {} · {}\n", core::short_id(quotation.id.value),
                           shown_line(core::position_at(reader.get(quotation.text), 0, tr)), shown_caption(quotation));
}

} // namespace

std::string record_text(core::Record const& record, core::Records const& reader,
                        core::Translator const& tr) {
    auto const ref = core::ref_of(record);
    auto out =
        fmt::format("{} {}\n", tr.translate(core::kind_label(ref.kind)), core::id_text(ref.id));
    for (auto const& field : core::describe(record, tr)) {
        auto value = field.value;
        if (field.to)
            if (auto const target = reader.find(field.to))
                value = fmt::format("{} ({})", shown_caption(*target), core::short_id(field.to.id));
        add_line(out, 1, tr.translate(field.label), value);
    }
    for (auto const& place : core::fields_referring_to(ref.kind))
        add_related(out, reader, place.kind, place.field, ref, tr);
    if (ref.kind == core::Kind::source) // what was read in it hangs on its text
        if (auto const text = core::text_of(reader, {ref.id}))
            add_related(out, reader, core::Kind::quotation, "text", core::ref(text), tr);
    if (ref.kind == core::Kind::source) add_typed(out, reader, {ref.id}, tr);
    return out;
}

std::string said_text(std::vector<core::FoundFact> const& facts, core::Translator const& tr) {
    if (facts.empty()) return {};
    auto out = "\n" + tr.translate(N_("What it says of itself")) + "\n";
    for (auto const& fact : facts) add_line(out, 1, tr.translate(core::label_of(fact.kind)), fact.value + " (" + fact.from + ")");
    return out;
}

std::string dossier_text(core::Dossier const& dossier, core::Records const& reader, core::Translator const& tr) {
    auto out = fmt::format("{}  {}\n", as_block(dossier.claim.text, 2), core::id_text(dossier.claim.id.value));
    add_line(out, 0, tr.translate(N_("Topic")), dossier.topic);
    add_line(out, 0, tr.translate(N_("Note")), dossier.claim.note);
    add_review(out, dossier, tr);
    add_corrections(out, reader, dossier, tr);
    add_side(out, N_("Who asserts it"), dossier.assertions, reader, tr);
    add_side(out, N_("Counter-statements"), dossier.against, reader, tr);
    add_side(out, N_("Statements in support"), dossier.in_favour, reader, tr);
    add_side(out, N_("Qualified by"), dossier.nuances, reader, tr);
    add_side(out, N_("Context"), dossier.context, reader, tr);
    add_replies(out, dossier, tr);
    if (!dossier.related.empty())
        out += "\n" + tr.translate(N_("Related claims")) + "\n";
    add_relations(out, 1, reader, core::ref(dossier.claim.id), tr);
    return out;
}

} // namespace app::cli
