#include "app/desk/workbench.h"

#include "app/common/backup_wishes.h"
#include "app/common/local_zone.h"
#include "app/common/places.h"
#include "app/common/scales.h"
#include "app/desk/caught.h"
#include "db/backup.h"
#include "app/exchange/transports.h"
#include "core/exchange/desk_steps.h"
#include "core/text/person.h"
#include "db/keyring.h"
#include "db/workspace.h"

#include <filesystem>

namespace app {

namespace {

db::OpenOptions options_for(std::string const& actor) {
    db::OpenOptions options;
    options.actor = actor;
    options.key_folder = key_folder();
    options.head_folder = head_folder();
    options.backup_folder = backup_wishes().folder;
    options.long_walk = db::LongWalk::before_saving; // the first walk begins as soon as the desk is still
    options.zone = local_zone();
    options.scrubbing = db::Scrubbing::later; // the window has a thread for that
    return options;
}

/// Takes the step; only of a grave one is looked up which it is, for the person agrees to that very one.
core::ChangeSet with_consent(core::Store& store, core::ChangeSet (core::Store::*take)(core::Seq),
                             std::optional<core::Undoable> (core::Store::*next)() const,
                             Workbench::Agrees const& agrees) {
    try {
        return (store.*take)(0);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::unconfirmed) throw;
    }
    auto const step = (store.*next)();
    if (step && step->grave && !agrees(*step->grave)) return {};
    return (store.*take)(step ? step->seq : 0);
}

} // namespace

Workbench::Workbench(std::unique_ptr<core::Store> store, Poster& poster)
    : poster_(poster), store_(std::move(store)),
      background_(poster, another_reader(), *store_, tells_problem()),
      article_worker_(poster, another_reader(), *store_, tells_problem()) {}
Workbench::~Workbench() = default;

std::function<std::unique_ptr<core::Reader>()> Workbench::another_reader() {
    return [this] { return store_->reader(); };
}

std::function<void(core::Error const&)> Workbench::tells_problem() {
    return [this](core::Error const& error) { problem(error); };
}

void Workbench::prepare_opening() { db::prepare_opening(); }

std::unique_ptr<core::Store> Workbench::open(std::string const& path, std::string const& actor) {
    return db::open_workspace(workspace_file(path), options_for(actor));
}

std::unique_ptr<core::Store> Workbench::create(std::string const& path, std::string const& actor) {
    auto store = db::create_workspace(workspace_file(path), options_for(actor));
    add_default_scales(*store);
    return store;
}

std::unique_ptr<core::Backups> Workbench::backups(std::string const& path) {
    db::BackupOptions options;
    options.folder = backup_wishes().folder;
    return db::backups_of(path, std::move(options));
}

void Workbench::join(std::string const& path, std::string const& actor, std::string const& invitation,
                     std::string const& at, core::Progress& progress) {
    auto const read = core::value_or_throw(core::read_invitation(invitation));
    auto const transport = transport_at(whole_address(at.empty() ? read.address : at));
    core::require_invited_desk(read, *transport);
    auto const file = workspace_file(path);
    auto options = options_for(actor);
    options.workspace = read.workspace;
    auto store = db::create_workspace(file, std::move(options));
    try {
        auto const owner = key_owner();
        core::AtSeat const seat{*store, core::seat_of(*store), owner.empty() ? core::person_name(actor) : owner};
        auto most = progress.part(0.98);
        core::take_seat(seat, read, *transport, most);
        // The rest goes on once it is open, whatever becomes of this last line.
        auto rest = progress.rest();
        try {
            core::meet(*store, seat.seat, *transport, rest);
        } catch (core::Error const&) {
        }
    } catch (...) {
        store.reset();
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        throw;
    }
}

core::Verification Workbench::verify(std::string const& path, core::Progress& progress) {
    auto options = options_for({});
    options.mode = db::Mode::beside;
    return db::open_workspace(path, std::move(options))->verify(progress);
}

Workbench::Heard::Heard(Workbench& workbench, std::function<void(core::Error const&)> hear) : workbench_(workbench) {
    workbench_.hears_ = std::move(hear);
}

Workbench::Heard::~Heard() { workbench_.hears_ = nullptr; }

bool Workbench::attempt(std::function<void()> const& work) {
    try {
        work();
        return true;
    } catch (std::exception const&) {
        auto const error = caught();
        auto const of_input = error.code() == core::Code::refused || error.code() == core::Code::bad_input;
        of_input && hears_ ? hears_(error) : problem(error);
    }
    return false;
}

std::optional<core::ChangeSet> Workbench::commit(std::function<core::ChangeSet()> const& work) {
    core::ChangeSet change;
    if (!attempt([&] { change = work(); })) return std::nullopt;
    if (change.seq) changed(change);
    return change;
}

bool Workbench::run(std::function<core::Draft(core::Context&)> const& operation) {
    return commit([&] { return committed(operation); }).has_value();
}

void Workbench::write(std::function<core::Draft(core::Context&)> const& operation) {
    if (auto const change = committed(operation); change.seq) changed(change);
}

core::ChangeSet Workbench::committed(std::function<core::Draft(core::Context&)> const& operation) {
    auto context = core::context_of(*store_);
    return store_->commit(operation(context));
}

std::optional<core::ChangeSet> Workbench::undo(Agrees const& agrees) {
    auto change = commit([&] { return with_consent(*store_, &core::Store::undo, &core::Store::undoable, agrees); });
    return change && change->seq ? change : std::nullopt;
}

std::optional<core::ChangeSet> Workbench::redo(Agrees const& agrees) {
    auto change = commit([&] { return with_consent(*store_, &core::Store::redo, &core::Store::redoable, agrees); });
    return change && change->seq ? change : std::nullopt;
}

bool Workbench::accept() {
    return commit([&] { return store_->accept(); }).has_value();
}

std::optional<core::Inspection> Workbench::repair(core::Progress& progress) {
    core::Inspection found;
    auto const before = store_->head();
    if (!attempt([&] { found = store_->check(core::Repair::yes, progress); })) return std::nullopt;
    if (store_->head() != before) tell_everything_changed();
    return found;
}

void Workbench::tell_everything_changed() {
    core::ChangeSet everything;
    everything.seq = store_->head();
    core::each_kind([&]<class T>(std::type_identity<T>) { everything.refs.push_back({core::Model<T>::kind, 0}); });
    changed(everything);
}

void Workbench::sign_as(std::string const& person) {
    store_->sign_as(person, key_owner());
    person_changed();
    tell_everything_changed();
}

std::string Workbench::key_owner() { return db::Keyring(key_folder(), {}).owner(); }

bool Workbench::set_key_owner(std::string const& name) { return db::Keyring(key_folder(), {}).set_owner(name); }

std::string Workbench::key_fingerprint() {
    db::Keyring keyring(key_folder(), {});
    auto const* key = keyring.key();
    return key ? core::fingerprint(key->public_key()) : std::string();
}

void Workbench::save_copy(std::string const& path, std::string const& target) {
    db::copy_workspace(path, workspace_file(target));
}

} // namespace app
