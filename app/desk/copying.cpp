#include "app/desk/copying.h"

#include "app/common/said.h"
#include "app/common/text.h"
#include "core/editorial/passage_link.h"
#include "core/formats/fact_check.h"
#include "core/text/tidy.h"

namespace app {

namespace {

template <class One>
std::string lines(std::vector<core::Ref> const& refs, One one) {
    std::string all;
    for (auto const& ref : refs) {
        auto const line = one(ref);
        if (!line.empty()) all += (all.empty() ? "" : "\n") + line;
    }
    return all;
}

core::Id<core::Capture> capture_of(core::Reader const& reader, core::Quotation const& quotation) {
    auto const text = reader.find(quotation.text);
    return text ? text->capture : core::Id<core::Capture>{};
}

core::Id<core::Capture> capture_of(core::Reader const& reader, core::Ref ref) {
    if (ref.kind == core::Kind::capture) return {ref.id};
    if (auto const source = core::id_as<core::Source>(ref)) {
        auto const captures = reader.referring<core::Capture>("source", source);
        return captures.empty() ? core::Id<core::Capture>{} : captures.back().id;
    }
    if (auto const quotation = reader.find(core::id_as<core::Quotation>(ref))) return capture_of(reader, *quotation);
    if (auto const statement = core::id_as<core::Statement>(ref)) {
        auto const places = reader.referring<core::Quotation>("statement", statement);
        if (!places.empty()) return capture_of(reader, places.front());
    }
    return {};
}

/// Sentences with a full stop after each part that has none.
void add(std::string& line, std::string const& part) {
    if (part.empty()) return;
    if (!line.empty()) line += line.ends_with('.') || line.ends_with("…") ? " " : ". ";
    line += part;
}

std::string cite(core::Reader const& reader, core::Source const& source, core::Ref bytes_of) {
    std::string line = source.author;
    add(line, quoted(core::tidy(source.title)));
    std::string where;
    if (auto const publisher = reader.find(source.publisher)) where = publisher->name;
    if (source.published.known())
        where += (where.empty() ? "" : ", ") + core::display(source.published, translator());
    add(line, where);
    add(line, source.url);
    if (auto const digest = digest_of(reader, bytes_of)) add(line, "SHA-256 " + core::to_hex(*digest));
    return line + ".";
}

std::string cite(core::Reader const& reader, core::Statement const& statement, std::optional<core::Quotation> place) {
    if (!place) {
        auto places = reader.referring<core::Quotation>("statement", statement.id);
        if (!places.empty()) place = std::move(places.front());
    }
    auto line = quoted(core::tidy(place ? place->exact : statement.text)) + " — " + said_line(reader, statement);
    auto const capture = place ? reader.find(capture_of(reader, *place)) : std::nullopt;
    auto const source = capture ? reader.find(capture->source) : std::nullopt;
    if (!source) return line;
    add(line, cite(reader, *source, core::ref(capture->id)));
    return line;
}

std::string cite(core::Reader const& reader, core::Claim const& claim, std::string const& person) {
    auto line = quoted(core::tidy(claim.text));
    auto const row = reader.claim_row(claim.id);
    if (!row) return line;
    auto who = row->speaker;
    if (row->said_on.known()) join(who, core::display(row->said_on, translator()));
    if (!who.empty()) line += " — " + who;
    auto const verdict = core::verdict_for(reader, *row, person);
    if (verdict.concealed) add(line, tr("Verdict concealed"));
    else if (verdict.rating)
        add(line, tr("Verdict: {word}",
                     {{"word", core::in_language(verdict.rating->labels, translator().language())}}));
    return line + ".";
}

} // namespace

std::string text_of(core::Reader const& reader, std::vector<core::Ref> const& refs) {
    return lines(refs, [&](core::Ref ref) {
        auto const record = reader.find(ref);
        return record ? core::tidy(core::caption_of(*record)) : std::string();
    });
}

std::string citation_of(core::Reader const& reader, std::vector<core::Ref> const& refs, std::string const& person) {
    return lines(refs, [&](core::Ref ref) {
        if (auto const source = reader.find(core::id_as<core::Source>(ref))) return cite(reader, *source, ref);
        if (auto const claim = reader.find(core::id_as<core::Claim>(ref))) return cite(reader, *claim, person);
        if (auto const statement = reader.find(core::id_as<core::Statement>(ref)))
            return cite(reader, *statement, std::nullopt);
        if (auto const quotation = reader.find(core::id_as<core::Quotation>(ref)))
            if (auto const statement = reader.find(quotation->statement)) return cite(reader, *statement, quotation);
        return text_of(reader, {ref});
    });
}

RichText fact_check_text(core::Reader const& reader, core::Id<core::Claim> claim, std::string const& person) {
    core::refuse_concealed(reader, core::ref(claim), person);
    auto const check = core::fact_check_of(core::load_dossier(reader, claim), translator());
    return {core::fact_check_html(check), core::fact_check_markdown(check)};
}

std::string identity_of(std::vector<core::Ref> const& refs) {
    return lines(refs, [](core::Ref ref) { return core::id_text(ref.id); });
}

std::string link_of(core::Reader const& reader, core::Ref ref) {
    if (auto const statement = core::id_as<core::Statement>(ref)) {
        auto const places = reader.referring<core::Quotation>("statement", statement);
        return places.empty() ? std::string() : core::link_to_passage(reader, places.front());
    }
    auto const quotation = reader.find(core::id_as<core::Quotation>(ref));
    return quotation ? core::link_to_passage(reader, *quotation) : std::string();
}

std::optional<core::Digest> digest_of(core::Reader const& reader, core::Ref ref) {
    auto const capture = reader.find(capture_of(reader, ref));
    return capture ? std::optional(capture->digest) : std::nullopt;
}

} // namespace app
