-- Editorial work: states with corrections, what an approval covered, who has to look at what.

alter table source add column agency integer;
alter table source add column standing text default 'by_type';
create index source_agency on source(agency);
alter table party add column owner integer;
create index party_owner on party(owner);
alter table statement add column unknown text default 'nothing';
alter table claim add column assigned_to text default '';
create index claim_assigned on claim(assigned_to, id) where assigned_to <> '';

alter table review add column other_side text default '';
alter table review add column no_reply text default '';
alter table review add column round integer default 0;
alter table review add column submitter text default '';
alter table review add column submitted integer default 0;
alter table review add column gate_override text default '';
alter table review add column approved blob default x'0000000000000000000000000000000000000000000000000000000000000000';
-- What waits, the longest first.
create index review_waiting on review(state, submitted, id);

create table desk_rules(id integer primary key, separate_approver text, approvals text, second_verdict text,
  verified_quotation text, speaker_and_date text, independent_sources integer, primary_sources integer,
  other_side text, reply text, rationale text) strict;

create table vote(id integer primary key, review integer, round integer, person text, voice text, scale integer,
  rating text, beside text, remark text, at integer) strict;
create index vote_review on vote(review);
create index vote_scale on vote(scale);

create table correction(id integer primary key, review integer, tier text, notice text, state text,
  proposed_by text, proposed_at integer, signed_by text, signed_at integer, remark text, claim_text text,
  scale integer, rating text, summary text, rationale text, prior_claim_text text, prior_scale integer,
  prior_rating text, prior_summary text, prior_rationale text) strict;
create index correction_review on correction(review);
create index correction_state on correction(state, id);
create index correction_scale on correction(scale);
create index correction_prior_scale on correction(prior_scale);

create table remark(id integer primary key, claim integer, on_kind integer, on_id integer, field text,
  passage text, start integer, "end" integer, purpose text, text text, author text, at integer, mentions text,
  answers integer, correction integer, resolved_by text, resolved_at integer) strict;
create index remark_claim on remark(claim);
create index remark_on on remark(on_id, on_kind);
create index remark_answers on remark(answers);
create index remark_correction on remark(correction);
-- Open remarks are few beside all.
create index remark_open on remark(id) where resolved_by = '';

create table reply_request(id integer primary key, claim integer, party integer, asked_by text, asked_on text,
  asked_on_day integer, channel text, deadline text, deadline_day integer, question text, outcome text,
  answer integer, answered_on text, answered_on_day integer, note text) strict;
create index reply_request_claim on reply_request(claim);
create index reply_request_party on reply_request(party);
create index reply_request_answer on reply_request(answer);
create index reply_request_waiting on reply_request(deadline_day, id) where outcome = 'waiting';

-- Claims that changed after they were approved; derived.
create table stale_claim(claim integer primary key) strict;

-- What a person has seen of a claim: the newest revision there was then. A note of the reader's, no part of
-- the record: not in the log, and nothing is lost with it.
create table look(claim integer not null, person text not null, seq integer not null,
  primary key(claim, person)) strict, without rowid;
