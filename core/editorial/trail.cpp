#include "core/editorial/trail.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

constexpr int longest_ownership = 16; // and an end for owners that own each other

/// Both the capture and the text are read back: a trail that is shown has just been checked.
bool bytes_hold(Records const& reader, TrailStep const& step, Quotation const& quotation) {
    try {
        auto const words = reader.bytes(step.text.digest);
        return words && reader.bytes(step.capture.digest) &&
               Offsets(*words).slice(quotation.span()) == quotation.exact;
    } catch (Error const& error) {
        if (error.code() != Code::damaged) throw;
        return false; // the dossier must still open, and say so
    }
}

Id<Party> last_owner(Records const& reader, Id<Party> party) {
    for (int step = 0; step < longest_ownership; ++step) {
        auto const found = reader.find(party);
        if (!found || !found->owner) return party;
        party = found->owner;
    }
    return party;
}

std::int64_t day_of(TrailStep const& step) {
    auto const& day = step.source.published;
    return day.known() ? day.earliest_day() : PartialDate::never; // undated: no claim to be first
}

/// Puts steps behind those they were quoted from.
class Hanging {
public:
    explicit Hanging(std::vector<TrailStep> const& steps) {
        for (auto const& step : steps)
            if (!by_id_.contains(step.quotation.id)) by_id_[step.quotation.id] = &step, all_.push_back(&step);
        for (auto const* step : all_)
            if (by_id_.contains(step->quotation.quoted_from)) followers_[step->quotation.quoted_from].push_back(step);
        for (auto& [from, steps_of_it] : followers_) std::ranges::stable_sort(steps_of_it, {}, [](auto* step) { return day_of(*step); });
    }

    std::vector<TrailHop> hops() {
        for (auto const* step : all_)
            if (!by_id_.contains(step->quotation.quoted_from)) add(*step, std::nullopt);
        // Two seats may have tied a circle that neither saw: it is shown from where it was come upon.
        for (auto const* step : all_) add(*step, std::nullopt);
        return std::move(hops_);
    }

private:
    void add(TrailStep const& first, std::optional<std::size_t> first_from) {
        std::vector<std::pair<TrailStep const*, std::optional<std::size_t>>> waiting{{&first, first_from}};
        while (!waiting.empty()) {
            auto const [step, from] = waiting.back();
            waiting.pop_back();
            if (!placed_.insert(step->quotation.id).second) continue;
            auto const at = hops_.size();
            hops_.push_back(hop(*step, from));
            auto const& followers = followers_[step->quotation.id];
            for (auto next = followers.rbegin(); next != followers.rend(); ++next) waiting.emplace_back(*next, at);
        }
    }
    TrailHop hop(TrailStep const& step, std::optional<std::size_t> from) const {
        TrailHop hop;
        hop.step = step;
        hop.from = from;
        hop.standing = !step.bytes_hold         ? HopStanding::lost
                       : from                   ? HopStanding::hop
                       : is_primary(step.source) ? HopStanding::primary
                                                : HopStanding::origin;
        if (!from) return hop;
        auto const& earlier = hops_[*from].step;
        hop.translated = !earlier.text.language.empty() && !step.text.language.empty() &&
                         earlier.text.language != step.text.language;
        if (!hop.translated && earlier.quotation.exact != step.quotation.exact)
            hop.difference = word_diff(earlier.quotation.exact, step.quotation.exact);
        return hop;
    }

    std::map<Id<Quotation>, TrailStep const*> by_id_;
    std::vector<TrailStep const*> all_;
    std::map<Id<Quotation>, std::vector<TrailStep const*>> followers_;
    std::set<Id<Quotation>> placed_;
    std::vector<TrailHop> hops_;
};

} // namespace

TrailStep trail_step(Records const& reader, Quotation quotation) {
    TrailStep step;
    // Whoever quoted it may not have known that the text was redacted: then its words are found nowhere.
    step.text = reader.find(quotation.text).value_or(Text{});
    step.capture = reader.find(step.text.capture).value_or(Capture{});
    step.source = reader.find(step.capture.source).value_or(Source{});
    auto const publisher = reader.find(step.source.publisher);
    step.publisher = publisher ? publisher->name : std::string();
    step.bytes_hold = bytes_hold(reader, step, quotation);
    step.quotation = std::move(quotation);
    return step;
}

std::vector<TrailStep> trail_of(Records const& reader, Id<Statement> statement) {
    std::vector<TrailStep> trail;
    std::set<Id<Quotation>> seen;
    for (auto quotation : reader.referring<Quotation>("statement", statement)) {
        while (seen.insert(quotation.id).second) {
            auto const from = quotation.quoted_from;
            trail.push_back(trail_step(reader, std::move(quotation)));
            auto next = from ? reader.find(from) : std::nullopt;
            if (!next) break;
            quotation = std::move(*next);
        }
    }
    std::ranges::stable_sort(trail, {}, [](TrailStep const& step) { return day_of(step); });
    return trail;
}

std::vector<TrailHop> hops_of(std::vector<TrailStep> const& steps) { return Hanging(steps).hops(); }

bool leads_back_to(Records const& reader, Id<Quotation> quotation, Id<Quotation> other) {
    for (std::set<Id<Quotation>> seen; quotation && seen.insert(quotation).second;) {
        if (quotation == other) return true;
        auto const found = reader.find(quotation);
        quotation = found ? found->quoted_from : Id<Quotation>{};
    }
    return false;
}

Id<Party> voice_of(Records const& reader, Source const& source) {
    return last_owner(reader, source.agency ? source.agency : source.publisher);
}

std::set<Id<Party>> voices_of(Records const& reader, std::vector<TrailStep> const& steps) {
    std::set<Id<Quotation>> here;
    for (auto const& step : steps) here.insert(step.quotation.id);
    std::set<Id<Party>> voices;
    for (auto const& step : steps)
        if (!here.contains(step.quotation.quoted_from)) voices.insert(voice_of(reader, step.source));
    if (voices.empty() && !steps.empty()) voices.insert(voice_of(reader, steps.front().source)); // steps in a circle
    return voices;
}

} // namespace core
