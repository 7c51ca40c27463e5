-- Lists, search and matching that stay quick with a million claims. Everything here is derived from the
-- log and filled by the program when it converts an older file.

alter table claim add column identifier text default '';
create index claim_identifier on claim(identifier) where identifier <> '';
alter table review add column checked_on text default '';
alter table review add column checked_on_day integer;
create table saved_search(id integer primary key, name text, words text) strict;
alter table review add column url text default '';

-- The words of every record, folded and stemmed by the program, and its facets (core/search). It keeps no
-- copy of them: 'words' as tokenizer cuts at spaces only.
drop table search;
create virtual table search using fts5(words, content='', prefix='2 3', tokenize='words');
insert into search(search, rank) values('crisismerge', 64);
-- What stands in it, with the facets each record stands under, for a row can only be taken out by naming
-- what went in.
-- Numbered in the order of the records, for small numbers that follow each other keep an index small.
create table searchable(number integer primary key, id integer not null, kind integer not null,
  facets text not null) strict;
create unique index searchable_id on searchable(id);

-- What a list of claims sorts and filters by; `newest` is the negated identity, so that among equals the
-- newest comes first. What is unknown sorts last. State 0 is unrated, else that of the newest review and 1.
create table claim_line(claim integer primary key, newest integer not null, state integer not null,
  topic integer, speaker integer, speaker_name text not null, said_day integer not null,
  rating text not null, text_key text not null) strict;
create index claim_line_state on claim_line(state, newest);
create index claim_line_topic on claim_line(topic, newest);
create index claim_line_speaker on claim_line(speaker, newest);
-- With what is filtered by, so that a walk in this order reads no rows.
create index claim_line_said on claim_line(said_day, newest, state, topic);
create index claim_line_rating on claim_line(rating, newest, state, topic);
create index claim_line_name on claim_line(speaker_name, newest, state, topic);
create index claim_line_text on claim_line(text_key, newest, state, topic);
drop index claim_text;

-- How many there are of what.
create table counter(name text primary key, value integer not null) strict, without rowid;

-- Claims and statements by their words, for finding the like of a new one: documents numbered as they came,
-- and for every word the documents that hold it, in chunks. `sum` tells whether a record's words are still
-- the same; `terms` is what is not in the chunks yet.
create table match_doc(number integer primary key, id integer not null, kind integer not null,
  sum integer not null, terms blob not null) strict;
create index match_doc_id on match_doc(id);
create table match_chunk(place integer primary key, postings blob not null) strict;
