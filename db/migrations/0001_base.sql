-- The first schema: the append-only log, the bytes it refers to, and the projections of the log.

create table meta(key text primary key, value text not null) strict, without rowid;

-- One lane per installation that writes; frontier is the right edge of its RFC 6962 tree.
create table lane(
  number integer primary key,
  uuid text not null unique,
  size integer not null,
  frontier blob not null) strict;

create table revision(
  seq integer primary key,
  lane integer not null references lane(number),
  idx integer not null,
  at integer not null,
  actor text not null,
  operation text not null,
  reason text not null,
  nature integer not null,
  reverts integer not null,
  digest blob not null,
  root blob not null) strict;
create index revision_by_actor on revision(actor, seq);

-- body null and salt present: the record was erased by this revision.
create table change(
  kind integer not null,
  entity integer not null,
  seq integer not null references revision(seq),
  salt blob,
  body text,
  digest blob not null,
  primary key(kind, entity, seq)) strict, without rowid;
create index change_by_seq on change(seq);
-- The last five characters of an identity are its low 25 bits; people type those.
create index change_by_suffix on change(entity & 33554431);

-- Captured bytes and extracted texts, content-addressed; coding is 'raw' or 'zstd'.
create table blob(
  digest blob primary key,
  size integer not null,
  coding text not null,
  bytes blob not null) strict;

-- Against our own mistakes; a stranger's are found by verify.
create trigger revision_no_update before update on revision begin select raise(abort, 'the log is append-only'); end;
create trigger revision_no_delete before delete on revision begin select raise(abort, 'the log is append-only'); end;
create trigger change_no_update before update on change begin select raise(abort, 'the log is append-only'); end;
create trigger change_no_delete before delete on change begin select raise(abort, 'the log is append-only'); end;
create trigger blob_no_update before update on blob begin select raise(abort, 'captured bytes are immutable'); end;

create table source(id integer primary key, title text, type text, publisher integer, author text,
  published text, published_day integer, url text, language text, credit text, note text, triage text) strict;
create index source_publisher on source(publisher);
create index source_triage on source(triage);

create table capture(id integer primary key, source integer, digest blob, size integer, media_type text,
  obtained integer, how text, origin text) strict;
create index capture_source on capture(source);
create index capture_digest on capture(digest);

create table text(id integer primary key, capture integer, digest blob, code_points integer,
  extractor text, language text) strict;
create index text_capture on text(capture);

create table quotation(id integer primary key, text integer, start integer, "end" integer, exact text,
  prefix text, suffix text, text_digest blob, statement integer, quoted_from integer) strict;
create index quotation_text on quotation(text);
create index quotation_statement on quotation(statement);
create index quotation_quoted_from on quotation(quoted_from);

create table party(id integer primary key, name text, type text, aliases text, roles text,
  wikidata text, note text) strict;
-- Every word start of every name and alias, folded, so that typing finds people by any part of it.
create table party_name(folded text not null, whole integer not null, party integer not null) strict;
create index party_name_folded on party_name(folded, whole, party);
create index party_name_party on party_name(party);

create table statement(id integer primary key, text text, speaker integer, on_behalf_of integer, role text,
  said_on text, said_on_day integer, occasion text, place text, mode text, language text, note text) strict;
create index statement_speaker on statement(speaker);
create index statement_on_behalf_of on statement(on_behalf_of);

create table topic(id integer primary key, name text, note text) strict;

create table claim(id integer primary key, text text, language text, topic integer, note text) strict;
create index claim_topic on claim(topic);
create index claim_text on claim(text collate nocase);

create table link(id integer primary key, relation text, from_kind integer, from_id integer,
  to_kind integer, to_id integer, note text) strict;
create index link_from on link(from_id, from_kind);
-- With what a line of the list of claims asks for, so that counting its sides reads no rows.
create index link_to on link(to_id, to_kind, relation, from_id);

create table scale(id integer primary key, key text, version integer, names text, ratings text) strict;
create index scale_key on scale(key);

create table review(id integer primary key, claim integer, scale integer, rating text, summary text,
  rationale text, confidence text, state text, author text, reviewer text, remark text) strict;
-- With the state, so that counting what is in which state reads no rows.
create index review_claim on review(claim, state);
create index review_scale on review(scale);
create index review_state on review(state);

-- Every reference any record ever held, so that the history of a claim finds what was deleted too.
create table mention(to_id integer not null, to_kind integer not null, kind integer not null,
  entity integer not null, primary key(to_id, to_kind, kind, entity)) strict, without rowid;

-- rowid = record; kept in step from code, not by triggers.
create virtual table search using fts5(body, kind unindexed, tokenize="unicode61 remove_diacritics 2");
insert into search(search, rank) values('crisismerge', 64);
