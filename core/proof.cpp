#include "core/proof.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <set>

namespace core {

using Node = nlohmann::ordered_json;

MerkleTree::MerkleTree(std::vector<Digest> leaves) {
    levels_.push_back(std::move(leaves));
    while (levels_.back().size() > 1) {
        auto const& below = levels_.back();
        std::vector<Digest> level;
        level.reserve((below.size() + 1) / 2);
        for (std::size_t at = 0; at + 1 < below.size(); at += 2)
            level.push_back(MerkleFrontier::node(below[at], below[at + 1]));
        if (below.size() % 2) level.push_back(below.back());
        levels_.push_back(std::move(level));
    }
}

Digest MerkleTree::root() const { return levels_.back().empty() ? sha256({}) : levels_.back().front(); }

std::vector<Digest> MerkleTree::path(std::uint64_t index) const {
    std::vector<Digest> path;
    for (auto const& level : levels_) {
        if (auto const neighbour = index ^ 1; neighbour < level.size()) path.push_back(level[neighbour]);
        index >>= 1;
    }
    return path;
}

std::optional<Digest> root_by_path(Digest const& leaf, std::uint64_t index, std::uint64_t size,
                                   std::span<Digest const> path) {
    if (index >= size) return std::nullopt;
    auto last = size - 1;
    auto hash = leaf;
    for (auto const& other : path) {
        if (last == 0) return std::nullopt;
        if ((index & 1) || index == last) {
            hash = MerkleFrontier::node(other, hash);
            for (; !(index & 1) && index != 0; index >>= 1) last >>= 1;
        } else {
            hash = MerkleFrontier::node(hash, other);
        }
        index >>= 1;
        last >>= 1;
    }
    return last == 0 ? std::optional(hash) : std::nullopt;
}

namespace {

EntryProof prove_entry(Reader const& reader, Revision const& revision, MerkleTree const& tree,
                       std::set<Ref> const& shown) {
    EntryProof proof;
    proof.seq = revision.seq;
    std::vector<Digest> digests;
    for (auto& change : reader.stored_changes(revision.seq)) {
        digests.push_back(change.digest);
        if (shown.contains(change.ref)) proof.changes.push_back(std::move(change));
    }
    proof.entry = entry_bytes(revision, digests);
    proof.path = tree.path(static_cast<std::uint64_t>(revision.index));
    return proof;
}

Node change_json(StoredChange const& change) {
    Node json;
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

/// Reads and checks; what does not hold ends it.
class Checker {
public:
    Result<ProofReport> run(Node const& proof) {
        try {
            for (auto const& lane : proof.at("lanes"))
                if (auto wrong = check_lane(proof, lane)) return tl::unexpected(std::move(*wrong));
        } catch (Node::exception const&) {
            return problem(say("The proof is not whole, or not in a form that can be read."));
        }
        if (report_.entries == 0) return problem(say("The proof proves nothing: it holds no entries."));
        return report_;
    }

private:
    using Wrong = std::optional<Problem>;
    static Wrong wrong(Message message) { return Problem{Code::damaged, std::move(message)}; }
    /// get() would cut a fraction, and what it makes of 1e300 is anybody's guess.
    static std::int64_t whole_number(Node const& json) { return json.get_ref<Node::number_integer_t const&>(); }
    static std::string bytes(Node const& json) {
        auto decoded = from_base64(json.get<std::string>());
        return decoded ? std::move(*decoded) : std::string();
    }

    Wrong check_lane(Node const& proof, Node const& lane) {
        auto const name = lane.at("lane").get<std::string>();
        auto const workspace = proof.at("workspace").get<std::string>();
        Checkpoint head;
        bool const is_signed = lane.contains("key");
        if (is_signed) {
            auto const key = PublicKey::from(bytes(lane.at("key")));
            auto opened = open_checkpoint(lane.at("checkpoint").get<std::string>(), key);
            if (!opened) return std::move(opened.error());
            head = std::move(*opened);
            if (name != lane_name(workspace, key) || head.origin != origin_of(workspace, name))
                return wrong(say("The signed head is that of another log."));
            if (std::ranges::find(report_.keys, key) == report_.keys.end()) report_.keys.push_back(key);
        } else {
            auto const root = parse_hex(lane.at("root").get<std::string>());
            if (!root) return root.error();
            head = {{}, whole_number(lane.at("size")), *root};
        }
        for (auto const& entry : lane.at("entries")) {
            if (auto found = check_entry(name, head, entry)) return found;
            if (!is_signed) ++report_.unsigned_entries;
        }
        return std::nullopt;
    }

    Wrong check_entry(std::string const& lane, Checkpoint const& head, Node const& json) {
        auto const entry = bytes(json.at("entry"));
        auto const read = read_entry(entry);
        auto const hashes = bytes(json.at("path"));
        auto const seq = std::to_string(whole_number(json.at("revision")));
        std::vector<Digest> path(hashes.size() / 32);
        for (std::size_t at = 0; at < path.size(); ++at)
            std::memcpy(path[at].bytes.data(), hashes.data() + 32 * at, 32);
        if (!read || read->revision.lane != lane || read->revision.index < 0 || head.size < 0 ||
            hashes.size() % 32 != 0 ||
            root_by_path(MerkleFrontier::leaf(entry), static_cast<std::uint64_t>(read->revision.index),
                         static_cast<std::uint64_t>(head.size), path) != head.root)
            return wrong(say("The entry of revision {seq} does not stand in the log that was signed.", {{"seq", seq}}));
        // Shown twice it would count twice.
        if (!seen_.emplace(lane, read->revision.index).second)
            return wrong(say("The proof is not whole, or not in a form that can be read."));
        ++report_.entries;
        for (auto const& change : json.at("changes"))
            if (!check_change(*read, change))
                return wrong(say("What is shown of revision {seq} is not what its entry commits to.", {{"seq", seq}}));
        return std::nullopt;
    }

    bool check_change(Entry const& entry, Node const& json) {
        auto const commits = [&](Digest const& digest) {
            return std::ranges::find(entry.changes, digest) != entry.changes.end();
        };
        if (json.contains("redacted")) {
            auto const digest = parse_hex(json.at("digest").get<std::string>());
            ++report_.redacted;
            return digest && commits(*digest);
        }
        auto const id = parse_id(json.at("id").get<std::string>());
        if (!id) return false;
        ++report_.states;
        auto const body = json.contains("body") ? std::optional(json.at("body").get<std::string>()) : std::nullopt;
        return commits(change_digest(bytes(json.at("salt")),
                                     Ref{kind_from_name(json.at("kind").get<std::string>()), *id},
                                     body ? std::optional<std::string_view>(*body) : std::nullopt));
    }

    ProofReport report_;
    std::set<std::pair<std::string, std::int64_t>> seen_; // lane and place
};

} // namespace

ClaimProof prove(Reader const& reader, Dossier const& dossier) {
    ClaimProof proof;
    proof.claim = dossier.claim.id;
    reader.together([&] {
        proof.workspace = reader.workspace();
        std::set<Ref> shown;
        std::map<std::string, std::map<Seq, Revision>> wanted;
        for (auto const& line : history_of(reader, dossier)) {
            shown.insert(line.ref);
            wanted[line.step.revision.lane].emplace(line.step.revision.seq, line.step.revision);
        }
        for (auto const& lane : reader.lanes()) {
            auto const entries = wanted.find(lane.lane);
            if (entries == wanted.end()) continue;
            MerkleTree const tree(reader.leaves(lane.lane));
            auto& made = proof.lanes.emplace_back();
            made.lane = lane.lane;
            made.key = lane.key;
            made.checkpoint = lane.checkpoint;
            made.size = static_cast<std::int64_t>(tree.size());
            made.root = tree.root();
            for (auto const& [seq, revision] : entries->second)
                made.entries.push_back(prove_entry(reader, revision, tree, shown));
        }
    });
    return proof;
}

std::string encode_proof(ClaimProof const& proof) {
    Node json;
    json["format"] = "counterpoint-proof/1";
    json["workspace"] = proof.workspace;
    json["claim"] = id_text(proof.claim.value);
    json["lanes"] = Node::array();
    for (auto const& lane : proof.lanes) {
        Node made;
        made["lane"] = lane.lane;
        if (!lane.key.empty()) {
            made["key"] = to_base64(lane.key.view());
            made["checkpoint"] = lane.checkpoint;
        }
        made["size"] = lane.size;
        made["root"] = to_hex(lane.root);
        made["entries"] = Node::array();
        for (auto const& entry : lane.entries) {
            Node one;
            one["revision"] = entry.seq;
            one["entry"] = to_base64(entry.entry);
            std::string path;
            for (auto const& hash : entry.path) path += hash.view();
            one["path"] = to_base64(path);
            one["changes"] = Node::array();
            for (auto const& change : entry.changes) one["changes"].push_back(change_json(change));
            made["entries"].push_back(std::move(one));
        }
        json["lanes"].push_back(std::move(made));
    }
    return json.dump(1, ' ', false, Node::error_handler_t::replace) + "\n";
}

Result<ProofReport> check_proof(std::string_view text) {
    auto const json = Node::parse(text, nullptr, false);
    auto const* proof = json.is_object() && json.contains("proof") ? &json["proof"] : &json;
    if (!proof->is_object() || !proof->contains("format") || (*proof)["format"] != "counterpoint-proof/1")
        return problem(say("This is no proof: neither a file of “prove” nor a dossier in JSON."));
    return Checker().run(*proof);
}

} // namespace core
