#include "core/editorial/topics.h"

#include "core/text/fold.h"
#include "core/text/word_begin.h"

#include <algorithm>
#include <string>
#include <utility>

namespace core {

std::vector<Topic> topics_like(Records const& reader, std::string_view typed, std::size_t most) {
    auto const wanted = fold(typed);
    struct Found {
        bool inside; // the name begins otherwise
        std::string folded;
        Topic topic;
    };
    std::vector<Found> found;
    for (auto const id : reader.list(Kind::topic)) {
        auto topic = reader.find(Id<Topic>{id});
        if (!topic) continue;
        auto folded = fold(topic->name);
        if (begins_a_word(folded, wanted))
            found.push_back({!folded.starts_with(wanted), std::move(folded), std::move(*topic)});
    }
    std::ranges::sort(found, {}, [](Found const& each) { return std::pair(each.inside, each.folded); });
    if (found.size() > most) found.resize(most);
    std::vector<Topic> topics;
    for (auto& each : found) topics.push_back(std::move(each.topic));
    return topics;
}

} // namespace core
