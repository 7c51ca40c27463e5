// The dossier as JSON. Keys are our own words; "@type" names the schema.org type a thing also is.
#include "core/formats/list.h"

#include "core/history.h"
#include "core/operations/context.h"
#include "core/proof.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

using Node = nlohmann::ordered_json;

/// Adds a text that says something.
void put(Node& json, char const* name, std::string const& value) {
    if (!value.empty())
        json[name] = value;
}

Node party_json(Reader const& reader, Id<Party> id) {
    auto const party = reader.find(id);
    if (!party)
        return {};
    Node json;
    json["@type"] = party->type == PartyType::person ? "Person" : "Organization";
    json["id"] = id_text(id.value);
    json["name"] = party->name;
    if (!party->aliases.empty())
        json["alternateName"] = party->aliases;
    if (!party->wikidata.empty())
        json["sameAs"] = "https://www.wikidata.org/entity/" + party->wikidata;
    return json;
}

Node step_json(TrailStep const& step) {
    Node json;
    auto& quotation = json["quotation"];
    quotation["id"] = id_text(step.quotation.id.value);
    quotation["start"] = step.quotation.start;
    quotation["end"] = step.quotation.end;
    quotation["exact"] = step.quotation.exact;
    quotation["prefix"] = step.quotation.prefix;
    quotation["suffix"] = step.quotation.suffix;
    if (step.quotation.quoted_from)
        quotation["quoted_from"] = id_text(step.quotation.quoted_from.value);
    auto& text = json["text"];
    text["id"] = id_text(step.text.id.value);
    text["sha256"] = to_hex(step.text.digest);
    text["code_points"] = step.text.code_points;
    text["extractor"] = step.text.extractor;
    auto& capture = json["capture"];
    capture["id"] = id_text(step.capture.id.value);
    capture["sha256"] = to_hex(step.capture.digest);
    capture["size"] = step.capture.size;
    capture["media_type"] = step.capture.media_type;
    capture["obtained"] = to_iso(step.capture.obtained);
    capture["how"] = key_of(step.capture.how);
    put(capture, "origin", step.capture.origin);
    auto& source = json["source"];
    source["@type"] = step.source.type == SourceType::article ? "Article" : "CreativeWork";
    source["id"] = id_text(step.source.id.value);
    source["type"] = key_of(step.source.type);
    source["title"] = step.source.title;
    put(source, "publisher", step.publisher);
    put(source, "author", step.source.author);
    put(source, "published", step.source.published.text());
    put(source, "url", step.source.url);
    put(source, "language", step.source.language);
    put(source, "credit", step.source.credit);
    json["bytes_hold"] = step.bytes_hold;
    return json;
}

Node statement_json(LinkedStatement const& entry, Reader const& reader) {
    auto const& statement = entry.statement;
    Node json;
    json["@type"] = "Quotation";
    json["id"] = id_text(statement.id.value);
    json["text"] = statement.text;
    if (statement.speaker)
        json["speaker"] = party_json(reader, statement.speaker);
    if (statement.on_behalf_of)
        json["on_behalf_of"] = party_json(reader, statement.on_behalf_of);
    put(json, "role", statement.role);
    put(json, "said_on", statement.said_on.text());
    put(json, "occasion", statement.occasion);
    put(json, "place", statement.place);
    json["mode"] = key_of(statement.mode);
    put(json, "language", statement.language);
    put(json, "note", statement.note);
    json["link"]["id"] = id_text(entry.link.id.value);
    json["link"]["relation"] = key_of(entry.link.relation);
    put(json["link"], "note", entry.link.note);
    json["trail"] = Node::array();
    for (auto const& step : entry.trail)
        json["trail"].push_back(step_json(step));
    return json;
}

Node rating_json(Rating const& rating, Translator const& translator) {
    Node json;
    json["@type"] = "Rating";
    json["key"] = rating.key;
    json["label"] = in_language(rating.labels, translator.language());
    json["labels"] = rating.labels;
    json["definition"] = in_language(rating.definitions, translator.language());
    json["kind"] = key_of(rating.kind);
    if (rating.ordinal != 0)
        json["ordinal"] = rating.ordinal;
    put(json, "colour", rating.colour);
    return json;
}

Node review_json(Dossier const& dossier, Translator const& translator) {
    if (!dossier.review)
        return {};
    auto const& review = *dossier.review;
    Node json;
    json["@type"] = "ClaimReview";
    json["id"] = id_text(review.id.value);
    if (auto const* rating = dossier.rating())
        json["rating"] = rating_json(*rating, translator);
    if (dossier.scale) {
        json["scale"]["key"] = dossier.scale->key;
        json["scale"]["version"] = dossier.scale->version;
        json["scale"]["newest_version"] = dossier.newest_version;
    }
    put(json, "summary", review.summary);
    put(json, "rationale", review.rationale);
    json["confidence"] = key_of(review.confidence);
    json["state"] = key_of(review.state);
    put(json, "author", review.author);
    if (!review.reviewers.empty()) json["reviewers"] = review.reviewers;
    put(json, "remark", review.remark);
    put(json, "other_side", review.other_side);
    put(json, "no_reply", review.no_reply);
    put(json, "gate_override", review.gate_override);
    if (!review.approved.empty()) json["approved_digest"] = to_hex(review.approved);
    json["stale_approval"] = dossier.stale;
    return json;
}

