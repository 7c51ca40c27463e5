#include "app/desk/work_voice.h"

#include <algorithm>
#include <utility>

namespace app {

using namespace std::chrono;

namespace {
constexpr milliseconds again_every(core::say_work_every_ms);
}

void WorkVoice::speak_as(std::string workspace, core::Voucher voucher) {
    std::lock_guard const lock(mutex_);
    workspace_ = std::move(workspace);
    voucher_ = std::move(voucher);
}

bool WorkVoice::work_on(core::Ref what) {
    std::lock_guard const lock(mutex_);
    if (std::exchange(what_, what) == what) return false;
    return changed_ = true;
}

bool WorkVoice::is_due() const { return changed_ || (what_ && Clock::now() - said_ >= again_every); }

milliseconds WorkVoice::until_due(milliseconds longest) const {
    std::lock_guard const lock(mutex_);
    if (is_due()) return milliseconds(0);
    if (!what_) return longest;
    return std::min(longest, ceil<milliseconds>(said_ + again_every - Clock::now()));
}

void WorkVoice::speak(core::Transport& transport, core::Instant now) {
    std::unique_lock lock(mutex_);
    if (!is_due()) return;
    auto const line = core::work_line(workspace_, what_, now, voucher_);
    auto const key = line ? core::read_work_line(workspace_, *line) : std::nullopt;
    changed_ = false;
    said_ = Clock::now();
    lock.unlock();
    if (key) transport.say_at_work(key->key, *line);
}

} // namespace app
