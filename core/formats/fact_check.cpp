#include "core/formats/fact_check.h"

#include "core/formats/collected.h"
#include "core/model/by_hand.h"
#include "core/rules/publication.h"
#include "core/text/quotation_marks.h"
#include "core/text/tidy.h"
#include "core/time/minute.h"

#include <algorithm>

namespace core {

namespace {

/// Makes the blocks, and numbers the sources as they are first cited.
class CheckWriter {
public:
    CheckWriter(Dossier const& dossier, Translator const& translator) : dossier_(dossier), translator_(translator) {}

    FactCheck run() {
        check_.language = translator_.language();
        add(Block::What::title, {{dossier_.claim.text, Run::Look::plain, 0}}, dossier_.claim.language);
        verdict();
        side(N_("Who asserts it"), dossier_.assertions);
        rationale();
        side(N_("Counter-statements"), dossier_.against);
        side(N_("Statements in support"), dossier_.in_favour);
        side(N_("Qualified by"), dossier_.nuances);
        side(N_("Context"), dossier_.context);
        replies();
        corrections();
        return std::move(check_);
    }

private:
    std::string tr(char const* english) const { return translator_.translate(english); }
    void add(Block::What what, std::vector<Run> runs, std::string language = {}) {
        check_.blocks.push_back({what, std::move(runs), std::move(language)});
    }
    void heading(char const* english) { add(Block::What::heading, {{tr(english), Run::Look::plain, 0}}); }
    /// A paragraph for each that the text has.
    void paragraphs(std::string_view text, Run::Look look = Run::Look::plain) {
        while (!text.empty()) {
            auto const end = std::min(text.find('\n'), text.size());
            if (auto const line = tidy(text.substr(0, end)); !line.empty()) add(Block::What::paragraph, {{line, look, 0}});
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }
    void verdict() {
        auto const* rating = dossier_.rating();
        if (!rating || dossier_.review->rating == no_verdict)
            return add(Block::What::paragraph, {{tr(N_("Not rated yet")), Run::Look::emphasis, 0}});
        add(Block::What::paragraph, {{tr(N_("Verdict")) + ": ", Run::Look::plain, 0},
                                     {in_language(rating->labels, translator_.language()), Run::Look::strong, 0}});
        if (auto const& meaning = in_language(rating->definitions, translator_.language()); !meaning.empty())
            paragraphs(meaning, Run::Look::emphasis);
        paragraphs(dossier_.review->summary, Run::Look::strong);
    }
    void rationale() {
        if (!dossier_.review || dossier_.review->rationale.empty()) return;
        heading(N_("Why"));
        paragraphs(dossier_.review->rationale);
    }
    void side(char const* english, std::vector<LinkedStatement> const& statements) {
        if (statements.empty()) return;
        heading(english);
        for (auto const& each : statements) statement(each);
    }
    void statement(LinkedStatement const& linked) {
        auto const& said = linked.statement;
        std::string who = linked.speaker;
        for (auto const* part : {&said.role, &linked.on_behalf_of})
            if (!part->empty()) who += (who.empty() ? "" : ", ") + *part;
        std::string when;
        if (said.said_on.known()) when = display(said.said_on, translator_);
        for (auto const* part : {&said.occasion, &said.place})
            if (!part->empty()) when += (when.empty() ? "" : ", ") + *part;
        std::vector<Run> runs;
        if (!who.empty()) runs.push_back({who, Run::Look::strong, 0});
        if (!when.empty()) runs.push_back({(who.empty() ? "" : " (") + when + (who.empty() ? "" : ")"), Run::Look::plain, 0});
        if (!runs.empty()) {
            runs.back().text += ":";
            add(Block::What::paragraph, std::move(runs));
        }
        auto const literal = said.mode == Mode::direct || said.mode == Mode::partial || said.mode == Mode::translated;
        auto const words = literal ? in_quotation_marks(tidy(said.text), said.language) : tidy(said.text);
        runs = {{words, Run::Look::plain, 0}};
        cite(runs, linked.trail);
        add(Block::What::quotation, std::move(runs), said.language);
        paragraphs(linked.link.note);
    }
    /// The notes of the sources, one after the other.
    void cite(std::vector<Run>& runs, std::vector<TrailStep> const& trail) {
        for (auto const& step : trail) {
            auto const number = note_of(step);
            if (std::ranges::find(runs, number, &Run::note) != runs.end()) continue;
            if (runs.back().note == 0) runs.back().note = number;
            else runs.push_back({"", Run::Look::plain, number});
        }
    }
    std::size_t note_of(TrailStep const& step) {
        auto const known = std::ranges::find(cited_, step.capture.id);
        if (known != cited_.end()) return static_cast<std::size_t>(known - cited_.begin()) + 1;
        cited_.push_back(step.capture.id);
        SourceNote note;
        auto const published = step.source.published.known() ? display(step.source.published, translator_) : std::string();
        for (auto const& part : {step.source.author, step.source.title, step.publisher, published})
            if (!part.empty()) note.text += (note.text.empty() ? "" : ", ") + part;
        note.address = step.source.url;
        note.saved = render(say("saved {when}, SHA-256 {digest}", {{"when", minute_text(step.capture.obtained)},
                                                                   {"digest", to_hex(step.capture.digest)}}),
                            translator_);
        if (auto const read = told_of_reading(step.text)) note.saved += "; " + render(*read, translator_);
        check_.notes.push_back(std::move(note));
        return cited_.size();
    }
    void replies() {
        if (dossier_.replies.empty()) return;
        heading(N_("Right of reply"));
        for (auto const& line : dossier_.replies) {
            std::vector<Run> runs{{line.asked, Run::Look::strong, 0},
                                  {": " + tr(label_of(line.request.outcome)), Run::Look::plain, 0}};
            if (line.answer) runs.push_back({" — " + in_quotation_marks(tidy(line.answer->text), line.answer->language),
                                             Run::Look::plain, 0});
            cite(runs, line.trail);
            add(Block::What::item, std::move(runs));
        }
    }
    void corrections() {
        auto first = true;
        for (auto const& each : dossier_.corrections) {
            if (!is_told(each)) continue;
            if (std::exchange(first, false)) heading(N_("Corrections"));
            auto const at = to_iso(each.signed_at.ms ? each.signed_at : each.proposed_at);
            add(Block::What::item, {{tr(label_of(each.tier)), Run::Look::strong, 0},
                                    {" (" + at.substr(0, 10) + "): " + tidy(each.notice), Run::Look::plain, 0}});
        }
    }

    Dossier const& dossier_;
    Translator const& translator_;
    FactCheck check_;
    std::vector<Id<Capture>> cited_;
};

} // namespace

FactCheck fact_check_of(Dossier const& dossier, Translator const& translator) { return CheckWriter(dossier, translator).run(); }

} // namespace core
