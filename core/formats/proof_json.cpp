#include "core/formats/proof_json.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

nlohmann::ordered_json shown_change(StoredChange const& change) {
    nlohmann::ordered_json json;
    json["kind"] = kind_name(change.ref.kind);
    json["id"] = id_text(change.ref.id);
    if (change.salt.empty()) {
        json["redacted"] = true;
        json["digest"] = to_hex(change.digest);
        return json;
    }
    json["salt"] = to_base64(change.salt);
    if (change.body) json["body"] = *change.body;
    return json;
}

/// One object of a proof and where it stands, for sentences about it.
class ProofPart {
public:
    ProofPart(nlohmann::json const& json, std::string place) : json_(json), place_(std::move(place)) {
        if (!json_.is_object()) refuse();
    }

    bool has(char const* name) const { return json_.contains(name); }
    /// Nothing but these may stand here: what is not checked must not be read by anybody either.
    void only(std::initializer_list<std::string_view> names) const {
        for (auto const& [name, value] : json_.items())
            if (std::ranges::find(names, std::string_view(name)) == names.end())
                throw Error(Code::bad_input,
                            say("The proof has “{key}”, which is no part of one.", {{"key", below(name)}}));
    }
    std::string text(char const* name) const {
        auto const& value = at(name);
        if (!value.is_string()) refuse(name);
        return value.get<std::string>();
    }
    std::int64_t number(char const* name) const {
        auto const& value = at(name);
        if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX))
            refuse(name);
        return value.get<std::int64_t>();
    }
    std::string bytes(char const* name) const {
        auto decoded = from_base64(text(name));
        if (!decoded) refuse(name);
        return std::move(*decoded);
    }
    Digest digest(char const* name) const {
        auto const read = parse_hex(text(name));
        if (!read) refuse(name);
        return *read;
    }
    RawId id(char const* name) const {
        auto const read = parse_id(text(name));
        if (!read) refuse(name);
        return *read;
    }
    template <class Take>
    void each(char const* name, Take&& take) const {
        auto const& list = at(name);
        if (!list.is_array()) refuse(name);
        for (std::size_t place = 0; place < list.size(); ++place)
            take(ProofPart(list[place], below(name) + "[" + std::to_string(place) + "]"));
    }
    ProofPart part(char const* name) const { return ProofPart(at(name), below(name)); }
    [[noreturn]] void refuse(char const* name = nullptr) const {
        throw Error(Code::bad_input, say("“{key}” of the proof is missing, or not in a form that can be read.",
                                         {{"key", name ? below(name) : place_}}));
    }

private:
    std::string below(std::string_view name) const {
        return place_.empty() ? std::string(name) : place_ + "." + std::string(name);
    }
    nlohmann::json const& at(char const* name) const {
        auto const found = json_.find(name);
        if (found == json_.end()) refuse(name);
        return *found;
    }

    nlohmann::json const& json_;
    std::string place_;
};

std::vector<Digest> path_of(ProofPart const& part) {
    auto const hashes = part.bytes("path");
    if (hashes.size() % 32 != 0) part.refuse("path");
    std::vector<Digest> path(hashes.size() / 32);
    for (std::size_t at = 0; at < path.size(); ++at) std::memcpy(path[at].bytes.data(), hashes.data() + 32 * at, 32);
    return path;
}

StoredChange change_of(ProofPart const& part) {
    StoredChange change;
    change.ref = {kind_from_name(part.text("kind")), part.id("id")};
    if (part.has("redacted")) {
        part.only({"kind", "id", "redacted", "digest"});
        change.digest = part.digest("digest");
        return change;
    }
    part.only({"kind", "id", "salt", "body"});
    change.salt = part.bytes("salt");
    if (change.salt.empty()) part.refuse("salt");
    if (part.has("body")) change.body = part.text("body");
    return change;
}

EntryProof entry_of(ProofPart const& part, std::size_t lane) {
    EntryProof entry;
    entry.lane = lane;
    entry.entry = part.bytes("entry");
    entry.path = path_of(part);
    part.each("changes", [&](ProofPart const& change) { entry.changes.push_back(change_of(change)); });
    return entry;
}

PublicKey key_of(ProofPart const& part) {
    auto const key = PublicKey::from(part.bytes("key"));
    if (key.empty()) part.refuse("key");
    return key;
}

LaneProof unsigned_lane(ProofPart const& part) {
    LaneProof lane;
    lane.lane = part.text("lane");
    lane.size = part.number("size");
    lane.root = part.digest("root");
    return lane;
}

