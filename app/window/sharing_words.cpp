#include "app/window/sharing_words.h"

#include "app/window/phrases.h"

namespace app {

using How = Sharing::How;

namespace {

std::string waiting_word(Sharing::State const& state) {
    if (state.to_send > 0) return trn("{count} to send", "{count} to send", state.to_send);
    if (state.to_fetch > 0) return trn("{count} to fetch", "{count} to fetch", state.to_fetch);
    return {};
}

} // namespace

std::string sharing_word(Sharing const& sharing) {
    auto const& state = sharing.state();
    auto const waiting = waiting_word(state);
    switch (state.how) {
    case How::nowhere: return tr("At no shared desk");
    case How::connecting: return tr("Connecting…");
    case How::exchanging: return tr("Exchanging…");
    case How::in_step:
        if (!sharing.is_let_in()) return tr("Not let in yet");
        return waiting.empty() ? tr("In step") : waiting;
    case How::offline: return waiting.empty() ? tr("Offline") : tr("Offline · {waiting}", {{"waiting", waiting}});
    case How::wrong: {
        auto const* alarm = sharing.alarming();
        return alarm ? tr(core::label_of(alarm->state)) : tr("In step");
    }
    }
    return {};
}

std::string sharing_told(Sharing const& sharing) {
    auto const& state = sharing.state();
    switch (state.how) {
    case How::nowhere: return tr("This workspace is yours alone: it is at no shared desk.");
    case How::connecting: return tr("The desk is being reached. You can work meanwhile.");
    case How::exchanging: return tr("Entries are sent and fetched. You can work meanwhile.");
    case How::in_step:
        if (!sharing.is_let_in())
            return tr("An admin has to let you in before others have what you do here. You can work meanwhile.");
        if (state.to_fetch > 0)
            return tr("At the desk lies what waits for entries of others that are not there yet. It comes in by itself.");
        return tr("What was recorded here is at the desk, and what others recorded is here.");
    case How::offline:
        return state.last ? tr("Offline since {when}. You can go on working; what is new is exchanged as soon as the desk can be "
                               "reached.",
                               {{"when", full_when(*state.last)}})
                          : tr("The desk could not be reached yet. You can go on working; what is new is exchanged as soon as it "
                               "can be.");
    case How::wrong: return tr("Something at the desk is not as it should be, and was not let in. All else is exchanged.");
    }
    return {};
}

bool sharing_alarms(Sharing const& sharing) { return sharing.state().how == How::wrong; }

std::string place_word(std::string const& address) {
    auto const scheme = address.find("://");
    if (scheme == address.npos) return address;
    return address.substr(0, address.find('?'));
}

} // namespace app
