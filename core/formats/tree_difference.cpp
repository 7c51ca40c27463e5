#include "core/formats/tree_difference.h"

#include <algorithm>

namespace core {

namespace {

using How = LineDifference::How;
using Value = nlohmann::json;

constexpr std::size_t longest_quoted = 160; // bytes of a value in a sentence

/// From around the first place where it differs from the other.
std::string around(std::string const& text, std::string const& other) {
    if (text.size() <= longest_quoted) return text;
    auto const at = static_cast<std::size_t>(
        std::distance(text.begin(), std::ranges::mismatch(text, other).in1));
    auto start = at > longest_quoted / 4 ? at - longest_quoted / 4 : 0;
    auto end = std::min(text.size(), start + longest_quoted);
    auto const inside = [&](std::size_t place) {
        return place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0) == 0x80;
    };
    while (inside(start)) ++start; // whole code points
    while (inside(end)) ++end;
    return (start > 0 ? "…" : "") + text.substr(start, end - start) + (end < text.size() ? "…" : "");
}

LineDifference altered(std::string where, std::string const& shown, std::string const& proven) {
    return {How::altered, std::move(where), around(shown, proven), around(proven, shown)};
}

/// How many elements both have in common at the front and, of the rest, at the back.
template <class List>
std::pair<std::size_t, std::size_t> common_ends(List const& shown, List const& proven) {
    auto const shorter = std::min(shown.size(), proven.size());
    std::size_t front = 0;
    while (front < shorter && shown[front] == proven[front]) ++front;
    std::size_t back = 0;
    while (back < shorter - front && shown[shown.size() - 1 - back] == proven[proven.size() - 1 - back]) ++back;
    return {front, back};
}

/// nlohmann takes 1 and 1.0 for the same.
bool same_leaf(Value const& shown, Value const& proven) {
    return shown.is_number_float() == proven.is_number_float() && shown == proven;
}

class TreeComparison {
public:
    void compare(std::string const& where, Value const& shown, Value const& proven) {
        if (shown.is_object() && proven.is_object()) return objects(where, shown, proven);
        if (shown.is_array() && proven.is_array()) return lists(where, shown, proven);
        if (shown.is_structured() || proven.is_structured() || !same_leaf(shown, proven))
            found.push_back(altered(where, words(shown), words(proven)));
    }
    std::vector<LineDifference> found;

private:
    static std::string words(Value const& value) {
        return value.is_string() ? value.get<std::string>()
                                 : value.dump(-1, ' ', false, Value::error_handler_t::replace);
    }
    static std::string below(std::string const& where, std::string const& key) {
        return where.empty() ? key : where + "." + key;
    }
    static std::string below(std::string const& where, std::size_t place) {
        return where + "[" + std::to_string(place) + "]";
    }
    void added(std::string where, Value const& value) {
        found.push_back({How::added, std::move(where), around(words(value), {}), {}});
    }
    void left_out(std::string where, Value const& value) {
        found.push_back({How::left_out, std::move(where), {}, around(words(value), {})});
    }

    void objects(std::string const& where, Value const& shown, Value const& proven) {
        for (auto const& [key, value] : proven.items()) {
            auto const at = shown.find(key);
            if (at == shown.end())
                left_out(below(where, key), value);
            else
                compare(below(where, key), *at, value);
        }
        for (auto const& [key, value] : shown.items())
            if (!proven.contains(key)) added(below(where, key), value);
    }

    void lists(std::string const& where, Value const& shown, Value const& proven) {
        auto const [front, back] = common_ends(shown, proven);
        auto const shown_end = shown.size() - back;
        auto const proven_end = proven.size() - back;
        for (auto at = front; at < std::max(shown_end, proven_end); ++at) {
            if (at >= shown_end)
                left_out(below(where, at), proven[at]);
            else if (at >= proven_end)
                added(below(where, at), shown[at]);
            else
                compare(below(where, at), shown[at], proven[at]);
        }
        // 1 and 1.0 again, in what seemed to be the same.
        auto const same = [&](std::size_t in_shown, std::size_t in_proven) {
            compare(below(where, in_shown), shown[in_shown], proven[in_proven]);
        };
        for (std::size_t at = 0; at < front; ++at) same(at, at);
        for (std::size_t at = 0; at < back; ++at) same(shown_end + at, proven_end + at);
    }
};

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (end != text.npos) lines.back() += '\n'; // a line without its end is another one
    }
    return lines;
}

std::string without_end(std::string line) {
    if (line.ends_with('\n')) line.pop_back();
    return line;
}

} // namespace

std::vector<LineDifference> tree_differences(nlohmann::json const& shown, nlohmann::json const& proven) {
    TreeComparison comparison;
    comparison.compare({}, shown, proven);
    return std::move(comparison.found);
}

std::vector<LineDifference> text_differences(std::string_view shown, std::string_view proven) {
    std::vector<LineDifference> found;
    auto const ours = lines_of(shown);
    auto const theirs = lines_of(proven);
    auto const [front, back] = common_ends(ours, theirs);
    auto const ours_end = ours.size() - back;
    auto const theirs_end = theirs.size() - back;
    for (auto at = front; at < std::max(ours_end, theirs_end); ++at) {
        auto const where = std::to_string(at + 1);
        if (at >= ours_end)
            found.push_back({How::left_out, where, {}, around(without_end(theirs[at]), {})});
        else if (at >= theirs_end)
            found.push_back({How::added, where, around(without_end(ours[at]), {}), {}});
        else if (ours[at] != theirs[at])
            found.push_back(altered(where, without_end(ours[at]), without_end(theirs[at])));
    }
    return found;
}

} // namespace core
