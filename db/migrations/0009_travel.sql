-- Entries that can travel: of the third format, in which what is signed names revisions by their place in a lane, and
-- a reason is committed to by a salted digest, so that it can be redacted.

-- Null: the first format when `seen` is null, else the second.
alter table revision add column format integer;
alter table revision add column reason_salt blob;   -- null: no reason, or a redacted one
alter table revision add column reason_digest blob; -- null: no reason

-- Reasons a redaction took out: the notice of revision `by` names them.
create table redacted_reason(seq integer primary key references revision(seq),
  by integer not null references revision(seq)) strict;
create trigger redacted_reason_no_update before update on redacted_reason
  begin select raise(abort, 'the log is append-only'); end;
create trigger redacted_reason_no_delete before delete on redacted_reason
  begin select raise(abort, 'the log is append-only'); end;
-- A revision may lose its reason and the salt, both and nothing else, once a later one says that it was redacted.
drop trigger revision_no_update;
create trigger revision_no_update before update on revision when not (
    new.reason = '' and new.reason_salt is null and old.reason_salt is not null
    and new.seq = old.seq and new.lane = old.lane and new.idx = old.idx and new.at = old.at and new.actor = old.actor
    and new.operation = old.operation and new.nature = old.nature and new.reverts = old.reverts
    and new.digest is old.digest and new.root is old.root and new.seen is old.seen and new.notice is old.notice
    and new.format is old.format and new.reason_digest is old.reason_digest
    and exists(select 1 from redacted_reason r where r.seq = old.seq and r.by > old.seq))
  begin select raise(abort, 'the log is append-only'); end;
