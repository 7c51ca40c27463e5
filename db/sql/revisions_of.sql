-- The revisions that changed a record, newest first; its states are not read.
select r.seq, l.uuid, r.idx, r.at, r.actor, r.operation, r.reason, r.nature, r.reverts, r.digest, r.root
from change c join revision r on r.seq = c.seq join lane l on l.number = r.lane
where c.kind = :kind and c.entity = :entity order by c.seq desc
