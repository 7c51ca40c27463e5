// The engines that keep the contract: one line each.
#include "tests/store/contract.h"

#include "tests/db/fixture.h"

namespace contract {

namespace {

class SqliteInMemory final : public Engine {
public:
    std::unique_ptr<core::Store> create(std::string const& actor) override { return fixture::in_memory(actor); }
    std::unique_ptr<core::Store> open(std::string const&) override { return nullptr; }
};

class SqliteInAFile final : public Engine {
public:
    std::unique_ptr<core::Store> create(std::string const& actor) override {
        return db::create_workspace(path_, fixture::options(actor));
    }
    std::unique_ptr<core::Store> open(std::string const& actor) override {
        return db::open_workspace(path_, fixture::options(actor, ++opened_));
    }

private:
    fixture::Folder folder_;
    std::string path_ = folder_.file("a.counterpoint");
    std::uint64_t opened_ = 1; // identities come from other random numbers each time
};

} // namespace

std::vector<EngineRow> const& engines() {
    static std::vector<EngineRow> const rows{
        {"SqliteInMemory", [] { return std::make_unique<SqliteInMemory>(); }},
        {"SqliteInAFile", [] { return std::make_unique<SqliteInAFile>(); }},
    };
    return rows;
}

} // namespace contract
