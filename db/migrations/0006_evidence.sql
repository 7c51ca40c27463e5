-- A history that can be proved: lanes with the key that signs them, signed heads, what a redaction takes out.

-- The workspace itself has a name of its own now; until here the first lane's stood for it.
insert into meta(key, value) select 'workspace', uuid from lane where number = 1;
alter table lane add column key blob; -- Ed25519; null: nobody signs this lane
-- The newest head of each lane, and one in every 256, as signed notes.
create table checkpoint(lane integer not null references lane(number), size integer not null, note text not null,
  primary key(lane, size)) strict, without rowid;
-- How much of the other lanes a lane's entries name already.
create table lane_seen(lane integer not null references lane(number), other integer not null references lane(number),
  size integer not null, primary key(lane, other)) strict, without rowid;

alter table revision add column seen blob;   -- heads of other lanes; null: an entry of the first format
alter table revision add column notice text; -- what else the entry says: a redaction, a decision
create unique index revision_place on revision(lane, idx);
create index revision_notice on revision(seq) where notice is not null;

-- States a redaction took out: the notice of revision `by` names them.
create table redacted(kind integer not null, entity integer not null, seq integer not null,
  by integer not null references revision(seq), primary key(kind, entity, seq)) strict, without rowid;
create trigger redacted_no_update before update on redacted begin select raise(abort, 'the log is append-only'); end;
create trigger redacted_no_delete before delete on redacted begin select raise(abort, 'the log is append-only'); end;
-- A state may lose its body and salt, both and nothing else, once a later revision says that it was redacted.
drop trigger change_no_update;
create trigger change_no_update before update on change when not (
    new.body is null and new.salt is null and old.salt is not null and new.digest is old.digest
    and new.kind = old.kind and new.entity = old.entity and new.seq = old.seq
    and exists(select 1 from redacted r where r.kind = old.kind and r.entity = old.entity and r.seq = old.seq
      and r.by > old.seq))
  begin select raise(abort, 'the log is append-only'); end;
