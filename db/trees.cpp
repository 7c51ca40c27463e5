#include "db/trees.h"

namespace db {

using core::N_;
using core::Trust;

namespace {
constexpr std::size_t batch_size = 4096;
}

Trees::Trees(std::string workspace, std::vector<Lane> lanes)
    : workspace_(std::move(workspace)), lanes_(std::move(lanes)), trees_(lanes_.size()), roots_(lanes_.size()),
      last_(lanes_.size()) {
    for (std::size_t at = 0; at < lanes_.size(); ++at) numbers_[lanes_[at].name] = at;
}

void Trees::add(Leaf leaf) {
    waiting_.push_back(std::move(leaf));
    if (waiting_.size() >= batch_size) hand_over();
}

void Trees::hand_over() {
    if (working_.valid()) working_.get();
    if (misfit_) waiting_.clear(); // nothing after it can be the first
    working_ = std::async(std::launch::async, [this, batch = std::exchange(waiting_, {})] { take_in(batch); });
    waiting_.reserve(batch_size);
}

bool Trees::misfits() {
    if (working_.valid() && working_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
    if (working_.valid()) working_.get();
    return misfit_.has_value();
}

std::optional<Misfit> Trees::finish() {
    if (working_.valid()) working_.get();
    if (!misfit_) take_in(waiting_);
    waiting_.clear();
    return misfit_;
}

void Trees::take_in(std::vector<Leaf> const& batch) {
    for (auto const& leaf : batch) {
        compare(leaf);
        if (misfit_) return;
    }
}

void Trees::found(core::Seq seq, Trust status, char const* what) {
    if (!misfit_) misfit_ = Misfit{seq, status, what};
}

void Trees::compare(Leaf const& leaf) {
    auto& tree = trees_[leaf.lane];
    tree.append(leaf.digest);
    last_[leaf.lane] = leaf.seq;
    auto const root = tree.root();
    if (lanes_.size() > 1) roots_[leaf.lane].push_back(root);
    if (root != leaf.root)
        return found(leaf.seq, Trust::broken, N_("Revision {seq} does not hold: the log before it was altered."));
    auto const& lane = lanes_[leaf.lane];
    auto const size = static_cast<std::int64_t>(tree.size());
    if (auto const note = lane.notes.find(size); note != lane.notes.end()) {
        auto const head = core::open_checkpoint(note->second, lane.key);
        if (!head || *head != core::Checkpoint{core::origin_of(workspace_, lane.name), size, root})
            return found(leaf.seq, Trust::broken,
                         N_("Revision {seq} does not hold: the log up to it is not what was signed."));
    }
    if (!leaf.seen.empty()) compare_seen(leaf);
    cover(leaf);
}

void Trees::compare_seen(Leaf const& leaf) {
    auto const heads = core::decode_heads(leaf.seen);
    if (!heads)
        return found(leaf.seq, Trust::broken,
                     N_("Revision {seq} does not hold: who, when or which records it names was altered."));
    for (auto const& head : *heads) {
        auto const number = numbers_.find(head.lane);
        // More of it may have come in before: entries of several lanes stand in the order of their arrival.
        if (number == numbers_.end() || head.size < 1 ||
            static_cast<std::int64_t>(trees_[number->second].size()) < head.size)
            return found(leaf.seq, Trust::broken,
                         N_("Revision {seq} names revisions of another lane that are missing here."));
        if (roots_[number->second][static_cast<std::size_t>(head.size - 1)] != head.root)
            return found(leaf.seq, Trust::forked,
                         N_("Revision {seq} saw another history of another lane than the one that is here."));
    }
}

void Trees::cover(Leaf const& leaf) {
    if (lanes_[leaf.lane].key.empty()) return;
    for (auto const& head : leaf.taken_over) {
        auto const number = numbers_.find(head.lane);
        if (number == numbers_.end()) continue;
        auto const& tree = trees_[number->second];
        if (static_cast<std::int64_t>(tree.size()) == head.size && tree.root() == head.root)
            covered_[head.lane] = head.size;
    }
}

} // namespace db
