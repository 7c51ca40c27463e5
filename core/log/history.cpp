#include "core/log/history.h"

#include "core/model/codec.h"

#include <cstring>

namespace core {

namespace {

void put_number(std::string& out, std::int64_t value) {
    auto const bits = static_cast<std::uint64_t>(value);
    char bytes[8];
    for (int at = 0; at < 8; ++at) bytes[at] = static_cast<char>(bits >> (56 - 8 * at) & 0xFF);
    out.append(bytes, sizeof bytes);
}

void put_text(std::string& out, std::string_view text) {
    put_number(out, static_cast<std::int64_t>(text.size()));
    out += text;
}

/// Takes the next number off the front; nothing when there is none.
std::optional<std::int64_t> take_number(std::string_view& bytes) {
    if (bytes.size() < 8) return std::nullopt;
    std::uint64_t bits = 0;
    for (std::size_t at = 0; at < 8; ++at) bits = bits << 8 | static_cast<std::uint8_t>(bytes[at]);
    bytes.remove_prefix(8);
    return static_cast<std::int64_t>(bits);
}

/// The rating scale a field's value is a key of; none for any other field.
Id<Scale> scale_of(Record const& record, std::string_view field) {
    if (auto const* review = std::get_if<Review>(&record); review && field == "rating") return review->scale;
    if (auto const* vote = std::get_if<Vote>(&record); vote && (field == "rating" || field == "beside"))
        return vote->scale;
    if (auto const* correction = std::get_if<Correction>(&record)) {
        if (field == "rating") return correction->scale;
        if (field == "prior_rating") return correction->prior_scale;
    }
    return {};
}

/// A field as a person reads it: references by their caption, a rating by its label on its scale.
std::string words(Record const& record, FieldText const& field, Records const& reader,
                  Translator const& translator) {
    if (auto const scale = reader.find(scale_of(record, field.name)))
        if (auto const* rating = scale->find(field.value)) return in_language(rating->labels, translator.language());
    if (!field.to) return field.value;
    auto const target = reader.find(field.to);
    if (auto const* scale = state_as<Scale>(target))
        return in_language(scale->names, translator.language());
    if (auto const* review = state_as<Review>(target)) {
        auto const scale = reader.find(review->scale);
        if (auto const* rating = scale ? scale->find(review->rating) : nullptr)
            return in_language(rating->labels, translator.language());
    }
    return target ? caption_of(*target) : field.value;
}

/// Of a digest in hexadecimal its beginning; any other text as it is.
std::string brief(std::string text) {
    constexpr std::size_t digits = 64;
    if (text.size() != digits || text.find_first_not_of("0123456789abcdef") != text.npos) return text;
    return text.substr(0, 12) + "…";
}

} // namespace

Digest change_digest(std::string_view salt, Ref ref, std::optional<std::string_view> body) {
    std::string head;
    head.reserve(96);
    head = "counterpoint change 1";
    put_text(head, salt);
    put_number(head, static_cast<std::int64_t>(ref.kind));
    put_number(head, ref.id);
    put_number(head, body ? static_cast<std::int64_t>(body->size()) : -1);
    // One context per thread: making one costs more than hashing a short record.
    thread_local Sha256 hash;
    hash.update(head);
    if (body) hash.update(*body);
    return hash.finish();
}

Digest reason_digest(std::string_view salt, std::string_view reason) {
    std::string bytes = "counterpoint reason 1";
    put_text(bytes, salt);
    put_text(bytes, reason);
    return sha256(bytes);
}

bool reason_holds(Revision const& revision) {
    if (revision.format < 3) return true; // the entry itself has it
    if (revision.reason_salt.empty()) return revision.reason.empty();
    return reason_digest(revision.reason_salt, revision.reason) == revision.reason_digest;
}

std::string entry_bytes(Revision const& revision, std::span<Digest const> changes) {
    auto const travels = revision.format >= 3;
    std::string out;
    out.reserve(256 + revision.reason.size() + 32 * changes.size());
    out = "counterpoint entry ";
    out += static_cast<char>('0' + revision.format);
    put_text(out, revision.lane);
    put_number(out, revision.index);
    put_number(out, revision.at.ms);
    if (travels) put_number(out, 1); // people: so far always one
    put_text(out, revision.actor);
    put_text(out, revision.operation);
    if (travels)
        out += revision.reason_digest.view();
    else
        put_text(out, revision.reason);
    put_number(out, static_cast<std::int64_t>(revision.kind));
    if (travels) {
        put_text(out, revision.reverted.lane);
        put_number(out, revision.reverted.index);
    } else {
        put_number(out, revision.reverts);
    }
    put_number(out, static_cast<std::int64_t>(changes.size()));
    for (auto const& digest : changes) out += digest.view();
    if (revision.format != 1) {
        put_text(out, revision.seen);
        put_text(out, revision.notice);
    }
    return out;
}

Result<Entry> read_entry(std::string_view bytes) {
    constexpr std::string_view tag = "counterpoint entry ";
    auto const unreadable = [] { return problem(say("An entry of the log cannot be read."), Code::damaged); };
    auto const format = bytes.substr(0, tag.size() + 1);
    if (!format.starts_with(tag) || format.back() < '1' || format.back() > '0' + newest_entry_format)
        return unreadable();
    bytes.remove_prefix(tag.size() + 1);
    bool good = true;
    auto const number = [&] {
        auto const taken = take_number(bytes);
        good = good && taken;
        return taken.value_or(0);
    };
    auto const text = [&] {
        auto const size = number();
        good = good && size >= 0 && static_cast<std::uint64_t>(size) <= bytes.size();
        if (!good) return std::string();
        std::string taken(bytes.substr(0, static_cast<std::size_t>(size)));
        bytes.remove_prefix(taken.size());
        return taken;
    };
    auto const digest = [&] {
        Digest taken;
        good = good && bytes.size() >= taken.bytes.size();
        if (!good) return taken;
        std::memcpy(taken.bytes.data(), bytes.data(), taken.bytes.size());
        bytes.remove_prefix(taken.bytes.size());
        return taken;
    };
    Entry entry;
    auto& revision = entry.revision;
    revision.format = format.back() - '0';
    auto const travels = revision.format >= 3;
    revision.lane = text();
    revision.index = number();
    revision.at.ms = number();
    if (travels) good = good && number() == 1;
    revision.actor = text();
    revision.operation = text();
    if (travels)
        revision.reason_digest = digest();
    else
        revision.reason = text();
    auto const kind_number = number();
    good = good && kind_number >= 0 && kind_number <= static_cast<std::int64_t>(RevisionKind::foundation);
    revision.kind = good ? static_cast<RevisionKind>(kind_number) : RevisionKind::ordinary;
    if (travels) {
        revision.reverted.lane = text();
        revision.reverted.index = number();
    } else {
        revision.reverts = number();
    }
    auto const changes = number();
    good = good && changes >= 0 && static_cast<std::uint64_t>(changes) <= bytes.size() / 32;
    for (std::int64_t at = 0; good && at < changes; ++at) entry.changes.push_back(digest());
    if (revision.format >= 2) {
        revision.seen = text();
        revision.notice = text();
    }
    if (!good || !bytes.empty()) return unreadable();
    return entry;
}

std::string encode_heads(std::span<LaneHead const> heads) {
    std::string out;
    for (auto const& head : heads) {
        put_text(out, head.lane);
        put_number(out, head.size);
        out += head.root.view();
    }
    return out;
}

Result<std::vector<LaneHead>> decode_heads(std::string_view bytes) {
    std::vector<LaneHead> heads;
    while (!bytes.empty()) {
        LaneHead head;
        auto const length = take_number(bytes);
        auto const fits = length && *length >= 0 && static_cast<std::uint64_t>(*length) <= bytes.size();
        if (fits) {
            head.lane = bytes.substr(0, static_cast<std::size_t>(*length));
            bytes.remove_prefix(head.lane.size());
        }
        auto const size = fits ? take_number(bytes) : std::nullopt;
        if (!size || bytes.size() < 32)
            return problem(say("An entry of the log names heads that cannot be read."), Code::damaged);
        head.size = *size;
        std::memcpy(head.root.bytes.data(), bytes.data(), 32);
        bytes.remove_prefix(32);
        heads.push_back(std::move(head));
    }
    return heads;
}

std::vector<FieldChange> field_changes(std::optional<Record> const& before,
                                       std::optional<Record> const& after, Records const& reader,
                                       Translator const& translator) {
    return field_changes(before, reader, after, reader, translator);
}

std::vector<FieldChange> field_changes(std::optional<Record> const& before, Records const& then,
                                       std::optional<Record> const& after, Records const& later,
                                       Translator const& translator) {
    std::vector<FieldText> const old_fields =
        before ? describe(*before, translator) : std::vector<FieldText>{};
    std::vector<FieldText> const new_fields =
        after ? describe(*after, translator) : std::vector<FieldText>{};
    auto const& shape = after ? new_fields : old_fields;
    std::vector<FieldChange> changes;
    for (std::size_t at = 0; at < shape.size(); ++at) {
        if (before && after && old_fields[at].value == new_fields[at].value) continue;
        auto old_value = before ? words(*before, old_fields[at], then, translator) : std::string();
        auto new_value = after ? words(*after, new_fields[at], later, translator) : std::string();
        if (before && after) { // which of two digests it is, their beginnings tell
            old_value = brief(std::move(old_value));
            new_value = brief(std::move(new_value));
        }
        if (old_value == new_value) {
            auto const namesakes = before && after && old_fields[at].to && new_fields[at].to;
            if (!namesakes) continue;
            old_value += " (" + short_id(old_fields[at].to.id) + ")";
            new_value += " (" + short_id(new_fields[at].to.id) + ")";
        }
        changes.push_back({shape[at].name, translator.translate(shape[at].label), old_value, new_value});
    }
    return changes;
}

} // namespace core
