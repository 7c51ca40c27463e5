// The dossier as JSON. Keys are our own words; "@type" names the schema.org type a thing also is.
#include "core/formats/dossier_tree.h"

#include "core/formats/list.h"
#include "core/formats/shown_fields.h"
#include "core/log/history.h"

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

class Tree {
public:
    Tree(Dossier const& dossier, Records const& reader, Translator const& translator, BytesHold bytes,
         DossierFormat format)
        : dossier_(dossier), reader_(reader), translator_(translator), bytes_(bytes), format_(format) {}

    Node write() const;

private:
    Node party(Id<Party> id) const;
    Node step(TrailStep const& step) const;
    Node steps(std::vector<TrailStep> const& trail) const;
    Node statement(LinkedStatement const& entry) const;
    Node review() const;
    Node correction(Correction const& correction) const;
    Node reply(LedgerLine const& line) const;

    /// With its identity and its own fields; what surrounds it is put beside them.
    template <class T>
    void put_record(Node& json, T const& entity) const {
        json["id"] = id_text(entity.id.value);
        put_fields(json, entity, format_);
    }
    bool is(DossierFormat least) const { return format_ >= least; }

    Dossier const& dossier_;
    Records const& reader_;
    Translator const& translator_;
    BytesHold bytes_;
    DossierFormat format_;
};

Node Tree::party(Id<Party> id) const {
    auto const party = reader_.find(id);
    if (!party) return {};
    Node json;
    json["@type"] = party->type == PartyType::person ? "Person" : "Organization";
    put_record(json, *party);
    if (!party->wikidata.empty()) json["sameAs"] = "https://www.wikidata.org/entity/" + party->wikidata;
    return json;
}

Node Tree::step(TrailStep const& step) const {
    Node json;
    put_record(json["quotation"], step.quotation);
    put_record(json["text"], step.text);
    // No earlier dossier has any: readers of documents came later.
    if (auto const positions = positions_of(step.text, step.quotation.start); !positions.empty())
        json["position"] = positions_json(positions);
    put_record(json["capture"], step.capture);
    auto& source = json["source"];
    source["@type"] = step.source.type == SourceType::article ? "Article" : "CreativeWork";
    put_record(source, step.source);
    put(source, "publisher", step.publisher);
    if (is(DossierFormat::third))
        if (auto const agency = reader_.find(step.source.agency)) source["agency"] = agency->name;
    if (bytes_ == BytesHold::told) json["bytes_hold"] = step.bytes_hold;
    return json;
}

Node Tree::steps(std::vector<TrailStep> const& trail) const {
    auto json = Node::array();
    for (auto const& each : trail) json.push_back(step(each));
    return json;
}

