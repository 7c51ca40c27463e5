#include "core/operations/checks_here.h"

#include "core/ingest/web_address.h"
#include "core/rules/publication.h"
#include "core/text/fold.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>

namespace core {

namespace {

std::set<std::string> words_apart(std::string_view text) {
    constexpr std::string_view between = " .,;:!?\"'()";
    std::set<std::string> words;
    std::string word;
    for (auto const sign : fold(text) + " ") {
        if (between.find(sign) == between.npos) word += sign;
        else if (!word.empty()) words.insert(std::exchange(word, {}));
    }
    return words;
}

} // namespace

std::uint64_t address_mark(std::string_view address) {
    auto comparable = comparable_address(address);
    if (comparable.empty() || is_front_page(address)) return 0;
    if (auto const anchor = address.find('#'); anchor != address.npos) comparable += address.substr(anchor);
    return std::hash<std::string>()(comparable);
}

bool say_nearly_the_same(std::string_view one, std::string_view other) {
    auto const first = words_apart(one), second = words_apart(other);
    auto const both = static_cast<std::size_t>(std::ranges::count_if(first, [&](auto const& each) { return second.contains(each); }));
    return both > 0 && both * 2 >= std::max(first.size(), second.size());
}

ChecksHere::ChecksHere(Reader const& reader) {
    for (auto const id : reader.list(Kind::review)) {
        auto const review = reader.get(Id<Review>{id});
        auto const mark = address_mark(review.url);
        if (mark == 0 || !is_of_another_desk(review)) continue;
        auto const [known, is_new] = claims_.try_emplace(mark, review.claim);
        if (!is_new && known->second != review.claim) known->second = {};
    }
}

Id<Claim> ChecksHere::at(std::uint64_t mark) const {
    auto const found = claims_.find(mark);
    return found == claims_.end() ? Id<Claim>{} : found->second;
}

} // namespace core
