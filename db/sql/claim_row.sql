-- What one line of a list of claims tells besides its review: the first statement that asserts it, and how many
-- statements stand on which side. What these say is read from the log.
select
  (select min(from_id) from link where to_id = :claim and to_kind = 7 and relation = 'asserts'),
  (select count(*) from link where to_id = :claim and to_kind = 7 and relation = 'refutes'),
  (select count(*) from link where to_id = :claim and to_kind = 7 and relation = 'supports'),
  (select count(*) from link where to_id = :claim and to_kind = 7 and relation in ('qualifies', 'gives_context'))
