-- One revision with its lane, and the place of the one it takes back.
select r.seq, l.uuid, r.idx, r.at, r.actor, r.operation, r.reason, r.nature, r.reverts, r.digest, r.root,
  r.seen, r.notice, r.format, r.reason_salt, r.reason_digest, t.uuid, p.idx
from revision r join lane l on l.number = r.lane
  left join revision p on p.seq = r.reverts left join lane t on t.number = p.lane
where r.seq = :seq
