-- Passages of a text that somebody said are no quotations.
alter table text add column dismissed text default '[]';
