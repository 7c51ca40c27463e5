// What an installation keeps outside every workspace: the key it signs with, and for each workspace the
// newest heads it has seen. A file that was cut, swapped or rewritten cannot change those.
#pragma once

#include "db/mark.h"

#include <functional>
#include <memory>

namespace db {

class Keyring {
public:
    /// Either may be empty: then nothing is signed, or nothing is known. Folders need not exist.
    Keyring(std::string key_folder, std::string head_folder);

    /// The key if it is there and can be used; problem() says why not.
    core::SigningKey const* key();
    /// The same for whoever may outlive the keyring; null when there is none.
    std::shared_ptr<core::SigningKey const> shared_key();
    /// The same, made first if there never was one. `entropy` fills with secret random bytes.
    core::SigningKey const* key_to_write(std::function<void(char*, std::size_t)> const& entropy);
    /// Whose key it is, as that person said; empty when nobody did, or when it cannot be read.
    std::string owner() const;
    /// Keeps it beside the key. False when it cannot be written. `name` is as core::person_name() writes it.
    bool set_owner(std::string const& name);
    /// Whether heads are noted at all.
    bool remembers() const { return !head_folder_.empty(); }
    /// What is known of a workspace; nothing when it was never seen, or when the note cannot be read. A note that nobody
    /// signed is one only as long as this installation never signed one of that workspace.
    std::optional<Mark> mark(std::string const& workspace);
    /// Whether there is something in the place of that note which is none.
    bool mark_unreadable() const { return mark_unreadable_; }
    /// What is known of a path. Kept beside the key, so that it cannot vanish unseen.
    struct Place {
        std::string workspace; ///< which one this installation last wrote there; empty when none
        std::string as_left;   ///< the stamp of the file when all of it was known to hold; empty when it never was
        bool operator==(Place const&) const = default;
    };
    Place place(std::string const& path) const;
    void remember_place(std::string const& path, Place const& place);
    /// Notes it in one step, signed: a crash leaves the old note or the new one. False when it cannot be written, or
    /// when it takes another key than the one that is here.
    bool remember(std::string const& workspace, Mark mark);
    /// Why the key that is there cannot be used, if so.
    std::optional<core::Message> const& key_problem() const { return key_problem_; }
    /// What is wrong with the key or the notes, each in a sentence.
    std::vector<core::Message> problems() const;

private:
    void read_key();
    /// Whether this installation ever signed a note of that workspace: kept beside the key.
    bool signs_notes_of(std::string const& workspace) const;
    void sign_notes_of(std::string const& workspace);
    std::string key_folder_;
    std::string head_folder_;
    bool looked_ = false;
    std::shared_ptr<core::SigningKey const> key_;
    std::optional<core::Message> key_problem_;
    std::optional<core::Message> head_problem_;
    bool mark_unreadable_ = false;
};

} // namespace db
