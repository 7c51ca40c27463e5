-- Where archives of the web keep copies of a source, and how often it is captured again. Sources here have neither.
alter table source add column archives text default '[]';
alter table source add column watch_every integer default 0;
alter table source add column watch_until text default '';
alter table source add column watch_until_day integer;
