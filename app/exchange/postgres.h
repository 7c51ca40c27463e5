// A PostgreSQL server as the place of a desk, for a newsroom: seats append to their own lane by functions and read; the
// server tells them when there is more. Passwords stay where libpq keeps them, and the line to another machine is
// encrypted and its end proved (sslmode=verify-full), or there is none.
#pragma once

#include "app/exchange/bell.h"
#include "core/exchange/transport.h"

#include <memory>
#include <utility>

struct pg_conn;
struct pg_result;

namespace app {

class PostgresTransport final : public core::Transport {
public:
    /// Connects. Throws Error{bad_input} for an address with a password in it or with a weaker line than may be,
    /// Error{io} when the server cannot be reached or does not let one in.
    explicit PostgresTransport(std::string address);
    ~PostgresTransport() override;

    std::string const& address() const override { return address_; }
    std::string workspace() override;
    void found(std::string const& workspace) override;
    std::optional<core::Message> before_others_come() const override;
    std::optional<core::Message> after_removal() override;
    std::vector<core::LaneOffer> heads(std::vector<core::LaneFinding>& findings) override;
    std::optional<core::LaneFinding> entries(core::LaneOffer const& offer, std::int64_t from, std::uint64_t longest,
                                             core::TakesEntry const& take) override;
    bool append(core::LaneOffer const& offer, std::int64_t first, std::vector<std::string> const& sealed) override;
    void rewrite(core::LaneOffer const& offer, std::vector<std::string> const& sealed) override;
    bool lanes_have_owners() const override { return true; }
    bool has_blob(core::Digest const& digest) override;
    std::vector<core::Digest> lacking(std::vector<core::Digest> const& digests) override;
    std::optional<std::string> blob(core::Digest const& digest, std::uint64_t most) override;
    bool put_blob(core::Blob const& blob) override;
    void forget_blob(core::Digest const& digest) override;
    void say_at_work(core::PublicKey const& key, std::string const& line) override;
    std::vector<std::string> said_at_work() override { return std::exchange(said_, {}); }
    bool wait(std::chrono::milliseconds longest) override;
    void interrupt() override { bell_.ring(); }
    void hang_up() override;

private:
    struct Result;
    using Arguments = std::vector<std::string>; // each in the binary form of its type
    /// Runs one statement; throws Error{refused | disk_full | read_only | io} with what the server says.
    std::unique_ptr<Result> run(char const* sql, Arguments const& arguments = {});
    void run_script(std::string const& sql);
    /// Throws with what the server says; a transaction that was open is over then.
    [[noreturn]] void fail(pg_result* result);
    /// Brings the functions of an earlier version up to date, where this login may: the founder's.
    void bring_up_to_date(std::string const& workspace);
    std::int64_t append_part(core::LaneOffer const& offer, std::int64_t first, std::vector<std::string> const& sealed,
                             std::size_t from, std::size_t to);

    std::string address_;
    std::string role_; ///< that seats are given, once it is known
    pg_conn* connection_ = nullptr;
    int socket_ = -1; ///< the line's, as long as it is open
    bool listens_ = false;
    std::int64_t edition_ = 0; ///< of the functions that are there
    std::vector<std::string> said_; ///< by others, since it was asked for
    Bell bell_;
};

} // namespace app
