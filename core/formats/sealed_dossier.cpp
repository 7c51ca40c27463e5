#include "core/formats/sealed_dossier.h"

#include "core/formats/dossier_page.h"
#include "core/formats/dossier_tree.h"
#include "core/formats/list.h"
#include "core/formats/proof_json.h"
#include "core/log/recording_reader.h"
#include "core/text/signs.h"

namespace core {

namespace {

using Written = nlohmann::ordered_json;

/// Safe to be printed and read by whatever it meets.
std::string dumped(Written const& json, int indent) {
    return escaped_json(json.dump(indent, ' ', false, Written::error_handler_t::replace));
}

Written sealed_tree(SealedDossier const& sealed, Translator const& translator) {
    auto json = dossier_tree(sealed.dossier, *sealed.reader, translator, BytesHold::left_out);
    json["found"] = found_json(sealed.found, sealed.dossier);
    json["proof"] = proof_json(sealed.proof);
    return json;
}

/// JSON that no reader of HTML or of scripts takes for anything else.
std::string for_script(std::string_view json) {
    std::string out;
    out.reserve(json.size() + json.size() / 16);
    for (auto const byte : json)
        switch (byte) {
        case '<': out += "\\u003c"; break;
        case '>': out += "\\u003e"; break;
        case '&': out += "\\u0026"; break;
        default: out += byte;
        }
    return out;
}

/// Scales are looked through for the newest version of one; the others are nobody's concern here.
void drop_other_scales(std::set<Ref>& refs, Records const& reader, Dossier const& dossier) {
    std::set<Ref> named;
    for (auto const& ref : refs)
        if (ref.kind != Kind::scale)
            for (auto const& step : reader.history(ref))
                if (step.after)
                    for (auto const& reference : references_of(*step.after)) named.insert(reference.to);
    std::erase_if(refs, [&](Ref ref) {
        if (ref.kind != Kind::scale || named.contains(ref)) return false;
        auto const scale = reader.find(Id<Scale>{ref.id});
        return !scale || !dossier.scale || scale->key != dossier.scale->key;
    });
}

/// What a record was part of before: by that it is told whether it was moved with it, at a shared desk.
void add_what_it_was_part_of(std::set<Ref>& refs, Records const& reader) {
    std::set<Ref> found;
    for (auto const& ref : refs) {
        if (ref.kind == Kind::scale) continue;
        for (auto const& step : reader.history(ref)) {
            if (!step.before) continue;
            auto const after = step.after ? references_of(*step.after) : std::vector<Reference>{};
            for (auto const& each : references_of(*step.before)) {
                auto const stays = std::ranges::any_of(after, [&](Reference const& other) { return other.field == each.field && other.to == each.to; });
                if (each.to && !stays && is_fixed(ref.kind, each.field)) found.insert(each.to);
            }
        }
    }
    for (auto const& ref : std::set<Ref>(found))
        if (ref.kind == Kind::text)
            for (auto const& step : reader.history(ref))
                if (step.after) found.insert(core::ref(std::get<Text>(*step.after).capture));
    refs.merge(found);
}

/// What everything shown rests on: the records its making asks for.
Basis basis_of(RecordingReader const& recording, Records const& reader, Dossier const& dossier,
               Translator const& translator) {
    dossier_tree(dossier, recording, translator, BytesHold::left_out);
    dossier_page(dossier, recording, translator, {}, {});
    Basis basis;
    basis.refs = recording.asked();
    drop_other_scales(basis.refs, reader, dossier);
    // By them it is told whether somebody may have approved or signed alone.
    for (auto const rules : reader.ever_referring(Kind::desk_rules, {})) basis.refs.insert({Kind::desk_rules, rules});
    if (reader.lanes().size() > 1) add_what_it_was_part_of(basis.refs, reader);
    for (auto const& line : history_of(reader, dossier)) basis.told.insert(line.step.revision.seq);
    return basis;
}

} // namespace

SealedDossier seal(Verification const& standing, Records const& log, Records const& reader, Id<Claim> claim,
                   Translator const& translator, Voucher const& voucher) {
    SealedDossier sealed;
    sealed.found.history = standing.status;
    if (!sealed.found.in_order()) sealed.finding = standing.finding;
    sealed.reader = sealed.workspace = &reader;
    log.together([&] {
        RecordingReader const recording(reader);
        sealed.dossier = load_dossier(recording, claim);
        add_bytes(sealed.found, sealed.dossier);
        add_owners(sealed.found, history_of(reader, sealed.dossier));
        auto const basis = basis_of(recording, reader, sealed.dossier, translator);
        sealed.proof = prove(reader, log, claim, basis);
    });
    auto const format = dossier_format_name(newest_dossier_format);
    if (auto const vouched = voucher ? voucher(listed(sealed.proof, format)) : std::nullopt)
        sealed.proof.list = {vouched->key, vouched->signature, format};
    auto checked = check_proof(sealed.proof);
    if (!checked) {
        // How the heads stood at opening says nothing about what lies between them.
        sealed.found.history = Trust::broken;
        sealed.finding = checked.error().message;
        return sealed;
    }
    sealed.proven = std::make_unique<ProvenReader>(std::move(*checked));
    sealed.dossier = load_dossier(*sealed.proven, claim);
    sealed.reader = sealed.proven.get();
    return sealed;
}

std::string proof_file(SealedDossier const& sealed) {
    auto json = proof_json(sealed.proof);
    json["found"] = found_json(sealed.found, sealed.dossier);
    return dumped(json, 1) + "\n";
}

std::string sealed_json(SealedDossier const& sealed, Translator const& translator) {
    return dumped(sealed_tree(sealed, translator), 1) + "\n";
}

std::string sealed_html(SealedDossier const& sealed, Translator const& translator) {
    return dossier_page(sealed.dossier, *sealed.reader, translator, sealed.found,
                        for_script(dumped(sealed_tree(sealed, translator), -1)));
}

} // namespace core
