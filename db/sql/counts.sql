-- The numbers beside the library's rows. A claim's state is that of its newest review.
with newest(claim, id, state) as materialized (
  select claim, max(id), state from review group by claim),
states(state, many) as (select state, count(*) from newest group by state)
select
  (select count(*) from source),
  (select count(*) from source where triage = 'inbox'),
  (select count(*) from statement),
  (select count(*) from claim),
  (select count(*) from party),
  (select count(*) from topic),
  (select count(*) from claim) - (select count(*) from newest),
  (select many from states where state = 'draft'),
  (select many from states where state = 'in_review'),
  (select many from states where state = 'changes_requested'),
  (select many from states where state = 'approved'),
  (select max(seq) from revision)
