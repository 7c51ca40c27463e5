#include "core/formats/ro_crate.h"

#include "core/formats/list.h"
#include "core/formats/put_said.h"
#include "core/formats/zip_out.h"
#include "core/ingest/web_address.h"
#include "core/log/operation_label.h"
#include "core/text/signs.h"

#include <map>

namespace core {

namespace {

using CrateOut = nlohmann::ordered_json;

/// The usual ending of what is captured.
std::string_view ending_of(std::string_view media_type) {
    static std::map<std::string_view, std::string_view> const endings{
        {"text/html", "html"}, {"text/plain", "txt"}, {"application/pdf", "pdf"}, {"application/warc", "warc"}};
    auto const found = endings.find(media_type);
    return found == endings.end() ? "bin" : found->second;
}

CrateOut named(std::string const& id) { return CrateOut{{"@id", id}}; }

class Crate {
public:
    Crate(SealedDossier const& sealed, Translator const& translator) : sealed_(sealed), translator_(translator) {}

    std::string run() {
        file("dossier.html", sealed_html(sealed_, translator_), "text/html", N_("The dossier as a page"));
        file("dossier.json", sealed_json(sealed_, translator_), "application/json", N_("The dossier as data, with its proof"));
        for (auto const& step : all_steps(sealed_.dossier)) capture(step);
        for (auto const& line : history_of(*sealed_.reader, sealed_.dossier)) action(line.step.revision);
        zip_.add("ro-crate-metadata.json", description());
        return zip_.finish();
    }

private:
    void file(std::string const& name, std::string const& bytes, std::string const& type, char const* what) {
        zip_.add(name, bytes);
        parts_.push_back(named(name));
        CrateOut json;
        json["@id"] = name;
        json["@type"] = "File";
        json["name"] = translator_.translate(what);
        json["encodingFormat"] = type;
        json["contentSize"] = std::to_string(bytes.size());
        json["sha256"] = to_hex(sha256(bytes));
        graph_.push_back(std::move(json));
    }
    void capture(TrailStep const& step) {
        auto const digest = to_hex(step.capture.digest);
        if (!met_.insert(digest).second) return;
        auto const bytes = sealed_.workspace ? sealed_.workspace->bytes(step.capture.digest) : std::nullopt;
        auto const name = "captures/" + digest + "." + std::string(ending_of(step.capture.media_type));
        auto const id = bytes ? name : "#capture-" + digest;
        CrateOut json;
        json["@id"] = id;
        json["@type"] = bytes ? "File" : "CreativeWork";
        json["name"] = step.source.title;
        put_said(json, "encodingFormat", step.capture.media_type);
        json["contentSize"] = std::to_string(step.capture.size);
        json["sha256"] = digest;
        if (is_web_address(step.source.url)) json["isBasedOn"] = step.source.url;
        put_said(json, "author", step.source.author);
        put_said(json, "datePublished", step.source.published);
        if (!step.publisher.empty()) json["publisher"] = step.publisher;
        graph_.push_back(std::move(json));
        CrateOut saved;
        saved["@id"] = "#saved-" + digest;
        saved["@type"] = "CreateAction";
        saved["name"] = translator_.translate(label_of(step.capture.how));
        saved["instrument"] = named("#program");
        saved["object"] = is_web_address(step.source.url) ? CrateOut(step.source.url) : CrateOut(step.capture.origin);
        saved["result"] = named(id);
        saved["endTime"] = to_iso(step.capture.obtained);
        graph_.push_back(std::move(saved));
        mentions_.push_back(named("#saved-" + digest));
        if (!bytes) return;
        zip_.add(name, *bytes);
        parts_.push_back(named(name));
    }
    void action(Revision const& revision) {
        auto const id = "#entry-" + revision.lane.substr(0, 8) + "-" + std::to_string(revision.index);
        if (!met_.insert(id).second) return;
        CrateOut json;
        json["@id"] = id;
        json["@type"] = "UpdateAction";
        json["name"] = what_was_done(revision, translator_);
        json["agent"] = agent(revision.actor);
        json["instrument"] = named("#program");
        json["object"] = named("dossier.json");
        json["endTime"] = to_iso(revision.at);
        put_said(json, "description", revision.reason);
        graph_.push_back(std::move(json));
        mentions_.push_back(named(id));
        newest_ = std::max(newest_, to_iso(revision.at));
    }
    CrateOut agent(std::string const& name) {
        auto const [at, fresh] = people_.try_emplace(name, "#person-" + std::to_string(people_.size() + 1));
        if (fresh) graph_.push_back(CrateOut{{"@id", at->second}, {"@type", "Person"}, {"name", name}});
        return named(at->second);
    }
    std::string description() {
        CrateOut descriptor{{"@id", "ro-crate-metadata.json"},
                            {"@type", "CreativeWork"},
                            {"about", named("./")},
                            {"conformsTo", named("https://w3id.org/ro/crate/1.2")}};
        CrateOut root;
        root["@id"] = "./";
        root["@type"] = "Dataset";
        root["name"] = sealed_.dossier.claim.text;
        root["description"] = render(say("Dossier of the claim “{claim}”, with the captures it rests on.",
                                         {{"claim", sealed_.dossier.claim.text}}),
                                     translator_);
        root["datePublished"] = newest_.substr(0, 10);
        root["license"] = named("#rights");
        root["hasPart"] = parts_;
        root["mentions"] = mentions_;
        CrateOut rights{{"@id", "#rights"},
                        {"@type", "CreativeWork"},
                        {"name", translator_.translate(N_("Rights remain with those who hold them"))},
                        {"description", translator_.translate(N_("The captures are kept as evidence; who published them "
                                                                 "holds the rights in them."))}};
        CrateOut program{{"@id", "#program"}, {"@type", "SoftwareApplication"}, {"name", "Counterpoint"}};
        auto graph = CrateOut::array({std::move(descriptor), std::move(root), std::move(rights), std::move(program)});
        for (auto& each : graph_) graph.push_back(std::move(each));
        CrateOut json;
        json["@context"] = "https://w3id.org/ro/crate/1.2/context";
        json["@graph"] = std::move(graph);
        return escaped_json(json.dump(2, ' ', false, CrateOut::error_handler_t::replace)) + "\n";
    }

    SealedDossier const& sealed_;
    Translator const& translator_;
    ZipOut zip_;
    CrateOut graph_ = CrateOut::array(), parts_ = CrateOut::array(), mentions_ = CrateOut::array();
    std::set<std::string> met_;
    std::map<std::string, std::string> people_;
    std::string newest_;
};

} // namespace

std::string ro_crate(SealedDossier const& sealed, Translator const& translator) { return Crate(sealed, translator).run(); }

} // namespace core
