#include "core/exchange/fetching.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

class LaneReading {
public:
    LaneReading(Transport& transport, Progress& progress) : transport_(transport), progress_(progress) {}

    ReadLanes run(std::vector<Wanted> wanted) {
        // Whoever is let in, or named, by what was just read is read, too.
        for (auto more = true; more;) {
            more = false;
            std::vector<Wanted> rest;
            for (auto& lane : wanted) {
                if (!may_come(lane)) {
                    rest.push_back(std::move(lane));
                    continue;
                }
                read_whole(std::move(lane));
                more = true;
            }
            wanted = std::move(rest);
        }
        for (auto& lane : wanted) read_request(std::move(lane));
        return std::move(read_);
    }

private:
    bool may_come(Wanted const& lane) const {
        return lane.may_come || keys_.contains(lane.offer.key) || named_.contains(lane.offer.lane);
    }

    void read_whole(Wanted lane) {
        progress_.update(0, 0);
        auto const count = lane.offer.size - lane.from;
        LaneCheck check(lane.offer, std::move(lane.tree));
        auto const take = [&](std::string sealed) { return check.take(sealed); };
        if (auto missing = transport_.entries(lane.offer, lane.from, largest_entry, take); missing && !check.finding()) {
            if (passes_by_itself(missing->state)) read_.waiting += count;
            read_.findings.push_back(std::move(*missing));
        } else if (!check.end()) {
            read_.findings.push_back(*check.finding());
        } else {
            for (auto const& entry : check.entries()) note_named(entry.entry.revision);
            read_.batches.push_back({std::move(lane.offer), std::move(check.entries())});
        }
    }

    void note_named(Revision const& revision) {
        if (auto const notice = member_in(revision.operation, revision.notice)) keys_.insert(notice->key);
        if (auto const heads = decode_heads(revision.seen))
            for (auto const& head : *heads) named_.insert(head.lane);
    }

    void read_request(Wanted lane) {
        ReadLanes::Outsider outsider{lane.offer, std::nullopt};
        LaneCheck check(lane.offer, std::move(lane.tree));
        auto const take = [&](std::string sealed) {
            check.take(sealed);
            return false;
        };
        if (lane.from == 0) transport_.entries(lane.offer, 0, largest_request, take);
        if (!check.finding() && !check.entries().empty()) {
            auto const& revision = check.entries()[0].entry.revision;
            outsider.asks = member_in(revision.operation, revision.notice);
            if (outsider.asks && outsider.asks->step != MemberStep::ask) outsider.asks.reset();
        }
        if (outsider.asks && lane.offer.size == 1 && check.end())
            read_.batches.push_back({std::move(lane.offer), std::move(check.entries())});
        else
            read_.outsiders.push_back(std::move(outsider));
    }

    Transport& transport_;
    Progress& progress_;
    ReadLanes read_;
    std::set<PublicKey> keys_;
    std::set<std::string> named_;
};

} // namespace

ReadLanes read_lanes(Transport& transport, std::vector<Wanted> wanted, Progress& progress) {
    return LaneReading(transport, progress).run(std::move(wanted));
}

} // namespace core
