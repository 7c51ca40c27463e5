#include "app/desk/merge_sides.h"

#include "app/common/said.h"
#include "app/common/text.h"
#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/operations/merging.h"
#include "core/search/grave_difference.h"
#include "core/text/tidy.h"

namespace app {

namespace {

std::string role_line(core::Role const& role) {
    auto line = role.title;
    if (!role.organisation.empty()) line += ", " + role.organisation;
    std::string span;
    if (role.from.known()) span = core::display(role.from, translator());
    if (role.until.known()) span += (span.empty() ? "– " : " – ") + core::display(role.until, translator());
    join(line, span);
    return line;
}

} // namespace

MergeSide side_of(core::Reader const& reader, core::Id<core::Party> id) {
    auto const party = reader.get(id);
    MergeSide side{core::ref(id), party.name, {tr(core::label_of(party.type))}};
    for (auto const& role : party.roles) side.lines.push_back(role_line(role));
    std::string names;
    for (auto const& alias : party.aliases) join(names, alias);
    if (!names.empty()) side.lines.push_back(tr("Also called: {names}", {{"names", names}}));
    if (!party.wikidata.empty()) side.lines.push_back("Wikidata " + party.wikidata);
    side.lines.push_back(trn("{count} statement", "{count} statements",
                             reader.count_referring(core::Kind::statement, "speaker", core::ref(id))));
    return side;
}

MergeSide side_of(core::Reader const& reader, core::Id<core::Topic> id) {
    auto const topic = reader.get(id);
    MergeSide side{core::ref(id), topic.name, {}};
    if (!topic.note.empty()) side.lines.push_back(topic.note);
    side.lines.push_back(trn("{count} claim", "{count} claims", reader.claims_under(id)));
    return side;
}

MergeSide side_of(core::Reader const& reader, core::Id<core::Source> id) {
    auto const source = reader.get(id);
    MergeSide side{core::ref(id), core::tidy(source.title), {}};
    std::string line = tr(core::label_of(source.type));
    if (auto const publisher = reader.find(source.publisher)) join(line, publisher->name);
    if (source.published.known()) join(line, core::display(source.published, translator()));
    side.lines.push_back(line);
    if (!source.url.empty()) side.lines.push_back(source.url);
    if (auto const agency = reader.find(source.agency))
        side.lines.push_back(labelled(tr("Taken from the agency"), agency->name));
    auto const captures = reader.referring<core::Capture>("source", id);
    side.lines.push_back(trn("{count} capture", "{count} captures", static_cast<long>(captures.size())));
    if (!captures.empty()) side.lines.push_back("SHA-256 " + core::to_hex(captures.front().digest).substr(0, 12) + "…");
    long quotations = 0;
    for (auto const& capture : captures)
        for (auto const& text : reader.referring<core::Text>("capture", capture.id))
            quotations += static_cast<long>(reader.count_referring(core::Kind::quotation, "text", core::ref(text.id)));
    side.lines.push_back(trn("{count} quotation", "{count} quotations", quotations));
    if (auto const text = reader.find(core::text_of(reader, id))) side.words = core::words_of(reader, *text);
    return side;
}

MergeSide side_of(core::Reader const& reader, core::Id<core::Statement> id) {
    auto const statement = reader.get(id);
    MergeSide side{core::ref(id), quoted(core::tidy(statement.text)), {said_line(reader, statement)}, statement.text};
    side.lines.push_back(trn("{count} quotation", "{count} quotations", static_cast<long>(reader.count_referring(core::Kind::quotation, "statement", core::ref(id)))));
    auto const links = reader.count_referring(core::Kind::link, "from", core::ref(id)) + reader.count_referring(core::Kind::link, "to", core::ref(id));
    side.lines.push_back(trn("{count} link", "{count} links", static_cast<long>(links)));
    return side;
}

MergeSide side_of(core::Reader const& reader, core::Id<core::Claim> id) {
    auto const claim = reader.get(id);
    MergeSide side{core::ref(id), core::tidy(claim.text), {}, claim.text};
    if (auto const topic = reader.find(claim.topic)) side.lines.push_back(topic->name);
    if (auto const review = core::current_review(reader, id)) {
        auto const scale = reader.find(review->scale);
        auto const* rating = scale ? scale->find(review->rating) : nullptr;
        side.lines.push_back((rating ? core::in_language(rating->labels, translator().language()) : review->rating) + " · " + tr(core::label_of(review->state)));
    } else {
        side.lines.push_back(tr("Unrated"));
    }
    auto const links = reader.count_referring(core::Kind::link, "from", core::ref(id)) + reader.count_referring(core::Kind::link, "to", core::ref(id));
    side.lines.push_back(trn("{count} link", "{count} links", static_cast<long>(links)));
    return side;
}

MergeSide side_of(core::Reader const& reader, core::Ref ref) {
    switch (ref.kind) {
    case core::Kind::party: return side_of(reader, core::id_as<core::Party>(ref));
    case core::Kind::topic: return side_of(reader, core::id_as<core::Topic>(ref));
    case core::Kind::source: return side_of(reader, core::id_as<core::Source>(ref));
    case core::Kind::statement: return side_of(reader, core::id_as<core::Statement>(ref));
    case core::Kind::claim: return side_of(reader, core::id_as<core::Claim>(ref));
    default: throw core::Error(core::Code::refused, core::say("Several of a kind “{kind}” cannot be made one.", {core::in_words("kind", core::kind_noun(ref.kind))}));
    }
}

core::Abridged words_that_differ(MergeSide const& one, MergeSide const& other) {
    if (one.words.empty() || other.words.empty() || one.words == other.words) return {};
    constexpr std::size_t around = 40;
    constexpr std::size_t most = 500;
    return core::abridged(core::in_passages(core::word_diff(one.words, other.words)), around, most);
}

namespace {

std::string doubt_about(core::Statement const& one, core::Statement const& other) {
    if (one.speaker && other.speaker && one.speaker != other.speaker) return tr("They have different speakers: are they really the same?");
    auto const& a = one.said_on;
    auto const& b = other.said_on;
    if (a.known() && b.known() && (a.earliest_day() > b.latest_day() || b.earliest_day() > a.latest_day()))
        return tr("They were said on different days: are they really the same?");
    return core::grave_difference(one.text, other.text, one.language).any() ? tr("A number, a unit, a name or a negation differs: are they really the same?")
                                                                            : std::string();
}

} // namespace

std::string doubt_about(core::Reader const& reader, core::Ref one, core::Ref other) {
    if (core::readers_have(reader, other))
        return core::readers_have(reader, one) ? tr("Both belong to what is published, so neither can go.")
                                               : tr("The one that goes belongs to what is published: only the other way round can they be merged.");
    auto const said = reader.find(core::id_as<core::Statement>(one)), said_too = reader.find(core::id_as<core::Statement>(other));
    if (said && said_too) return doubt_about(*said, *said_too);
    auto const claim = reader.find(core::id_as<core::Claim>(one)), claim_too = reader.find(core::id_as<core::Claim>(other));
    if (claim && claim_too && core::grave_difference(claim->text, claim_too->text, claim->language).any())
        return tr("A number, a unit, a name or a negation differs: are they really the same?");
    auto const source = reader.find(core::id_as<core::Source>(one)), source_too = reader.find(core::id_as<core::Source>(other));
    if (source && source_too && source->publisher && source_too->publisher && source->publisher != source_too->publisher)
        return tr("They have different publishers: perhaps both print one agency, and are two sources with one voice.");
    auto const a = reader.find(core::id_as<core::Party>(one)), b = reader.find(core::id_as<core::Party>(other));
    if (!a || !b) return {};
    if (a->type != b->type) return tr("One is a person and the other an organisation: are they really the same?");
    if (!a->wikidata.empty() && !b->wikidata.empty() && a->wikidata != b->wikidata)
        return tr("They have different Wikidata items, so they cannot be merged.");
    return {};
}

} // namespace app
