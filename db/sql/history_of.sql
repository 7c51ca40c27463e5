-- The life of one record, oldest first.
select c.seq, c.body, c.salt from change c where c.kind = :kind and c.entity = :entity order by c.seq
