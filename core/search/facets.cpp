#include "core/search/facets.h"

#include "core/editorial/reviews.h"
#include "core/text/person.h"
#include "core/search/words.h"
#include "core/text/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace core {

namespace {

constexpr std::string_view facet_mark = "\xEE\x80\x80\xEE\x80\x80\xEE\x80\x80"; // U+E000 three times
constexpr std::string_view stem_mark = "\xEE\x80\x81\xEE\x80\x81\xEE\x80\x81";  // U+E001 three times

using Tokens = std::vector<std::string>;
using Days = std::chrono::sys_days;
using Date = std::chrono::year_month_day;

/// Days as the calendar counts them; far ends are drawn in to where it still reaches.
Days day_at(std::int64_t day) {
    return Days(std::chrono::days(
        static_cast<int>(std::clamp(day, day_number(0, 1, 1), day_number(9999, 12, 31)))));
}
int year_of(Date date) { return static_cast<int>(date.year()); }

std::string token_for(Facet facet, Date date) {
    auto const year = year_of(date);
    auto const month = static_cast<unsigned>(date.month());
    switch (facet) {
    case Facet::decade: return facet_token(facet, fmt::format("{}", year / 10));
    case Facet::year: return facet_token(facet, fmt::format("{}", year));
    case Facet::month: return facet_token(facet, fmt::format("{}{:02}", year, month));
    default:
        return facet_token(Facet::day,
                           fmt::format("{}{:02}{:02}", year, month, static_cast<unsigned>(date.day())));
    }
}

/// The day after the decade, year, month or day that `date` lies in; and whether it is that unit's first.
Days after(Facet facet, Date date) {
    using namespace std::chrono;
    switch (facet) {
    case Facet::decade: return Days(std::chrono::year(year_of(date) / 10 * 10 + 10) / January / 1);
    case Facet::year: return Days((date.year() + years(1)) / January / 1);
    case Facet::month: return Days(Date(date.year() / date.month() / 1) + months(1));
    default: return Days(date) + days(1);
    }
}

bool begins(Facet facet, Date date) {
    using namespace std::chrono;
    auto const first_of_month = date.day() == day(1);
    switch (facet) {
    case Facet::decade: return first_of_month && date.month() == January && year_of(date) % 10 == 0;
    case Facet::year: return first_of_month && date.month() == January;
    case Facet::month: return first_of_month;
    default: return true;
    }
}

void add(Tokens& tokens, Facet facet, std::string_view value) {
    if (!value.empty()) tokens.push_back(facet_token(facet, value));
}

template <class T>
void add(Tokens& tokens, Facet facet, Id<T> id) {
    if (id) tokens.push_back(facet_token(facet, id.value));
}

void add_source(Tokens& tokens, Reader const& reader, Id<Source> id) {
    add(tokens, Facet::source, id);
    if (auto const source = reader.find(id)) add(tokens, Facet::publisher, source->publisher);
}

void add_places(Tokens& tokens, Reader const& reader, Id<Statement> statement) {
    for (auto const& quotation : reader.referring<Quotation>("statement", statement)) {
        add(tokens, Facet::has, key_of(Has::quotation));
        if (auto const text = reader.find(quotation.text))
            if (auto const capture = reader.find(text->capture)) add_source(tokens, reader, capture->source);
    }
}

void add_statement(Tokens& tokens, Reader const& reader, Statement const& statement) {
    add(tokens, Facet::speaker, statement.speaker);
    add(tokens, Facet::speaker, statement.on_behalf_of);
    add_date_tokens(tokens, statement.said_on);
    add_places(tokens, reader, statement.id);
}

void add_claim(Tokens& tokens, Reader const& reader, Claim const& claim, ApprovalCheck& approvals) {
    add(tokens, Facet::language, claim.language);
    add(tokens, Facet::topic, claim.topic);
    auto const links = reader.referring<Link>("to", claim.id);
    for (auto const& link : links) {
        auto const* rule = find_rule(link.relation, link.from.kind, link.to.kind);
        if (rule && rule->side == DossierSide::against) add(tokens, Facet::has, key_of(Has::counter));
        if (rule && rule->side == DossierSide::context) add(tokens, Facet::has, key_of(Has::context));
        if (link.relation != Relation::asserts) continue;
        if (auto const statement = reader.find(id_as<Statement>(link.from)))
            add_statement(tokens, reader, *statement);
    }
    auto const review = current_review(reader, claim.id);
    add(tokens, Facet::state, review ? key_of(review->state) : unrated);
    if (!review) return;
    add(tokens, Facet::has, key_of(Has::verdict));
    add(tokens, Facet::verdict, review->rating);
    add(tokens, Facet::by, person_key(review->author));
    for (auto const& person : reviewers_of(reader, *review)) add(tokens, Facet::by, person_key(person));
    if (approvals.is_stale(*review)) add(tokens, Facet::has, key_of(Has::stale_approval));
}

void add_facets(Tokens& tokens, Reader const& reader, Record const& record, ApprovalCheck& approvals) {
    if (auto const* claim = std::get_if<Claim>(&record)) {
        add_claim(tokens, reader, *claim, approvals);
    } else if (auto const* review = std::get_if<Review>(&record)) {
        // A verdict's words are found under whatever its claim is found under.
        add(tokens, Facet::kind, kind_name(Kind::claim));
        if (auto const of = reader.find(review->claim)) add_claim(tokens, reader, *of, approvals);
    } else if (auto const* statement = std::get_if<Statement>(&record)) {
        add(tokens, Facet::language, statement->language);
        add_statement(tokens, reader, *statement);
    } else if (auto const* source = std::get_if<Source>(&record)) {
        add(tokens, Facet::language, source->language);
        add(tokens, Facet::state, key_of(source->triage));
        add_source(tokens, reader, source->id);
    } else if (auto const* text = std::get_if<Text>(&record)) {
        add(tokens, Facet::kind, kind_name(Kind::source));
        add(tokens, Facet::language, text->language);
        if (auto const capture = reader.find(text->capture)) {
            add_source(tokens, reader, capture->source);
            if (auto const of = reader.find(capture->source)) add(tokens, Facet::state, key_of(of->triage));
        }
    }
}

using Refs = std::vector<Ref>;

void depend_on_claim(Refs& refs, Reader const& reader, Id<Claim> claim) {
    refs.push_back(ref(claim));
    for (auto const id : reader.referring(Kind::review, "claim", ref(claim))) refs.push_back({Kind::review, id});
}

void depend_on_statement(Refs& refs, Reader const& reader, Id<Statement> statement) {
    refs.push_back(ref(statement));
    for (auto const& link : reader.referring<Link>("from", statement))
        if (auto const claim = id_as<Claim>(link.to)) depend_on_claim(refs, reader, claim);
}

void depend_on_text(Refs& refs, Reader const& reader, Id<Text> text) {
    refs.push_back(ref(text));
    for (auto const& quotation : reader.referring<Quotation>("text", text))
        depend_on_statement(refs, reader, quotation.statement);
}

void depend_on_capture(Refs& refs, Reader const& reader, Id<Capture> capture) {
    for (auto const id : reader.referring(Kind::text, "capture", ref(capture)))
        depend_on_text(refs, reader, {id});
}

} // namespace

