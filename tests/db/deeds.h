// What is done to a workspace, one thing each, for tests that fail or kill the program in the middle of it.
#pragma once

#include "tests/db/kept.h"
#include "tests/db/rich_desk.h"

namespace fixture {

/// What a workspace says, and how much of it there is.
struct Said {
    core::Seq head = -1; ///< none: there is no workspace
    std::string records;
    bool operator==(Said const&) const = default;
};

/// What is there now; `wrong` gets what is wrong with it or with a backup beside it, if anything is.
inline Said look_at(std::string const& path, db::OpenOptions const& home, std::string& wrong) {
    Said said;
    if (!fs::exists(path))
        return said;
    try {
        auto const store = db::open_workspace(path, home);
        core::Progress progress;
        auto const found = store->verify(progress);
        if (found.broken_at || core::needs_decision(found.status))
            wrong += "verify: " + core::render(found.finding) + " ";
        auto const inspected = store->check(core::Repair::no, progress);
        if (!inspected.findings.empty())
            wrong += "check: " + core::render(inspected.findings[0]) + " ";
        said.head = store->head();
        said.records = records_of(*store);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::not_workspace)
            wrong += std::string("opening: ") + error.what() + " ";
    }
    for (auto const& entry : fs::directory_iterator(fs::path(path).parent_path())) {
        if (entry.path().extension() != ".bak")
            continue;
        try {
            Tool tool(entry.path());
            if (tool.rows("pragma quick_check")[0][0] != "ok" || tool.rows("select 1 from revision").empty())
                wrong += "a backup is damaged ";
        } catch (std::runtime_error const& error) {
            wrong += std::string("a backup cannot be read: ") + error.what() + " ";
        }
    }
    return said;
}

/// One thing that is done to a workspace: `begin` is called where the disk may begin to fail. Returns when success
/// was said, and throws what was said otherwise.
struct Deed {
    std::string name;
    std::function<void(std::string const& path, db::OpenOptions const& home)> prepare;
    std::function<void(std::string const& path, db::OpenOptions const& home, std::function<void()> const& begin)> act;
};

/// Opens without faults and does it while the disk may fail; so does the closing.
inline auto on_an_open_store(std::function<void(core::Store&)> act) {
    return [act](std::string const& path, db::OpenOptions const& home, std::function<void()> const& begin) {
        auto const store = db::open_workspace(path, home);
        begin();
        act(*store);
    };
}

inline void with_a_world(std::string const& path, db::OpenOptions const& home) {
    auto const store = db::create_workspace(path, home);
    make_world(*store);
}

inline void approved(std::string const& path, db::OpenOptions const& home) {
    auto const store = db::create_workspace(path, home);
    auto const world = make_world(*store);
    open_the_gate(*store);
    auto context = core::context_of(*store);
    store->commit(core::take_step(context, world.review, core::ReviewStep::submit));
    auto second = core::context_of(*store);
    second.actor = "bruno";
    store->commit(core::take_step(second, world.review, core::ReviewStep::approve));
}

template <class T>
core::Id<T> newest(core::Reader const& reader) {
    return core::Id<T>{reader.list(core::Model<T>::kind).front()};
}

inline void published(std::string const& path, db::OpenOptions const& home) {
    approved(path, home);
    auto const store = db::open_workspace(path, home);
    auto context = core::context_of(*store);
    store->commit(core::take_step(context, newest<core::Review>(*store), core::ReviewStep::publish));
}

/// A claim with its statement, its link and its verdict, as one save.
inline core::Draft one_save(core::Store& store) {
    core::Draft draft;
    draft.operation = "claim.create";
    draft.base = store.head();
    core::Statement statement;
    statement.id = store.ids().next<core::Statement>();
    statement.text = "Trois cents missiles, pas un de plus.";
    core::Claim claim = claim_saying(store, "Trois cents missiles ont été tirés.");
    core::Link link;
    link.id = store.ids().next<core::Link>();
    link.from = core::ref(statement.id);
    link.to = core::ref(claim.id);
    core::Review review;
    review.id = store.ids().next<core::Review>();
    review.claim = claim.id;
    review.scale = newest<core::Scale>(store);
    review.rating = "true";
    review.author = store.actor();
    draft.puts = {statement, claim, link, review};
    return draft;
}

