-- One line of a list of claims: the newest review, the first statement that asserts it, and how
-- many statements stand on which side.
select c.text, p.name, s.said_on, r.scale, r.rating, r.state,
  (select count(*) from link where to_id = c.id and to_kind = 7 and relation = 'refutes'),
  (select count(*) from link where to_id = c.id and to_kind = 7 and relation = 'supports'),
  (select count(*) from link where to_id = c.id and to_kind = 7 and relation in ('qualifies', 'gives_context'))
from claim c
left join review r on r.id = (select max(id) from review where claim = c.id)
left join statement s on s.id = (select min(from_id) from link
  where to_id = c.id and to_kind = 7 and relation = 'asserts')
left join party p on p.id = s.speaker
where c.id = :claim
