#include "core/formats/carried_records.h"

#include "core/base/checkpoint.h"
#include "core/formats/claims_jsonl.h"
#include "core/model/changed_fields.h"
#include "core/model/codec.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core {

namespace {

using CarriedOut = nlohmann::ordered_json;

/// What has no life without the record and is not a link, by which it would drag along the far end.
bool hangs_on(ReferringField const& place) {
    return place.kind != Kind::link && has_use(place.kind, place.field, belongs);
}

} // namespace

void CarriedRecords::claim(Id<Claim> id, bool concealed, Take const& take) {
    if (concealed)
        for (auto const review : reader_.referring(Kind::review, "claim", ref(id))) kept_.insert({Kind::review, review});
    write(ref(id), take);
    hanging_on(ref(id), take);
}

void CarriedRecords::one(Ref ref, Take const& take) {
    if (write(ref, take) && ref.kind != Kind::scale && ref.kind != Kind::party) hanging_on(ref, take);
}

bool CarriedRecords::write(Ref ref, Take const& take) {
    if (gone_.contains(ref)) return true;
    if (kept_.contains(ref) || under_way_.contains(ref) || left_out_.contains(ref.kind)) return false;
    if (auto const claim = id_as<Claim>(ref); claim && !may_go_(claim)) return false;
    auto const record = reader_.find(ref);
    if (!record) return false;
    under_way_.insert(ref);
    auto const whole = std::ranges::all_of(references_of(*record),
                                           [&](Reference const& each) { return write(each.to, take); });
    under_way_.erase(ref);
    if (!whole) return false;
    gone_.insert(ref);
    take(*record, bytes_for(*record));
    if (ref.kind == Kind::statement) hanging_on(ref, take);
    return true;
}

void CarriedRecords::hanging_on(Ref ref, Take const& take) {
    for (auto const& place : fields_referring_to(ref.kind))
        if (hangs_on(place))
            for (auto const id : reader_.referring(place.kind, place.field, ref)) {
                Ref const hanging{place.kind, id};
                if (!gone_.contains(hanging) && write(hanging, take)) hanging_on(hanging, take);
            }
    // A statement comes along with its claim; of claims only those that are written at all.
    if (ref.kind != Kind::claim && ref.kind != Kind::statement) return;
    for (auto const* end : {"to", "from"})
        for (auto const& link : reader_.referring<Link>(end, ref)) {
            auto const far = link.from == ref ? link.to : link.from;
            if (ref.kind == Kind::claim || gone_.contains(far)) write(core::ref(link.id), take);
        }
}

/// Those that are too long for a line go out before, and nothing is left to say.
std::optional<std::string> CarriedRecords::bytes_for(Record const& record) {
    auto const digest = bytes_of(record);
    if (!digest || !bytes_.insert(*digest).second) return std::nullopt;
    auto bytes = reader_.bytes(*digest);
    if (!bytes) return std::nullopt; // whoever reads it is told that they are missing
    if (bytes->size() <= carried_inside) return bytes;
    send_bytes(*digest, *bytes);
    return std::nullopt;
}

void CarriedRecords::send_bytes(Digest const& digest, std::string const& bytes) {
    std::size_t at = 0;
    do {
        CarriedOut line;
        line["counterpoint"] = our_claim_lines;
        line["bytes_of"] = to_hex(digest);
        line["at"] = at;
        line["size"] = bytes.size();
        line["base64"] = to_base64(std::string_view(bytes).substr(at, carried_at_once));
        sink_(line.dump() + "\n");
        at += carried_at_once;
    } while (at < bytes.size());
}

std::string value_mark(Record const& record, std::string_view field) {
    constexpr std::size_t length = 16; // hexadecimal digits
    auto const fields = nlohmann::json::parse(encode(record));
    auto const value = fields.find(field);
    auto const ref = ref_of(record);
    auto const words = std::string(kind_name(ref.kind)) + " " + id_text(ref.id) + " " + std::string(field) + "\n" +
                       (value == fields.end() ? std::string() : value->dump());
    return to_hex(sha256(words)).substr(0, length);
}

EarlierValues earlier_values(Records const& reader, Ref ref) {
    constexpr std::size_t most = 50;
    EarlierValues before;
    auto const now = reader.find(ref);
    if (!now || reader.revisions_of(ref).size() < 2) return before;
    for (auto const& step : reader.history(ref)) {
        if (!step.after) continue;
        for (auto const field : changed_fields(*step.after, *now)) {
            if (has_use(ref.kind, field, workflow)) continue;
            auto& marks = before[std::string(field)];
            if (auto mark = value_mark(*step.after, field); marks.empty() || marks.back() != mark) marks.push_back(std::move(mark));
            if (marks.size() > most) marks.erase(marks.begin());
        }
    }
    return before;
}

CarriedOut carried_json(Record const& record, std::optional<std::string> const& bytes, EarlierValues const& before) {
    auto const ref = ref_of(record);
    CarriedOut json;
    json["kind"] = kind_name(ref.kind);
    json["id"] = id_text(ref.id);
    json["fields"] = CarriedOut::parse(encode(record));
    if (!before.empty()) json["before"] = before;
    if (bytes) json["base64"] = to_base64(*bytes);
    return json;
}

Result<CarriedRecord> read_carried(nlohmann::json const& json) {
    auto const wrong = [] { return problem(say("A record it carries is not whole, or not in a form that can be read.")); };
    if (!json.is_object()) return wrong();
    auto const kind = json.find("kind"), id = json.find("id"), fields = json.find("fields");
    if (kind == json.end() || id == json.end() || fields == json.end() || !kind->is_string() || !id->is_string() ||
        !fields->is_object())
        return wrong();
    auto const of = kind_from_name(kind->get<std::string>());
    auto const raw = parse_id(id->get<std::string>());
    if (of == Kind::none || !raw || *raw <= 0) return wrong();
    std::optional<Blob> bytes;
    if (auto const base64 = json.find("base64"); base64 != json.end()) {
        auto decoded = base64->is_string() ? from_base64(base64->get<std::string>()) : std::nullopt;
        if (!decoded) return wrong();
        bytes.emplace(std::move(*decoded));
    }
    try {
        EarlierValues before;
        if (auto const told = json.find("before"); told != json.end()) before = told->get<EarlierValues>();
        return CarriedRecord{decode(of, *raw, fields->dump()), std::move(bytes), std::move(before)};
    } catch (Error const&) {
        return wrong();
    } catch (nlohmann::json::exception const&) { // what stands under “before” is something else
        return wrong();
    }
}

} // namespace core
