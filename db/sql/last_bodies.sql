-- What the log says each record of a kind is now.
select c.entity, c.body from change c where c.kind = :kind
  and c.seq = (select max(d.seq) from change d where d.kind = c.kind and d.entity = c.entity)
order by c.entity
