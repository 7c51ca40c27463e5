-- places_of
-- Where the changes of one record before a revision stand, oldest first.
select c.seq, r.lane, r.idx from change c join revision r on r.seq = c.seq
where c.kind = :kind and c.entity = :entity and c.seq < :seq order by c.seq
