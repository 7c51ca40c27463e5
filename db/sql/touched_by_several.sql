-- touched_by_several
-- Records that entries of more than one lane changed.
select c.kind, c.entity from change c join revision r on r.seq = c.seq group by c.kind, c.entity
having min(r.lane) < max(r.lane) order by c.kind, c.entity
