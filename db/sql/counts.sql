-- The numbers beside the library's rows. A claim's state is that of its newest review.
select
  (select count(*) from source),
  (select count(*) from source where triage = 'inbox'),
  (select count(*) from statement),
  (select count(*) from claim),
  (select count(*) from party),
  (select count(*) from topic),
  (select count(*) from claim) - (select count(distinct claim) from review),
  (select count(*) from review where state = 'draft'),
  (select count(*) from review where state = 'in_review'),
  (select count(*) from review where state = 'changes_requested'),
  (select count(*) from review where state = 'approved'),
  (select max(seq) from revision)
