// Seats of a shared desk for tests: each with a workspace in memory and a key of its own, and a transport in memory that
// keeps what it is given, or spoils it as a test wants.
#pragma once

#include "core/exchange/invitation.h"
#include "core/exchange/sync.h"
#include "core/formats/dossier_tree.h"
#include "tests/db/installation.h"

namespace fixture {

class MemoryTransport : public core::Transport {
public:
    struct Lane {
        core::LaneOffer offer;
        std::vector<std::string> sealed;
    };
    std::string const& address() const override { return address_; }
    std::string workspace() override { return workspace_; }
    void found(std::string const& workspace) override { workspace_ = workspace; }
    std::vector<core::LaneOffer> heads(std::vector<core::LaneFinding>&) override {
        std::vector<core::LaneOffer> offers;
        for (auto const& [name, lane] : lanes)
            if (!hidden.contains(name)) offers.push_back(lane.offer);
        return offers;
    }
    std::optional<core::LaneFinding> entries(core::LaneOffer const& offer, std::int64_t from, std::uint64_t longest,
                                             core::TakesEntry const& take) override {
        auto const& all = lanes.at(offer.lane).sealed;
        auto const last = std::min(static_cast<std::size_t>(offer.size), all.size());
        for (auto at = static_cast<std::size_t>(from); at < last; ++at) {
            ++read;
            if (all[at].size() > longest)
                return core::LaneFinding{offer.lane, core::LaneState::damaged, core::say("That is too long.")};
            if (!take(all[at])) break;
        }
        return std::nullopt;
    }
    bool append(core::LaneOffer const& offer, std::int64_t first, std::vector<std::string> const& sealed) override {
        auto& lane = lanes[offer.lane];
        if (static_cast<std::size_t>(first) > lane.sealed.size()) return false;
        lane.sealed.resize(static_cast<std::size_t>(first));
        lane.sealed.insert(lane.sealed.end(), sealed.begin(), sealed.end());
        lane.offer = offer;
        return true;
    }
    void rewrite(core::LaneOffer const& offer, std::vector<std::string> const& sealed) override {
        lanes[offer.lane] = {offer, sealed};
    }
    bool has_blob(core::Digest const& digest) override { return blobs.contains(digest); }
    std::vector<core::Digest> lacking(std::vector<core::Digest> const& digests) override {
        std::vector<core::Digest> found;
        for (auto const& digest : digests)
            if (!has_blob(digest)) found.push_back(digest);
        return found;
    }
    std::optional<std::string> blob(core::Digest const& digest, std::uint64_t most) override {
        auto const found = blobs.find(digest);
        return found == blobs.end() ? std::nullopt : std::optional(found->second.substr(0, most + 1));
    }
    bool put_blob(core::Blob const& blob) override {
        if (held.contains(blob.digest())) return false;
        blobs[blob.digest()] = blob.bytes();
        return true;
    }
    void forget_blob(core::Digest const& digest) override { blobs.erase(digest); }
    void say_at_work(core::PublicKey const& key, std::string const& line) override { said[key] = line; }
    std::vector<std::string> said_at_work() override {
        std::vector<std::string> lines;
        for (auto const& [key, line] : said) lines.push_back(line);
        return lines;
    }
    bool wait(std::chrono::milliseconds) override { return true; }
    void interrupt() override {}

    std::map<std::string, Lane> lanes;
    std::set<std::string> hidden; ///< lanes it does not show at the moment
    std::map<core::Digest, std::string> blobs;
    std::set<core::Digest> held; ///< whose place somebody holds
    std::int64_t read = 0; ///< entries that were handed over
    std::map<core::PublicKey, std::string> said; ///< who works on what

private:
    std::string workspace_;
    std::string address_ = "memory";
};

/// One seat: its store, and what people do with it.
class TestSeat {
public:
    TestSeat(Folder const& folder, std::string name, std::uint64_t seed, std::string workspace = {},
             std::function<std::int64_t()> clock = {})
        : name_(std::move(name)) {
        auto options = installed(folder, name_, name_, seed);
        options.workspace = std::move(workspace);
        if (clock) options.clock = std::move(clock);
        store_ = db::create_workspace(":memory:", options);
    }
    core::Store& store() { return *store_; }
    core::Seat& seat() { return core::seat_of(*store_); }
    std::string const& name() const { return name_; }
    std::string lane() { return core::lane_name(store_->workspace(), seat().own_key()); }

