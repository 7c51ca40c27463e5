-- life_of
-- The changes of one record before a revision, oldest first: what the digests are taken over, and where each stands.
select c.seq, c.salt, c.body, c.digest, r.lane, r.idx, r.at, l.uuid
from change c join revision r on r.seq = c.seq join lane l on l.number = r.lane
where c.kind = :kind and c.entity = :entity and c.seq < :seq order by c.seq
