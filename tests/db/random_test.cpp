// Random work: hundreds of operations in seeded sequences, with undo and redo in between. Afterwards
// the projections are what the log says, and everything can be taken back and done again.
#include "core/log/as_of.h"
#include "core/formats/list.h"
#include "tests/db/somebody.h"

#include <nlohmann/json.hpp>

namespace {

using fixture::Somebody;
using core::Kind;

class RandomWork : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomWork, LeavesLogAndProjectionsInStep) {
    auto const store = fixture::in_memory();
    fixture::add_scale(*store);
    auto const empty = fixture::body_of_everything(*store);
    Somebody somebody(*store, GetParam());
    for (int step = 0; step < 400; ++step) {
        somebody.act();
        if (HasFatalFailure()) return;
        if (step % 60 == 0) fixture::expect_sound(*store);
    }
    EXPECT_GT(somebody.done, 100);
    EXPECT_GT(somebody.refused, 10);
    fixture::expect_sound(*store);

    auto const full = fixture::body_of_everything(*store);
    int undone = 0;
    for (; store->undoable(); ++undone) fixture::undo(*store);
    EXPECT_EQ(fixture::body_of_everything(*store), empty);
    fixture::expect_sound(*store);
    for (; undone > 0; --undone) fixture::redo(*store);
    EXPECT_EQ(fixture::body_of_everything(*store), full);
    fixture::expect_sound(*store);
}

/// What stood in the workspace at each revision, written down while it was made.
class Past {
public:
    explicit Past(core::Store const& store) : store_(store) {}

    void write_down() {
        auto& moment = moments_[store_.head()];
        core::each_kind([&]<class T>(std::type_identity<T>) {
            for (auto const id : store_.list(core::Model<T>::kind)) {
                auto const record = *store_.find(core::Ref{core::Model<T>::kind, id});
                moment.records.emplace(core::ref_of(record), core::encode(record));
                refs_.insert(core::ref_of(record));
                for (auto const& reference : core::references_of(record)) {
                    moment.holders[{reference.to, {core::Model<T>::kind, reference.field}}].push_back(id);
                    ever_[{reference.to, core::Model<T>::kind}].insert(id);
                }
            }
        });
        for (auto& [key, ids] : moment.holders) std::ranges::sort(ids);
        moment.ever = ever_;
        for (auto const id : store_.list(Kind::claim)) moment.dossiers[{id}] = dossier(store_, {id});
    }

    void compare(std::mt19937_64& random) const {
        for (auto const& [seq, moment] : moments_) {
            core::AsOf const then(store_, seq);
            EXPECT_EQ(then.head(), seq);
            for (auto const& ref : refs_) {
                auto const record = then.find(ref);
                auto const known = moment.records.find(ref);
                ASSERT_EQ(record.has_value(), known != moment.records.end()) << seq;
                if (record) { ASSERT_EQ(core::encode(*record), known->second) << seq; }
                if (random() % 16 == 0) compare_references(then, moment, ref);
            }
            for (auto const& [claim, text] : moment.dossiers)
                if (random() % 3 == 0) { ASSERT_EQ(dossier(then, claim), text) << seq; }
        }
    }
    std::size_t size() const { return moments_.size(); }

private:
    using Field = std::pair<Kind, std::string_view>;
    struct Moment {
        std::map<core::Ref, std::string> records;
        std::map<std::pair<core::Ref, Field>, std::vector<core::RawId>> holders;
        std::map<std::pair<core::Ref, Kind>, std::set<core::RawId>> ever;
        std::map<core::Id<core::Claim>, std::string> dossiers;
    };
    static std::string dossier(core::Records const& reader, core::Id<core::Claim> claim) {
        auto json =
            nlohmann::json::parse(core::dossier_json(core::load_dossier(reader, claim), reader, core::english()));
        json.erase("log"); // as it is: it has more entries by now
        // Which versions of a scale there were is a list, and lists of the past miss what was deleted since.
        if (json.contains("review") && json["review"].contains("scale"))
            json["review"]["scale"].erase("newest_version");
        return json.dump();
    }
    static void compare_references(core::AsOf const& then, Moment const& moment, core::Ref to) {
        for (auto const& place : core::fields_referring_to(to.kind)) {
            auto const known = moment.holders.find({to, {place.kind, place.field}});
            auto const ids = known == moment.holders.end() ? std::vector<core::RawId>{} : known->second;
            EXPECT_EQ(then.referring(place.kind, place.field, to), ids);
            EXPECT_EQ(then.count_referring(place.kind, place.field, to), static_cast<std::int64_t>(ids.size()));
            auto const ever = moment.ever.find({to, place.kind});
            auto const all = ever == moment.ever.end() ? std::set<core::RawId>{} : ever->second;
            EXPECT_EQ(then.ever_referring(place.kind, to), std::vector<core::RawId>(all.begin(), all.end()));
        }
    }

    core::Store const& store_;
    std::map<core::Seq, Moment> moments_;
    std::set<core::Ref> refs_;
    std::map<std::pair<core::Ref, Kind>, std::set<core::RawId>> ever_;
};

TEST_P(RandomWork, ThePastIsWhatItWas) {
    auto const store = fixture::in_memory();
    fixture::add_scale(*store);
    Past past(*store);
    Somebody somebody(*store, GetParam() * 31);
    for (int step = 0; step < 150; ++step) {
        auto const head = store->head();
        somebody.act();
        if (HasFatalFailure()) return;
        ASSERT_LE(store->head(), head + 1);
        if (store->head() > head) past.write_down();
    }
    EXPECT_GT(past.size(), 60U);
    std::mt19937_64 random(GetParam());
    past.compare(random);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomWork, testing::Values(1, 2, 3, 4, 5, 6));

} // namespace