std::string facet_token(Facet facet, std::string_view value) {
    std::string token(facet_mark);
    token += static_cast<char>(facet);
    auto const plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (std::ranges::all_of(value, plain)) return token.append(value); // as nearly all are
    each_word(value, "", [&](IndexWord const& word) {
        token += word.folded;
        return true;
    });
    return token;
}

std::string facet_token(Facet facet, RawId id) { return facet_token(facet, id_text(id)); }

std::string stem_token(std::string_view stem) { return std::string(stem_mark) + std::string(stem); }

void add_date_tokens(std::vector<std::string>& tokens, PartialDate const& date) {
    if (!date.known() || date.earliest_day() == PartialDate::always) return;
    Date const day(day_at(date.earliest_day()));
    for (auto const unit : {Facet::decade, Facet::year, Facet::month, Facet::day})
        tokens.push_back(token_for(unit, day));
}

std::vector<std::string> date_tokens(std::int64_t from, std::int64_t to) {
    using namespace std::chrono;
    auto at = std::max(day_at(from), Days(year(1000) / January / 1));
    auto const last = std::min(day_at(to), Days(year(2199) / December / 31));
    std::vector<std::string> tokens;
    while (at <= last) {
        Date const date(at);
        for (auto const unit : {Facet::decade, Facet::year, Facet::month, Facet::day}) {
            if (!begins(unit, date) || after(unit, date) - days(1) > last) continue;
            tokens.push_back(token_for(unit, date));
            at = after(unit, date);
            break;
        }
    }
    return tokens;
}

std::vector<std::string> facets_of(Reader const& reader, Record const& record, ApprovalCheck& approvals) {
    Tokens tokens;
    auto const ref = ref_of(record);
    add(tokens, Facet::kind, kind_name(ref.kind));
    for (auto const& actor : reader.actors(ref)) add(tokens, Facet::by, person_key(actor));
    add_facets(tokens, reader, record, approvals);
    std::ranges::sort(tokens);
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

std::vector<Ref> facets_depend_on(Reader const& reader, Record const& record) {
    Refs refs;
    if (auto const* claim = std::get_if<Claim>(&record)) {
        depend_on_claim(refs, reader, claim->id);
    } else if (auto const* review = std::get_if<Review>(&record)) {
        depend_on_claim(refs, reader, review->claim);
    } else if (auto const* link = std::get_if<Link>(&record)) {
        for (auto const end : {link->from, link->to})
            if (auto const linked = id_as<Claim>(end)) depend_on_claim(refs, reader, linked);
    } else if (auto const* statement = std::get_if<Statement>(&record)) {
        depend_on_statement(refs, reader, statement->id);
    } else if (auto const* quotation = std::get_if<Quotation>(&record)) {
        depend_on_statement(refs, reader, quotation->statement);
    } else if (auto const* text = std::get_if<Text>(&record)) {
        depend_on_text(refs, reader, text->id);
    } else if (auto const* capture = std::get_if<Capture>(&record)) {
        depend_on_capture(refs, reader, capture->id);
    } else if (auto const* source = std::get_if<Source>(&record)) {
        for (auto const id : reader.referring(Kind::capture, "source", ref(source->id)))
            depend_on_capture(refs, reader, {id});
    }
    std::erase(refs, ref_of(record));
    return refs;
}

} // namespace core