Node Tree::statement(LinkedStatement const& entry) const {
    Node json;
    json["@type"] = "Quotation";
    put_record(json, entry.statement);
    if (entry.statement.speaker) json["speaker"] = party(entry.statement.speaker);
    if (entry.statement.on_behalf_of) json["on_behalf_of"] = party(entry.statement.on_behalf_of);
    put_record(json["link"], entry.link);
    json["trail"] = steps(entry.trail);
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

Node Tree::review() const {
    if (!dossier_.review) return {};
    auto const& review = *dossier_.review;
    Node json;
    json["@type"] = "ClaimReview";
    put_record(json, review);
    if (auto const* rating = dossier_.rating()) json["rating"] = rating_json(*rating, translator_);
    if (dossier_.scale) {
        json["scale"]["key"] = dossier_.scale->key;
        json["scale"]["version"] = dossier_.scale->version;
        json["scale"]["newest_version"] = dossier_.newest_version;
    }
    if (!review.approved.empty()) json["approval_form"] = review.approval_form;
    json["stale_approval"] = dossier_.stale;
    return json;
}

/// A correction with what stood there before (schema.org CorrectionComment).
Node Tree::correction(Correction const& correction) const {
    Node json;
    json["@type"] = "CorrectionComment";
    put_record(json, correction);
    auto const reading = [&](std::string const& claim, Id<Scale> scale_id, std::string const& rating,
                             std::string const& summary, std::string const& rationale) {
        Node node;
        put(node, "claim", claim);
        node["rating"] = rating;
        if (is(DossierFormat::third))
            if (auto const scale = reader_.find(scale_id))
                node["scale"] = {{"key", scale->key}, {"version", scale->version}};
        put(node, "summary", summary);
        put(node, "rationale", rationale);
        return node;
    };
    json["before"] = reading(correction.prior_claim_text, correction.prior_scale, correction.prior_rating,
                             correction.prior_summary, correction.prior_rationale);
    json["after"] = reading(correction.claim_text, correction.scale, correction.rating, correction.summary,
                            correction.rationale);
    return json;
}

Node Tree::reply(LedgerLine const& line) const {
    Node json;
    put_record(json, line.request);
    json["asked"] = line.asked;
    if (line.answer) {
        json["answer"]["id"] = id_text(line.answer->id.value);
        json["answer"]["text"] = line.answer->text;
        json["answer"]["trail"] = steps(line.trail);
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
Node history_json(std::vector<HistoryLine> const& lines, Records const& reader) {
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
        if (revision.kind == RevisionKind::undo) json["undoes"] = reverted_json(revision);
        if (revision.kind == RevisionKind::redo) json["redoes"] = reverted_json(revision);
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
Node log_json(std::vector<HistoryLine> const& history, Records const& reader) {
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

Node Tree::write() const {
    Node json;
    json["@context"] = "https://schema.org";
    json["format"] = dossier_format_name(format_);
    json["language"] = translator_.language();
    auto& claim = json["claim"];
    claim["@type"] = "Claim";
    put_record(claim, dossier_.claim);
    put(claim, "topic", dossier_.topic);
    json["review"] = review();
    auto const side = [&](char const* name, std::vector<LinkedStatement> const& entries) {
        json[name] = Node::array();
        for (auto const& entry : entries) json[name].push_back(statement(entry));
    };
    side("assertions", dossier_.assertions);
    side("against", dossier_.against);
    side("in_favour", dossier_.in_favour);
    side("qualifies", dossier_.nuances);
    side("context", dossier_.context);
    json["corrections"] = Node::array();
    for (auto const& each : dossier_.corrections) json["corrections"].push_back(correction(each));
    json["replies"] = Node::array();
    for (auto const& line : dossier_.replies) json["replies"].push_back(reply(line));
    json["related"] = Node::array();
    for (auto const& related : dossier_.related) {
        Node other;
        other["id"] = id_text(related.id.value);
        other["text"] = related.text;
        json["related"].push_back(std::move(other));
    }
    auto const history = history_of(reader_, dossier_);
    json["history"] = history_json(history, reader_);
    json["log"] = log_json(history, reader_);
    return json;
}

} // namespace

std::vector<LaneReport> lanes_of(Records const& reader, std::vector<HistoryLine> const& history) {
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

std::string dossier_format_name(DossierFormat format) {
    return "counterpoint-dossier/" + std::to_string(static_cast<int>(format));
}

std::optional<DossierFormat> dossier_format_named(std::string_view name) {
    for (auto format = DossierFormat::second; format <= newest_dossier_format;
         format = static_cast<DossierFormat>(static_cast<int>(format) + 1))
        if (name == dossier_format_name(format)) return format;
    return std::nullopt;
}

nlohmann::ordered_json dossier_tree(Dossier const& dossier, Records const& reader, Translator const& translator,
                                    BytesHold bytes, DossierFormat format) {
    return Tree(dossier, reader, translator, bytes, format).write();
}

std::string dossier_json(Dossier const& dossier, Records const& reader, Translator const& translator) {
    return dossier_tree(dossier, reader, translator, BytesHold::told)
               .dump(2, ' ', false, Node::error_handler_t::replace) +
           "\n";
}

} // namespace core
