// A command of the command line as data: its name, what it takes, an example, and the function that
// runs it. Parsing, help and the list of commands all come from this table.
#pragma once

#include "app/cli/output.h"
#include "app/common/language.h"
#include "core/store/backups.h"
#include "core/store/store.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app::cli {

enum class Shape {
    one,      ///< positional, required
    maybe,    ///< positional, may be missing
    some,     ///< positional, one or more
    any,      ///< positional, none or more
    option,   ///< --name VALUE
    repeated, ///< --name VALUE, may be given several times
    flag      ///< --name
};

struct Argument {
    char const* name; ///< "FILE", "--date" or "-o,--output"
    Shape shape;
    char const* help; ///< marked for translation
    char const* value = "TEXT";
    /// What there is to choose from, of a table; told behind the help.
    std::string (*known)(core::Translator const&) = nullptr;
};

/// What the workspace named by -w is opened for.
enum class Opening { nothing, read, write };

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The key this installation signs with.
struct KeyOfDesk {
    std::string owner;       ///< empty: nobody said
    std::string fingerprint; ///< empty: nothing was signed yet
};

/// Opens the workspace at a path, or makes one there; and the key that signs.
struct Opener {
    std::function<std::unique_ptr<core::Store>(std::string const& path, Opening how,
                                               std::string const& actor)>
        open;
    std::function<std::unique_ptr<core::Store>(std::string const& path, std::string const& actor)>
        create;
    /// The same for the seat of a workspace that others have.
    std::function<std::unique_ptr<core::Store>(std::string const& path, std::string const& actor,
                                               std::string const& workspace)>
        create_for;
    /// The backups of a workspace, where this person wants them.
    std::function<std::unique_ptr<core::Backups>(std::string const& path)> backups;
    std::function<KeyOfDesk()> key;
    std::function<bool(std::string const& owner)> name_key; ///< false when it cannot be kept
};

/// The words were understood, but the command cannot be run like that: exit code 2.
class WrongUsage : public std::runtime_error {
public:
    explicit WrongUsage(core::Message message)
        : std::runtime_error(core::render(message)), message_(std::move(message)) {}
    core::Message const& message() const { return message_; }

private:
    core::Message message_;
};

/// One call of one command.
struct Call {
    Values values;
    Output& out;
    Language const& language;
    Opener const& opener;
    std::string workspace; ///< as given by -w, or empty
    std::string actor;
    std::unique_ptr<core::Store> opened; ///< as the command's `opening` asks
    std::optional<int> exit_code;        ///< where 0 and 1 are not all there is to say

    core::Store& store() { return *opened; }
    /// What was given under a name, the first of several; empty if nothing was.
    std::string const& text(std::string_view name) const;
    std::vector<std::string> const& all(std::string_view name) const;
    bool given(std::string_view name) const { return !all(name).empty(); }
    std::string translated(char const* english) const { return language.translate(english); }
    /// Opens the workspace named by -w, and says on standard error what speaks against trusting it or does not protect
    /// it at the moment; throws WrongUsage if none was named.
    std::unique_ptr<core::Store> open(Opening how) const;
    /// The same for a command whose answer says that itself.
    std::unique_ptr<core::Store> open_quietly(Opening how) const;
    /// Before what changes much at once, unless the newest backup has it all already or this person wants none by
    /// themselves: what keeps one from being made is told, and keeps nobody from going on.
    void back_up_before(core::BackupFor what);
    /// Commits, tells what was done, and names the record it was done to.
    core::ChangeSet commit(core::Draft const& draft, core::Ref made = {});
};

struct Command {
    std::string_view name; ///< one word, or two: those of one first word stand together
    char const* help;    ///< marked for translation
    char const* example; ///< what follows "counterpoint-cli "
    Opening opening;
    void (*run)(Call&);
    std::vector<Argument> arguments;
    char const* more = ""; ///< a paragraph under the help, marked for translation
};

/// One table per file of commands, in the order help shows them.
std::span<Command const> workspace_commands();
std::span<Command const> backup_commands();
std::span<Command const> person_commands();
std::span<Command const> import_commands();
std::span<Command const> column_commands();
std::span<Command const> source_commands();
std::span<Command const> capture_commands();
std::span<Command const> drift_commands();
std::span<Command const> stamp_commands();
std::span<Command const> record_commands();
std::span<Command const> trail_commands();
std::span<Command const> review_commands();
std::span<Command const> gate_commands();
std::span<Command const> correction_commands();
std::span<Command const> desk_commands();
std::span<Command const> sharing_commands();
std::span<Command const> scale_commands();
std::span<Command const> edit_commands();
std::span<Command const> merge_commands();
std::span<Command const> taking_back_commands();
std::span<Command const> export_commands();
std::span<Command const> show_commands();
std::span<Command const> match_commands();
std::span<Command const> history_commands();
std::span<Command const> evidence_commands();
std::span<Command const> proof_commands();
std::span<Command const> format_commands();
std::span<Command const> reader_commands();

/// Part of a day's work, and the commands for it.
struct CommandGroup {
    char const* label; ///< marked for translation
    std::vector<std::span<Command const>> tables;
};
std::vector<CommandGroup> command_groups();

} // namespace app::cli
