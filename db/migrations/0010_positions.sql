-- Where in its document a stretch of a text stands: on which page, at which time, in which part. Texts here have none.
alter table text add column positions text default '[]';
