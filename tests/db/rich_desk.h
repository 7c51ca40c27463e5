// A desk with something of everything: every kind of record, corrections, undo and redo, merged parties, versions of
// a scale, a redaction, two installations that sign; and folders put away as bytes and brought back.
#pragma once

#include "core/editorial/desk_rules.h"
#include "core/operations/corrections.h"
#include "core/operations/merging.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "core/operations/scales.h"
#include "core/operations/searches.h"
#include "tests/db/installation.h"

#include <map>

namespace fixture {

/// What a folder holds, by path within it; folders in it are made again, too.
using Image = std::map<std::string, std::string>;

inline Image image_of(Folder const& folder) {
    Image image;
    auto const root = fs::path(folder.file(""));
    for (auto const& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            image[fs::relative(entry.path(), root)] = read_file(entry.path());
    return image;
}

/// Makes the folder hold this and nothing else, with the modes that our own files have.
inline void put_back(Folder const& folder, Image const& image) {
    for (auto const& entry : fs::directory_iterator(folder.file(""))) {
        fs::permissions(entry.path(), fs::perms::owner_all, fs::perm_options::add);
        fs::remove_all(entry.path());
    }
    for (auto const& [name, bytes] : image) {
        auto const path = fs::path(folder.file(name));
        if (!fs::exists(path.parent_path())) {
            fs::create_directories(path.parent_path());
            fs::permissions(path.parent_path(), fs::perms::owner_all);
        }
        write_file(path, bytes);
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    }
}

/// What all records are, even where a list names one that cannot be read.
inline std::string records_of(core::Reader const& reader) {
    std::string all;
    core::each_kind([&]<class T>(std::type_identity<T>) {
        for (auto const id : reader.list(core::Model<T>::kind)) {
            auto const record = reader.find(core::Ref{core::Model<T>::kind, id});
            all += core::id_text(id) + " " + (record ? core::encode(*record) : "gone") + "\n";
        }
    });
    return all;
}

/// Everything the desk has to offer, done by one person after the other; the store is one installation's.
class RichDesk {
public:
    explicit RichDesk(core::Store& store) : store_(store) {}

    World world;
    core::Id<core::Correction> correction;

    /// The first half: from the article to a published and corrected verdict.
    void publish_and_correct() {
        world = make_world(store_);
        open_the_gate(store_);
        auto rules = core::desk_rules(store_);
        rules.approvals = core::Approvals::two_of_three;
        commit(core::set_desk_rules(as("anna"), rules));
        counter_evidence();
        commit(core::make_remark(as("bruno"), world.claim, {{}, "", "", "Vraiment ? @anna", {}}).draft);
        auto const remark = core::Id<core::Remark>{store_.list(core::Kind::remark).front()};
        commit(core::make_remark(as("anna"), world.claim, {{}, "", "", "Oui.", remark}).draft);
        commit(core::resolve_remark(as("bruno"), remark, core::Resolve::yes));
        commit(core::ask_for_reply(as("anna"), world.claim,
                                   {"Ministère de la Défense",
                                    {},
                                    "courriel",
                                    *core::PartialDate::parse("2023-01-15"),
                                    "Combien de missiles ?"})
                   .draft);
        auto const request = core::Id<core::ReplyRequest>{store_.list(core::Kind::reply_request).front()};
        commit(core::settle_request(as("anna"), request, {core::Outcome::answered, world.statement, {}}));
        commit(core::take_step(as("anna"), world.review, core::ReviewStep::submit));
        commit(core::take_step(as("bruno"), world.review, core::ReviewStep::approve));
        commit(core::take_step(as("carla"), world.review, core::ReviewStep::approve));
        commit(core::take_step(as("anna"), world.review, core::ReviewStep::publish));
        auto facts = core::correction_of(store_, store_.get(world.review));
        facts.tier = core::Tier::verdict_change;
        facts.notice = "Les chiffres ont été revus.";
        facts.review.rating = "true";
        auto const made = core::propose_correction(as("anna"), world.review, facts);
        commit(made.draft);
        correction = made.id;
        commit(core::sign_correction(as("bruno"), correction));
    }
    /// The second: what surrounds it, and what was taken back, made new or taken out.
    void look_around() {
        commit(core::save_search(as("anna"), "missiles -budget", "Missiles").draft);
        commit(core::dismiss_passage(as("anna"), world.text, span_of("Le Kremlin")));
        commit(core::set_triage(as("anna"), world.source, core::Triage::done));
        auto scale = store_.get(world.scale);
        scale.names["en"] = "Truth, second edition";
        commit(core::revise_scale(as("anna"), world.scale, scale).draft);
        auto const gone = core::add_party(as("anna"), named("A. Blinken"));
        commit(gone.draft);
        auto const keep = store_.party_named("Antony Blinken");
        commit(core::merge_parties(as("anna"), keep, {gone.id}, "la même personne"));
        commit(core::make_claim(as("anna"), {"Le budget a doublé.", "fr", "Budget", "à voir"}, world.statement).draft);
        auto const second = core::Id<core::Claim>{store_.list(core::Kind::claim).front()};
        commit(core::assign_claim(as("anna"), second, "bruno"));
        auto claim = store_.get(second);
        claim.text = "Le budget a triplé.";
        commit(core::edit_record(as("anna"), claim, "une faute"));
        store_.undo();
        store_.redo();
        store_.undo();
        auto const secret = core::make_claim(as("anna"), {"Que Zoroastre ment.", "fr", "", ""});
        commit(secret.draft);
        commit(core::redact_record(as("anna"), core::ref(secret.id), {"RGPD art. 17", "CNIL", {}}));
        auto const dropped = core::make_claim(as("anna"), {"Un brouillon.", "fr", "", ""});
        commit(dropped.draft);
        commit(core::erase_record(as("anna"), core::ref(dropped.id), "en double"));
        store_.look(world.claim);
    }

private:
    static core::Party named(std::string name) {
        core::Party party;
        party.name = std::move(name);
        return party;
    }
    core::Context& as(std::string actor) {
        context_.emplace(core::context_of(store_));
        context_->actor = std::move(actor);
        return *context_;
    }
    void commit(core::Draft const& draft) { store_.commit(draft); }
    void counter_evidence() {
        auto const imported =
            import_article(store_, "Le ministère a compté les débris : « Trois cents, pas plus. » Fin.");
        auto const recorded = core::record_quotation(as("anna"), imported.text, {33, 54}, {});
        commit(recorded.draft);
        commit(core::link_records(as("anna"), core::Relation::refutes, core::ref(recorded.statement),
                                  core::ref(world.claim), "compté sur place")
                   .draft);
    }

    core::Store& store_;
    std::optional<core::Context> context_;
};

/// A workspace with all of it, written by two installations, `home` first and last.
inline World make_rich_desk(std::string const& path, db::OpenOptions const& home, db::OpenOptions const& other) {
    World world;
    {
        auto const store = db::create_workspace(path, home);
        RichDesk desk(*store);
        desk.publish_and_correct();
        desk.look_around();
        world = desk.world;
    }
    {
        auto const store = db::open_workspace(path, other);
        write_claims(*store, 3, "Que climat");
    }
    auto const store = db::open_workspace(path, home);
    store->accept(); // of the other's key
    write_claims(*store, 3, "Que élection");
    return world;
}

} // namespace fixture