    void found(core::Transport& transport) {
        transport.found(store_->workspace());
        auto const key = seat().own_key();
        seat().enter({core::MemberStep::found, key, name_, core::DeskRole::admin, {}, {}});
        seat().set_desk(core::DeskPlace{transport.address(), key});
    }
    core::Invitation invite(core::Transport& transport, core::DeskRole role) {
        core::Invitation made{store_->workspace(), seat().desk()->founder, role, seat().secret(), transport.address()};
        seat().enter({core::MemberStep::invite, {}, {}, role, core::SigningKey(made.secret).public_key(), {}});
        meet(transport);
        return made;
    }
    core::MemberNotice request(core::Invitation const& invitation) {
        core::SigningKey const secret(invitation.secret);
        auto const key = seat().own_key();
        return {core::MemberStep::ask, key, name_, invitation.role, secret.public_key(),
                secret.sign(core::join_words(invitation.workspace, key))};
    }
    void join(core::Transport& transport, core::Invitation const& invitation) {
        seat().set_desk(core::DeskPlace{transport.address(), invitation.founder});
        meet(transport);
        seat().enter(request(invitation));
        meet(transport);
    }
    core::SyncReport meet(core::Transport& transport) {
        core::Progress progress;
        return core::meet(*store_, seat(), transport, progress);
    }
    /// Every record there is, as the log would write it, and what is contested.
    std::string everything() {
        std::string all;
        core::each_kind([&]<class T>(std::type_identity<T>) {
            for (auto const id : store_->list(core::Model<T>::kind))
                all += std::string(core::Model<T>::name) + " " + core::id_text(id) + " " +
                       core::encode(core::Record(store_->get(core::Id<T>{id}))) + "\n";
        });
        // And what is shown of them, whatever came in first.
        for (auto const id : store_->list(core::Kind::claim)) {
            auto tree = core::dossier_tree(core::load_dossier(*store_, {id}), *store_, core::english(), core::BytesHold::left_out);
            for (auto const* by_arrival : {"history", "log"}) tree.erase(by_arrival);
            all += tree.dump() + "\n";
        }
        for (auto const& each : store_->contested())
            all += core::id_text(each.ref.id) + " " + std::string(each.field) + " " + each.stands.lane + " " +
                   std::to_string(each.stands.index) + " " + each.other.lane + " " + std::to_string(each.other.index) + " " +
                   each.value + " | " + each.other_value + "\n";
        return all;
    }
    /// The history holds, and every table is what the log makes of it.
    void expect_sound() {
        core::Progress progress;
        auto const found = store_->verify(progress);
        EXPECT_TRUE(found.status == core::Trust::ok || found.status == core::Trust::ok_redacted)
            << name_ << ": " << core::key_of(found.status) << " " << core::render(found.finding);
        auto const checked = store_->check(core::Repair::no, progress);
        EXPECT_TRUE(checked.findings.empty()) << name_ << ": " << core::render(checked.findings[0]);
    }

private:
    std::string name_;
    std::unique_ptr<core::Store> store_;
};

/// The state a transport's lane was found in; in step when nothing was said of it.
inline core::LaneState state_of(core::SyncReport const& report, std::string const& lane) {
    for (auto const& finding : report.findings)
        if (finding.lane == lane) return finding.state;
    return core::LaneState::in_step;
}

} // namespace fixture
