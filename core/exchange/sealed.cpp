#include "core/exchange/sealed.h"

#include "core/exchange/transport.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

constexpr std::string_view sealed_tag = "counterpoint sealed 1";
constexpr std::string_view any_sealed = "counterpoint sealed ";

void seal_number(std::string& out, std::int64_t value) {
    auto const bits = static_cast<std::uint64_t>(value);
    for (int at = 0; at < 8; ++at) out += static_cast<char>(bits >> (56 - 8 * at) & 0xFF);
}

void seal_text(std::string& out, std::string_view text) {
    seal_number(out, static_cast<std::int64_t>(text.size()));
    out += text;
}

/// Takes parts off the front; once one is not there, nothing is.
class Parts {
public:
    explicit Parts(std::string_view bytes) : bytes_(bytes) {}
    std::int64_t number() {
        if (!good_ || bytes_.size() < 8) {
            good_ = false;
            return 0;
        }
        std::uint64_t bits = 0;
        for (std::size_t at = 0; at < 8; ++at) bits = bits << 8 | static_cast<std::uint8_t>(bytes_[at]);
        bytes_.remove_prefix(8);
        return static_cast<std::int64_t>(bits);
    }
    std::string text() {
        auto const size = number();
        if (!good_ || size < 0 || static_cast<std::uint64_t>(size) > bytes_.size()) {
            good_ = false;
            return {};
        }
        std::string taken(bytes_.substr(0, static_cast<std::size_t>(size)));
        bytes_.remove_prefix(taken.size());
        return taken;
    }
    bool good() const { return good_; }
    bool ended() const { return good_ && bytes_.empty(); }

private:
    std::string_view bytes_;
    bool good_ = true;
};

tl::unexpected<Problem> not_as_sealed() {
    return problem(say("An entry is not what its digests say: it was altered on the way."), Code::damaged);
}

} // namespace

std::string seal(Revision const& revision, std::vector<StoredChange> const& changes) {
    std::vector<Digest> digests;
    for (auto const& change : changes) digests.push_back(change.digest);
    std::string out(sealed_tag);
    seal_text(out, entry_bytes(revision, digests));
    seal_text(out, revision.reason);
    seal_text(out, revision.reason_salt);
    for (auto const& change : changes) {
        seal_number(out, static_cast<std::int64_t>(change.ref.kind));
        seal_number(out, change.ref.id);
        seal_text(out, change.salt);
        seal_number(out, change.body ? 1 : 0);
        if (change.body) seal_text(out, *change.body);
    }
    return out;
}

Result<SealedEntry> open_sealed(std::string_view bytes) {
    if (!bytes.starts_with(sealed_tag)) {
        if (bytes.starts_with(any_sealed))
            return problem(say("A newer version of Counterpoint wrote an entry; it is needed to read it."), Code::newer);
        return not_as_sealed();
    }
    Parts parts(bytes.substr(sealed_tag.size()));
    auto const entry_text = parts.text();
    auto entry = read_entry(entry_text);
    if (!parts.good() || !entry || entry->revision.format < 3) return not_as_sealed();
    SealedEntry made{std::move(*entry), {}, MerkleFrontier::leaf(entry_text)};
    auto& revision = made.entry.revision;
    revision.digest = made.leaf;
    revision.reason = parts.text();
    revision.reason_salt = parts.text();
    for (auto const& digest : made.entry.changes) {
        StoredChange change;
        auto const kind = parts.number();
        if (kind < 1 || kind > static_cast<std::int64_t>(last_kind)) return not_as_sealed();
        change.ref = {static_cast<Kind>(kind), parts.number()};
        change.salt = parts.text();
        auto const has_body = parts.number();
        if (has_body == 1) change.body = parts.text();
        if (has_body != 0 && has_body != 1) return not_as_sealed();
        change.digest = digest;
        if (!parts.good() || change.ref.id <= 0) return not_as_sealed();
        if (!made.changes.empty() && made.changes.back().ref >= change.ref) return not_as_sealed();
        auto const holds = change.salt.empty()
                               ? !change.body
                               : change_digest(change.salt, change.ref,
                                               change.body ? std::optional<std::string_view>(*change.body)
                                                           : std::nullopt) == digest;
        if (!holds) return not_as_sealed();
        made.changes.push_back(std::move(change));
    }
    if (!parts.ended() || !reason_holds(revision)) return not_as_sealed();
    return made;
}

std::uint64_t most_bytes_of(Record const& record) {
    constexpr std::uint64_t longest_sign = 4; // of UTF-8, in bytes
    constexpr std::uint64_t largest_came_as = 16u << 20; // what a claim came in as tells no size
    auto const at_most = [](std::int64_t count, std::uint64_t each) {
        auto const limit = largest_saved_bytes / each;
        return count < 0 ? 0 : std::min(static_cast<std::uint64_t>(count), limit) * each;
    };
    if (auto const* capture = std::get_if<Capture>(&record)) return at_most(capture->size, 1);
    if (auto const* text = std::get_if<Text>(&record)) return at_most(text->code_points, longest_sign);
    return bytes_of(record) ? largest_came_as : 0;
}

} // namespace core
