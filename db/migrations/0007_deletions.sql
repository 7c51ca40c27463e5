-- What was deleted is found without walking the log: deletions are few beside all changes.
create index change_erased on change(seq) where body is null and salt is not null;
