#include "app/desk/origins.h"

#include "app/common/said.h"
#include "app/common/text.h"
#include "app/desk/together.h"
#include "core/editorial/sources.h"
#include "core/editorial/trail.h"
#include "core/matching/origins.h"
#include "core/operations/trail.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <set>

namespace app {

namespace {

using core::say;
using Quotations = std::vector<core::Id<core::Quotation>>;

constexpr int most_proposed = 8;
constexpr int most_others = 300;

core::Id<core::Quotation> pointed_at(Desk const& desk) {
    auto const* pointed = desk.hand().pointed();
    if (!pointed) return {};
    for (auto const& ref : pointed->records)
        if (auto const id = core::id_as<core::Quotation>(ref)) return id;
    return {};
}

/// The quotations of the statement's trail that nothing is known before.
Quotations ends_of(core::Reader const& reader, core::Id<core::Statement> statement) {
    Quotations ends;
    std::set<core::Id<core::Quotation>> seen;
    for (auto quotation : reader.referring<core::Quotation>("statement", statement)) {
        while (seen.insert(quotation.id).second) {
            auto next = reader.find(quotation.quoted_from);
            if (!next) {
                ends.push_back(quotation.id);
                break;
            }
            quotation = std::move(*next);
        }
    }
    return ends;
}

/// Where the words of the article that is read may go on the trail.
Quotations ends_elsewhere(Desk const& desk) {
    auto const& reader = desk.reader();
    auto ends = ends_of(reader, desk.hand().statement());
    std::erase_if(ends, [&](core::Id<core::Quotation> id) {
        return core::source_of(reader, reader.get(id).text) == desk.navigation().source();
    });
    return ends;
}

std::string where_of(core::Reader const& reader, core::Quotation const& quotation) {
    auto const source = reader.get(core::source_of(reader, quotation.text));
    std::string line;
    if (auto const publisher = reader.find(source.publisher)) line = publisher->name;
    if (source.published.known()) join(line, core::display(source.published, translator()));
    join(line, core::tidy(source.title));
    return line;
}

std::string told(core::Reader const& reader, core::Id<core::Quotation> quotation, core::Id<core::Quotation> from) {
    return tr("Quoted from {from}: {words}", {{"words", quoted(core::tidy(reader.get(quotation).exact))},
                                              {"from", where_of(reader, reader.get(from))}});
}

} // namespace

core::Id<core::Quotation> quotation_at_hand(Desk const& desk) {
    if (auto const id = pointed_at(desk)) return id;
    auto const statement = desk.hand().statement();
    if (!statement) return {};
    for (auto const& quotation : desk.article().quotations())
        if (quotation.statement == statement) return quotation.id;
    auto const ends = ends_of(desk.reader(), statement);
    return ends.size() == 1 ? ends.front() : core::Id<core::Quotation>{};
}

std::optional<core::Message> why_not_quoted_from_words(Desk const& desk) {
    if (desk.article().selection().length() <= 0) return say("Select words in an article first.");
    if (!desk.hand().statement()) return say("Open the statement first whose trail they belong to.");
    auto const ends = ends_elsewhere(desk);
    if (ends.empty()) return say("The statement at hand was read in no other source.");
    if (ends.size() > 1) return say("Its trail has several beginnings: drag the words onto the one that was quoted from them.");
    return std::nullopt;
}

bool quote_from(Desk& desk, core::Id<core::Quotation> quotation, core::Id<core::Quotation> from) {
    std::string line;
    desk.workbench().attempt([&] { line = told(desk.reader(), quotation, from); });
    return run_and_tell(desk.workbench(), [&](core::Context& context) { return core::quote_from(context, quotation, from); }, line);
}

bool quote_from_nothing(Desk& desk, core::Id<core::Quotation> quotation) {
    return run_and_tell(desk.workbench(), [&](core::Context& context) { return core::quote_from_nothing(context, quotation); },
                        tr("It is not known any more what it was quoted from."));
}

bool quote_from_words(Desk& desk, core::Id<core::Quotation> quotation) {
    auto const span = desk.article().selection();
    if (!quotation) {
        if (auto const why = why_not_quoted_from_words(desk)) {
            desk.notice(tr(*why));
            return false;
        }
        quotation = ends_elsewhere(desk).front();
    }
    auto const words = quoted(core::tidy(desk.article().selected_words()));
    auto const done = run_and_tell(
        desk.workbench(),
        [&](core::Context& context) { return core::quote_from_passage(context, quotation, desk.article().text(), span).draft; },
        tr("What it was quoted from: {words}", {{"words", words}}));
    if (done) desk.article().set_selection({});
    return done;
}

std::vector<OriginOffered> origins_offered(core::Reader const& reader, core::Id<core::Quotation> quotation) {
    std::vector<OriginOffered> all;
    reader.together([&] {
        auto const record = reader.get(quotation);
        auto const source = core::source_of(reader, record.text);
        std::set<core::Id<core::Quotation>> offered{quotation, record.quoted_from};
        auto const add = [&](core::Quotation const& other, std::string reason) {
            if (offered.insert(other.id).second)
                all.push_back({other.id, core::tidy(other.exact), where_of(reader, other), std::move(reason)});
        };
        for (auto const& one : core::proposed_origins(reader, record, most_proposed)) add(one.step.quotation, tr(one.reason));
        for (auto const id : reader.list(core::Kind::quotation, 0, most_others)) {
            auto const other = reader.find(core::Id<core::Quotation>{id});
            if (other && core::source_of(reader, other->text) != source && !core::leads_back_to(reader, other->id, quotation)) add(*other, {});
        }
    });
    return all;
}

} // namespace app