ClaimProof second_format(ProofPart const& part) {
    part.only({"format", "claim", "lanes", "entries", "list"});
    ClaimProof proof;
    proof.claim.value = part.id("claim");
    part.each("lanes", [&](ProofPart const& lane) {
        if (!lane.has("key")) {
            lane.only({"lane", "size", "root"});
            proof.lanes.push_back(unsigned_lane(lane));
            return;
        }
        // Workspace, name, size and root of a signed lane are what its checkpoint says.
        lane.only({"key", "checkpoint"});
        auto& made = proof.lanes.emplace_back();
        made.key = key_of(lane);
        made.checkpoint = lane.text("checkpoint");
    });
    part.each("entries", [&](ProofPart const& each) {
        each.only({"lane", "entry", "path", "reason", "reason_salt", "changes"});
        auto const lane = each.number("lane");
        if (lane < 0 || static_cast<std::size_t>(lane) >= proof.lanes.size()) each.refuse("lane");
        auto entry = entry_of(each, static_cast<std::size_t>(lane));
        if (each.has("reason")) {
            entry.reason = each.text("reason");
            entry.reason_salt = each.bytes("reason_salt");
        }
        proof.entries.push_back(std::move(entry));
    });
    if (part.has("list")) {
        auto const list = part.part("list");
        list.only({"key", "signature", "format"});
        proof.list = ListSignature{key_of(list), list.bytes("signature"),
                                   list.has("format") ? list.text("format") : std::string()};
    }
    return proof;
}

ClaimProof first_format(ProofPart const& part) {
    ClaimProof proof;
    proof.claim.value = part.id("claim");
    auto const workspace = part.text("workspace");
    part.each("lanes", [&](ProofPart const& lane) {
        auto made = unsigned_lane(lane);
        if (lane.has("key")) {
            made.key = key_of(lane);
            made.checkpoint = lane.text("checkpoint");
            if (made.lane != lane_name(workspace, made.key)) lane.refuse("lane");
        }
        auto const place = proof.lanes.size();
        proof.lanes.push_back(std::move(made));
        lane.each("entries", [&](ProofPart const& entry) {
            entry.number("revision");
            proof.entries.push_back(entry_of(entry, place));
        });
    });
    return proof;
}

} // namespace

nlohmann::ordered_json proof_json(ClaimProof const& proof) {
    nlohmann::ordered_json json;
    json["format"] = "counterpoint-proof/2";
    json["claim"] = id_text(proof.claim.value);
    json["lanes"] = nlohmann::ordered_json::array();
    for (auto const& lane : proof.lanes) {
        nlohmann::ordered_json made;
        if (lane.key.empty()) {
            made["lane"] = lane.lane;
            made["size"] = lane.size;
            made["root"] = to_hex(lane.root);
        } else {
            made["key"] = to_base64(lane.key.view());
            made["checkpoint"] = lane.checkpoint;
        }
        json["lanes"].push_back(std::move(made));
    }
    json["entries"] = nlohmann::ordered_json::array();
    for (auto const& entry : proof.entries) {
        nlohmann::ordered_json one;
        one["lane"] = entry.lane;
        one["entry"] = to_base64(entry.entry);
        std::string path;
        for (auto const& hash : entry.path) path += hash.view();
        one["path"] = to_base64(path);
        if (!entry.reason_salt.empty()) {
            one["reason"] = entry.reason;
            one["reason_salt"] = to_base64(entry.reason_salt);
        }
        one["changes"] = nlohmann::ordered_json::array();
        for (auto const& change : entry.changes) one["changes"].push_back(shown_change(change));
        json["entries"].push_back(std::move(one));
    }
    if (proof.list)
        json["list"] = {{"key", to_base64(proof.list->key.view())}, {"signature", to_base64(proof.list->signature)}};
    if (proof.list && !proof.list->format.empty()) json["list"]["format"] = proof.list->format;
    return json;
}

Result<ReadProof> read_proof(nlohmann::json const& json) {
    auto const* const format = json.is_object() && json.contains("format") && json["format"].is_string()
                                   ? &json["format"].get_ref<std::string const&>()
                                   : nullptr;
    try {
        if (format && *format == "counterpoint-proof/2") return ReadProof{second_format(ProofPart(json, {})), 2};
        if (format && *format == "counterpoint-proof/1") return ReadProof{first_format(ProofPart(json, {})), 1};
    } catch (Error const& error) {
        return problem(error.message());
    }
    return problem(say("This is no proof: neither a file of “prove” nor a dossier."));
}

} // namespace core