inline core::Draft one_import(core::Store& store, int claims) {
    core::Draft draft;
    draft.operation = "collection.import";
    draft.base = store.head();
    for (int at = 0; at < claims; ++at)
        draft.puts.push_back(claim_saying(store, "Affirmation " + std::to_string(at) + std::string(300, 'x')));
    draft.blobs = {std::string(40'000, 'b')};
    return draft;
}

inline std::vector<Deed> const& deeds() {
    static std::vector<Deed> const all{
        {"save", with_a_world, on_an_open_store([](core::Store& store) { store.commit(one_save(store)); })},
        {"save behind another write", with_a_world,
         [](std::string const& path, db::OpenOptions const& home, std::function<void()> const& begin) {
             auto const store = db::open_workspace(path, home);
             store->look(newest<core::Claim>(*store)); // it stands in SQLite's log already
             begin();
             store->commit(one_save(*store));
         }},
        {"import", with_a_world, on_an_open_store([](core::Store& store) { store.commit(one_import(store, 120)); })},
        {"import held back", with_a_world, on_an_open_store([](core::Store& store) {
             store.begin_bulk_load();
             store.commit(one_import(store, 60));
             // What is made anew at the end tells nothing: if that fails, the next opening does it.
             try {
                 core::Progress progress;
                 store.end_bulk_load(progress);
             } catch (core::Error const&) {
             }
         })},
        {"undo", with_a_world, on_an_open_store([](core::Store& store) { store.undo(); })},
        {"redo",
         [](std::string const& path, db::OpenOptions const& home) {
             with_a_world(path, home);
             db::open_workspace(path, home)->undo();
         },
         on_an_open_store([](core::Store& store) { store.redo(); })},
        {"redaction", with_a_world, on_an_open_store([](core::Store& store) {
             auto context = core::context_of(store);
             store.commit(core::redact_record(context, core::ref(newest<core::Claim>(store)), {"RGPD", "CNIL", {}}));
         })},
        {"publication", approved, on_an_open_store([](core::Store& store) {
             auto context = core::context_of(store);
             store.commit(core::take_step(context, newest<core::Review>(store), core::ReviewStep::publish));
         })},
        {"new version of a scale", with_a_world, on_an_open_store([](core::Store& store) {
             auto context = core::context_of(store);
             auto const of = newest<core::Scale>(store);
             auto scale = store.get(of);
             scale.names["en"] = "Second edition";
             store.commit(core::revise_scale(context, of, scale).draft);
         })},
        {"look", with_a_world, on_an_open_store([](core::Store& store) { store.look(newest<core::Claim>(store)); })},
        {"tidying", with_a_world, on_an_open_store([](core::Store& store) { store.maintain(core::Reader::everything); })},
        {"repair",
         [](std::string const& path, db::OpenOptions const& home) {
             with_a_world(path, home);
             Tool(path).tamper("update claim set text = 'autre'; delete from mention");
         },
         on_an_open_store([](core::Store& store) {
             core::Progress progress;
             store.check(core::Repair::yes, progress);
         })},
        {"first entry of another computer",
         [](std::string const& path, db::OpenOptions const& home) {
             auto other = home;
             other.key_folder += "-other";
             other.head_folder += "-other";
             with_a_world(path, other);
         },
         on_an_open_store([](core::Store& store) { write_claims(store, 1); })},
        {"decision",
         [](std::string const& path, db::OpenOptions const& home) {
             with_a_world(path, home);
             auto const older = read_file(path);
             {
                 auto const store = db::open_workspace(path, home);
                 write_claims(*store, 2);
             }
             write_file(path, older);
         },
         on_an_open_store([](core::Store& store) { store.accept(); })},
        {"correction", published, on_an_open_store([](core::Store& store) {
             auto const review = newest<core::Review>(store);
             auto facts = core::correction_of(store, store.get(review));
             facts.tier = core::Tier::typo;
             facts.review.summary = "Non, pas du tout.";
             auto context = core::context_of(store);
             store.commit(core::propose_correction(context, review, facts).draft);
         })},
        {"second signature",
         [](std::string const& path, db::OpenOptions const& home) {
             published(path, home);
             auto const store = db::open_workspace(path, home);
             auto const review = newest<core::Review>(*store);
             auto facts = core::correction_of(*store, store->get(review));
             facts.tier = core::Tier::correction;
             facts.notice = "Le résumé a été précisé.";
             facts.review.summary = "Non, pas du tout.";
             auto context = core::context_of(*store);
             store->commit(core::propose_correction(context, review, facts).draft);
         },
         on_an_open_store([](core::Store& store) {
             auto context = core::context_of(store);
             context.actor = "bruno";
             store.commit(core::sign_correction(context, newest<core::Correction>(store)));
         })},
        {"migration", [](std::string const& path, db::OpenOptions const&) { write_file(path, kept_workspace(5)); },
         [](std::string const& path, db::OpenOptions const& home, std::function<void()> const& begin) {
             begin();
             db::open_workspace(path, home);
         }},
        {"migration from the first format",
         [](std::string const& path, db::OpenOptions const&) { write_file(path, kept_workspace(1)); },
         [](std::string const& path, db::OpenOptions const& home, std::function<void()> const& begin) {
             begin();
             db::open_workspace(path, home);
         }},
        {"opening", with_a_world,
         [](std::string const& path, db::OpenOptions const& home, std::function<void()> const& begin) {
             begin();
             db::open_workspace(path, home);
         }},
        {"reading", with_a_world,
         [](std::string const& path, db::OpenOptions home, std::function<void()> const& begin) {
             home.mode = db::Mode::read;
             begin();
             auto const store = db::open_workspace(path, home);
             records_of(*store);
         }},
        {"creation",
         {},
         [](std::string const& path, db::OpenOptions const& home, std::function<void()> const& begin) {
             begin();
             db::create_workspace(path, home);
         }},
    };
    return all;
}

} // namespace fixture
