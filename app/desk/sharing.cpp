#include "app/desk/sharing.h"

#include "app/common/clock.h"
#include "app/common/text.h"
#include "app/desk/caught.h"
#include "app/desk/run_there.h"
#include "app/exchange/transports.h"
#include "core/text/person.h"

#include <algorithm>
#include <malloc.h>
#include <utility>

namespace app {

namespace {

using namespace std::chrono_literals;
using core::say;

/// Others may have left something that nobody told of; what is on its way is there soon.
constexpr auto look_every = 60s, look_for_the_rest = 5s;
/// What takes less is not worth a word.
constexpr auto worth_telling = 400ms;
constexpr auto shortest_patience = 2s, longest_patience = 60s;

} // namespace

/// Reaching a server may take long and cannot be broken off: whoever does not want to wait any more leaves it behind.
struct Sharing::Opening {
    std::mutex mutex;
    std::condition_variable_any moved;
    std::shared_ptr<core::Transport> transport;
    std::exception_ptr thrown;
    bool ended = false;
};

Sharing::Sharing(Workbench& workbench, Opens opens)
    : workbench_(workbench), opens_(opens ? std::move(opens) : Opens(transport_at)), poster_(workbench.poster()),
      on_change_(workbench.changed.subscribe([this](auto const& change) { follow(change); })) {
    if (workbench.store().read_only()) return;
    state_ = as_noted();
    if (state_.how != How::nowhere) begin();
}

Sharing::~Sharing() {
    poster_.leave();
    worker_.request_stop();
    std::lock_guard const lock(mutex_);
    current_.request_stop();
    if (transport_) transport_->hang_up();
}

Sharing::State Sharing::as_noted() const {
    State state;
    auto const place = seat().desk();
    if (!place) return state;
    state.how = How::connecting;
    state.address = place->address;
    state.to_send = seat().to_send();
    if (auto const last = seat().exchanged()) state.last = last->at;
    return state;
}

core::LaneFinding const* Sharing::alarming() const {
    auto const found = std::ranges::find_if(state_.findings, [](auto const& each) { return !core::passes_by_itself(each.state); });
    return found == state_.findings.end() ? nullptr : &*found;
}

core::Roster Sharing::roster() const { return seat().roster(); }
core::PublicKey Sharing::own_key() const { return seat().own_key(); }
bool Sharing::is_let_in() const { return roster().member(own_key()) != nullptr; }
bool Sharing::is_admin() const { return roster().may(own_key(), core::DeskRole::admin); }

void Sharing::begin() {
    voice_.speak_as(workbench_.store().workspace(), workbench_.store().voucher());
    std::lock_guard const lock(mutex_);
    name_ = Workbench::key_owner();
    if (name_.empty()) name_ = core::person_name(workbench_.store().actor());
    address_ = state_.address;
    due_ = true;
    if (!worker_.joinable()) worker_ = std::jthread([this](std::stop_token stop) { run(stop); });
    wake_.notify_one();
}

void Sharing::follow(core::ChangeSet const& change) {
    if (hearing_ || state_.how == How::nowhere || change.seq == 0) return;
    if (state_.how == How::offline) { // else it is sent before anybody could read that it waits
        auto state = state_;
        state.to_send = seat().to_send();
        show(std::move(state));
    }
    std::lock_guard const lock(mutex_);
    due_ = true;
    if (transport_) transport_->interrupt();
    wake_.notify_one();
}

void Sharing::work_on(core::Ref what) {
    if (!voice_.work_on(what) || state_.how == How::nowhere) return;
    std::lock_guard const lock(mutex_);
    if (transport_) transport_->interrupt();
}

std::vector<core::AtWork> Sharing::at_work() const { return work_heard_.at(now_here()); }

void Sharing::hear_at_work(std::vector<std::string> const& lines) {
    if (lines.empty()) return tell_at_work();
    auto const members = roster();
    auto const own = own_key();
    auto const listens = [&](core::PublicKey const& key) { return key != own && members.member(key); };
    work_heard_.hear(workbench_.store().workspace(), lines, listens, now_here());
    tell_at_work();
}

void Sharing::tell_at_work() {
    if (auto now = at_work(); now != work_told_) {
        work_told_ = std::move(now);
        heard_at_work();
    }
}

void Sharing::exchange() {
    if (state_.how == How::nowhere) return;
    std::lock_guard const lock(mutex_);
    due_ = at_once_ = true;
    if (transport_) transport_->interrupt();
    wake_.notify_one();
}

void Sharing::stop() {
    std::lock_guard const lock(mutex_);
    current_.request_stop();
    if (transport_) transport_->hang_up();
}

void Sharing::start(Errand errand) {
    if (std::exchange(busy_, true)) return; // it was asked for twice
    begin();
    {
        std::lock_guard const lock(mutex_);
        errands_.push_back(std::move(errand));
        if (transport_) transport_->interrupt();
        wake_.notify_one();
    }
    changed();
}

void Sharing::found(std::string const& place) {
    auto const address = whole_address(place);
    auto const more = std::make_shared<std::optional<core::Message>>();
    start({address,
           [this, more](core::AtSeat const& at, core::Transport& transport, core::Progress& progress) {
               auto report = core::found_desk(at, transport, progress);
               *more = transport.before_others_come();
               poster_.post([this, report = std::move(report)] {
                   state_ = as_noted();
                   begin();
                   take(report);
               });
           },
           [this, address, more] {
               auto line = tr("The desk lies at {address}. Invite others from the panel.", {{"address", address}});
               if (*more) line += " " + tr(**more);
               workbench_.notice(line);
           }});
}

void Sharing::come_back(std::string const& line, std::string const& at) {
    auto const read = core::read_invitation(line);
    if (!read) return workbench_.problem(core::Error(read.error().code, read.error().message));
    auto const is_member = std::make_shared<bool>();
    start({whole_address(at.empty() ? read->address : at),
           [this, invitation = *read, is_member](core::AtSeat const& seat, core::Transport& transport, core::Progress& progress) {
               core::require_invited_desk(invitation, transport);
               auto report = core::come_back(seat, invitation, transport, progress);
               seat.home([&] { *is_member = seat.seat.roster().member(seat.seat.own_key()) != nullptr; });
               poster_.post([this, report = std::move(report)] {
                   state_ = as_noted();
                   begin();
                   take(report);
               });
           },
           [this, is_member] {
               workbench_.notice(*is_member ? tr("You are at the desk again.")
                                            : tr("This file exchanges with the desk again. What you do is seen by others once an "
                                                 "admin let you in anew. Then they have what you wrote since you left, too."));
           }});
}

void Sharing::invite(core::DeskRole role) {
    auto const line = std::make_shared<std::string>();
    start({{},
           [this, line, role](core::AtSeat const& at, core::Transport& transport, core::Progress& progress) {
               auto made = core::invite(at, transport, role, progress);
               *line = std::move(made.line);
               poster_.post([this, report = std::move(made.report)] { take(report); });
           },
           [this, line, role] { invited(*line, role); }});
}

void Sharing::give_role(core::Member const& member, core::DeskRole role) {
    auto const done = workbench_.attempt([&] {
        if (role != core::DeskRole::admin) core::refuse_last_admin(roster(), member.key);
        seat().enter({core::MemberStep::admit, member.key, member.name, role, {}, {}});
    });
    if (done) exchange();
    changed();
}

void Sharing::let_in(core::PublicKey const& key) {
    if (workbench_.attempt([&] { core::let_in(seat(), key); })) {
        if (auto const now = roster(); auto const* member = now.find(key))
            workbench_.notice(tr("{who} was let in to the desk.", {{"who", member->name}}));
        exchange();
    }
    changed();
}

void Sharing::remove(core::Member const& member) {
    auto const done = workbench_.attempt([&] {
        core::refuse_last_admin(roster(), member.key);
        seat().enter({core::MemberStep::remove, member.key, member.name, member.role, {}, {}});
    });
    if (done) exchange();
    changed();
}

void Sharing::leave() {
    // Whoever cannot reach the desk leaves without a word.
    if (state_.how == How::offline) {
        if (workbench_.attempt([&] { seat().set_desk(std::nullopt); })) left();
        return;
    }
    start({{},
           [](core::AtSeat const& at, core::Transport& transport, core::Progress& progress) {
               core::leave_desk(at, transport, progress);
           },
           [this] { left(); }});
}

void Sharing::left() {
    {
        std::lock_guard const lock(mutex_);
        address_.clear();
        if (transport_) transport_->interrupt(); // whoever waits there looks for what is wanted now
        transport_.reset();
        due_ = false;
    }
    show(as_noted());
    workbench_.notice(tr("You left the desk. What is here stays, and what you do from now on stays here, too."));
}

void Sharing::show(State state) {
    state_ = std::move(state);
    changed();
}

void Sharing::take(core::SyncReport const& report) {
    auto state = as_noted();
    if (state.how == How::nowhere) return show(std::move(state));
    state.last = workbench_.store().now();
    state.findings = report.findings;
    state.to_fetch = report.waiting;
    auto const wrong = std::ranges::any_of(report.findings, [](auto const& each) { return !core::passes_by_itself(each.state); });
    state.how = wrong ? How::wrong : How::in_step;
    show(std::move(state));
    for (auto const& each : report.held_back)
        if (held_back_.insert(each.key).second)
            workbench_.notice(tr("{who} asks to join, and might be taken for {member}, who is or was at the desk with another key. Let "
                                 "them in yourself if that is meant, in the panel of the desk.",
                                 {{"who", each.name}, {"member", each.like}}));
    for (auto const& who : report.let_in) workbench_.notice(tr("{who} was let in to the desk.", {{"who", who}}));
    for (auto const& record : report.kept)
        workbench_.notice(tr("“{what}” was deleted elsewhere, and is kept because something here refers to it.",
                             {{"what", core::caption_of(record)}}));
}

void Sharing::fail(core::Error const& error, bool of_errand) {
    if (of_errand) workbench_.problem(error);
    auto state = as_noted();
    if (state.how != How::nowhere && !(of_errand && error.code() != core::Code::io)) {
        state.how = How::offline;
        state.why = error.message();
        state.findings = state_.findings;
        if (state.last == std::nullopt) state.last = state_.last;
    } else if (state.how != How::nowhere) {
        state = state_;
        state.done.reset();
        if (state.how == How::exchanging) state.how = How::in_step;
    }
    show(std::move(state));
}

bool Sharing::wait_for_work(std::stop_token const& stop, std::optional<Errand>& errand) {
    std::unique_lock lock(mutex_);
    for (;;) {
        if (stop.stop_requested()) return false;
        if (!errands_.empty()) {
            errand = std::move(errands_.front());
            errands_.pop_front();
            break;
        }
        auto const now = std::chrono::steady_clock::now();
        if (address_.empty()) {
            wake_.wait(lock, stop, [this] { return !errands_.empty() || !address_.empty(); });
        } else if (at_once_ || (due_ && now >= retry_)) {
            break;
        } else if (due_ || !transport_) {
            wake_.wait_until(lock, stop, retry_, [this] { return !errands_.empty() || at_once_; });
            due_ = true;
        } else {
            auto const transport = transport_;
            auto const longest = on_its_way_ ? look_for_the_rest : look_every;
            lock.unlock();
            auto came = true;
            try {
                wait_at(*transport, longest);
            } catch (std::exception const&) {
                came = false; // the line broke; it is built up again
            }
            lock.lock();
            if (!came && transport_ == transport) transport_.reset();
            due_ = true;
        }
    }
    due_ = at_once_ = false;
    current_ = std::stop_source();
    return true;
}

void Sharing::wait_at(core::Transport& transport, std::chrono::milliseconds longest) {
    voice_.speak(transport, now_here());
    transport.wait(voice_.until_due(longest));
    // Even where there is nothing: what was heard ends by itself.
    poster_.post([this, lines = transport.said_at_work()] { hear_at_work(lines); });
}

void Sharing::set_on_its_way(bool is) {
    std::lock_guard const lock(mutex_);
    on_its_way_ = is;
}

std::shared_ptr<core::Transport> Sharing::connected(std::stop_token const& stop, std::string const& address) {
    std::stop_token broken_off;
    {
        std::lock_guard const lock(mutex_);
        if (transport_ && transport_->address() == address) return transport_;
        broken_off = current_.get_token();
    }
    auto const opening = std::make_shared<Opening>();
    std::thread([opening, address, opens = opens_] {
        std::shared_ptr<core::Transport> transport;
        std::exception_ptr thrown;
        try {
            transport = opens(address);
        } catch (...) {
            thrown = std::current_exception();
        }
        std::lock_guard const lock(opening->mutex);
        opening->transport = std::move(transport);
        opening->thrown = thrown;
        opening->ended = true;
        opening->moved.notify_one();
    }).detach();
    std::unique_lock lock(opening->mutex);
    while (!opening->ended) {
        if (stop.stop_requested() || broken_off.stop_requested())
            throw core::Error(core::Code::cancelled, say("Stopped at your request."));
        opening->moved.wait_for(lock, 50ms);
    }
    if (opening->thrown) std::rethrow_exception(opening->thrown);
    std::lock_guard const ours(mutex_);
    transport_ = opening->transport;
    return transport_;
}

core::AtSeat Sharing::at_seat(core::Progress& progress) {
    auto& store = workbench_.store();
    core::Home home([this, &progress](auto const& call) { run_there(workbench_.poster(), call, progress); },
                    [this](std::vector<core::Ref> const& refs) { tell_came(refs); });
    std::lock_guard const lock(mutex_);
    return {store, core::seat_of(store), name_, std::move(home)};
}

void Sharing::tell_came(std::vector<core::Ref> const& refs) {
    core::ChangeSet change;
    change.seq = workbench_.store().head();
    change.refs = refs;
    hearing_ = true;
    workbench_.changed(change);
    hearing_ = false;
}

void Sharing::run(std::stop_token stop) {
    for (std::optional<Errand> errand; wait_for_work(stop, errand); errand.reset()) {
        std::string address;
        std::stop_token broken_off;
        {
            std::lock_guard const lock(mutex_);
            address = errand && !errand->address.empty() ? errand->address : address_;
            broken_off = current_.get_token();
        }
        auto const began = std::chrono::steady_clock::now();
        core::Progress progress(broken_off, [&](std::uint64_t done, std::uint64_t total) {
            if (std::chrono::steady_clock::now() - began < worth_telling) return;
            auto const share = total ? std::optional(static_cast<double>(done) / static_cast<double>(total)) : std::nullopt;
            poster_.post([this, share] {
                auto state = state_;
                state.how = How::exchanging;
                state.done = share;
                show(std::move(state));
            });
        });
        try {
            auto const transport = connected(stop, address);
            auto const at = at_seat(progress);
            if (errand) {
                errand->work(at, *transport, progress);
                poster_.post([this, done = std::move(errand->done)] {
                    busy_ = false;
                    done();
                    changed();
                });
            } else {
                auto report = core::meet(at.store, at.seat, *transport, progress, at.home);
                set_on_its_way(report.waiting > 0);
                poster_.post([this, report = std::move(report)] { take(report); });
            }
            std::lock_guard const lock(mutex_);
            patience_ = 0s;
        } catch (std::exception const&) {
            {
                std::lock_guard const lock(mutex_);
                transport_.reset();
                patience_ = std::clamp<std::chrono::seconds>(patience_ * 2, shortest_patience, longest_patience);
                retry_ = std::chrono::steady_clock::now() + patience_;
            }
            poster_.post([this, error = caught(), of_errand = errand.has_value()] {
                if (of_errand) busy_ = false;
                fail(error, of_errand);
            });
        }
        ::malloc_trim(0);
    }
}

} // namespace app
