// The command line program: reads the words, opens the workspace, runs one command and turns what
// went wrong into a sentence and an exit code. 0 done, 1 done with problems that were listed, 2
// wrong usage, 3 refused or failed with nothing changed; a command such as verify has more of its own.
#include "app/cli/arguments.h"
#include "app/common/account.h"
#include "app/common/backup_wishes.h"
#include "app/common/local_zone.h"
#include "app/common/places.h"
#include "core/text/person.h"
#include "db/backup.h"
#include "db/keyring.h"
#include "db/workspace.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

namespace {

using namespace app;
using namespace app::cli;

enum Exit : int { done = 0, done_with_problems = 1, wrong_usage = 2, failed = 3 };

db::OpenOptions options_for(std::string const& actor, std::chrono::seconds patience) {
    db::OpenOptions options;
    options.actor = actor;
    options.patience = patience;
    options.key_folder = key_folder();
    options.head_folder = head_folder();
    options.backup_folder = backup_wishes().folder;
    options.zone = local_zone();
    return options;
}

/// Who types, when nobody says: the owner of this installation's key, or else the account.
struct Typing {
    std::string name;
    bool is_said = true; ///< by somebody, and not by the account alone
};
Typing who_types(std::optional<std::string> const& given) {
    if (given) return {core::person_name(*given)};
    auto const owner = db::Keyring(key_folder(), {}).owner();
    return owner.empty() ? Typing{account_name(), false} : Typing{owner};
}

KeyOfDesk key_of_desk() {
    db::Keyring keyring(key_folder(), {});
    auto const* key = keyring.key();
    return {keyring.owner(), key ? core::fingerprint(key->public_key()) : std::string()};
}

bool name_key(std::string const& owner) { return db::Keyring(key_folder(), {}).set_owner(owner); }

Opener database(std::chrono::seconds patience) {
    Opener opener;
    opener.open = [patience](std::string const& path, Opening how, std::string const& actor) {
        auto options = options_for(actor, patience);
        options.mode = how == Opening::write ? db::Mode::write : db::Mode::read;
        return db::open_workspace(workspace_file(path), std::move(options));
    };
    opener.create = [patience](std::string const& path, std::string const& actor) {
        return db::create_workspace(workspace_file(path), options_for(actor, patience));
    };
    opener.create_for = [patience](std::string const& path, std::string const& actor, std::string const& workspace) {
        auto options = options_for(actor, patience);
        options.workspace = workspace;
        return db::create_workspace(workspace_file(path), std::move(options));
    };
    opener.backups = [](std::string const& path) {
        db::BackupOptions options;
        options.folder = backup_wishes().folder;
        return db::backups_of(workspace_file(path), std::move(options));
    };
    opener.key = key_of_desk;
    opener.name_key = name_key;
    return opener;
}

int run(int argc, char const* const* argv, Language& language) {
    if (auto const wanted = wanted_language(argc, argv); wanted && language.language() != *wanted)
        throw WrongUsage(core::say("There is no translation into “{language}”; there are: {known}.",
                                   {{"language", *wanted}, {"known", "en, fr"}}));
    auto parsed = parse(argc, argv, language);
    // People read the clock on their wall, programs UTC.
    if (parsed.form == Form::text) language.use(local_zone());
    Output out(parsed.form, language);
    if (parsed.answer) {
        out.text(*parsed.answer);
        out.finish();
        return done;
    }
    auto const opener = database(parsed.patience);
    auto const typing = who_types(parsed.actor);
    Call call{.values = std::move(parsed.values),
              .out = out,
              .language = language,
              .opener = opener,
              .workspace = parsed.workspace,
              .actor = typing.name,
              .opened = nullptr,
              .exit_code = std::nullopt};
    if (parsed.command->opening != Opening::nothing)
        call.opened = call.open(parsed.command->opening);
    auto const before = call.opened ? call.opened->head() : 0;
    parsed.command->run(call);
    if (!typing.is_said && call.opened && call.opened->head() > before && !out.json())
        out.message(core::say("It stands under “{name}”, the name of the account. Say whose work this is: counterpoint-cli me NAME.",
                              {{"name", typing.name}}));
    call.opened.reset();
    out.finish();
    if (call.exit_code) return *call.exit_code;
    return out.problems() == 0 ? done : done_with_problems;
}

} // namespace

int main(int argc, char** argv) {
    // A limit on the size of files is an error of the write that meets it, to be told and tidied up after.
    std::signal(SIGXFSZ, SIG_IGN);
    auto language = Language::from_environment();
    if (auto const wanted = wanted_language(argc, argv))
        language.choose(*wanted);
    Output errors(Form::text, language);
    try {
        return run(argc, argv, language);
    } catch (WrongUsage const& error) {
        errors.message(error.message());
        return wrong_usage;
    } catch (core::Error const& error) {
        errors.message(error.message());
    } catch (std::bad_alloc const&) {
        errors.message(core::say("There is not enough memory for that. Nothing was changed."));
    } catch (std::exception const& error) {
        errors.message(
            core::say("Something went wrong inside the program: {why}. Nothing was changed.",
                      {{"why", error.what()}}));
    }
    return failed;
}
