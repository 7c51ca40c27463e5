-- What authorities signed of when the bytes of a capture existed. Captures here have none.
alter table capture add column stamps text default '[]';
