#include "app/desk/typing.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t most_steps = 500; // of one field; the oldest are forgotten

bool is_space(char32_t letter) { return letter == U' ' || letter == U'\n' || letter == U'\t' || letter == U'\u00A0'; }

} // namespace

/// One letter put in or taken out somewhere, or else something longer.
Typing::Change Typing::change(std::u32string const& before, std::u32string const& after) {
    auto const grew = before.size() < after.size();
    auto const& shorter = grew ? before : after;
    auto const& longer = grew ? after : before;
    if (longer.size() - shorter.size() != 1) return {Kind::other, 0};
    auto const [in_shorter, in_longer] = std::ranges::mismatch(shorter, longer);
    if (!std::equal(in_shorter, shorter.end(), in_longer + 1)) return {Kind::other, 0};
    return {grew ? Kind::letter : Kind::rubbed, static_cast<std::size_t>(in_longer - longer.begin())};
}

/// Whether it belongs to the step before: the next letter of a word, or the next one rubbed out.
bool Typing::goes_on(Change const& next, std::u32string const& after) const {
    if (before_.empty() || next.kind != last_.kind) return false;
    if (next.kind == Kind::rubbed) return next.at == last_.at || next.at + 1 == last_.at;
    if (next.kind != Kind::letter || next.at != last_.at + 1) return false;
    return is_space(after[next.at]) || !is_space(after[next.at - 1]);
}

void Typing::typed(std::u32string now) {
    if (now == now_) return;
    auto const next = change(now_, now);
    if (!goes_on(next, now)) {
        if (before_.size() == most_steps) before_.erase(before_.begin());
        before_.push_back(now_);
    }
    after_.clear();
    now_ = std::move(now);
    last_ = next;
}

std::optional<Typing::Text> Typing::go(std::vector<std::u32string>& from, std::vector<std::u32string>& to) {
    if (from.empty()) return {};
    auto const left = std::exchange(now_, std::move(from.back()));
    from.pop_back();
    last_ = {};
    // The caret goes behind what came back.
    auto same = std::size_t{0};
    auto const most = std::min(left.size(), now_.size());
    auto const begin = static_cast<std::size_t>(std::ranges::mismatch(left, now_).in1 - left.begin());
    while (same + begin < most && left[left.size() - 1 - same] == now_[now_.size() - 1 - same]) ++same;
    to.push_back(left);
    return Text{now_, now_.size() - same};
}

std::optional<Typing::Text> Typing::undo() { return go(before_, after_); }
std::optional<Typing::Text> Typing::redo() { return go(after_, before_); }

void Typing::start_over(std::u32string now) {
    before_.clear();
    after_.clear();
    now_ = std::move(now);
    last_ = {};
}

} // namespace app
