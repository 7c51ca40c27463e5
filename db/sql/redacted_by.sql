-- The revision that says a state was redacted, and the places of both, as far as their lanes are signed.
select d.by, r.notice, l.key is not null, l.uuid, r.idx, m.key is not null, m.uuid, s.idx, r.operation
from redacted d join revision r on r.seq = d.by join lane l on l.number = r.lane
  left join revision s on s.seq = d.seq left join lane m on m.number = s.lane
where d.kind = :kind and d.entity = :entity and d.seq = :seq and d.by > d.seq
