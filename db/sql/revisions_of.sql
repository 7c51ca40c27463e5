-- The revisions that changed a record, newest first; its states are not read.
select r.seq, l.uuid, r.idx, r.at, r.actor, r.operation, r.reason, r.nature, r.reverts, r.digest, r.root,
  r.seen, r.notice, r.format, r.reason_salt, r.reason_digest, t.uuid, p.idx
from change c join revision r on r.seq = c.seq join lane l on l.number = r.lane
  left join revision p on p.seq = r.reverts left join lane t on t.number = p.lane
where c.kind = :kind and c.entity = :entity order by c.seq desc
