#include "core/editorial/gate.h"

#include "core/model/by_hand.h"
#include "core/text/same_words.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

std::vector<std::vector<LinkedStatement> const*> evidence_of(Dossier const& dossier) {
    return {&dossier.against, &dossier.nuances, &dossier.in_favour, &dossier.context};
}

bool declares(Statement const& statement, Unknown what) {
    return statement.unknown == what || statement.unknown == Unknown::both;
}

bool blank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

class Gate {
public:
    Gate(Records const& reader, Dossier const& dossier, DeskRules const& rules)
        : reader_(reader), dossier_(dossier), rules_(rules), claim_(ref(dossier.claim.id)) {}

    std::vector<GateLine> lines() {
        if (rules_.verified_quotation == Asked::yes) verified_quotation();
        if (rules_.speaker_and_date == Asked::yes) speaker_and_date();
        if (rules_.independent_sources > 0) independent();
        if (rules_.primary_sources > 0) primary();
        if (rules_.other_side == Asked::yes) other_side();
        if (rules_.reply == Asked::yes) reply();
        if (rules_.rationale == Asked::yes) rationale();
        return std::move(lines_);
    }

private:
    void line(GateRule rule, bool met, Message finding, Ref at, std::string field = {}) {
        lines_.push_back({rule, met, std::move(finding), at, std::move(field)});
    }
    Ref review() const { return dossier_.review ? ref(dossier_.review->id) : claim_; }

    void verified_quotation() {
        auto const rule = GateRule::verified_quotation;
        if (dossier_.assertions.empty())
            return line(rule, false, say("No statement asserts the claim yet."), claim_);
        for (auto const& entry : dossier_.assertions) {
            if (entry.trail.empty())
                return line(rule, false, say("Where {speaker} said it is not marked in any source.",
                                             {{"speaker", entry.speaker.empty() ? "…" : entry.speaker}}),
                            ref(entry.statement.id));
            for (auto const& step : entry.trail)
                if (!step.bytes_hold)
                    return line(rule, false,
                                say("The quotation is no longer found in the saved bytes of “{source}”.",
                                    {{"source", step.source.title}}),
                                ref(step.quotation.id));
            if (!says_what_is_quoted(entry))
                return line(rule, false, say("“{words}” is not what the quotation of {speaker} says.",
                                             {{"words", entry.statement.text},
                                              {"speaker", entry.speaker.empty() ? "…" : entry.speaker}}),
                            ref(entry.statement.id), "text");
        }
        std::size_t not_letters = 0; // in the bytes, but made out or typed
        for (auto const& entry : dossier_.assertions)
            for (auto const& step : entry.trail) not_letters += told_of_reading(step.text).has_value();
        line(rule, true,
             not_letters == 0 ? say("Every quotation of the claim stands in saved bytes.")
                              : say("Every quotation of the claim stands in saved bytes. Those whose words a program read from a picture, or "
                                    "somebody typed who heard or saw them: {count}.",
                                    {{"count", std::to_string(not_letters)}}),
             claim_);
    }

    /// What is shown in marks are the words of a passage; what is reported or translated is not.
    static bool says_what_is_quoted(LinkedStatement const& entry) {
        return entry.statement.mode != Mode::direct ||
               std::ranges::any_of(entry.trail, [&](TrailStep const& step) {
                   return words_stand_in(entry.statement.text, step.quotation.exact);
               });
    }

    void speaker_and_date() {
        auto const rule = GateRule::speaker_and_date;
        if (dossier_.assertions.empty())
            return line(rule, false, say("No statement asserts the claim yet."), claim_);
        for (auto const& entry : dossier_.assertions) {
            auto const& statement = entry.statement;
            if (!statement.speaker && !declares(statement, Unknown::speaker))
                return line(rule, false, say("Who said it is neither known nor declared unknown."), ref(statement.id),
                            "speaker");
            if (!statement.said_on.known() && !declares(statement, Unknown::date))
                return line(rule, false, say("When it was said is neither known nor declared unknown."),
                            ref(statement.id), "said_on");
        }
        line(rule, true, say("Speaker and date are known or declared unknown."), claim_);
    }

    void independent() {
        auto const found = independent_sources(reader_, dossier_);
        line(GateRule::independent_sources, found >= rules_.independent_sources,
             say("Independent sources behind the evidence: {found}; asked for: {wanted}.",
                 {{"found", std::to_string(found)}, {"wanted", std::to_string(rules_.independent_sources)}}),
             claim_);
    }

    void primary() {
        std::set<Id<Source>> primary;
        auto const look = [&](std::vector<LinkedStatement> const& statements) {
            for (auto const& entry : statements)
                for (auto const& step : entry.trail)
                    if (is_primary(step.source)) primary.insert(step.source.id);
        };
        look(dossier_.assertions);
        for (auto const* side : evidence_of(dossier_)) look(*side);
        auto const found = static_cast<std::int64_t>(primary.size());
        line(GateRule::primary_sources, found >= rules_.primary_sources,
             say("Primary sources: {found}; asked for: {wanted}.",
                 {{"found", std::to_string(found)}, {"wanted", std::to_string(rules_.primary_sources)}}),
             claim_);
    }

    void other_side() {
        auto const stands = !dossier_.against.empty() || !dossier_.nuances.empty();
        auto const looked = dossier_.review && !blank(dossier_.review->other_side);
        line(GateRule::other_side, stands || looked,
             stands   ? say("Something stands against the claim or qualifies it.")
             : looked ? say("It is said what was looked for on the other side.")
                      : say("Nothing stands on the other side, and it is not said what was looked for."),
             review(), "other_side");
    }

    void reply() {
        auto const asked = !dossier_.replies.empty();
        auto const reason = dossier_.review && !blank(dossier_.review->no_reply);
        line(GateRule::reply, asked || reason,
             asked    ? say("A reply was asked for.")
             : reason ? say("It is said why no reply was asked for.")
                      : say("Nobody was asked for a reply, and it is not said why."),
             review(), "no_reply");
    }

    void rationale() {
        auto const given = dossier_.review && !blank(dossier_.review->rationale);
        line(GateRule::rationale, given,
             given ? say("The verdict has its rationale.") : say("The verdict has no long rationale."), review(),
             "rationale");
    }

    Records const& reader_;
    Dossier const& dossier_;
    DeskRules const& rules_;
    Ref claim_;
    std::vector<GateLine> lines_;
};

} // namespace

std::int64_t independent_sources(Records const& reader, Dossier const& dossier) {
    std::set<Id<Party>> voices; // none: all whose publisher is not known
    for (auto const* side : evidence_of(dossier))
        for (auto const& entry : *side) voices.merge(voices_of(reader, entry.trail));
    return static_cast<std::int64_t>(voices.size());
}

std::vector<GateLine> gate(Records const& reader, Dossier const& dossier, DeskRules const& rules) {
    return Gate(reader, dossier, rules).lines();
}

} // namespace core
