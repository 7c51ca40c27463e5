// What every engine promises (core/store/store.h), as tests that know nothing of any: they are handed a new workspace by
// whichever engine it is, and run over all of engines.cpp.
#pragma once

#include "tests/store/world.h"

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace contract {

/// Where workspaces of one engine are kept for a test; everything goes away with it.
class Engine {
public:
    virtual ~Engine() = default;
    /// A new workspace, once; its clock begins on 19 December 2022 and moves with every look at it.
    virtual std::unique_ptr<core::Store> create(std::string const& actor) = 0;
    /// The workspace again, once it is closed; null where it ends with the store.
    virtual std::unique_ptr<core::Store> open(std::string const& actor) = 0;
};

struct EngineRow {
    std::string name; ///< letters and digits
    std::function<std::unique_ptr<Engine>()> make;
};
inline std::ostream& operator<<(std::ostream& out, EngineRow const& row) { return out << row.name; }

/// Every engine there is.
std::vector<EngineRow> const& engines();

class OnEveryEngine : public testing::TestWithParam<EngineRow> {
protected:
    std::unique_ptr<core::Store> create(std::string const& actor = "anna") { return engine_->create(actor); }
    std::unique_ptr<core::Store> open(std::string const& actor = "anna") { return engine_->open(actor); }

private:
    std::unique_ptr<Engine> engine_ = GetParam().make();
};

} // namespace contract

/// Runs the tests of a class over every engine.
#define ON_EVERY_ENGINE(Tests)                                                                                         \
    INSTANTIATE_TEST_SUITE_P(Engines, Tests, testing::ValuesIn(contract::engines()),                                   \
                             [](auto const& tested) { return tested.param.name; })
