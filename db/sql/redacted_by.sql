-- The revision that says a state was redacted. One that nobody signs takes nothing out of a lane that is signed.
select d.by, r.notice from redacted d join revision r on r.seq = d.by join lane l on l.number = r.lane
where d.kind = :kind and d.entity = :entity and d.seq = :seq and d.by > d.seq
  and (l.key is not null or not exists(select 1 from revision s join lane m on m.number = s.lane
    where s.seq = d.seq and m.key is not null))
