#include "core/matching/near_text.h"

#include "core/search/numbers.h"
#include "core/search/words.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

namespace core {

namespace {

constexpr std::size_t words_of_one = 4;
constexpr std::size_t enough_sampled = 64; // of one text, before it is halved once more
constexpr int most_halvings = 3;
constexpr std::size_t most_beside = 16; // texts that one is held against at one sequence
constexpr double worth_it = 0.5;        // of the sample of the shorter: of what is nearly the same .71 and more are shared

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 14695981039346656037U; // FNV-1a
    for (auto const c : word) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211U;
    }
    return hash;
}

/// Spreads the bits (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

/// Whether a hash belongs to the share that is left after so many halvings.
bool is_of_share(std::uint64_t shingle, int halvings) { return shingle <= std::numeric_limits<std::uint64_t>::max() >> halvings; }

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80); }

/// "sec-\nond" put together, as columns part words; what goes on with a capital has a hyphen of its own.
std::string unbroken(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto next = at + 1;
        while (next < text.size() && (text[next] == ' ' || text[next] == '\r')) ++next;
        if (text[at] == '-' && at > 0 && is_letter_byte(text[at - 1]) && next < text.size() && text[next] == '\n') {
            ++next;
            while (next < text.size() && text[next] == ' ') ++next;
            if (next < text.size() && is_letter_byte(text[next]) && !(text[next] >= 'A' && text[next] <= 'Z')) {
                at = next - 1;
                continue;
            }
        }
        out += text[at];
    }
    return out;
}

/// "fuer" and "für" alike, which is "fur" when folded.
std::string with_umlauts(std::string_view folded) {
    std::string out;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        out += folded[at];
        if (at + 1 < folded.size() && folded[at + 1] == 'e' && (folded[at] == 'a' || folded[at] == 'o' || folded[at] == 'u')) ++at;
    }
    return out;
}

std::size_t common(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other) {
    std::size_t both = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (*a == *b) ++both, ++a, ++b;
        else *a < *b ? ++a : ++b;
    }
    return both;
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

std::vector<std::uint64_t> shingles_of(std::string_view text, std::string_view language) {
    std::vector<std::uint64_t> words;
    auto const whole = unbroken(text);
    auto const numbers = numbers_in(whole, language);
    auto number = numbers.begin();
    auto const in_german = language.starts_with("de");
    each_word(whole, language, [&](IndexWord const& word) {
        while (number != numbers.end() && number->end <= word.start) ++number;
        if (number != numbers.end() && word.start >= number->start) {
            if (word.start == number->start) words.push_back(hash_of(number->value)); // its other words are of it
        } else {
            words.push_back(in_german ? hash_of(with_umlauts(word.folded)) : hash_of(word.folded));
        }
        return true;
    });
    std::vector<std::uint64_t> shingles;
    auto const size = std::min(words.size(), words_of_one);
    for (std::size_t at = 0; size > 0 && at + size <= words.size(); ++at) {
        std::uint64_t hash = 0;
        for (std::size_t next = at; next < at + size; ++next) hash = mixed(hash ^ words[next]);
        shingles.push_back(hash);
    }
    std::ranges::sort(shingles);
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

double resemblance(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other) {
    auto const both = common(one, other);
    return share(both, one.size() + other.size() - both);
}

double containment(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other) {
    return share(common(one, other), std::min(one.size(), other.size()));
}

HowNear how_near(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other) {
    if (auto const alike = resemblance(one, other); alike >= nearly_the_same) return {Nearness::near, alike};
    if (std::min(one.size(), other.size()) >= enough_within)
        if (auto const within = containment(one, other); within >= stands_within) return {Nearness::within, within};
    return {};
}

void NearTexts::add(std::vector<std::uint64_t> const& shingles) {
    auto halvings = 0;
    for (auto size = shingles.size(); size > enough_sampled && halvings < most_halvings; size /= 2) ++halvings;
    auto const end = std::ranges::find_if(shingles, [&](std::uint64_t each) { return !is_of_share(each, halvings); }); // ascending
    sampled_.emplace_back(shingles.begin(), end);
    halvings_.push_back(halvings);
}

std::vector<std::pair<NearTexts::Index, NearTexts::Index>> NearTexts::worth_counting() {
    std::vector<std::pair<std::uint64_t, Index>> having; // which texts have a sequence
    for (std::size_t text = 0; text < sampled_.size(); ++text)
        for (auto const shingle : sampled_[text]) having.emplace_back(shingle, static_cast<Index>(text));
    std::ranges::sort(having);
    std::vector<std::pair<Index, Index>> pairs;
    for (std::size_t text = 0; text < sampled_.size(); ++text) {
        auto const one = static_cast<Index>(text);
        std::unordered_map<Index, std::size_t> shared;
        for (auto const shingle : sampled_[text]) {
            auto at = std::ranges::upper_bound(having, std::pair(shingle, one));
            for (std::size_t beside = 0; beside < most_beside && at != having.end() && at->first == shingle; ++at, ++beside) {
                ++shared[at->second];
                ++looked_at_;
            }
        }
        for (auto const& [other, count] : shared) {
            auto const halvings = std::max(halvings_[text], halvings_[other]);
            auto const sampled = [&](std::size_t which) {
                return std::ranges::count_if(sampled_[which], [&](std::uint64_t each) { return is_of_share(each, halvings); });
            };
            auto const shorter = std::min(sampled(text), sampled(other));
            if (static_cast<double>(count) >= worth_it * static_cast<double>(shorter)) pairs.emplace_back(one, other);
        }
    }
    std::ranges::sort(pairs);
    return pairs;
}

} // namespace core
