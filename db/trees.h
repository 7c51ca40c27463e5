// The trees of all lanes, grown entry by entry while the log is walked: each stored head is compared with
// the tree, each kept signature checked when the walk passes it. Works in batches on a thread of its own,
// beside the one that reads and hashes.
#pragma once

#include "core/log/history.h"

#include <future>
#include <map>
#include <optional>

namespace db {

/// One entry on its way into its lane's tree.
struct Leaf {
    std::size_t lane = 0;
    core::Seq seq = 0;
    core::Digest digest;
    core::Digest root;
    std::string seen;
    std::vector<core::LaneHead> taken_over; ///< by a decision, when this entry is one
};

/// The first thing that does not fit.
struct Misfit {
    core::Seq seq = 0;
    core::Trust status = core::Trust::broken;
    char const* what = nullptr; ///< a sentence with {seq}
    core::Subject subject = {};
};

class Trees {
public:
    struct Lane {
        std::string name;
        core::PublicKey key;
        std::map<std::int64_t, std::string> notes; ///< kept signed heads by size
    };
    Trees(std::string workspace, std::vector<Lane> lanes);

    void add(Leaf leaf);
    /// Whether something was found in what is worked through so far.
    bool misfits();
    /// Works off what waits; the earliest misfit, if there is one.
    std::optional<Misfit> finish();
    /// After finish(): how many entries a lane has, its tree, and how far signed decisions took its entries over.
    core::MerkleFrontier const& tree(std::size_t lane) const { return trees_[lane]; }
    core::Seq last(std::size_t lane) const { return last_[lane]; }
    std::map<std::string, std::int64_t> const& covered() const { return covered_; }

private:
    void hand_over();
    void take_in(std::vector<Leaf> const& batch);
    void compare(Leaf const& leaf);
    void compare_seen(Leaf const& leaf);
    void cover(Leaf const& leaf);
    void found(core::Seq seq, core::Trust status, char const* what);

    std::string workspace_;
    std::vector<Lane> lanes_;
    std::vector<core::MerkleFrontier> trees_;
    std::vector<std::vector<core::Digest>> roots_; ///< after each entry, where other lanes may name them
    std::vector<core::Seq> last_;
    std::map<std::string, std::size_t, std::less<>> numbers_;
    std::map<std::string, std::int64_t> covered_;
    std::vector<Leaf> waiting_;
    std::optional<Misfit> misfit_;
    std::future<void> working_; // last: ends before what it works on
};

} // namespace db
