// The dossier as JSON. Keys are our own words; "@type" names the schema.org type a thing also is.
#include "core/formats/dossier_tree.h"

#include "core/formats/list.h"
#include "core/history.h"

#include <algorithm>
#include <set>

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

Node step_json(TrailStep const& step, BytesHold bytes) {
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
    if (bytes == BytesHold::told) json["bytes_hold"] = step.bytes_hold;
    return json;
}

Node statement_json(LinkedStatement const& entry, Reader const& reader, BytesHold bytes) {
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
        json["trail"].push_back(step_json(step, bytes));
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
    if (!review.approved.empty()) {
        json["approved_digest"] = to_hex(review.approved);
        json["approval_form"] = review.approval_form;
    }
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

Node reply_json(LedgerLine const& line, BytesHold bytes) {
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
        for (auto const& step : line.trail) json["answer"]["trail"].push_back(step_json(step, bytes));
    }
    return json;
}

/// What an undo or redo takes back: by the name it has everywhere, or in entries of the first formats by the number it
/// had in the file they were written in.
Node reverted_json(Revision const& revision) {
    Node json;
    if (revision.reverted.empty()) {
        json["revision"] = revision.reverts;
    } else {
        json["lane"] = revision.reverted.lane;
        json["index"] = revision.reverted.index;
    }
    return json;
}

/// Its words are English in every language: they are the ones that stay as the program's translations improve.
Node history_json(std::vector<HistoryLine> const& lines, Reader const& reader) {
    auto history = Node::array();
    for (auto const& line : lines) {
        auto const& revision = line.step.revision;
        Node json;
        json["lane"] = revision.lane;
        json["index"] = revision.index;
        json["at"] = to_iso(revision.at);
        json["actor"] = revision.actor;
        json["operation"] = revision.operation;
        put(json, "reason", revision.reason);
        if (revision.reason_redacted()) json["reason_redacted"] = true;
        if (revision.nature == Nature::undo) json["undoes"] = reverted_json(revision);
        if (revision.nature == Nature::redo) json["redoes"] = reverted_json(revision);
        json["digest"] = to_hex(revision.digest);
        json["kind"] = kind_name(line.ref.kind);
        json["id"] = id_text(line.ref.id);
        if (line.step.redacted) json["redacted"] = true;
        if (line.step.before_redacted) json["before_redacted"] = true;
        json["fields"] = Node::array();
        for (auto const& change :
             field_changes(line.step.before, line.step.after, reader)) {
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

/// The log behind the history: its lanes at the heads that are shown, and the newest entry of this history.
Node log_json(std::vector<HistoryLine> const& history, Reader const& reader) {
    Node json;
    json["lanes"] = Node::array();
    for (auto const& lane : lanes_of(reader, history)) {
        Node one;
        one["lane"] = lane.lane;
        one["size"] = lane.size;
        one["root"] = to_hex(lane.root);
        if (!lane.key.empty()) one["key"] = fingerprint(lane.key);
        if (lane.accepted > 0) one["taken_over"] = lane.accepted;
        json["lanes"].push_back(std::move(one));
    }
    if (history.empty()) return json;
    auto const& newest = history.front().step.revision;
    json["newest"] = {{"lane", newest.lane}, {"index", newest.index}, {"at", to_iso(newest.at)}};
    return json;
}

} // namespace

std::vector<LaneReport> lanes_of(Reader const& reader, std::vector<HistoryLine> const& history) {
    std::set<std::string> named;
    for (auto const& line : history) named.insert(line.step.revision.lane);
    auto lanes = reader.lanes();
    std::erase_if(lanes, [&](LaneReport const& lane) {
        auto const nobodys = lane.key.empty() && lane.size > 0;
        return !nobodys && !named.contains(lane.lane);
    });
    std::ranges::sort(lanes, {}, &LaneReport::lane);
    return lanes;
}

nlohmann::ordered_json dossier_tree(Dossier const& dossier, Reader const& reader, Translator const& translator,
                                    BytesHold bytes) {
    Node json;
    json["@context"] = "https://schema.org";
    json["format"] = dossier_format;
    json["language"] = translator.language();
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
        for (auto const& entry : entries) json[name].push_back(statement_json(entry, reader, bytes));
    };
    side("assertions", dossier.assertions);
    side("against", dossier.against);
    side("in_favour", dossier.in_favour);
    side("qualifies", dossier.nuances);
    side("context", dossier.context);
    json["corrections"] = Node::array();
    for (auto const& correction : dossier.corrections) json["corrections"].push_back(correction_json(correction));
    json["replies"] = Node::array();
    for (auto const& line : dossier.replies) json["replies"].push_back(reply_json(line, bytes));
    json["related"] = Node::array();
    for (auto const& related : dossier.related) {
        Node other;
        other["id"] = id_text(related.id.value);
        other["text"] = related.text;
        json["related"].push_back(std::move(other));
    }
    auto const history = history_of(reader, dossier);
    json["history"] = history_json(history, reader);
    json["log"] = log_json(history, reader);
    return json;
}

std::string dossier_json(Dossier const& dossier, Reader const& reader, Translator const& translator) {
    return dossier_tree(dossier, reader, translator, BytesHold::told)
               .dump(2, ' ', false, Node::error_handler_t::replace) +
           "\n";
}

} // namespace core
