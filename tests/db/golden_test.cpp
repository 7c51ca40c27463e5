// Every export of a workspace that was kept, byte by byte as it was when somebody last read it through: what goes out
// changes on purpose only. COUNTERPOINT_GOLDEN=write in the environment writes the files anew, to be read through again.
#include "core/base/progress.h"
#include "core/editorial/reviews.h"
#include "core/formats/list.h"
#include "core/operations/reviews.h"
#include "tests/db/kept.h"

#include <cstdlib>

namespace {

constexpr int schema = 9;

std::string golden_file(std::string_view format) {
    return fixture::kept_file("000" + std::to_string(schema) + ".golden." + std::string(format));
}

class GoldenExports : public testing::TestWithParam<core::Format const*> {
protected:
    void SetUp() override {
        auto const path = folder_.file("kept.counterpoint");
        fixture::place_kept_at_home(folder_, path, schema);
        store_ = db::open_workspace(path, fixture::installed(folder_, "home", "Camille"));
    }
    std::string exported() const {
        auto const& format = *GetParam();
        core::Progress progress;
        std::string bytes;
        auto const take = [&](std::string_view piece) { bytes += piece; };
        if (format.key == "claimreview" || format.key == "datafeed" || format.key == "fact-check-tools") approve_again();
        if (format.write_claims)
            format.write_claims(*store_, core::claims_listed(*store_, {}, "Camille"), take, progress);
        else
            bytes = core::written(format, core::seal(*store_, published(), core::english()), core::english());
        return bytes;
    }
    /// The kept claim changed after it was approved, and such a one is not given out.
    void approve_again() const {
        store_->sign_as("Dominique", "");
        auto context = core::context_of(*store_);
        store_->commit(core::take_step(context, core::current_review(*store_, published())->id, core::ReviewStep::approve_again));
        store_->sign_as("Camille", "");
    }
    core::Id<core::Claim> published() const {
        for (auto const id : store_->list(core::Kind::claim))
            if (store_->get(core::Id<core::Claim>{id}).text.starts_with("Douze"))
                return {id};
        throw std::runtime_error("the kept workspace has no such claim");
    }

    fixture::Folder folder_;
    std::unique_ptr<core::Store> store_;
};

TEST_P(GoldenExports, StayAsTheyAre) {
    auto const file = golden_file(GetParam()->key);
    auto const now = exported();
    ASSERT_FALSE(now.empty());
    if (std::getenv("COUNTERPOINT_GOLDEN"))
        fixture::write_file(file, now);
    auto const kept = fixture::read_file(file);
    if (now == kept)
        return;
    auto const at = std::ranges::mismatch(now, kept).in1 - now.begin();
    auto const from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 80));
    FAIL() << file << " differs at byte " << at << ":\n" << now.substr(from, 200) << "\ninstead of\n"
           << kept.substr(std::min(from, kept.size()), 200);
}

std::vector<core::Format const*> all_formats() {
    std::vector<core::Format const*> all;
    for (auto const& format : core::formats())
        if ((format.write_claims || format.write_dossier) && format.key != "bundle") // the lines are kept; how they are packed is zlib's
            all.push_back(&format);
    return all;
}

INSTANTIATE_TEST_SUITE_P(OfTheKeptWorkspace, GoldenExports, testing::ValuesIn(all_formats()),
                         [](auto const& tested) { auto name = std::string(tested.param->key);
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

} // namespace
