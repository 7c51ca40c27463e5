#include "core/formats/shown_fields.h"

#include "core/model/codec.h"

#include <algorithm>

namespace core {

namespace {

using Node = nlohmann::ordered_json;

enum class Telling {
    when_set,  ///< when it is another than in a fresh record
    always,
    elsewhere, ///< in words of its own, or by the place in the tree: dossier_json.cpp sees to it
};

/// A field that is not told under its name when it is set.
struct ShownField {
    Kind kind;
    std::string_view field;
    Telling how;
    std::string_view key = {};                        ///< under which it is told; empty: its name
    DossierFormat since = DossierFormat::second;      ///< earlier ones did not tell it
};

constexpr auto third = DossierFormat::third;

constexpr std::array shown_fields{
    ShownField{Kind::claim, "text", Telling::always},
    ShownField{Kind::claim, "topic", Telling::elsewhere},
    ShownField{Kind::claim, "identifier", Telling::when_set, {}, third},
    ShownField{Kind::party, "name", Telling::always},
    ShownField{Kind::party, "type", Telling::elsewhere},
    ShownField{Kind::party, "aliases", Telling::when_set, "alternateName"},
    ShownField{Kind::party, "wikidata", Telling::elsewhere},
    ShownField{Kind::statement, "text", Telling::always},
    ShownField{Kind::statement, "speaker", Telling::elsewhere},
    ShownField{Kind::statement, "on_behalf_of", Telling::elsewhere},
    ShownField{Kind::statement, "mode", Telling::always},
    ShownField{Kind::statement, "unknown", Telling::when_set, {}, third},
    ShownField{Kind::link, "relation", Telling::always},
    ShownField{Kind::link, "from", Telling::elsewhere},
    ShownField{Kind::link, "to", Telling::elsewhere},
    ShownField{Kind::quotation, "text", Telling::elsewhere},
    ShownField{Kind::quotation, "start", Telling::always},
    ShownField{Kind::quotation, "end", Telling::always},
    ShownField{Kind::quotation, "exact", Telling::always},
    ShownField{Kind::quotation, "prefix", Telling::always},
    ShownField{Kind::quotation, "suffix", Telling::always},
    ShownField{Kind::quotation, "text_digest", Telling::elsewhere},
    ShownField{Kind::quotation, "statement", Telling::elsewhere},
    ShownField{Kind::text, "capture", Telling::elsewhere},
    ShownField{Kind::text, "digest", Telling::always, "sha256"},
    ShownField{Kind::text, "code_points", Telling::always},
    ShownField{Kind::text, "extractor", Telling::always},
    ShownField{Kind::text, "language", Telling::when_set, {}, third},
    ShownField{Kind::text, "positions", Telling::elsewhere}, // of the quotation alone
    ShownField{Kind::capture, "source", Telling::elsewhere},
    ShownField{Kind::capture, "digest", Telling::always, "sha256"},
    ShownField{Kind::capture, "size", Telling::always},
    ShownField{Kind::capture, "media_type", Telling::always},
    ShownField{Kind::capture, "obtained", Telling::always},
    ShownField{Kind::capture, "how", Telling::always},
    ShownField{Kind::source, "title", Telling::always},
    ShownField{Kind::source, "type", Telling::always},
    ShownField{Kind::source, "publisher", Telling::elsewhere},
    ShownField{Kind::source, "agency", Telling::elsewhere},
    ShownField{Kind::source, "standing", Telling::when_set, {}, third},
    ShownField{Kind::review, "claim", Telling::elsewhere},
    ShownField{Kind::review, "scale", Telling::elsewhere},
    ShownField{Kind::review, "rating", Telling::elsewhere},
    ShownField{Kind::review, "confidence", Telling::always},
    ShownField{Kind::review, "state", Telling::always},
    ShownField{Kind::review, "checked_on", Telling::when_set, {}, third},
    ShownField{Kind::review, "url", Telling::when_set, {}, third},
    ShownField{Kind::review, "round", Telling::when_set, {}, third},
    ShownField{Kind::review, "submitter", Telling::when_set, {}, third},
    ShownField{Kind::review, "submitted", Telling::when_set, {}, third},
    ShownField{Kind::review, "approved", Telling::when_set, "approved_digest"},
    ShownField{Kind::review, "approval_form", Telling::elsewhere},
    ShownField{Kind::correction, "review", Telling::elsewhere},
    ShownField{Kind::correction, "tier", Telling::always},
    ShownField{Kind::correction, "notice", Telling::when_set, "text"},
    ShownField{Kind::correction, "state", Telling::always},
    ShownField{Kind::correction, "proposed_by", Telling::always},
    ShownField{Kind::correction, "proposed_at", Telling::always},
    ShownField{Kind::correction, "remark", Telling::when_set, {}, third},
    ShownField{Kind::correction, "claim_text", Telling::elsewhere},
    ShownField{Kind::correction, "scale", Telling::elsewhere},
    ShownField{Kind::correction, "rating", Telling::elsewhere},
    ShownField{Kind::correction, "summary", Telling::elsewhere},
    ShownField{Kind::correction, "rationale", Telling::elsewhere},
    ShownField{Kind::correction, "prior_claim_text", Telling::elsewhere},
    ShownField{Kind::correction, "prior_scale", Telling::elsewhere},
    ShownField{Kind::correction, "prior_rating", Telling::elsewhere},
    ShownField{Kind::correction, "prior_summary", Telling::elsewhere},
    ShownField{Kind::correction, "prior_rationale", Telling::elsewhere},
    ShownField{Kind::reply_request, "claim", Telling::elsewhere},
    ShownField{Kind::reply_request, "party", Telling::elsewhere},
    ShownField{Kind::reply_request, "outcome", Telling::always},
    ShownField{Kind::reply_request, "answer", Telling::elsewhere},
};

ShownField how_told(Kind kind, std::string_view field) {
    auto const found = std::ranges::find_if(
        shown_fields, [&](ShownField const& each) { return each.kind == kind && each.field == field; });
    return found == shown_fields.end() ? ShownField{kind, field, Telling::when_set} : *found;
}

Node node_of(std::string const& value) { return value; }
Node node_of(std::int64_t value) { return value; }
Node node_of(PartialDate const& value) { return value.text(); }
Node node_of(Instant value) { return to_iso(value); }
Node node_of(Digest const& value) { return to_hex(value); }
Node node_of(std::vector<std::string> const& value) { return value; }
Node node_of(Ref const& value) { return std::string(kind_name(value.kind)) + ":" + id_text(value.id); }
template <class T>
Node node_of(Id<T> value) {
    return id_text(value.value);
}
template <class Value>
Node node_of(Value const& value) {
    if constexpr (std::is_enum_v<Value>)
        return key_of(value);
    else // lists of parts and texts in several languages, as the log has them
        return Node::parse(encode_list(value));
}

} // namespace

Node positions_json(std::vector<Position> const& positions) { return node_of(positions); }

void put_fields(Node& json, Record const& record, DossierFormat format) {
    std::visit(
        [&]<class T>(T const& entity) {
            [[maybe_unused]] static T const fresh{}; // of an entity without such fields nothing is compared
            each_field<T>([&](auto const& field) {
                if (field.use & unseen) return;
                auto const told = how_told(Model<T>::kind, field.name);
                auto const& value = entity.*field.member;
                if (told.how == Telling::elsewhere || format < told.since) return;
                if (told.how == Telling::always || !(value == fresh.*field.member))
                    json[std::string(told.key.empty() ? field.name : told.key)] = node_of(value);
            });
        },
        record);
}

} // namespace core
