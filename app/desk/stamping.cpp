#include "app/desk/stamping.h"

#include "app/common/reading.h"
#include "app/common/text.h"
#include "app/common/writing.h"
#include "core/operations/stamping.h"

namespace app {

namespace {

/// The bytes of a capture as they are in the open workspace.
std::string bytes_in(core::Reader const& reader, core::Capture const& capture) {
    auto bytes = reader.bytes(capture.digest);
    if (!bytes)
        throw core::Error(core::Code::damaged, core::say("The bytes of the capture “{origin}” are not in the workspace.",
                                                         {{"origin", capture.origin}}));
    return std::move(*bytes);
}

} // namespace

std::optional<core::Capture> Stamping::newest(core::Id<core::Source> source) {
    auto const captures = desk_.reader().referring<core::Capture>("source", source);
    if (captures.empty()) {
        desk_.notice(tr("This source has no saved bytes."));
        return std::nullopt;
    }
    return captures.back();
}

void Stamping::write_request(core::Id<core::Source> source, std::string const& file) {
    auto const capture = newest(source);
    if (!capture) return;
    auto const done = desk_.workbench().attempt([&] { write_file(file, new_stamp_request(bytes_in(desk_.reader(), *capture))); });
    if (done)
        desk_.notice(tr("The request is in {file}: it holds the SHA-256 of the bytes, and tells an authority when they were, not "
                        "what they are.",
                        {{"file", file}}));
}

void Stamping::send(core::Id<core::Source> source, std::string const& address, FetchOptions const& options) {
    take(source, tr("Asking for a time-stamp"), [address, options](std::string const& bytes, core::Progress& progress) {
        return ask_authority(address, new_stamp_request(bytes), options, progress);
    });
}

void Stamping::keep(core::Id<core::Source> source, std::string const& file) {
    take(source, tr("Reading a time-stamp"),
         [file](std::string const&, core::Progress&) { return read_file(file, core::longest_stamp); });
}

void Stamping::take(core::Id<core::Source> source, std::string const& title,
                    std::function<std::string(std::string const& bytes, core::Progress& progress)> get) {
    auto const capture = newest(source);
    if (!capture) return;
    std::string bytes;
    if (!desk_.workbench().attempt([&] { bytes = bytes_in(desk_.reader(), *capture); })) return;
    struct Got {
        std::string stamp;
        core::StampFound found;
    };
    auto const got = std::make_shared<Got>();
    tasks_.start(
        title,
        [got, get, bytes = std::move(bytes)](core::Progress& progress) {
            got->stamp = get(bytes, progress);
            got->found = check_stamp(got->stamp, bytes);
        },
        [this, got, id = capture->id] {
            auto const told = tr(core::told_of_stamp(got->found));
            if (!core::is_of_these_bytes(got->found))
                return desk_.workbench().problem(
                    core::Error(core::Code::refused, core::say("{why} It was not kept. Nothing was changed.", {{"why", told}})));
            if (desk_.workbench().run([&](core::Context& context) { return core::add_stamp(context, id, got->stamp); }))
                desk_.notice(told);
        },
        [this](core::Error const& error) { desk_.workbench().problem(error); });
}

void Stamping::trust(std::string const& file) {
    desk_.workbench().attempt([&] {
        auto const root = trust_root(read_file(file, core::longest_stamp));
        desk_.notice(tr("{who} is trusted from now on. Compare its fingerprint with what the authority publishes: {fingerprint}",
                        {{"who", root.subject}, {"fingerprint", root.fingerprint}}));
    });
}

} // namespace app
