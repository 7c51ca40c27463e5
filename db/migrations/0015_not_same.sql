-- What looked like the same and is not, as somebody said. Of records here nobody said it.
alter table source add column not_same text default '[]';
alter table statement add column not_same text default '[]';
alter table claim add column not_same text default '[]';
