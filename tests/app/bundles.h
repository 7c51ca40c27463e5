// Two desks that send each other exchange bundles, each with a key of its own.
#pragma once

#include "app/intake/collection.h"
#include "core/formats/bundle.h"
#include "core/formats/zip_in.h"
#include "core/formats/zip_out.h"
#include "tests/db/rich_desk.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace fixture {

inline std::string bundle_of(core::Store const& store, core::ClaimSelection selection, bool remarks = false) {
    selection.voucher = store.voucher();
    selection.remarks = remarks;
    selection.now = store.now();
    std::string bytes;
    core::Progress progress;
    core::write_bundle(store, selection, [&](std::string_view piece) { bytes += piece; }, progress);
    return bytes;
}

/// What a bundle holds, by name.
inline std::map<std::string, std::string> files_of(std::string const& bundle) {
    auto const bytes = std::make_shared<std::string const>(bundle);
    std::map<std::string, std::string> files;
    auto const entries = core::zip_entries(*bytes).value();
    for (auto const& entry : entries) files[entry.name] = core::unpacked_whole(bytes, entry);
    return files;
}

inline std::string zip_of(std::vector<std::pair<std::string, std::string>> const& files) {
    core::ZipOut zip;
    for (auto const& [name, bytes] : files) zip.add(name, bytes);
    return zip.finish();
}

/// The same with other lines, listed anew by somebody who cannot sign.
inline std::string forged_bundle(std::string const& bundle, std::function<void(nlohmann::json&)> const& change) {
    auto files = files_of(bundle);
    std::string lines;
    for (std::string_view rest = files["claims.jsonl"]; !rest.empty();) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto line = nlohmann::json::parse(rest.substr(0, end));
        change(line);
        lines += line.dump() + "\n";
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    auto list = nlohmann::json::parse(files["list.json"]);
    list["claims_bytes"] = lines.size();
    list["claims_sha256"] = core::to_hex(core::sha256(lines));
    return zip_of({{"mimetype", files["mimetype"]}, {"claims.jsonl", lines}, {"list.json", list.dump()}});
}

/// The record of that kind in a line, or null.
inline nlohmann::json* record_in(nlohmann::json& line, std::string_view kind) {
    for (auto& each : line["records"])
        if (each["kind"] == kind) return &each;
    return nullptr;
}

/// What the last bundle did, a sentence for each record and field.
inline std::string last_changes;

inline app::ImportedClaims bring_in_bundle(core::Store& store, std::string bundle, app::ImportWishes wishes = {}) {
    core::Progress progress;
    last_changes.clear();
    wishes.hear = [](app::ImportedLine const& line) {
        for (auto const& change : line.changes) last_changes += core::render(core::sentence_of(change, core::Differing::stays)) + "\n";
    };
    return app::import_collection(store, app::Arrival::text(std::move(bundle), {core::Obtained::file, "answer.bundle"}),
                                  "answer.bundle", progress, std::move(wishes));
}

inline std::string told_of(app::ImportedClaims const& imported) {
    std::string all;
    for (auto const& trouble : app::troubles_of(imported, "answer.bundle", core::english())) all += core::render(trouble) + "\n";
    return all;
}

class Bundles : public testing::Test {
protected:
    void SetUp() override {
        anna_ = db::create_workspace(folder_.file("anna.counterpoint"), installed(folder_, "anna", "anna", 1));
        bruno_ = db::create_workspace(folder_.file("bruno.counterpoint"), installed(folder_, "bruno", "bruno", 2));
        world_ = make_world(*anna_);
    }
    std::string sent() const { return bundle_of(*anna_, core::claims_chosen({world_.claim}, "anna")); }
    std::string answered() const { return bundle_of(*bruno_, core::claims_chosen({world_.claim}, "bruno")); }
    /// Changes one record at one desk.
    template <class T, class Change>
    static void edit(core::Store& store, core::Id<T> id, Change const& change) {
        auto record = store.get(id);
        change(record);
        store.commit(put(store, record, std::string(core::kind_name(core::Model<T>::kind)) + ".edit"));
    }
    /// What a trial tells and what is then done agree, and the trial writes nothing.
    static app::ImportedClaims tried_and_done(core::Store& store, std::string const& bundle, app::ImportWishes wishes = {}) {
        auto trial = wishes;
        trial.rehearsed = true;
        auto const before = store.head();
        auto const tried = bring_in_bundle(store, bundle, trial);
        EXPECT_EQ(store.head(), before);
        auto const would = last_changes;
        auto done = bring_in_bundle(store, bundle, wishes);
        EXPECT_EQ(would, last_changes);
        EXPECT_EQ(told_of(tried), told_of(done));
        EXPECT_EQ(tried.fields, done.fields);
        EXPECT_EQ(tried.contested, done.contested);
        EXPECT_EQ(tried.added, done.added);
        return done;
    }
    static bool tells(app::ImportedClaims const& imported, std::string_view words) {
        return told_of(imported).find(words) != std::string::npos;
    }

    Folder folder_;
    std::unique_ptr<core::Store> anna_, bruno_;
    World world_;
};

} // namespace fixture
