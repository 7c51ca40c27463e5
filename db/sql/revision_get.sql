-- One revision with its lane.
select r.seq, l.uuid, r.idx, r.at, r.actor, r.operation, r.reason, r.nature, r.reverts, r.digest, r.root,
  r.seen, r.notice
from revision r join lane l on l.number = r.lane where r.seq = :seq
