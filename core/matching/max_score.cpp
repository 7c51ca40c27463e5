#include "core/matching/max_score.h"

#include <algorithm>
#include <limits>

namespace core {

namespace {

constexpr std::uint32_t at_end = std::numeric_limits<std::uint32_t>::max();

/// Walks one list forward; unpacks a chunk only when it is entered.
class Walker {
public:
    Walker(TermList const& list, std::uint64_t& work) : list_(&list), work_(&work) {
        std::uint8_t greatest = 0;
        for (std::size_t at = 0; at < list.chunks.size(); ++at) {
            ChunkHead head;
            if (!read_head(list.chunks[at], head)) continue;
            heads_.push_back({head, at});
            greatest = std::max(greatest, head.greatest);
        }
        bound_ = list.weight * static_cast<float>(greatest) / 255.0F;
        enter(0);
    }
    float bound() const { return bound_; }
    std::uint32_t document() const { return place_ < postings_.size() ? postings_[place_].document : at_end; }
    float score() const { return list_->weight * static_cast<float>(postings_[place_].impact) / 255.0F; }
    void next() {
        ++*work_;
        if (++place_ >= postings_.size()) enter(chunk_ + 1);
    }
    /// To the first posting of that document or a later one.
    void seek(std::uint32_t document) {
        if (this->document() >= document) return;
        if (heads_[chunk_].head.last < document) {
            auto const from = heads_.begin() + static_cast<std::ptrdiff_t>(chunk_);
            auto const found = std::partition_point(from, heads_.end(),
                                                    [&](auto const& each) { return each.head.last < document; });
            enter(static_cast<std::size_t>(found - heads_.begin()));
        }
        auto const from = postings_.begin() + static_cast<std::ptrdiff_t>(place_);
        auto const found =
            std::partition_point(from, postings_.end(), [&](auto const& each) { return each.document < document; });
        place_ = static_cast<std::size_t>(found - postings_.begin());
        ++*work_;
        if (place_ >= postings_.size() && chunk_ < heads_.size()) enter(chunk_ + 1);
    }

private:
    struct Head {
        ChunkHead head;
        std::size_t at;
    };
    void enter(std::size_t chunk) {
        postings_.clear();
        place_ = 0;
        for (chunk_ = chunk; chunk_ < heads_.size(); ++chunk_) {
            if (unpack_postings(list_->chunks[heads_[chunk_].at], postings_) && !postings_.empty()) return;
            postings_.clear();
        }
    }
    TermList const* list_;
    std::uint64_t* work_;
    std::vector<Head> heads_;
    std::vector<Posting> postings_;
    std::size_t chunk_ = 0;
    std::size_t place_ = 0;
    float bound_ = 0;
};

bool better(Scored const& one, Scored const& other) {
    return one.score != other.score ? one.score > other.score : one.document > other.document;
}

/// The best so far, the worst of them on top.
class Best {
public:
    explicit Best(std::size_t limit) : limit_(limit) {}
    /// What a document must reach to come in.
    float threshold() const { return heap_.size() < limit_ ? 0 : heap_.front().score; }
    void offer(Scored scored) {
        if (heap_.size() == limit_) {
            if (!better(scored, heap_.front())) return;
            std::ranges::pop_heap(heap_, better);
            heap_.pop_back();
        }
        heap_.push_back(scored);
        std::ranges::push_heap(heap_, better);
    }
    std::vector<Scored> take() {
        std::ranges::sort(heap_, better);
        return std::move(heap_);
    }

private:
    std::size_t limit_;
    std::vector<Scored> heap_;
};

} // namespace

std::vector<Scored> best_documents(std::vector<TermList> const& lists, std::size_t limit, std::uint64_t* work) {
    std::uint64_t steps = 0;
    std::vector<Walker> walkers;
    for (auto const& list : lists)
        if (list.weight > 0) walkers.emplace_back(list, steps);
    std::ranges::sort(walkers, {}, &Walker::bound);
    std::vector<float> below; // what all lists up to here can add at most
    float sum = 0;
    for (auto const& walker : walkers) below.push_back(sum += walker.bound());
    Best best(limit);
    std::size_t essential = 0; // lists before it cannot bring a document in by themselves
    while (limit > 0) {
        while (essential < walkers.size() && below[essential] < best.threshold()) ++essential;
        auto document = at_end;
        for (auto at = essential; at < walkers.size(); ++at)
            document = std::min(document, walkers[at].document());
        if (document == at_end) break;
        float score = 0;
        for (auto at = essential; at < walkers.size(); ++at) {
            if (walkers[at].document() != document) continue;
            score += walkers[at].score();
            walkers[at].next();
        }
        for (auto at = essential; at-- > 0;) {
            if (score + below[at] < best.threshold()) break;
            walkers[at].seek(document);
            if (walkers[at].document() == document) score += walkers[at].score();
        }
        best.offer({document, score});
    }
    if (work) *work = steps;
    return best.take();
}

} // namespace core