/// A correction with what stood there before (schema.org CorrectionComment).
Node correction_json(Correction const& correction) {
    Node json;
    json["@type"] = "CorrectionComment";
    json["id"] = id_text(correction.id.value);
    json["tier"] = key_of(correction.tier);
    json["state"] = key_of(correction.state);
    put(json, "text", correction.notice);
    json["proposed_by"] = correction.proposed_by;
    json["proposed_at"] = to_iso(correction.proposed_at);
    put(json, "signed_by", correction.signed_by);
    if (correction.signed_at.ms) json["signed_at"] = to_iso(correction.signed_at);
    auto const reading = [](std::string const& claim, std::string const& rating, std::string const& summary,
                            std::string const& rationale) {
        Node node;
        put(node, "claim", claim);
        node["rating"] = rating;
        put(node, "summary", summary);
        put(node, "rationale", rationale);
        return node;
    };
    json["before"] = reading(correction.prior_claim_text, correction.prior_rating, correction.prior_summary,
                             correction.prior_rationale);
    json["after"] = reading(correction.claim_text, correction.rating, correction.summary, correction.rationale);
    return json;
}

Node reply_json(LedgerLine const& line) {
    auto const& request = line.request;
    Node json;
    json["id"] = id_text(request.id.value);
    json["asked"] = line.asked;
    put(json, "asked_by", request.asked_by);
    put(json, "asked_on", request.asked_on.text());
    put(json, "channel", request.channel);
    put(json, "deadline", request.deadline.text());
    put(json, "question", request.question);
    json["outcome"] = key_of(request.outcome);
    put(json, "answered_on", request.answered_on.text());
    put(json, "note", request.note);
    if (line.answer) {
        json["answer"]["id"] = id_text(line.answer->id.value);
        json["answer"]["text"] = line.answer->text;
        json["answer"]["trail"] = Node::array();
        for (auto const& step : line.trail) json["answer"]["trail"].push_back(step_json(step));
    }
    return json;
}

Node history_json(Dossier const& dossier, Reader const& reader, Translator const& translator) {
    auto history = Node::array();
    for (auto const& line : history_of(reader, dossier)) {
        auto const& revision = line.step.revision;
        Node json;
        json["revision"] = revision.seq;
        json["at"] = to_iso(revision.at);
        json["actor"] = revision.actor;
        json["operation"] = revision.operation;
        put(json, "reason", revision.reason);
        if (revision.nature == Nature::undo)
            json["undoes"] = revision.reverts;
        if (revision.nature == Nature::redo)
            json["redoes"] = revision.reverts;
        json["digest"] = to_hex(revision.digest);
        json["kind"] = kind_name(line.ref.kind);
        json["id"] = id_text(line.ref.id);
        if (line.step.redacted) json["redacted"] = true;
        if (line.step.before_redacted) json["before_redacted"] = true;
        json["fields"] = Node::array();
        for (auto const& change :
             field_changes(line.step.before, line.step.after, reader, translator)) {
            Node field;
            field["field"] = change.name;
            field["before"] = change.before;
            field["after"] = change.after;
            json["fields"].push_back(std::move(field));
        }
        history.push_back(std::move(json));
    }
    return history;
}

} // namespace

std::string dossier_json(Dossier const& dossier, Reader const& reader,
                         Translator const& words) {
    AtUtc const translator(words); // whoever reads it may sit anywhere
    Node json;
    json["@context"] = "https://schema.org";
    json["format"] = "counterpoint-dossier/1";
    auto& claim = json["claim"];
    claim["@type"] = "Claim";
    claim["id"] = id_text(dossier.claim.id.value);
    claim["text"] = dossier.claim.text;
    put(claim, "language", dossier.claim.language);
    put(claim, "topic", dossier.topic);
    put(claim, "note", dossier.claim.note);
    json["review"] = review_json(dossier, translator);
    auto const side = [&](char const* name, std::vector<LinkedStatement> const& entries) {
        json[name] = Node::array();
        for (auto const& entry : entries)
            json[name].push_back(statement_json(entry, reader));
    };
    side("assertions", dossier.assertions);
    side("against", dossier.against);
    side("in_favour", dossier.in_favour);
    side("qualifies", dossier.nuances);
    side("context", dossier.context);
    json["corrections"] = Node::array();
    for (auto const& correction : dossier.corrections) json["corrections"].push_back(correction_json(correction));
    json["replies"] = Node::array();
    for (auto const& line : dossier.replies) json["replies"].push_back(reply_json(line));
    json["related"] = Node::array();
    for (auto const& related : dossier.related) {
        Node other;
        other["id"] = id_text(related.id.value);
        other["text"] = related.text;
        json["related"].push_back(std::move(other));
    }
    json["history"] = history_json(dossier, reader, translator);
    if (auto const head = reader.head()) {
        auto const revision = reader.revision(head);
        json["log"]["revision"] = head;
        json["log"]["at"] = to_iso(revision.at);
        json["log"]["lane"] = revision.lane;
        json["log"]["digest"] = to_hex(revision.digest);
        json["proof"] = Node::parse(encode_proof(prove(reader, dossier)));
    }
    return json.dump(2, ' ', false, Node::error_handler_t::replace) + "\n";
}

} // namespace core
