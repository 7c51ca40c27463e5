-- Who changed a record.
select distinct r.actor from change c join revision r on r.seq = c.seq where c.kind = :kind and c.entity = :entity
