#include "core/rules/text_rules.h"

#include <algorithm>

namespace core {

namespace {

using Entry = TextFormEntry;
constexpr auto a_name = TextForm::name;
constexpr auto a_text = TextForm::text;

constexpr std::array table{
    Entry{Kind::source, "author", a_name}, Entry{Kind::source, "language", a_name},
    Entry{Kind::source, "note", a_text}, Entry{Kind::capture, "media_type", a_name},
    Entry{Kind::capture, "stamps", a_text}, Entry{Kind::text, "extractor", a_name}, Entry{Kind::text, "language", a_name},
    Entry{Kind::text, "dismissed", a_name}, Entry{Kind::quotation, "exact", a_text},
    Entry{Kind::quotation, "prefix", a_text}, Entry{Kind::quotation, "suffix", a_text},
    Entry{Kind::party, "name", a_name}, Entry{Kind::party, "aliases", a_name},
    Entry{Kind::party, "wikidata", a_name}, Entry{Kind::party, "note", a_text},
    Entry{Kind::statement, "text", a_text}, Entry{Kind::statement, "language", a_name},
    Entry{Kind::statement, "note", a_text}, Entry{Kind::claim, "text", a_text},
    Entry{Kind::claim, "language", a_name}, Entry{Kind::claim, "note", a_text},
    Entry{Kind::claim, "assigned_to", a_name}, Entry{Kind::claim, "not_same", a_name},
    Entry{Kind::source, "not_same", a_name}, Entry{Kind::statement, "not_same", a_name}, Entry{Kind::link, "note", a_text},
    Entry{Kind::review, "rating", a_name}, Entry{Kind::review, "summary", a_text},
    Entry{Kind::review, "rationale", a_text}, Entry{Kind::review, "other_side", a_text},
    Entry{Kind::review, "no_reply", a_text}, Entry{Kind::review, "author", a_name},
    Entry{Kind::review, "reviewers", a_name}, Entry{Kind::review, "remark", a_text},
    Entry{Kind::review, "submitter", a_name}, Entry{Kind::review, "gate_override", a_text},
    Entry{Kind::scale, "key", a_name}, Entry{Kind::scale, "colour", a_name},
    Entry{Kind::scale, "definitions", a_text}, Entry{Kind::topic, "name", a_name},
    Entry{Kind::topic, "note", a_text}, Entry{Kind::saved_search, "name", a_name},
    Entry{Kind::vote, "person", a_name}, Entry{Kind::vote, "rating", a_name}, Entry{Kind::vote, "beside", a_name},
    Entry{Kind::vote, "remark", a_text}, Entry{Kind::correction, "notice", a_text},
    Entry{Kind::correction, "proposed_by", a_name}, Entry{Kind::correction, "signed_by", a_name},
    Entry{Kind::correction, "remark", a_text}, Entry{Kind::correction, "claim_text", a_text},
    Entry{Kind::correction, "rating", a_name}, Entry{Kind::correction, "summary", a_text},
    Entry{Kind::correction, "rationale", a_text}, Entry{Kind::correction, "prior_claim_text", a_text},
    Entry{Kind::correction, "prior_rating", a_name}, Entry{Kind::correction, "prior_summary", a_text},
    Entry{Kind::correction, "prior_rationale", a_text}, Entry{Kind::remark, "field", a_name},
    Entry{Kind::remark, "passage", a_text}, Entry{Kind::remark, "text", a_text},
    Entry{Kind::remark, "author", a_name}, Entry{Kind::remark, "mentions", a_name},
    Entry{Kind::remark, "resolved_by", a_name}, Entry{Kind::reply_request, "asked_by", a_name},
    Entry{Kind::reply_request, "question", a_text}, Entry{Kind::reply_request, "note", a_text}};

} // namespace

std::span<TextFormEntry const> text_forms() { return table; }

TextForm form_of(Kind kind, std::string_view field) {
    auto const found = std::ranges::find_if(
        table, [&](Entry const& entry) { return entry.kind == kind && entry.field == field; });
    return found == table.end() ? TextForm::line : found->form;
}

std::int64_t longest(Kind kind, std::string_view field) {
    if (kind == Kind::quotation || (kind == Kind::remark && field == "passage")) return 0;
    return form_of(kind, field) == TextForm::text ? 1'000'000 : 10'000;
}

} // namespace core
