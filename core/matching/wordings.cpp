#include "core/matching/wordings.h"

#include "core/matching/origins.h"
#include "core/search/words.h"

#include <algorithm>

namespace core {

namespace {

std::int64_t count_words(std::string_view text, std::string_view language) {
    std::int64_t count = 0;
    each_word(text, language, [&](IndexWord const&) {
        ++count;
        return true;
    });
    return count;
}

double kept_of(std::vector<Piece> const& difference, std::string_view language) {
    std::int64_t kept = 0, all = 0;
    for (auto const& piece : difference) {
        if (piece.kind == Piece::Kind::added) continue;
        auto const count = count_words(piece.text, language);
        all += count;
        if (piece.kind == Piece::Kind::same) kept += count;
    }
    return all == 0 ? 0 : static_cast<double>(kept) / static_cast<double>(all);
}

/// The hop whose words the others are held against.
std::size_t reference_among(std::vector<TrailHop> const& hops) {
    auto const first = [&](auto const& fits) { return static_cast<std::size_t>(std::ranges::find_if(hops, fits) - hops.begin()); };
    if (auto const at = first([](TrailHop const& hop) { return hop.standing == HopStanding::primary; }); at < hops.size()) return at;
    if (auto const at = first([](TrailHop const& hop) { return !hop.from && hop.standing != HopStanding::lost; }); at < hops.size()) return at;
    return 0;
}

/// Those of the same words, and whatever was quoted from any of them, however far.
std::vector<Id<Statement>> statements_of(Records const& reader, Id<Statement> statement) {
    auto all = recorded_apart(reader, statement);
    for (std::size_t at = 0; at < all.size(); ++at)
        for (auto const& quotation : reader.referring<Quotation>("statement", all[at]))
            for (auto const& later : reader.referring<Quotation>("quoted_from", quotation.id))
                if (std::ranges::find(all, later.statement) == all.end()) all.push_back(later.statement);
    return all;
}

} // namespace

Wordings wordings_of(Records const& reader, Id<Statement> statement) {
    Wordings all;
    reader.together([&] {
        std::vector<TrailStep> steps;
        for (auto const each : statements_of(reader, statement))
            for (auto& step : trail_of(reader, each)) steps.push_back(std::move(step));
        std::ranges::stable_sort(steps, {}, [](TrailStep const& step) {
            return step.source.published.known() ? step.source.published.earliest_day() : PartialDate::never;
        });
        auto const hops = hops_of(steps);
        if (hops.empty()) return;
        all.origins = static_cast<std::int64_t>(voices_of(reader, steps).size());
        auto const& reference = hops[reference_among(hops)].step;
        auto const& words = reference.quotation.exact;
        for (auto const& hop : hops) {
            Outlet outlet;
            outlet.step = hop.step;
            if (auto const voice = reader.find(voice_of(reader, hop.step.source))) outlet.voice = voice->name;
            auto const& language = hop.step.text.language;
            outlet.reference = hop.step.quotation.id == reference.quotation.id;
            outlet.translated = !language.empty() && !reference.text.language.empty() && language != reference.text.language;
            if (!outlet.reference && !outlet.translated && hop.step.quotation.exact != words) {
                outlet.difference = word_diff(words, hop.step.quotation.exact);
                outlet.kept = kept_of(outlet.difference, language);
                outlet.grave = grave_difference(words, hop.step.quotation.exact, language);
            }
            all.outlets.push_back(std::move(outlet));
        }
    });
    std::ranges::stable_partition(all.outlets, &Outlet::reference);
    return all;
}

} // namespace core
